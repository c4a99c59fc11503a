"""An Excel file of plain tables: a header that stays in sight, and text that is never a formula.

No text of a plan, a label or a register becomes a formula: every such cell is a text cell.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from audit.reporting import words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""Excel holds so many characters in a cell."""
_WIDEST = 70
_PERCENT, _DECIMALS = "0%", "0.00"

Cell = str | int | float | None
Row = Sequence[Cell]


def workbook(sheets: Iterable[tuple[str, Iterable[Row]]]) -> bytes:
    """The file with a sheet for each title and its rows, the first of them the header.

    A fraction is shown as a percentage, unless its header speaks of kappa.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        _fill(book.create_sheet(title), list(rows))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(sheet: Worksheet, rows: Sequence[Row]) -> None:
    """Write the rows, the first as a header that stays in sight."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str) and value:
                cell.value = words.clean(value)[:LONGEST]
                cell.data_type = "s"  # and not "f", whatever sign it begins with
                cell.quotePrefix = True  # nor when somebody edits it
            elif value != "":
                cell.value = value
            if isinstance(value, float):
                cell.number_format = _DECIMALS if "kappa" in str(rows[0][column - 1]) else _PERCENT
            if number == 1:
                cell.font = Font(bold=True)
    for column in range(1, max(map(len, rows)) + 1):
        longest = max(len(str(row[column - 1])) for row in rows if len(row) >= column)
        sheet.column_dimensions[get_column_letter(column)].width = min(longest + 2, _WIDEST)
    sheet.freeze_panes = "A2"
