"""Which word lists a criterion names, and which lists those name in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from audit.rubric.kinds import WordList
from audit.rubric.model import Rubric
from audit.rubric.source import Path

_REFERENCE = re.compile(r"\{([^{}]*)\}")


def lists_named(part: BaseModel) -> Iterator[tuple[Path, str]]:
    """Each word list that a check, ``items`` or ``findings`` names: where in it, and the name."""
    for field in _fields_with_lists(type(part)):
        yield from _leaves(getattr(part, field), (field,))


def all_lists_named(rubric: Rubric) -> Iterator[tuple[Path, str]]:
    """Each word list that any part of the rubric names: where in the rubric, and the name."""
    for index, criterion in enumerate(rubric.criteria):
        for path, name in lists_named(criterion.check):
            yield ("criteria", index, "check", *path), name
    for path, name in lists_named(rubric.items):
        yield ("items", *path), name
    for path, name in lists_named(rubric.findings):
        yield ("findings", *path), name


def references(phrases: Sequence[str]) -> list[str]:
    """The lists that phrases name as ``{name}``, each once, in order."""
    names = (name.strip() for phrase in phrases for name in _REFERENCE.findall(phrase))
    return list(dict.fromkeys(names))


def with_references(names: Sequence[str], words: Mapping[str, Sequence[str]]) -> list[str]:
    """The lists named, followed by those that their phrases name, each once."""
    found = list(dict.fromkeys(names))
    for name in found:  # grows while it is walked, so that references of references are found
        found += [other for other in references(words.get(name, ())) if other not in found]
    return found


@cache
def _fields_with_lists(part: type[BaseModel]) -> tuple[str, ...]:
    hints = get_type_hints(part, include_extras=True)
    return tuple(name for name, hint in hints.items() if name in part.model_fields and _is(hint))


def _is(hint: Any) -> bool:
    return hint is WordList or any(_is(inner) for inner in get_args(hint))


def _leaves(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, (*path, index))
