"""What at the top of a page is the rest of a paragraph or table row of the page before."""

from __future__ import annotations

import re

from audit.reading.pdf_drafts import CellDraft, RowDraft, TableDraft
from audit.reading.pdf_fullness import is_full
from audit.reading.pdf_paragraphs import ENDS_SENTENCE, TYPED_NUMBER, Paragraph, same_by_tags
from audit.reading.pdf_tags import Tag

SAME_EDGE = 4.0
"""Columns whose edges differ by no more than this, in points, are the same column."""
PAGE_END = 3.0
"""A row may have been cut by the page end if it ends within this many lines of it."""
LEAD = re.compile(r"[A-Z][^.:!?]{1,70}:(?:\s|$)")
"""After the end of a sentence, words before a colon begin a paragraph more often than not."""
FEWEST_WORDS = 5
"""A line of so many words without a full stop is no heading or entry of a table."""
FIGURES = re.compile(r"[\d\W]+")
"""A cell with a date or a number only is complete."""


def paragraph_goes_on(last: Paragraph, first: Paragraph, ends: dict[int, float]) -> bool:
    """Whether a paragraph at the top of a page is the rest of the one before."""
    end, start = last.lines[-1], first.lines[0]
    if (said := same_by_tags(end, start)) is not None:
        return said
    if first.marker or abs(end.size - start.size) > 0.1 * end.size or end.bold != start.bold:
        return False
    if end.page == start.page or end.bottom < ends[end.page] - PAGE_END * end.size:
        return False
    opens = LEAD.match(start.text) or TYPED_NUMBER.match(start.text)
    if opens and ENDS_SENTENCE.search(end.text):
        return False
    return is_full(end, start, last.passage)


def row_goes_on(table: TableDraft, first: RowDraft, ends: dict[int, float], level: int) -> bool:
    """Whether a row at the top of a page is the rest of the row that ended the page before."""
    last, is_header = table.rows[-1], len(table.rows) == 1
    pairs = cell_pairs(last, first)
    if pairs is None:
        return False
    if (said := _same_row_by_tags(last, first, level)) is not None:
        return said
    signs = [_sign(old, new, ends) for old, new in pairs]
    doubtful = "one line" in signs and "goes on" not in signs
    if "ends" in signs or (doubtful and (is_header or "rest" in signs)):
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


def cell_pairs(last: RowDraft, first: RowDraft) -> list[tuple[CellDraft, CellDraft]] | None:
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
    alone = min(len(one.lines), len(two.lines)) < 2 and not _is_cut(one, two)
    if paragraph_goes_on(one, two, ends):
        return "one line" if alone else "goes on"
    end = one.lines[-1]
    return "rest" if end.bottom >= ends[end.page] - PAGE_END * end.size else "ends"


def _is_cut(one: Paragraph, two: Paragraph) -> bool:
    """Whether the words say that a sentence is cut: it goes on in lower case, or has no end yet."""
    words = one.texts[-1].split()
    unended = len(words) >= FEWEST_WORDS and not ENDS_SENTENCE.search(words[-1])
    return two.texts[0][:1].islower() or unended
