"""The plan as it was read, arranged for a page: lists gathered, headings fitted, table cells laid.

A plan's own heading levels skip and start anywhere; on a page they must follow one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from audit.reading.document import Block, Cell, Document, Row, Table, TextBlock

LOWEST = 6
MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Laid:
    """A cell of a page's table: ``scope`` is "col" or "row" for headers, "" for the others."""

    cell: Cell | None
    span: int = 1
    scope: Literal["", "col", "row"] = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, a run of list items, or a table, ready for a template."""

    kind: Literal["heading", "paragraph", "list", "table"]
    blocks: tuple[TextBlock, ...] = ()
    rows: tuple[tuple[Laid, ...], ...] = ()
    number: int = 0


def parts(blocks: tuple[Block, ...]) -> list[Part]:
    """The blocks of a body or a cell in reading order, neighbouring list items as one part."""
    return [part for key, group in groupby(blocks, _key) for part in _parts(key, tuple(group))]


def heading_levels(document: Document, top: int) -> dict[int, int]:
    """The level of each heading by block, from ``top`` down, none skipped, 6 at the lowest."""
    levels: dict[int, int] = {}
    above: list[int] = []
    for block in document.texts:
        if _key(block) != "heading":
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        levels[block.location.block] = min(top + len(above) - 1, LOWEST)
    return levels


def _key(block: Block) -> str:
    if isinstance(block, Table):
        return "table"
    if not block.text.strip():
        return "paragraph"
    return {"list_item": "list"}.get(block.kind, block.kind)


def _parts(key: str, group: tuple[Block, ...]) -> Iterator[Part]:
    texts = tuple(block for block in group if isinstance(block, TextBlock))
    if key == "list":
        yield Part("list", texts)
    elif key == "heading":
        yield from (Part("heading", (block,)) for block in texts)
    elif key == "paragraph":
        yield from (Part("paragraph", (block,)) for block in texts)
    else:
        yield from (_table(block) for block in group if isinstance(block, Table))


def _table(table: Table) -> Part:
    header = len(table.rows) > 1 and all(_heads(cell) for cell in table.rows[0].cells)
    side = not header and len(table.rows) > 1 and all(_side_heads(row) for row in table.rows)
    rows = tuple(
        tuple(_lay(row, header and number == 0, side)) for number, row in enumerate(table.rows)
    )
    return Part("table", rows=rows, number=table.index + 1)


def _heads(cell: Cell) -> bool:
    texts = [block for block in cell.blocks if isinstance(block, TextBlock)]
    return bool(cell.text.strip()) and (cell.shaded or all(block.bold for block in texts))


def _side_heads(row: Row) -> bool:
    return len(row.cells) > 1 and _heads(row.cells[0]) and not all(map(_heads, row.cells))


def _lay(row: Row, header: bool, side: bool) -> Iterator[Laid]:
    """The cells of a row, with empty ones where a cell merged from above reaches in."""
    at = 0
    for number, cell in enumerate(row.cells):
        if cell.column > at:
            yield Laid(None, min(cell.column - at, MOST_COLUMNS))
        at = max(at, cell.column) + cell.span
        heads = bool(cell.text.strip())
        scope: Literal["", "col", "row"] = "col" if header else "row" if side and not number else ""
        yield Laid(cell, min(cell.span, MOST_COLUMNS), scope if heads else "")
