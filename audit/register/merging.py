"""Brings several rows of one case together without choosing between what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from audit.register.columns import FIELD_NAMES, plain
from audit.register.names import case_key, name_parts, same_name
from audit.register.rows import RegisterProblem, RegisterRow

_COMPARED = [field for field in fields(RegisterRow) if field.name not in ("line", "case_ref")]


def merge_rows(
    rows: Iterable[RegisterRow], titles: Mapping[str, str], problems: list[RegisterProblem]
) -> list[RegisterRow]:
    """One row a case, in the order of the file.

    What one row leaves open another fills. Where two rows of a case contradict each other, neither
    is used for that field and a problem is added. ``titles`` names the columns as in the file.
    """
    groups: dict[str | tuple[str, date | None], list[RegisterRow]] = {}
    for row in rows:
        key = case_key(row.case_ref) or ("".join(name_parts(row.name)), row.date_of_birth)
        groups.setdefault(key, []).append(row)
    return [_merged(group, titles, problems) for group in groups.values()]


def _merged(
    group: list[RegisterRow], titles: Mapping[str, str], problems: list[RegisterProblem]
) -> RegisterRow:
    first = group[0]
    values: dict[str, Any] = {}
    for field in _COMPARED:
        said = [row for row in group if getattr(row, field.name) not in (None, "")]
        against = next((row for row in said[1:] if not _agree(field.name, said[0], row)), None)
        if against is not None:
            values[field.name] = field.default
            title = titles.get(field.name, FIELD_NAMES[field.name])
            message = f"contradicts line {said[0].line} of the same case: neither is used"
            problems.append(RegisterProblem(against.line, title, message))
        elif said:
            values[field.name] = getattr(said[0], field.name)
    return replace(first, **values)


def _agree(field: str, one: RegisterRow, other: RegisterRow) -> bool:
    left, right = getattr(one, field), getattr(other, field)
    if field == "name":
        return same_name(name_parts(left), name_parts(right))
    if isinstance(left, str):
        return plain(left) == plain(right)
    return bool(left == right)
