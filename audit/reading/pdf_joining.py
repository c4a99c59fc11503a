"""Paragraphs, rows and tables that run over a page break put together again."""

from __future__ import annotations

from audit.reading.pdf_continuing import SAME_EDGE, cell_pairs, paragraph_goes_on, row_goes_on
from audit.reading.pdf_drafts import CellDraft, Item, RowDraft, TableDraft, drafts_of, texts_of
from audit.reading.pdf_fullness import is_full
from audit.reading.pdf_layout import PageLayout, Passage, passages_of
from audit.reading.pdf_paragraphs import Paragraph, doubtful_tags, usual_setting
from audit.reading.pdf_tags import are_trusted

LEAST_ROOM = 40.0
"""Less room than this, in points, below a table says nothing about whether it goes on."""


def join_pages(pages: list[PageLayout]) -> list[Item]:
    """The whole document as paragraphs and tables in reading order."""
    passages = list(passages_of(item for page in pages for item in page.items))
    _drop_doubtful_tags(passages)
    setting = usual_setting(passages)
    ends = _page_ends(pages)
    whole: list[Item] = []
    for page in pages:
        items = [part for item in page.items for part in drafts_of(item, setting)]
        if whole and items and _join(whole[-1], items[0], ends):
            items.pop(0)
        whole.extend(items)
    return whole


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
        for passage in passages_of(page.items):
            lowest[size] = max(lowest.get(size, 0), *(line.bottom for line in passage.lines))
    return {page.number: lowest.get((page.width, page.height), page.height) for page in pages}


def _join(last: Item, first: Item, ends: dict[int, float], level: int = 0) -> bool:
    """Joins the first item of a page to the last one of the page before where it goes on."""
    if isinstance(last, Paragraph) and isinstance(first, Paragraph):
        if not paragraph_goes_on(last, first, ends):
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


def _join_tables(last: TableDraft, first: TableDraft, ends: dict[int, float], level: int) -> bool:
    if abs(last.box.x0 - first.box.x0) > SAME_EDGE or abs(last.box.x1 - first.box.x1) > SAME_EDGE:
        return False
    if _is_new(last, first):
        return False
    room = ends[last.rows[-1].page] - last.rows[-1].bottom
    if room > max(first.rows[0].height, LEAST_ROOM):
        return False
    rows = first.rows[_repeated_header(last, first) :]
    _drop_heads(last.rows[0], first.rows[0])
    if rows and last.rows and row_goes_on(last, rows[0], ends, level):
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


def _drop_heads(heads: RowDraft, first: RowDraft) -> None:
    """Takes the repeated heads out of a row that no line divides from them."""
    pairs = cell_pairs(heads, first) or []
    begun = [bool(old.key) and old.key == _first_text(new) for old, new in pairs]
    if pairs and all(begun) and any(len(new.items) > 1 for _, new in pairs):
        for _, new in pairs:
            new.items.pop(0)


def _first_text(cell: CellDraft) -> str:
    return " ".join(texts_of(cell.items[0])) if cell.items else ""


def _join_rows(last: RowDraft, first: RowDraft, ends: dict[int, float], level: int) -> None:
    for old, new in cell_pairs(last, first) or []:
        items = list(new.items)
        if old.items and items and _join(old.items[-1], items[0], ends, level):
            items.pop(0)
        old.items += items
        old.shaded = old.shaded or new.shaded
