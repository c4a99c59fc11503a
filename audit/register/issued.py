"""The list of issued plans row by row: one row is one plan that was issued for a case on a day.

Unlike scoring, which asks what is known of a case, the store asks what was issued when. So rows of
one case stay apart, and a row with a mistake is left out whole: half a row would be counted wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from audit.errors import RegisterError
from audit.register.columns import AGENCIES, FIELD_NAMES, STEPS, Header, find_header
from audit.register.names import case_key
from audit.register.phases import phase_of, year_group_by_age
from audit.register.rows import RegisterProblem
from audit.register.tables import NumberedRow, Sheet, read_sheets
from audit.register.values import (
    read_date,
    read_direct_payment,
    read_exception,
    read_plan_type,
    read_text,
    read_year_group,
    text_of,
)

# Exports carry a title and a date of printing above the header.
_HEADER_WITHIN = 30
ADVICE = tuple(f"{agency}_{step}" for agency in AGENCIES for step in STEPS)
LONGEST = {
    "case_ref": 80, "name": 200, "setting": 200, "setting_type": 80, "primary_need": 120,
    "author": 120, "team": 120, "document": 1000,
}  # fmt: skip

_READERS: dict[str, Callable[[object], Any]] = {
    "case_ref": read_text,
    "date_of_birth": read_date,
    "date_issued": read_date,
    "plan_type": read_plan_type,
    "year_group": read_year_group,
    "setting": read_text,
    "setting_type": read_text,
    "primary_need": read_text,
    "author": read_text,
    "team": read_text,
    "direct_payment": read_direct_payment,
    "exception": read_exception,
    "request_date": read_date,
    "draft_date": read_date,
    "document": read_text,
    **dict.fromkeys(ADVICE, read_date),
}
_KEPT = tuple(name for name in _READERS if name not in ("case_ref", "date_of_birth", *ADVICE))


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One plan as the list has it; ``values`` holds only fields whose columns the list has.

    ``values`` are date_issued, plan_type, year_group, phase and so on; None where the list says
    nothing. ``advice`` is the same for ADVICE. The date of birth is not in it.
    """

    line: int
    case_ref: str
    date_issued: date
    name: str = field(default="", repr=False)
    values: dict[str, Any] = field(default_factory=dict)
    advice: dict[str, date | None] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, date]:
        """What makes it the same plan: the case and the day of the issue."""
        return case_key(self.case_ref), self.date_issued


@dataclass(frozen=True, slots=True)
class IssuedList:
    """The rows that can be taken, what is wrong with the others, and how columns were read.

    ``rows_read`` counts all rows under the header; ``refused`` those that are not taken. ``titles``
    gives for each field the column's name in the file.
    """

    rows: tuple[IssuedRow, ...]
    problems: tuple[RegisterProblem, ...]
    rows_read: int
    refused: int
    titles: dict[str, str]


def load_issued(
    path: Path, today: date, aliases: Mapping[str, Sequence[str]] | None = None
) -> IssuedList:
    """The plans in a .csv or .xlsx file. ``aliases`` are names of columns for each field.

    Raises RegisterError where the file cannot be read, or has no columns for the case reference
    and the date issued.
    """
    sheet, start, header, problems = _header_of(read_sheets(path), path.name, aliases)
    reader = _Reader(header, today)
    good: list[IssuedRow] = []
    for row in sheet[start + 1 :]:
        read, faults = reader.row(row)
        problems += faults
        if read is not None:
            good.append(read)
    rows = list(_one_each(good, header.titles, problems))
    count = len(sheet) - start - 1
    problems.sort(key=lambda problem: problem.line)
    return IssuedList(
        tuple(row for row, _ in rows), tuple(problems), count,
        count - sum(times for _, times in rows), header.titles,
    )  # fmt: skip


def _header_of(
    sheets: list[Sheet], name: str, aliases: Mapping[str, Sequence[str]] | None
) -> tuple[Sheet, int, Header, list[RegisterProblem]]:
    """The first sheet with the two columns that are needed; a second one is told."""
    found: list[tuple[Sheet, int, Header]] = []
    best: dict[str, str] = {}
    for sheet in sheets:
        for index, (_, cells) in enumerate(sheet[:_HEADER_WITHIN]):
            header = find_header(cells, aliases)
            if {"case_ref", "date_issued"} <= header.columns.keys():
                found.append((sheet, index, header))
                break
            best = max(best, header.titles, key=len)
    if not found:
        # Only recognised names are shown: other cells may hold a child's name.
        known = f" The columns recognised are: {', '.join(best.values())}." if best else ""
        raise RegisterError(
            f"The list {name} needs the columns Case reference and Date issued: rename them, or "
            f"say what they are called with --columns.{known}"
        )
    sheet, index, header = found[0]
    line = sheet[index][0]
    problems = [
        RegisterProblem(line, other, f'holds the same as "{used}" and is not used')
        for used, other in header.doubled
    ]
    if len(found) > 1:
        text = "the file has more than one sheet with a list: only the first is read"
        problems.append(RegisterProblem(line, "", text))
    return sheet, index, header, problems


