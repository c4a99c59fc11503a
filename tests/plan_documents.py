"""Documents built by hand, as a reader would hand them on. All people are invented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from audit.reading.document import Cell, Document, Location, Row, Table, TextBlock


@dataclass(frozen=True)
class H:
    """A heading."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class P:
    """A paragraph."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class B:
    """A list item."""

    text: str
    marker: str = "•"
    level: int = 0


@dataclass(frozen=True)
class Wide:
    """A row that is one merged and shaded cell."""

    content: Any
    shaded: bool = True


@dataclass(frozen=True)
class T:
    """A table: rows of cells; a cell is a text, one of the above, or a list of them."""

    rows: list[Any]
    bold_first: bool = False


class _Builder:
    def __init__(self) -> None:
        self.block = -1
        self.table = -1

    def text(self, item: Any, where: dict[str, int], bold: bool = False) -> TextBlock:
        self.block += 1
        location = Location(self.block, **where)
        if isinstance(item, str):
            item = P(item, bold=bold)
        kind: Literal["heading", "paragraph", "list_item"] = "paragraph"
        level, marker = 0, ""
        if isinstance(item, H):
            kind, level = "heading", item.level
        if isinstance(item, B):
            kind, level, marker = "list_item", item.level, item.marker
        return TextBlock(kind, item.text, location, level, marker, getattr(item, "bold", False))

    def build_table(self, item: T) -> Table:
        self.table += 1
        index = self.table
        width = max((len(r) for r in item.rows if not isinstance(r, Wide)), default=1)
        place = Location(self.block + 1, table=index)
        rows = []
        for number, row in enumerate(item.rows):
            if isinstance(row, Wide):
                cells = [self.cell(row.content, index, number, 0, width, row.shaded)]
            else:
                bold = item.bold_first and number == 0
                cells = [self.cell(c, index, number, n, 1, bold=bold) for n, c in enumerate(row)]
            rows.append(Row(tuple(cells)))
        return Table(index, tuple(rows), place)

    def cell(
        self, content: Any, table: int, row: int, column: int, span: int,
        shaded: bool = False, bold: bool = False,
    ) -> Cell:  # fmt: skip
        where = {"table": table, "row": row, "column": column}
        items = content if isinstance(content, list) else [content]
        blocks = [
            self.build_table(i) if isinstance(i, T) else self.text(i, where, bold) for i in items
        ]
        return Cell(tuple(blocks), column, span, shaded)


def document(*items: Any, margins: Iterable[str] = ()) -> Document:
    """A document of these parts, numbered as a reader numbers them."""
    builder = _Builder()
    blocks = [
        builder.build_table(item) if isinstance(item, T) else builder.text(item, {})
        for item in items
    ]
    return Document(tuple(blocks), tuple(margins))
