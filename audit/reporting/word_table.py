"""Tables of the Word form: header rows repeat, rows hold together, colour never stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.table import CT_Row, CT_Tc
from docx.shared import Cm
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from audit.reporting.word_page import TABLE_TEXT, element, set_style
from audit.reporting.words import clean

HEAD_FILL = "DCE3EE"

# A row longer than this would leave half a page empty if it had to stay on one page.
_HOLDS_TOGETHER = 800


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title and its width in cm."""

    title: str
    width: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, its shade ("" for none), and whether its words are bold."""

    paragraphs: tuple[str, ...]
    fill: str = ""
    bold: bool = False


def add_table(
    form: Document, name: str, columns: Sequence[Column], rows: Iterable[Sequence[str | Cell]]
) -> Table:
    """A table with a header row. ``name`` is what a screen reader says of it."""
    body = [[_as_cell(cell) for cell in row] for row in rows]
    table = _grid(form, columns, len(body) + 1)
    heads = [Cell((column.title,), HEAD_FILL, bold=True) for column in columns]
    _fill_row(form, table._tbl.tr_lst[0], heads)
    table._tbl.tr_lst[0].get_or_add_trPr().append(element("tblHeader"))
    for tr, cells in zip(table._tbl.tr_lst[1:], body, strict=True):
        _fill_row(form, tr, cells)
    _describe(table, name, header_row=True)
    return table


def add_pairs(form: Document, name: str, pairs: Iterable[tuple[str, str]]) -> Table:
    """A table of labels and values; the labels are its first column."""
    body = list(pairs)
    table = _grid(form, (Column("", 5), Column("", 12)), len(body))
    for tr, (label, value) in zip(table._tbl.tr_lst, body, strict=True):
        _fill_row(form, tr, [Cell((label,), HEAD_FILL, bold=True), Cell((value,))])
    _describe(table, name, header_row=False)
    return table


def keep_on_one_page(table: Table) -> None:
    """Holds all rows of a short table together."""
    for row in table.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def _as_cell(cell: str | Cell) -> Cell:
    return cell if isinstance(cell, Cell) else Cell((cell,))


def _grid(form: Document, columns: Sequence[Column], rows: int) -> Table:
    table: Table = form.add_table(rows, len(columns))
    table.style = "Table Grid"
    table.autofit = False
    for column, made in zip(columns, table.columns, strict=True):
        made.width = Cm(column.width)
    for tr in table._tbl.tr_lst:
        for tc, column in zip(tr.tc_lst, columns, strict=True):
            tc.width = Cm(column.width)
    return table


def _fill_row(form: Document, tr: CT_Row, cells: Sequence[Cell]) -> None:
    for tc, cell in zip(tr.tc_lst, cells, strict=True):
        _fill_cell(form, tc, cell)
    if sum(len(text) for cell in cells for text in cell.paragraphs) < _HOLDS_TOGETHER:
        tr.get_or_add_trPr().append(element("cantSplit"))


def _fill_cell(form: Document, tc: CT_Tc, cell: Cell) -> None:
    if cell.fill:
        tc.get_or_add_tcPr().append(element("shd", val="clear", color="auto", fill=cell.fill))
    for index, text in enumerate(cell.paragraphs or ("",)):
        p = tc.p_lst[0] if index == 0 else tc.add_p()
        paragraph = Paragraph(p, form._body)
        set_style(paragraph, TABLE_TEXT)
        if text:
            paragraph.add_run(clean(text)).bold = cell.bold or None


def _describe(table: Table, name: str, *, header_row: bool) -> None:
    """Borders, margins, the table's name, and which cells are headers, for screen readers."""
    properties = table._tbl.tblPr
    for old in properties.xpath("./w:tblLook"):
        properties.remove(old)
    (layout,) = properties.xpath("./w:tblLayout")
    # The schema's order: borders, layout, margins, look, caption.
    layout.addprevious(_borders())
    properties.append(_cell_margins())
    properties.append(
        element(
            "tblLook",
            val="0620" if header_row else "0680",
            firstRow="1" if header_row else "0",
            lastRow="0",
            firstColumn="0" if header_row else "1",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
    )
    properties.append(element("tblCaption", val=clean(name)))


def _borders() -> _Element:
    borders = element("tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(element(side, val="single", sz="4", space="0", color="8A9BB5"))
    return borders


def _cell_margins() -> _Element:
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="85", type="dxa"))
    return margins
