"""Labels in a spreadsheet: a row for each plan and criterion, or a row a plan with a column each.

The messages never repeat a cell: a name may have slipped into the wrong column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from audit.errors import LabelsError, RegisterError
from audit.evaluating.label_words import (
    Named,
    label_words,
    named,
    names_in,
    read_answer,
    read_judgement,
    read_rating,
)
from audit.evaluating.labels import LabelledPlan, Labels
from audit.register.columns import plain, register_words
from audit.register.names import case_key
from audit.register.tables import Sheet, read_sheets
from audit.register.values import text_of
from audit.rubric.model import Rubric

# Exports carry a title and a date of printing above the header.
_HEADER_WITHIN = 30

_READERS = {"criterion": read_rating, "measure": read_answer, "overall": read_judgement}


@dataclass(frozen=True, slots=True)
class _Header:
    """Which column names the plan, and where its labels stand.

    ``case`` or ``document`` names the plan. Either ``criterion`` and ``rating`` are columns, or
    ``own`` holds for each column what is labelled in it.
    """

    case: int | None
    document: int | None
    criterion: int | None
    rating: int | None
    own: Mapping[int, Named]

    @property
    def long(self) -> bool:
        return self.criterion is not None and self.rating is not None

    @property
    def usable(self) -> bool:
        keyed = self.case is not None or self.document is not None
        return keyed and (self.long or bool(self.own))


@dataclass(frozen=True, slots=True)
class _Cell:
    """One label as it stands: of which plan, of what, and its value."""

    line: int
    case_ref: str
    document: str
    what: Named
    value: object

    @property
    def key(self) -> str:
        """How a file of the plan is called: as the document, else as the case."""
        return PurePath(self.document.replace("\\", "/")).stem or self.case_ref


def read_label_sheet(path: Path, rubric: Rubric) -> Labels:
    """The labels of a .csv or .xlsx file; a cell that cannot be read is left out and named.

    Raises LabelsError if the file cannot be read or lacks the columns.
    """
    try:
        sheets = read_sheets(path, "spreadsheet")
    except RegisterError as error:
        raise LabelsError(str(error)) from None
    names = names_in(rubric)
    for sheet in sheets:
        for index, (_, cells) in enumerate(sheet[:_HEADER_WITHIN]):
            header = _header(cells, names)
            if header.usable:
                problems: list[str] = []
                found = list(_cells(sheet[index + 1 :], header, names, problems))
                return Labels(tuple(_plans(found, problems)), tuple(problems))
    raise LabelsError(
        f"The spreadsheet {path.name} needs a column Case reference, a column Criterion and a "
        "column Rating; or a row for each plan and a column for each criterion."
    )


def _header(cells: Sequence[object], names: Mapping[str, Named]) -> _Header:
    present: dict[str, int] = {}
    for index, cell in enumerate(cells):
        if isinstance(cell, str):
            present.setdefault(plain(cell), index)

    def column(aliases: Sequence[str]) -> int | None:
        return next((present[name] for name in map(plain, aliases) if name in present), None)

    known, words = register_words().columns, label_words().columns
    return _Header(
        case=column(known["case_ref"]),
        document=column(known["document"]),
        criterion=column(words["criterion"]),
        rating=column(words["rating"]),
        own={i: found for i, cell in enumerate(cells) if (found := named(cell, names))},
    )


def _cells(
    rows: Sheet, header: _Header, names: Mapping[str, Named], problems: list[str]
) -> Iterator[_Cell]:
    filled = {i for i in header.own for _, cells in rows if not _empty(_at(cells, i))}
    for row in rows:
        line, cells = row
        case_ref, document = text_of(_at(cells, header.case)), text_of(_at(cells, header.document))
        if not case_key(case_ref) and not document:
            problems.append(f"Line {line}: has no case reference")
        elif header.long:
            what = named(_at(cells, header.criterion), names)
            if what is None:
                problems.append(f"Line {line}: names no criterion of the rubric")
            else:
                yield _Cell(line, case_ref, document, what, _at(cells, header.rating))
        else:
            # A column in which nobody wrote anything was not labelled at all.
            for index, what in header.own.items():
                if index in filled:
                    yield _Cell(line, case_ref, document, what, _at(cells, index))


def _at(cells: Sequence[object], column: int | None) -> object:
    return cells[column] if column is not None and column < len(cells) else None


def _empty(cell: object) -> bool:
    return not text_of(cell)


def _plans(cells: Sequence[_Cell], problems: list[str]) -> Iterator[LabelledPlan]:
    by_plan: dict[str, list[_Cell]] = {}
    for cell in cells:
        by_plan.setdefault(case_key(cell.case_ref or cell.key), []).append(cell)
    for group in by_plan.values():
        values = _values(group, problems)
        yield LabelledPlan(
            key=group[0].key,
            case_ref=group[0].case_ref,
            criteria={id_: value for (kind, id_), value in values.items() if kind == "criterion"},
            measures={id_: value for (kind, id_), value in values.items() if kind == "measure"},
            overall=values.get(("overall", "overall")),
        )


def _values(cells: Sequence[_Cell], problems: list[str]) -> dict[Named, Any]:
    """What is said of each criterion; what two rows contradict is left out."""
    values: dict[Named, Any] = {}
    lines: dict[Named, int] = {}
    contradicted: set[Named] = set()
    for cell in cells:
        where = f"Line {cell.line}, {cell.what[1]}"
        try:
            value = _READERS[cell.what[0]](cell.value)
        except ValueError as error:
            problems.append(f"{where}: {error}")
            continue
        if cell.what in values and values[cell.what] != value:
            problems.append(f"{where}: contradicts line {lines[cell.what]}: neither is used")
            contradicted.add(cell.what)
        values.setdefault(cell.what, value)
        lines.setdefault(cell.what, cell.line)
    return {what: value for what, value in values.items() if what not in contradicted}
