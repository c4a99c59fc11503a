"""Paragraphs, rows and tables that run over a page break put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from audit.reading.pdf_layout import CellLayout, PageLayout, Passage, TableLayout
from audit.reading.pdf_paragraphs import (
    Paragraph,
    Setting,
    doubtful_tags,
    is_full,
    paragraphs_of,
    same_by_tags,
    usual_setting,
)
from audit.reading.pdf_source import Box
from audit.reading.pdf_tags import Tag, are_trusted

SAME_EDGE = 4.0
"""Columns whose edges differ by no more than this, in points, are the same column."""

PAGE_END = 3.0
"""A row may have been cut by the page end if it ends within this many lines of it."""

LEAST_ROOM = 40.0
"""Less room than this, in points, below a table says nothing about whether it goes on."""

FIGURES = re.compile(r"[\d\W]+")
"""A cell with a date or a number only is complete."""


@dataclass(slots=True)
class CellDraft:
    """A cell by the place of its sides; its columns are counted when the table is whole."""

    x0: float
    x1: float
    shaded: bool
    items: list[Paragraph | TableDraft] = field(default_factory=list)

    @property
    def key(self) -> str:
        return " ".join(text for item in self.items for text in _texts(item))


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


def _texts(item: Item) -> list[str]:
    if isinstance(item, Paragraph):
        return item.texts
    return [cell.key for row in item.rows for cell in row.cells]


def join_pages(pages: list[PageLayout]) -> list[Item]:
    """The whole document as paragraphs and tables in reading order."""
    passages = list(_passages(item for page in pages for item in page.items))
    _drop_doubtful_tags(passages)
    setting = usual_setting(passages)
    ends = _page_ends(pages)
    whole: list[Item] = []
    for page in pages:
        items = [part for item in page.items for part in _drafts(item, setting)]
        if whole and items and _join(whole[-1], items[0], ends):
            items.pop(0)
        whole.extend(items)
    return whole


def _passages(items: Iterable[Passage | TableLayout]) -> Iterator[Passage]:
    for item in items:
        if isinstance(item, Passage):
            yield item
        else:
            for cell in item.cells:
                yield from _passages(cell.items)


def _drop_doubtful_tags(passages: list[Passage]) -> None:
    if not are_trusted(doubtful_tags(passages)):
        for passage in passages:
            for line in passage.lines:
                line.tag = None


def _page_ends(pages: list[PageLayout]) -> dict[int, float]:
    """How far down the text of each page goes at most, by page number."""
    lowest: dict[tuple[float, float], float] = {}
    for page in pages:
        size = (page.width, page.height)
        for passage in _passages(page.items):
            lowest[size] = max(lowest.get(size, 0), *(line.bottom for line in passage.lines))
    return {page.number: lowest.get((page.width, page.height), page.height) for page in pages}


def _drafts(item: Passage | TableLayout, setting: Setting) -> list[Item]:
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
    items = [part for item in cell.items for part in _drafts(item, setting)]
    return CellDraft(cell.box.x0, cell.box.x1, cell.shaded, items)


def _join(last: Item, first: Item, ends: dict[int, float], level: int = 0) -> bool:
    """Joins the first item of a page to the last one of the page before where it goes on."""
    if isinstance(last, Paragraph) and isinstance(first, Paragraph):
        if not _paragraph_goes_on(last, first, ends):
            return False
        _add_rest(last, first)
        return True
    if isinstance(last, TableDraft) and isinstance(first, TableDraft):
        return _join_tables(last, first, ends, level)
    return False


def _add_rest(last: Paragraph, first: Paragraph) -> None:
    """Adds the part of a paragraph that stands on the next page."""
    rest = list(first.texts)
    if not is_full(last.lines[-1], first.lines[0], last.passage):
        last.texts[-1] += "\n" + rest.pop(0)
    last.lines += first.lines
    last.texts += rest


def _paragraph_goes_on(last: Paragraph, first: Paragraph, ends: dict[int, float]) -> bool:
    end, start = last.lines[-1], first.lines[0]
    if (said := same_by_tags(end, start)) is not None:
        return said
    if first.marker or abs(end.size - start.size) > 0.1 * end.size or end.bold != start.bold:
        return False
    if end.page == start.page or end.bottom < ends[end.page] - PAGE_END * end.size:
        return False
    return is_full(end, start, last.passage)


def _join_tables(last: TableDraft, first: TableDraft, ends: dict[int, float], level: int) -> bool:
    if abs(last.box.x0 - first.box.x0) > SAME_EDGE or abs(last.box.x1 - first.box.x1) > SAME_EDGE:
        return False
    if _is_new(last, first):
        return False
    room = ends[last.rows[-1].page] - last.rows[-1].bottom
    if room > max(first.rows[0].height, LEAST_ROOM):
        return False
    rows = first.rows[_repeated_header(last, first) :]
    if rows and last.rows and _row_goes_on(last, rows[0], ends, level):
        _join_rows(last.rows[-1], rows.pop(0), ends, level + 1)
    last.rows += rows
    return True


def _is_new(last: TableDraft, first: TableDraft) -> bool:
    """Whether a table at the top of a page is another one, that begins with a title of its own.

    Its title is set like that of the table before, or its columns stand elsewhere.
    """
    title = _title(first.rows[0])
    if title is None or len(last.rows) == 1 or _repeated_header(last, first):
        return False
    inner = _inner_edges(last)
    moved = any(all(abs(x - y) > SAME_EDGE for y in inner) for x in _inner_edges(first))
    return title == _title(last.rows[0]) or (bool(inner) and moved)


def _inner_edges(table: TableDraft) -> set[float]:
    """Where columns meet in the rows of a table."""
    return {cell.x0 for row in table.rows for cell in row.cells[1:]}


def _title(row: RowDraft) -> tuple[bool, float] | None:
    """How the title of a table is set, shading and size, if the row is one: one cell, in bold."""
    if len(row.cells) != 1 or not row.cells[0].items:
        return None
    first = row.cells[0].items[0]
    if not isinstance(first, Paragraph) or not all(line.bold for line in first.lines):
        return None
    return row.cells[0].shaded, first.lines[0].size


def _repeated_header(last: TableDraft, first: TableDraft) -> int:
    """How many rows at the top of a part repeat the top of the table."""
    count = 0
    for old, new in zip(last.rows[:3], first.rows, strict=False):
        keys = [cell.key for cell in new.cells]
        if [cell.key for cell in old.cells] != keys or not any(keys):
            break
        count += 1
    return count if count < len(first.rows) or count < len(last.rows) else 0


def _row_goes_on(table: TableDraft, first: RowDraft, ends: dict[int, float], level: int) -> bool:
    """Whether a row at the top of a page is the rest of the row that ended the page before."""
    last, is_header = table.rows[-1], len(table.rows) == 1
    pairs = _cell_pairs(last, first)
    if pairs is None:
        return False
    if (said := _same_row_by_tags(last, first, level)) is not None:
        return said
    signs = [_sign(old, new, ends) for old, new in pairs]
    if "ends" in signs or ("one line" in signs and (is_header or "rest" in signs)):
        return False
    if not any(new.items for _, new in pairs):
        return True
    return "goes on" in signs or "one line" in signs or (signs[0] == "blank" and "rest" in signs)


def _same_row_by_tags(last: RowDraft, first: RowDraft, level: int) -> bool | None:
    """Whether the tags put two rows into one, ``level`` tables deep; None if they do not say."""
    before, after = _tags(last), _tags(first)
    if not before or not after or min(len(before[-1].rows), len(after[0].rows)) <= level:
        return None
    return before[-1].rows[level] == after[0].rows[level]


def _tags(row: RowDraft) -> list[Tag]:
    tags: list[Tag] = []
    for item in (item for cell in row.cells for item in cell.items):
        if isinstance(item, TableDraft):
            tags += [tag for inner in item.rows for tag in _tags(inner)]
        else:
            tags += [line.tag for line in item.lines if line.tag]
    return tags


def _cell_pairs(last: RowDraft, first: RowDraft) -> list[tuple[CellDraft, CellDraft]] | None:
    """The cells of two rows that stand one below the other; None if the columns differ."""
    pairs = []
    for new in first.cells:
        old = next((c for c in last.cells if abs(c.x0 - new.x0) <= SAME_EDGE), None)
        if old is None or abs(old.x1 - new.x1) > SAME_EDGE:
            return None
        pairs.append((old, new))
    return pairs if len(pairs) == len(last.cells) else None


def _sign(old: CellDraft, new: CellDraft, ends: dict[int, float]) -> str:
    """What one column says: the cell "goes on", "ends", is "blank", or may be the "rest".

    With no more than "one line" at one side of the page end, chance may make it look so.
    """
    if not new.items:
        return "blank" if old.items else "nothing"
    if not old.items:
        return "ends"
    one, two = old.items[-1], new.items[0]
    if FIGURES.fullmatch(old.key):
        return "ends"
    if isinstance(one, TableDraft) and isinstance(two, TableDraft):
        same = abs(one.box.x0 - two.box.x0) <= SAME_EDGE and abs(one.box.x1 - two.box.x1) <= 4
        return "goes on" if same else "ends"
    if isinstance(one, TableDraft) or isinstance(two, TableDraft):
        return "rest"
    alone = min(len(one.lines), len(two.lines)) < 2 and not two.texts[0][:1].islower()
    if _paragraph_goes_on(one, two, ends):
        return "one line" if alone else "goes on"
    end = one.lines[-1]
    return "rest" if end.bottom >= ends[end.page] - PAGE_END * end.size else "ends"


def _join_rows(last: RowDraft, first: RowDraft, ends: dict[int, float], level: int) -> None:
    for old, new in _cell_pairs(last, first) or []:
        items = list(new.items)
        if old.items and items and _join(old.items[-1], items[0], ends, level):
            items.pop(0)
        old.items += items
        old.shaded = old.shaded or new.shaded
