"""The document as a flat row of units: paragraphs, and table rows with their cells.

A nested table follows the row that holds it, and remembers in which cell it stood.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from statistics import median

from audit.reading.document import Block, Document, Table, TextBlock


@dataclass(frozen=True)
class CellUnit:
    """A cell with the text that stands in it directly, nested tables left out."""

    column: int
    span: int
    shaded: bool
    blocks: tuple[TextBlock, ...]

    @cached_property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks).strip()


@dataclass(frozen=True)
class RowUnit:
    """A table row; ``width`` is that of the whole table in grid columns."""

    table: int
    row: int
    width: int
    cells: tuple[CellUnit, ...]
    parent: tuple[int, int, int] | None = None

    @cached_property
    def filled(self) -> tuple[CellUnit, ...]:
        """The cells that hold text."""
        return tuple(cell for cell in self.cells if cell.text)


Unit = TextBlock | RowUnit


def units_of(document: Document) -> tuple[Unit, ...]:
    """Every paragraph and table row of the body in reading order."""
    return tuple(_units(document.blocks, None))


def lines_of(block: TextBlock) -> tuple[str, ...]:
    """The lines of a block that hold something, without the space around them."""
    return _lines(block.text)


@lru_cache(maxsize=4096)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def body_size(document: Document) -> float | None:
    """The usual font size of running text, where the file tells."""
    sizes = [b.size for b in document.texts if b.size and len(b.text) > 60]
    return median(sizes) if sizes else None


def _units(blocks: tuple[Block, ...], parent: tuple[int, int, int] | None) -> Iterator[Unit]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _rows(block, parent)
        else:
            yield block


def _rows(table: Table, parent: tuple[int, int, int] | None) -> Iterator[Unit]:
    ends = [cell.column + cell.span for row in table.rows for cell in row.cells]
    width = max(ends, default=0)
    for number, row in enumerate(table.rows):
        cells = tuple(
            CellUnit(
                cell.column,
                cell.span,
                cell.shaded,
                tuple(b for b in cell.blocks if isinstance(b, TextBlock)),
            )
            for cell in row.cells
        )
        yield RowUnit(table.index, number, width, cells, parent)
        for cell in row.cells:
            nested = tuple(b for b in cell.blocks if isinstance(b, Table))
            yield from _units(nested, (table.index, number, cell.column))
