"""The tables of the board pack as an Excel file, with real numbers to work on.

A per cent is rounded down to one decimal, as everywhere: Excel itself would round 79.96% up.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING

from audit.framework.board_result import HIDDEN, BoardPack, Figure
from audit.reporting import board_words as said
from audit.reporting.board_tables import Cell, Table, tables
from audit.reporting.words import clean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FIGURE_HEADS = ("meet it", "of", "per cent", "range from", "range to")
_PER_CENT = "0.0%"
_NUMBER, _WIDEST = 14, 60
_LINE, _HIGHEST = 15, 400  # points; Excel itself ends at 409
_LONGEST = 32_767  # characters that Excel holds in a cell


class _Share(float):
    """A share from 0 to 1, to be shown as a per cent."""


def to_bytes(pack: BoardPack) -> bytes:
    """The file: how to read it, then one sheet for each kind of table."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.title, book.properties.language = clean(said.title(pack)), "en-GB"
    book.properties.creator = "ehcp-audit"
    _fill(book.worksheets[0], "How to read", [("About", "What it says"), *_how_to_read(pack)])
    for sheet, group in groupby(tables(pack), lambda table: table.sheet):
        _fill(book.create_sheet(), sheet, list(_rows(list(group))))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _how_to_read(pack: BoardPack) -> Iterator[tuple[str, str]]:
    yield "Title", said.title(pack)
    if pack.basis == "provisional":
        yield "Standing", said.PROVISIONAL
    for text in pack.headline:
        yield "Headline", text
    yield from said.HOW_TO_READ
    yield "Not shown", f"“{HIDDEN}” stands for a figure about few children, or near to one."
    for text in pack.how_made:
        yield "How the figures were made", text
    for text in pack.caveats:
        yield "To bear in mind", text


def _rows(group: Sequence[Table]) -> Iterator[list[object]]:
    """The head and the rows of the tables of a sheet, a figure as its numbers."""
    about = group[0].about
    figures = {
        number
        for table in group
        for row in table.rows
        for number, cell in enumerate(row)
        if isinstance(cell, Figure)
    }
    heads: list[object] = [about] if about else []
    for number, head in enumerate(group[0].heads):
        heads += [f"{head}: {part}" for part in _FIGURE_HEADS] if number in figures else [head]
    yield heads
    for table in group:
        for row in table.rows:
            start: list[object] = [table.title] if about else []
            yield start + [value for cell in row for value in _values(cell)]


def _values(cell: Cell) -> list[object]:
    if isinstance(cell, Figure):
        if cell.hidden:
            return [cell.words] * len(_FIGURE_HEADS)
        low, high = cell.interval or (None, None)
        return [cell.numerator, cell.denominator, *map(_share, (cell.percent, low, high))]
    if isinstance(cell, float):
        return [_share(cell)]
    return [HIDDEN if cell is None else cell]


def _share(percent: float | None) -> _Share | None:
    return None if percent is None else _Share(said.floored(percent) / 100)


def _fill(sheet: Worksheet, title: str, rows: Sequence[Sequence[object]]) -> None:
    """Write the rows, the first as a header that stays in sight; no text becomes a formula."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.title = title
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str):
                cell.value = clean(value)[:_LONGEST]
                cell.data_type = "s"  # and not "f", whatever sign it begins with
                cell.quotePrefix = True  # nor when somebody edits it
            elif isinstance(value, int | float):
                cell.value = value
                cell.number_format = _PER_CENT if isinstance(value, _Share) else "0"
            if number == 1:
                cell.font = Font(bold=True)
    widths = [_width(texts) for texts in zip(*rows, strict=True)]
    for column, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, row in enumerate(rows, 1):
        lines = max(_lines(value, width) for value, width in zip(row, widths, strict=True))
        sheet.row_dimensions[number].height = min(_LINE * lines + 3, _HIGHEST)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _width(texts: Sequence[object]) -> float:
    """Of a column: as its longest text asks for, a head and words among numbers over lines."""
    if any(isinstance(value, int | float) for value in texts):
        return _NUMBER
    head = max(map(len, str(texts[0]).split()), default=0)
    longest = max((len(str(text)) for text in texts[1:] if text is not None), default=0)
    return min(max(longest, head) + 3, _WIDEST)


def _lines(value: object, width: float) -> int:
    """How many lines a cell needs: a program that opens the file need not work it out."""
    if not isinstance(value, str):
        return 1
    return sum(len(wrap(line, max(int(width) - 2, 1))) or 1 for line in value.split("\n"))
