"""What a reader hands on: the document as blocks in reading order, each with its place.

Nothing here knows what an EHC plan is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeVar, dataclass_transform

TextKind = Literal["heading", "paragraph", "list_item"]
Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True)
def _piece(kind: type[Kind]) -> type[Kind]:
    """Make a dataclass whose values the type check holds to be frozen.

    A plan has thousands of pieces, and Python's own frozen dataclasses take four times as long to
    make; so the type check alone sees to it that none is changed.
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)


@_piece
class Location:
    """Where a piece of text stands, as precisely as the file tells.

    ``block`` counts the text blocks of the document in reading order from 0. ``page`` counts from 1
    and is None for Word files, which have no fixed pages. ``table``, ``row`` and ``column`` count
    from 0 and are None outside tables; in nested tables they are those of the innermost one.
    """

    block: int
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@_piece
class TextBlock:
    """A heading, paragraph or list item.

    ``text`` is what a reader of the page sees, without a bullet or automatic number; a line break
    inside the paragraph is kept as a newline. ``marker`` is the bullet or number ("1.2", "F3"),
    "" if there is none. ``level`` is 1 to 9 for headings and 0 to 8 for list items, else 0.
    ``bold`` is True where every visible character is bold; ``size`` is the font size in points
    where known.
    """

    kind: TextKind
    text: str
    location: Location
    level: int = 0
    marker: str = ""
    bold: bool = False
    size: float | None = None


@_piece
class Cell:
    """A table cell; ``column`` is the grid column where it starts, ``span`` how many it covers."""

    blocks: tuple[Block, ...]
    column: int
    span: int = 1
    shaded: bool = False

    @property
    def text(self) -> str:
        """All text of the cell, nested tables included, blocks divided by newlines."""
        return "\n".join(block.text for block in text_blocks(self.blocks))


@_piece
class Row:
    """A table row: its cells from left to right; a merged cell stands once, where it starts."""

    cells: tuple[Cell, ...]


@_piece
class Table:
    """A table; ``index`` counts the tables of the document in reading order from 0."""

    index: int
    rows: tuple[Row, ...]
    location: Location


Block = TextBlock | Table


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something a person should know about how the file was read.

    ``code`` is permanent and in kebab case, such as "tracked-changes" or "pages-without-text".
    """

    code: str
    message: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read.

    ``blocks`` is the body in reading order. ``margins`` holds page headers and footers, each once,
    apart from the body. ``pages`` is None where the format has none.
    """

    blocks: tuple[Block, ...]
    margins: tuple[str, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()
    pages: int | None = None
    texts: tuple[TextBlock, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "texts", tuple(text_blocks(self.blocks)))

    def block(self, index: int) -> TextBlock:
        """The text block that a ``Location.block`` names. Raises IndexError if there is none."""
        return self.texts[index]


def text_blocks(blocks: tuple[Block, ...]) -> Iterator[TextBlock]:
    """Every text block in reading order, those in tables and nested tables included."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from text_blocks(cell.blocks)
