"""Figures of the framework from a sheet that somebody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.framework.recorded_periods import recorded_period
from audit.framework.recording import Figure, figure_for, record
from audit.framework.register_rows import from_register
from audit.framework.rows import row_named, table
from audit.register.columns import plain
from audit.register.tables import NumberedRow, Sheet, read_sheets
from audit.register.values import says_nothing, text_of

COLUMNS = {
    "row": ("row", "row id", "id", "measure"),
    "period": ("period", "month"),
    "value": ("value", "figure", "number", "percent", "percentage", "per cent"),
    "numerator": ("numerator",),
    "denominator": ("denominator",),
    "respondents": ("respondents", "number of respondents", "answers"),
    "note": ("note", "notes", "comment", "comments"),
}
"""Names that a column may have; the first that is there is taken."""
_NUMBERS = ("value", "numerator", "denominator", "respondents")
_HEADER_WITHIN = 30
_SHOWN = 20
_NUMBER = re.compile(r"([-+]?\d[\d,]*(?:\.\d+)?) ?(%?)")
_NAMED_MONTH = re.compile(r"([A-Za-z]{3})[a-z]*[ -](?:20)?(\d\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SAID_AS_TEXT = re.compile(r"'(?=[=+@-])")


@dataclass(frozen=True, slots=True)
class Imported:
    """How many figures were new, were there already, and are filled by the tool itself."""

    recorded: int
    as_before: int
    by_tool: int


def import_figures(session: Session, path: Path, who: str | None = None) -> Imported:
    """Record the figures of a .csv or .xlsx file: all of them or, where one is wrong, none.

    Lines without a figure are passed over; so are rows that audits or the register fill. Raises
    RegisterError where the file cannot be read, NotPossible with every line that is wrong.
    """
    sheet, start, columns = _header_of(read_sheets(path, "sheet of figures"), path.name)
    figures: list[Figure] = []
    wrong: list[str] = []
    by_tool = 0
    for line, cells in sheet[start + 1 :]:
        try:
            said = _line(cells, columns)
            if said is None:
                continue
            if _filled(session, *said[:2]):
                by_tool += 1
                continue
            figures.append(_figure(*said))
        except NotPossible as error:
            wrong.append(f"Line {line}: {error}")
    wrong += _twice(figures)
    if wrong:
        more = [f"... and {len(wrong) - _SHOWN} more."] if len(wrong) > _SHOWN else []
        raise NotPossible("\n".join(["Nothing was recorded. Mend:", *wrong[:_SHOWN], *more]))
    added = record(session, figures, who)
    return Imported(added, len(figures) - added, by_tool)


def _header_of(sheets: Sequence[Sheet], name: str) -> tuple[Sheet, int, Mapping[str, int]]:
    for sheet in sheets:
        for index, row in enumerate(sheet[:_HEADER_WITHIN]):
            columns = _columns(row)
            if {"row", "period"} <= columns.keys() and columns.keys() & {"value", "numerator"}:
                return sheet, index, columns
    raise NotPossible(
        f"{name} needs the columns Row (or Measure), Period and Value: start from the sheet that "
        "audit framework show --format csv writes."
    )


def _columns(row: NumberedRow) -> Mapping[str, int]:
    names = {plain(text_of(cell)): index for index, cell in reversed(list(enumerate(row[1])))}
    found = {}
    for column, aliases in COLUMNS.items():
        fitting = [names[plain(alias)] for alias in aliases if plain(alias) in names]
        if fitting:
            found[column] = fitting[0]
    return found


def _line(
    cells: Sequence[object], columns: Mapping[str, int]
) -> tuple[str, str, Mapping[str, float | None], bool, str | None] | None:
    """Row, period, numbers, whether the value bore a per cent sign, and note; None if no figure."""
    there = {name: cells[index] if index < len(cells) else None for name, index in columns.items()}
    if all(says_nothing(there.get(name)) for name in _NUMBERS):
        return None
    row = text_of(there["row"])
    if says_nothing(there["period"]):
        raise NotPossible("The period is missing: write 2026-10, 2026-Q3 or 2026.")
    numbers = {name: _number(there.get(name)) for name in _NUMBERS}
    note = _SAID_AS_TEXT.sub("", text_of(there.get("note")), count=1) or None
    signed = isinstance(there.get("value"), str) and "%" in str(there["value"])
    return row, _period(there["period"]), numbers, signed, note


def _number(cell: object) -> float | None:
    if says_nothing(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    match = _NUMBER.fullmatch(text_of(cell))
    if match is None:
        raise NotPossible("A figure is not a number.")
    return float(match[1].replace(",", ""))


def _period(cell: object) -> str:
    """The period as it was written, also where Excel made a date of it."""
    if isinstance(cell, date):
        return f"{cell:%Y-%m}"
    text = text_of(cell)
    match = _NAMED_MONTH.fullmatch(text)
    if match and match[1].casefold() in _MONTHS:
        return f"20{match[2]}-{_MONTHS.index(match[1].casefold()) + 1:02}"
    return text


def _filled(session: Session, row_said: str, period: str) -> bool:
    """Whether the tool itself has a figure there, which nobody has to record."""
    row = row_named(row_said)
    if row.computed is None:
        return row.kind == "audit"
    found = from_register(session, recorded_period(period).months)
    return found[row.computed].value is not None


def _figure(
    row: str, period: str, numbers: Mapping[str, float | None], signed: bool, note: str | None
) -> Figure:
    value = numbers["value"]
    is_percent = table().rows[row_named(row).id].unit == "percent"
    if is_percent and numbers["numerator"] is None and value and 0 < value <= 1 and not signed:
        raise NotPossible(
            "The value may be a share or a per cent: write it with the sign, such as 81.3%, in a "
            "cell that is text."
        )
    return figure_for(
        row,
        period,
        value=value,
        numerator=_whole(numbers["numerator"]),
        denominator=_whole(numbers["denominator"]),
        respondents=_whole(numbers["respondents"]),
        note=note,
    )


def _whole(number: float | None) -> int | None:
    if number is None:
        return None
    if number != int(number):
        raise NotPossible("A count is not a whole number.")
    return int(number)


def _twice(figures: Sequence[Figure]) -> Iterator[str]:
    """Rows that the sheet gives two different figures for one period."""
    first: dict[tuple[str, str], Figure] = {}
    for one in figures:
        if first.setdefault((one.row, one.period), one) != one:
            yield f"{one.row} has two different figures for {one.period}."
