"""Loads a rubric and says, line by line, what is wrong with one."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from audit.data import data_file
from audit.errors import RubricError
from audit.language.lexicon import Lexicon
from audit.rubric.model import Rubric
from audit.rubric.problems import RubricProblem, where
from audit.rubric.sense import sense_problems
from audit.rubric.shape import shape_problems
from audit.rubric.source import SourceError, read_source

BUILT_IN = "medway-2018"


@dataclass(frozen=True, slots=True)
class LoadedRubric:
    """A rubric with the checksum and the name of the file that it was loaded from.

    ``lexicon`` holds its word lists, compiled once for all plans that are held against it.
    ``text`` is the file as it stands, to be kept beside audits that were made with it.
    """

    rubric: Rubric
    sha256: str
    file: str
    lexicon: Lexicon = field(compare=False)
    text: str = field(default="", compare=False, repr=False)


def load_rubric(path: Path | None = None) -> LoadedRubric:
    """The rubric of a file, or of a built-in id such as "medway-2018"; None is the built-in one.

    Raises RubricError, whose message lists every error with its line.
    """
    file = _find(path)
    data = file.read_bytes()
    # The rubric that ships with the tool makes sense: the tests see to that, once for all users.
    rubric, problems = _examine(data, sense=path is not None)
    errors = [problem for problem in problems if problem.severity == "error"]
    if rubric is None or errors:
        raise RubricError(_message(file.name, errors))
    return LoadedRubric(
        rubric, hashlib.sha256(data).hexdigest(), file.name, Lexicon(rubric.words), data.decode()
    )


def rubric_of_text(text: str) -> Rubric:
    """The rubric of a text that was loaded before and kept. Raises RubricError."""
    rubric, problems = _examine(text.encode(), sense=False)
    if rubric is None:
        raise RubricError(_message("that was kept", problems))
    return rubric


def check_rubric(path: Path) -> list[RubricProblem]:
    """Every error and warning of a rubric file, by line; empty if there is none.

    Raises RubricError if there is no such file.
    """
    return _examine(_find(path).read_bytes())[1]


def rubric_schema() -> dict[str, Any]:
    """The JSON Schema of a rubric, for editors that complete keys and mark errors."""
    schema = Rubric.model_json_schema(by_alias=True)
    words = schema["properties"]["words"]
    words["additionalProperties"] = {"anyOf": [words["additionalProperties"], {"type": "string"}]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _find(path: Path | None) -> Path | Traversable:
    """The file of a path, of a built-in id, or of the built-in rubric. Raises RubricError."""
    name = BUILT_IN if path is None else str(path)
    if path is not None and path.is_file():
        return path
    if re.fullmatch(r"[a-z0-9-]+", name):
        try:
            return data_file("rubrics", f"{name}.yaml")
        except FileNotFoundError:
            if path is None:
                raise
    raise RubricError(
        f"There is no rubric file {path}: give the path of a file, or the name of the built-in "
        f"rubric, {BUILT_IN}."
    )


def _examine(data: bytes, sense: bool = True) -> tuple[Rubric | None, list[RubricProblem]]:
    """The rubric, if the file has the shape of one, and all that is wrong, by line.

    Without ``sense`` only the shape is looked at.
    """
    try:
        source = read_source(data)
    except SourceError as error:
        return None, [RubricProblem(error.line, "", str(error))]
    problems = [
        RubricProblem(line, where(source, path), message) for line, path, message in source.faults
    ]
    rubric = None
    try:
        rubric = Rubric.model_validate(source.values)
    except ValidationError as error:
        problems += _new(shape_problems(error, source), problems)
    else:
        problems += sense_problems(rubric, source) if sense else ()
    return rubric, sorted(problems, key=lambda problem: problem.line)


def _new(found: list[RubricProblem], known: list[RubricProblem]) -> list[RubricProblem]:
    """The problems on lines that nothing is said of yet: one fault, one sentence."""
    lines = {problem.line for problem in known}
    return [problem for problem in found if problem.line not in lines]


def _message(name: str, errors: list[RubricProblem]) -> str:
    many = f"{len(errors)} errors" if len(errors) > 1 else "an error"
    return "\n".join([f"The rubric {name} has {many}:", *(str(error) for error in errors)])
