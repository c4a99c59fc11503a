"""A sheet of an Excel file in which only the cells for answers can be changed."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from audit.reporting import words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
LINE_HEIGHT, HIGHEST = 13.5, 409.0
"""Points; Excel knows no higher row."""
_HEAD, _ANSWER, _BAND, _SURE, _LINE = "1F3864", "FFF2CC", "E8EDF5", "FCE4D6", "BFBFBF"


class Column(NamedTuple):
    """A column: header, width, and what stands in it; an answer is left to the auditor."""

    header: str
    width: float
    answer: bool = False
    hidden: bool = False


def add_table(
    book: Workbook,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    month: str,
    frozen: int,
) -> None:
    """A sheet with its header in sight and on every printed page, locked but for the answers.

    ``frozen`` columns stay in sight too.
    """
    from openpyxl.utils import get_column_letter

    made = book.create_sheet(title)
    for number, column in enumerate(columns, 1):
        place = made.column_dimensions[get_column_letter(number)]
        place.width, place.hidden = column.width, column.hidden
        _header(made, number, column)
    made.row_dimensions[1].height = 2 * LINE_HEIGHT + 4
    style = _styles()
    for number, row in enumerate(rows, 2):
        for at, (column, text) in enumerate(zip(columns, row, strict=True), 1):
            put_text(made, number, at, text)
            style(made, number, at, column.answer)
        widths = [column.width for column in columns]
        made.row_dimensions[number].height = height_of(row, widths)
    made.freeze_panes = made.cell(
        2, 1 + next(i for i, c in enumerate(columns) if c.answer or i > 3)
    )
    made.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    printed(made, title, month)
    _lock(made)


def height_of(row: Sequence[str], widths: Sequence[float]) -> float:
    """The height in which a row's wrapped texts can be read whole, as far as a row can be high.

    Not every program fits rows when it opens a file. A column is as wide as so many figures;
    letters are narrower in most fonts and wider in some.
    """
    most = max(
        sum(len(textwrap.wrap(line, int(width))) or 1 for line in text.splitlines() or [""])
        for text, width in zip(row, widths, strict=True)
    )
    return min(most * LINE_HEIGHT + 4, HIGHEST)


def _header(made: Worksheet, at: int, column: Column) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = made.cell(1, at, column.header)
    cell.font = Font(name=FONT, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=_HEAD)
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def put_text(made: Worksheet, row: int, column: int, text: str) -> None:
    """Write text that stays text, whatever sign it begins with; nothing for no text."""
    cell = made.cell(row, column)
    if text:
        cell.value = words.clean(text)[:32_000]
        cell.data_type = "s"
        cell.quotePrefix = True


def _styles() -> Callable[[Worksheet, int, int, bool], None]:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    font, wrapped = Font(name=FONT, size=10), Alignment(wrap_text=True, vertical="top")
    line = Side(style="thin", color=_LINE)
    box, fill = Border(line, line, line, line), PatternFill("solid", fgColor=_ANSWER)
    unsure, free = PatternFill("solid", fgColor=_SURE), Protection(locked=False)

    def style(made: Worksheet, row: int, column: int, answer: bool) -> None:
        cell = made.cell(row, column)
        cell.font, cell.alignment, cell.border = font, wrapped, box
        if answer:
            cell.fill, cell.protection, cell.number_format = fill, free, "@"
        elif "\ncheck first" in str(cell.value or ""):
            cell.fill = unsure

    return style


def offer(
    made: Worksheet, columns: Sequence[Column], header: str, choices: Sequence[str], rows: int
) -> None:
    """A drop-down in every cell of a column; something else is refused with what can be chosen."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if not rows:
        return
    letter = get_column_letter(1 + [column.header for column in columns].index(header))
    rule = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True)
    rule.errorTitle, rule.error = (
        header,
        f"Choose {words.listed(list(choices))}, or leave it blank.",
    )
    rule.showErrorMessage = True
    rule.add(f"{letter}2:{letter}{rows + 1}")
    made.add_data_validation(rule)


def bands(made: Worksheet, sizes: Sequence[int]) -> None:
    """Every second plan on a grey ground, so that one sees where the next begins."""
    from openpyxl.styles import PatternFill

    ground = PatternFill("solid", fgColor=_BAND)
    row = 2
    for number, size in enumerate(sizes):
        if number % 2:
            for cells in made.iter_rows(row, row + size - 1):
                for cell in cells:
                    if cell.fill.fill_type is None:
                        cell.fill = ground
        row += size


def printed(made: Worksheet, title: str, month: str) -> None:
    """Set a sheet up for A4, across the page and one page wide."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    made.page_setup.orientation, made.page_setup.paperSize = "landscape", 9  # A4
    made.page_setup.fitToWidth, made.page_setup.fitToHeight = 1, 0
    made.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    made.print_title_rows = "1:1"
    made.page_margins.left = made.page_margins.right = made.page_margins.top = 0.4
    made.oddFooter = HeaderFooterItem(
        left=_HeaderFooterPart(f"{title}, {month}"),
        center=_HeaderFooterPart("Provisional until an auditor has confirmed"),
        right=_HeaderFooterPart("&P of &N"),
    )


def _lock(made: Worksheet) -> None:
    """Protection without a password: against slips, not against people."""
    made.protection.enable()
    made.protection.autoFilter = False  # False allows it
    made.protection.formatRows = made.protection.formatColumns = False
