"""Paragraphs and tables as they are found on the pages, before they are numbered."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.reading.pdf_drawings import Box
from audit.reading.pdf_layout import CellLayout, Passage, TableLayout
from audit.reading.pdf_paragraphs import Paragraph, Setting, paragraphs_of


@dataclass(slots=True)
class CellDraft:
    """A cell by the place of its sides; its columns are counted when the table is whole."""

    x0: float
    x1: float
    shaded: bool
    items: list[Paragraph | TableDraft] = field(default_factory=list)

    @property
    def key(self) -> str:
        return " ".join(text for item in self.items for text in texts_of(item))


@dataclass(slots=True)
class RowDraft:
    """A row: its cells from left to right, and where its last part ends on ``page``."""

    cells: list[CellDraft]
    page: int
    bottom: float
    height: float


@dataclass(slots=True)
class TableDraft:
    """A table, over as many pages as it takes."""

    box: Box
    rows: list[RowDraft]
    page: int


Item = Paragraph | TableDraft


def texts_of(item: Item) -> list[str]:
    """All lines of a paragraph or table."""
    if isinstance(item, Paragraph):
        return item.texts
    return [cell.key for row in item.rows for cell in row.cells]


def drafts_of(item: Passage | TableLayout, setting: Setting) -> list[Item]:
    """The paragraphs of a passage, or a table with the paragraphs of its cells."""
    if isinstance(item, Passage):
        return list(paragraphs_of(item, setting))
    return [_table_draft(item, setting)]


def _table_draft(table: TableLayout, setting: Setting) -> TableDraft:
    rows: dict[int, list[CellLayout]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    drafts = []
    for number in sorted(rows):
        cells = sorted(rows[number], key=lambda cell: cell.box.x0)
        bottom = min(cell.box.bottom for cell in cells)
        height = bottom - min(cell.box.top for cell in cells)
        row = [_cell_draft(cell, setting) for cell in cells]
        drafts.append(RowDraft(row, table.page, bottom, height))
    return TableDraft(table.box, drafts, table.page)


def _cell_draft(cell: CellLayout, setting: Setting) -> CellDraft:
    items = [part for item in cell.items for part in drafts_of(item, setting)]
    return CellDraft(cell.box.x0, cell.box.x1, cell.shaded, items)
