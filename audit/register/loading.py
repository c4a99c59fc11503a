"""Loads the authority's list of issued plans from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from audit.errors import RegisterError
from audit.register.columns import FIELD_NAMES, Header, find_header
from audit.register.merging import merge_rows
from audit.register.rows import Register, RegisterProblem, RegisterRow
from audit.register.tables import NumberedRow, Sheet, read_sheets
from audit.register.values import (
    read_date,
    read_direct_payment,
    read_plan_type,
    read_text,
    read_year_group,
    text_of,
)

# Exports carry a title and a date of printing above the header.
_HEADER_WITHIN = 30

_READERS: dict[str, Callable[[object], Any]] = {
    "date_of_birth": read_date,
    "date_issued": read_date,
    "plan_type": read_plan_type,
    "year_group": read_year_group,
    "setting": read_text,
    "direct_payment": read_direct_payment,
    "request_date": read_date,
    "draft_date": read_date,
    "document": read_text,
}


def load_register(path: Path) -> Register:
    """The list of issued plans in a .csv or .xlsx file.

    In: a file with one header row and one row a plan. Out: its usable rows and its problems; what
    is wrong in one cell leaves that cell out and keeps the row. Raises RegisterError where the
    file cannot be read, has no header, or lacks both a case reference and a name with a date of
    birth.
    """
    sheet, start, header = _header_of(read_sheets(path), path.name)
    problems = [
        RegisterProblem(sheet[start][0], other, f'holds the same as "{used}" and is not used')
        for used, other in header.doubled
    ]
    rows = list(_read_rows(sheet[start + 1 :], header, problems))
    return Register(tuple(merge_rows(rows, header.titles, problems)), tuple(problems))


def _header_of(sheets: list[Sheet], name: str) -> tuple[Sheet, int, Header]:
    """The first sheet with a usable header, and the row where that stands."""
    candidates = [
        (sheet, index, find_header(cells))
        for sheet in sheets
        for index, (_, cells) in enumerate(sheet[:_HEADER_WITHIN])
    ]
    usable = [candidate for candidate in candidates if candidate[2].usable]
    # A lone "Reference" is more often a line above the list than a list of one column.
    for candidate in usable:
        if len(candidate[2].columns) > 1:
            return candidate
    if usable:
        return usable[0]
    best = max((header for _, _, header in candidates), key=_known_columns, default=None)
    if best is None or not best.columns:
        raise RegisterError(
            f"The register {name} has no header row with column names such as Case reference, "
            "Name and Date of birth: add one."
        )
    # Only recognised names are shown: other cells may hold a child's name.
    found = ", ".join(best.titles.values())
    raise RegisterError(
        f"The register {name} needs a column Case reference, or the columns Name and Date of "
        f"birth: the columns recognised are {found}."
    )


def _known_columns(header: Header) -> int:
    return len(header.columns)


def _read_rows(
    rows: Iterable[NumberedRow], header: Header, problems: list[RegisterProblem]
) -> Iterable[RegisterRow]:
    for line, cells in rows:
        row = _read_row(line, cells, header, problems)
        if row.case_ref or (row.name and row.date_of_birth):
            yield row
        else:
            problems.append(
                RegisterProblem(
                    line, "", "has neither a case reference nor a name with a date of birth"
                )
            )


def _read_row(
    line: int, cells: tuple[object, ...], header: Header, problems: list[RegisterProblem]
) -> RegisterRow:
    def cell(field: str) -> object:
        column = header.columns.get(field)
        return cells[column] if column is not None and column < len(cells) else None

    values: dict[str, Any] = {}
    for field, reader in _READERS.items():
        try:
            values[field] = reader(cell(field))
        except ValueError as error:
            title = header.titles.get(field, FIELD_NAMES[field])
            problems.append(RegisterProblem(line, title, str(error)))
    name = text_of(cell("name")) or f"{text_of(cell('first_name'))} {text_of(cell('last_name'))}"
    return RegisterRow(
        line=line, case_ref=read_text(cell("case_ref")) or "", name=name.strip(), **values
    )
