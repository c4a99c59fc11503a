"""Says in plain words where a rubric's values do not have the shape of the models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from audit.rubric.model import Rubric
from audit.rubric.problems import RubricProblem, did_you_mean, nearest, problem_at
from audit.rubric.source import Path, Source

_TYPES = {
    "int_type": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "float_parsing": "must be a number",
    "bool_type": "must be true or false",
    "bool_parsing": "must be true or false",
    "string_type": "must be a text: if it is one, put it in quotation marks",
    "list_type": "must be a list: one entry a line, each after a dash",
    "dict_type": "must be a group of keys, each with a colon and a value",
    "model_type": "must be a group of keys, each with a colon and a value",
    "model_attributes_type": "must be a group of keys, each with a colon and a value",
}
_PATTERNS = {
    "measure": "may only have small letters and underscores",
    "criterion": "must be a capital letter followed by at most seven capital letters or figures",
}


def shape_problems(error: ValidationError, source: Source) -> list[RubricProblem]:
    """One problem for each error that pydantic found."""
    found = error.errors(include_url=False)
    meant = {_meant(details["loc"]) for details in found if details["type"] == "extra_forbidden"}
    return [
        _problem(details, source)
        for details in found
        if details["type"] != "missing" or details["loc"] not in meant
    ]


def _meant(loc: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """The place of the key that a misspelt one stands for: that one is not missing as well."""
    near = nearest(loc[-1], _keys_known(loc[:-1]))
    return (*loc[:-1], near) if near else loc


def _problem(details: ErrorDetails, source: Source) -> RubricProblem:
    kind, loc = details["type"], details["loc"]
    if not loc:
        return problem_at(source, (), f"the file {_what(details)}")
    path = _path(loc, source)
    name = f"`{loc[-1]}`" if isinstance(loc[-1], str) else "an entry"
    if loc[-1] == "[key]":
        path, name = _path(loc[:-1], source), f"the key `{loc[-2]}`"
    if kind == "missing":
        return problem_at(source, _path(loc[:-1], source), f"{name} is missing")
    if kind == "extra_forbidden":
        hint = did_you_mean(loc[-1], _keys_known(loc[:-1]))
        return problem_at(source, path, f"{name} is not a known key{hint}")
    if kind == "value_error":
        return problem_at(source, path, str(details["ctx"]["error"]))
    return problem_at(source, path, f"{name} {_what(details)}")


def _what(details: ErrorDetails) -> str:
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    if given is None and kind in _TYPES:
        return (
            f"is empty; it {_TYPES[kind].partition(':')[0]} "
            "(a text that begins with # needs quotation marks)"
        )
    if kind in _TYPES:
        return _TYPES[kind]
    if kind == "union_tag_invalid":
        known = [tag.strip(" '") for tag in context["expected_tags"].split(",")]
        hint = did_you_mean(context["tag"], known)
        return f"has the kind `{context['tag']}`, which is not known{hint}"
    if kind == "union_tag_not_found":
        return "does not say its `kind`"
    if kind in ("literal_error", "enum"):
        known = [word.strip(" '") for word in context["expected"].replace(" or ", ", ").split(",")]
        return f"may not be `{given}`{did_you_mean(given, known)}"
    if kind == "string_pattern_mismatch":
        pattern = _PATTERNS["measure" if context["pattern"] == "^[a-z_]+$" else "criterion"]
        return f"may not be `{given}`: it {pattern}"
    for bound, words in (("ge", "at least"), ("gt", "more than"), ("le", "at most")):
        if bound in context:
            return f"is {given}; it must be {words} {context[bound]:g}"
    return f"is wrong: {details['msg']}"


def _path(loc: tuple[int | str, ...], source: Source) -> Path:
    """The place in the file: pydantic's own, without the names of kinds that it puts between."""
    path: Path = ()
    for step in loc:
        if isinstance(step, str) and step.isdigit() and (*path, int(step)) in source.lines:
            step = int(step)
        if (*path, step) in source.lines:
            path = (*path, step)
    return path


def _keys_known(loc: tuple[int | str, ...]) -> list[str]:
    """The keys that the part of the rubric at ``loc`` may have."""
    model: type[BaseModel] = Rubric
    for step in loc:
        model = _next(model, step)
    return [field.alias or name for name, field in model.model_fields.items()]


def _next(model: type[BaseModel], step: int | str) -> type[BaseModel]:
    """The model that a step of a place leads to; the same one inside lists."""
    for name, field in model.model_fields.items():
        if step == (field.alias or name):
            inner = list(_models_in(field.annotation))
            return inner[0] if len(inner) == 1 else model
        if name == "check":
            for kind in _models_in(field.annotation):
                if get_args(kind.model_fields["kind"].annotation) == (step,):
                    return kind
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)
