"""The grid of a Word table: which cells stand in a row, where they start and how far they reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from audit.reading.docx_names import CELL, ROW, VAL, W, number, value_of
from audit.reading.docx_styles import Styles, TableLook, is_shaded

_TABLE_PROPERTIES, _CELL_PROPERTIES = W + "tblPr", W + "tcPr"
_SPAN, _DOWN, _ACROSS = W + "gridSpan", W + "vMerge", W + "hMerge"
# Which parts of a table style apply: the bits of w:tblLook and the attributes newer files use.
_PARTS = {
    "firstRow": ("firstRow", 0x0020),
    "lastRow": ("lastRow", 0x0040),
    "firstCol": ("firstColumn", 0x0080),
    "lastCol": ("lastColumn", 0x0100),
}
_MAX_COLUMNS = 1_000  # Word allows 63; a span beyond reason is read as one column


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell where it starts; ``bold`` is what the table style gives to its text."""

    element: etree._Element
    column: int
    span: int
    shaded: bool
    bold: bool


def grid_rows(table: etree._Element, styles: Styles) -> Iterator[tuple[GridCell, ...]]:
    """The rows of a settled table. A cell merged over rows or columns stands once, at its start."""
    properties = table.find(_TABLE_PROPERTIES)
    looks = _looks(properties, styles)
    rows = list(table.iterchildren(ROW))
    open_columns: set[int] = set()
    for index, row in enumerate(rows):
        edges = ["firstRow"] * (index == 0) + ["lastRow"] * (index == len(rows) - 1)
        cells, open_columns = _read_row(row, open_columns)
        yield tuple(_dressed(cell, looks, edges, cells) for cell in cells)


def _read_row(row: etree._Element, open_above: set[int]) -> tuple[list[GridCell], set[int]]:
    """The cells that start in a row, and the columns whose cell may go on into the next row."""
    column = _columns(value_of(row.find(W + "trPr"), "gridBefore"), 0)
    cells: list[GridCell] = []
    open_columns: set[int] = set()
    for element in row.iterchildren(CELL):
        properties = element.find(_CELL_PROPERTIES)
        said = {child.tag: child for child in properties} if properties is not None else {}
        span = _columns(said[_SPAN].get(VAL) if _SPAN in said else None, 1)
        merge = _merge(said.get(_DOWN))
        if merge is not None:
            open_columns.add(column)
        if _merge(said.get(_ACROSS)) == "continue" and cells:
            cells[-1] = _wider(cells[-1], span)
        elif merge != "continue" or column not in open_above:
            cells.append(GridCell(element, column, span, is_shaded(properties), False))
        column += span
    return cells, open_columns


def _columns(text: str | None, least: int) -> int:
    count = number(text, least)
    return count if least <= count <= _MAX_COLUMNS else least


def _merge(element: etree._Element | None) -> str | None:
    """ "restart" starts a merged cell; "continue", which may go unsaid, carries it on."""
    return None if element is None else element.get(VAL, "continue")


def _wider(cell: GridCell, span: int) -> GridCell:
    return GridCell(cell.element, cell.column, cell.span + span, cell.shaded, cell.bold)


def _looks(properties: etree._Element | None, styles: Styles) -> dict[str, TableLook]:
    """What the table's style says of the parts that this table lets it dress."""
    styled = styles.table(value_of(properties, "tblStyle"))
    look = properties.find(W + "tblLook") if properties is not None else None
    if look is None:
        return {"": styled[""]} if "" in styled else {}
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


def _dressed(
    cell: GridCell, looks: dict[str, TableLook], edges: list[str], row: list[GridCell]
) -> GridCell:
    if not looks:
        return cell
    parts = ["", *edges]
    parts += ["firstCol"] * (cell is row[0]) + ["lastCol"] * (cell is row[-1])
    said = [looks[part] for part in parts if part in looks]
    bold = any(look.bold for look in said)
    shaded = cell.shaded or any(look.shaded for look in said)
    return GridCell(cell.element, cell.column, cell.span, shaded, bold)