class _Reader:
    """Reads rows under one header. Cells that were read before are not read again."""

    def __init__(self, header: Header, today: date):
        self._header, self._last = header, today + timedelta(days=1)
        self._known: dict[tuple[str, type, object], Any] = {}

    def row(self, numbered: NumberedRow) -> tuple[IssuedRow | None, list[RegisterProblem]]:
        """The plan of a row, or what is wrong with the row."""
        line, cells = numbered
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        for name in _READERS.keys() & self._header.columns.keys():
            try:
                values[name] = self._read(name, self._cell(cells, name))
            except ValueError as error:
                wrong[name] = str(error)
        if not wrong:
            wrong = self._senseless(values)
        problems = [
            RegisterProblem(line, self._header.titles.get(name, FIELD_NAMES[name]), wrong[name])
            for name in FIELD_NAMES
            if name in wrong
        ]
        if problems:
            return None, problems
        return _issued(line, self._name(cells)[: LONGEST["name"]], values), []

    def _cell(self, cells: tuple[object, ...], name: str) -> object:
        column = self._header.columns.get(name)
        return cells[column] if column is not None and column < len(cells) else None

    def _read(self, name: str, cell: object) -> Any:
        key = (name, type(cell), cell)
        if key not in self._known:
            value = _READERS[name](cell)
            if len(str(value)) > LONGEST.get(name, 1000):
                raise ValueError(f"is longer than {LONGEST[name]} signs")
            self._known[key] = value
        return self._known[key]

    def _name(self, cells: tuple[object, ...]) -> str:
        whole = text_of(self._cell(cells, "name"))
        if whole:
            return whole
        parts = (self._cell(cells, "first_name"), self._cell(cells, "last_name"))
        return " ".join(filter(None, map(text_of, parts)))

    def _senseless(self, values: Mapping[str, Any]) -> dict[str, str]:
        """What can be read but cannot be meant, by field."""
        wrong: dict[str, str] = {}
        issued, born = values["date_issued"], values.get("date_of_birth")
        if not case_key(values["case_ref"] or ""):
            wrong["case_ref"] = "is empty: each plan needs its case"
        if issued is None:
            wrong["date_issued"] = "is empty: each plan needs the day on which it was issued"
        elif issued > self._last:
            wrong["date_issued"] = "is in the future"
        elif born is not None and year_group_by_age(born, issued) is None:
            wrong["date_of_birth"] = "is not that of somebody under 26 on the day of the issue"
        return wrong


def _issued(line: int, name: str, read: Mapping[str, Any]) -> IssuedRow:
    values = {field: read[field] for field in _KEPT if field in read}
    issued, born = read["date_issued"], read.get("date_of_birth")
    if values.get("year_group") is None and born is not None:
        values["year_group"] = year_group_by_age(born, issued)
    if "year_group" in values or "date_of_birth" in read:
        values.setdefault("year_group", None)
        values["phase"] = phase_of(values["year_group"])
    advice = {field: read[field] for field in ADVICE if field in read}
    return IssuedRow(line, read["case_ref"], issued, name, values, advice)


def _one_each(
    rows: Sequence[IssuedRow], titles: Mapping[str, str], problems: list[RegisterProblem]
) -> Iterator[tuple[IssuedRow, int]]:
    """Each plan once, with how many rows say so; where rows contradict each other, none."""
    groups: dict[tuple[str, date], list[IssuedRow]] = {}
    for row in rows:
        groups.setdefault(row.key, []).append(row)
    for group in groups.values():
        first = group[0]
        differing = [row for row in group[1:] if _said(row) != _said(first)]
        if not differing:
            yield first, len(group)
            continue
        for row in group:
            other = first if _said(row) != _said(first) else differing[0]
            problems.append(_contradiction(row, other, titles))


def _contradiction(row: IssuedRow, other: IssuedRow, titles: Mapping[str, str]) -> RegisterProblem:
    said, against = _said(row), _said(other)
    column = next(name for name in FIELD_NAMES if said.get(name) != against.get(name))
    return RegisterProblem(
        row.line,
        titles.get(column, ""),
        f"says something else than line {other.line} of the same case and day: none is taken",
    )


def _said(row: IssuedRow) -> dict[str, Any]:
    return {**row.values, **row.advice}
