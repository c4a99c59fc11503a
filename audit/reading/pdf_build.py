"""The finished blocks: text blocks numbered in reading order, headings told by their type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from audit.reading.document import Block, Cell, Location, Row, Table, TextBlock
from audit.reading.pdf_drafts import CellDraft, Item, RowDraft, TableDraft
from audit.reading.pdf_paragraphs import Paragraph
from audit.reading.pdf_words import joined_text

HEADING_RATIO = 1.15
"""Type this many times the size of the body is a heading's; less will do if it is bold."""

BOLD_HEADING_RATIO = 1.06
LONGEST_HEADING = 200


def build(items: list[Item]) -> tuple[Block, ...]:
    """Blocks in reading order with their places."""
    return _Builder(items).blocks()


class _Builder:
    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.texts = 0
        self.tables = 0
        paragraphs = list(_paragraphs(items))
        self.body = _body_size(paragraphs)
        self.sizes = _heading_sizes(paragraphs, self.body)
        self.words = _words(paragraphs)

    def blocks(self) -> tuple[Block, ...]:
        return tuple(self._block(item, (None, None, None)) for item in self.items)

    def _block(self, item: Item, place: tuple[int | None, int | None, int | None]) -> Block:
        if isinstance(item, TableDraft):
            return self._table(item)
        table, row, column = place
        location = Location(self.texts, item.page, table, row, column)
        self.texts += 1
        size = item.lines[0].size
        text = joined_text(item.texts, self.words)
        bold = all(line.bold for line in item.lines)
        if _is_heading(item, self.body):
            level = min(self.sizes.index(size) + 1, 9) if size in self.sizes else 9
            return TextBlock("heading", text, location, level, item.marker, bold, size)
        if item.marker:
            return TextBlock("list_item", text, location, item.level, item.marker, bold, size)
        return TextBlock("paragraph", text, location, 0, "", bold, size)

    def _table(self, table: TableDraft) -> Table:
        index = self.tables
        self.tables += 1
        location = Location(self.texts, table.page, index)
        edges = _edges(table)
        rows = tuple(
            Row(tuple(self._cell(cell, index, number, edges) for cell in row.cells))
            for number, row in enumerate(table.rows)
        )
        return Table(index, rows, location)

    def _cell(self, cell: CellDraft, table: int, row: int, edges: list[float]) -> Cell:
        column = _nearest(edges, cell.x0)
        span = max(_nearest(edges, cell.x1) - column, 1)
        blocks = tuple(self._block(item, (table, row, column)) for item in cell.items)
        return Cell(blocks, column, span, cell.shaded)


def _edges(table: TableDraft) -> list[float]:
    """The sides of all cells of the table from left to right, those nearly the same once."""
    sides = sorted(x for row in table.rows for cell in row.cells for x in (cell.x0, cell.x1))
    edges: list[float] = []
    for side in sides:
        if not edges or side - edges[-1] > 4:
            edges.append(side)
    return edges


def _nearest(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda index: abs(values[index] - value))


def _paragraphs(items: list[Item]) -> Iterator[Paragraph]:
    for item in items:
        if isinstance(item, Paragraph):
            yield item
        else:
            for row in item.rows:
                yield from _row_paragraphs(row)


def _row_paragraphs(row: RowDraft) -> Iterator[Paragraph]:
    for cell in row.cells:
        yield from _paragraphs(cell.items)


def _body_size(paragraphs: list[Paragraph]) -> float:
    """The size that most characters are set in."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        for line in paragraph.lines:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    size = paragraph.lines[0].size
    if sum(map(len, paragraph.texts)) > LONGEST_HEADING:
        return False
    bold = all(line.bold for line in paragraph.lines)
    return size >= (BOLD_HEADING_RATIO if bold else HEADING_RATIO) * body


def _heading_sizes(paragraphs: list[Paragraph], body: float) -> list[float]:
    """The sizes of headings from the largest, for their levels."""
    sizes = {p.lines[0].size for p in paragraphs if _is_heading(p, body)}
    return sorted(sizes, reverse=True)


def _words(paragraphs: list[Paragraph]) -> frozenset[str]:
    """All words within lines, to tell a soft hyphen at a line end from a hard one."""
    found: set[str] = set()
    for paragraph in paragraphs:
        for text in paragraph.texts:
            found.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))
    return frozenset(found)
