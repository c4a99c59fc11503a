"""Looks for a case in every table and column of the store: its reference, and the name if kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session
from sqlalchemy.types import JSON, String

from audit.register.names import case_key
from audit.store.tables import Base, Case

MASKED = "[forgotten]"
_BETWEEN = r"[ ._/\\-]{0,2}"  # "KM-1", "km 1" and "KM/1" are the same reference
_SHORTEST_NUMBER, _SHORTEST, _LONGEST_REF = 5, 3, 80


@dataclass(frozen=True, slots=True)
class Trace:
    """A row that names a case, with its texts as they read without it."""

    table: Table
    key: dict[str, Any]
    masked: dict[str, Any]


class Needles:
    """The references and names to look for, found in any spelling that means the same case.

    A short plain number ("123") means other things too: such a reference is found only where the
    store says that it is one.
    """

    def __init__(self, refs: Iterable[str], names: Iterable[str] = ()):
        self._keys = {case_key(ref) for ref in refs} - {""}
        self._telling = {key for key in self._keys if _tells(key)}
        self._names = {name for name in map(str.strip, names) if len(name.split()) > 1}

    def is_reference(self, value: Any) -> bool:
        """Whether a value that is a reference is that of one of the cases."""
        return isinstance(value, str) and case_key(value) in self._keys

    def masked(self, text: str) -> str:
        """The text without the case; the same text where it does not name it."""
        if len(text) <= _LONGEST_REF and not text.isdecimal() and self._whole(text):
            return MASKED
        for pattern in self._patterns:
            text = pattern.sub(self._mask, text)
        return text

    def _whole(self, text: str) -> bool:
        key = case_key(text)
        return key in self._telling and not key.isdecimal()

    def _mask(self, match: re.Match[str]) -> str:
        by_name = match.lastgroup == "name"
        return MASKED if by_name or case_key(match[0]) in self._telling else match[0]

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        shapes = {_shape(key) for key in self._telling}
        found = [re.compile(shape, re.IGNORECASE) for shape in sorted(shapes)]
        if self._names:
            names = "|".join(sorted(_spelled(name) for name in self._names))
            found.append(re.compile(rf"(?P<name>\b(?:{names})\b)", re.IGNORECASE))
        return found


def _tells(key: str) -> bool:
    """Whether a reference can mean nothing else in the middle of a sentence."""
    if key.isdecimal():
        return len(key) >= _SHORTEST_NUMBER
    return len(key) >= _SHORTEST and any(sign.isdigit() for sign in key)


def _shape(key: str) -> str:
    """A pattern for all references made like this one: many of them are looked for at once."""
    runs = re.findall(r"[a-z]+|[0-9]+", key)
    parts = [f"[{'0-9' if run.isdecimal() else 'a-z'}]{{{len(run)}}}" for run in runs]
    zeros = "0*" if key.isdecimal() else ""
    return f"(?<![0-9a-z]){zeros}{_BETWEEN.join(parts)}(?![0-9a-z])(?![._/-][0-9])"


def _spelled(name: str) -> str:
    return r"[\s_-]+".join(re.escape(word) for word in name.split())


def traces(session: Session, needles: Needles) -> Iterator[Trace]:
    """Every row that names one of the cases, other than in the list of cases itself.

    Other cases keep their own names there: two children may be called the same.
    """
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if isinstance(column.type, String | JSON)]
        if not columns or table.name == Case.__tablename__:
            continue
        keys = list(table.primary_key.columns)
        rows = session.execute(select(*keys, *columns).execution_options(yield_per=200))
        for row in rows.mappings():
            without = {column.name: _without(row[column], needles) for column in columns}
            masked = {name: new for name, new in without.items() if new != row[table.c[name]]}
            if masked:
                yield Trace(table, {key.name: row[key] for key in keys}, masked)


def _without(value: Any, needles: Needles) -> Any:
    if isinstance(value, str):
        return needles.masked(value)
    if isinstance(value, dict):
        return {
            needles.masked(key): MASKED
            if key == "case_ref" and needles.is_reference(inner)
            else _without(inner, needles)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_without(inner, needles) for inner in value]
    return value
