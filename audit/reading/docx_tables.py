"""The grid of a Word table: which cells stand in a row, where they start and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from audit.reading.docx_names import CELL, ROW, VAL, W, children_of, number, opened, value_of
from audit.reading.docx_styles import SHADE, Styles, TableLook, fills

_TABLE_PROPERTIES, _ROW_PROPERTIES, _CELL_PROPERTIES = W + "tblPr", W + "trPr", W + "tcPr"
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
# Which parts of a table style apply: the bits of w:tblLook and the attributes newer files use.
_PARTS = {
    "firstRow": ("firstRow", 0x0020),
    "lastRow": ("lastRow", 0x0040),
    "firstCol": ("firstColumn", 0x0080),
    "lastCol": ("lastColumn", 0x0100),
}
_MAX_COLUMNS = 1_000  # Word allows 63; a span beyond reason is read as one column


@dataclass(slots=True)
class GridCell:
    """A cell where it starts and the elements in it; ``bold`` is what the table style gives."""

    content: list[etree._Element]
    column: int
    span: int
    shaded: bool
    bold: bool = False


def grid_rows(table: etree._Element, styles: Styles) -> list[list[GridCell]]:
    """The rows of a settled table. A cell merged over rows or columns stands once, at its start."""
    looks: dict[str, TableLook] = {}
    rows: list[list[GridCell]] = []
    open_columns: set[int] = set()
    for child in children_of(table):
        tag = child.tag
        if tag == ROW:
            cells, open_columns = _read_row(child, open_columns)
            rows.append(cells)
        elif tag == _TABLE_PROPERTIES:
            looks = _looks(child, styles)
    if looks:
        for index, cells in enumerate(rows):
            edges = ["firstRow"] * (index == 0) + ["lastRow"] * (index == len(rows) - 1)
            _dress(cells, looks, edges)
    return rows


def _read_row(row: etree._Element, open_above: set[int]) -> tuple[list[GridCell], set[int]]:
    """The cells that start in a row, and the columns whose cell may go on into the next row."""
    column = 0
    cells: list[GridCell] = []
    open_columns: set[int] = set()
    for element in children_of(row):
        tag = element.tag
        if tag == _ROW_PROPERTIES:
            column = _columns(value_of(element, "gridBefore"), 0)
        if tag != CELL:
            continue
        properties, content = opened(element, _CELL_PROPERTIES)
        span, down, across, shaded = _said(properties)
        if down is not None:
            open_columns.add(column)
        if across == "continue" and cells:
            cells[-1].span += span
        elif down != "continue" or column not in open_above:
            cells.append(GridCell(content, column, span, shaded))
        column += span
    return cells, open_columns


def _said(properties: etree._Element | None) -> tuple[int, str | None, str | None, bool]:
    """How many columns a cell covers, how it merges down and across, and whether it is shaded.

    "restart" starts a merged cell; "continue", which may go unsaid, carries it on.
    """
    span, down, across, shaded = 1, None, None, False
    for child in children_of(properties) if properties is not None else ():
        tag = child.tag
        if tag == _SPAN:
            span = _columns(child.get(VAL), 1)
        elif tag == _DOWN:
            down = child.get(VAL, "continue")
        elif tag == _ACROSS:
            across = child.get(VAL, "continue")
        elif tag == SHADE:
            shaded = fills(child)
    return span, down, across, shaded


def _columns(text: str | None, least: int) -> int:
    count = number(text, least)
    return count if least <= count <= _MAX_COLUMNS else least


def _looks(properties: etree._Element, styles: Styles) -> dict[str, TableLook]:
    """What the table's style says of the parts that this table lets it dress."""
    styled = styles.table(value_of(properties, "tblStyle"))
    look = properties.find(W + "tblLook") if styled else None
    if look is None:
        return {part: said for part, said in styled.items() if part == ""}
    bits = int(look.get(VAL, "0"), 16) if _is_hexadecimal(look.get(VAL, "0")) else 0
    return {
        part: said
        for part, said in styled.items()
        if part == ""
        or (
            part in _PARTS
            and (look.get(W + _PARTS[part][0]) in ("1", "true", "on") or bits & _PARTS[part][1])
        )
    }


def _is_hexadecimal(text: str) -> bool:
    return bool(text) and all(character in "0123456789abcdefABCDEF" for character in text)


def _dress(row: list[GridCell], looks: dict[str, TableLook], edges: list[str]) -> None:
    """Give the cells of a row what the table style says of the parts that they belong to."""
    for cell in row:
        parts = ["", *edges]
        parts += ["firstCol"] * (cell is row[0]) + ["lastCol"] * (cell is row[-1])
        for part in parts:
            look = looks.get(part)
            if look is not None:
                cell.bold |= look.bold
                cell.shaded |= look.shaded
