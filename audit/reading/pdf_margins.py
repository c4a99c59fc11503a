"""Page headers and footers: lines and small tables that recur at one place of most pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from audit.reading.pdf_layout import PageLayout, Passage, TableLayout, passages_of
from audit.reading.pdf_lines import Line

MARGIN_SHARE = 0.16
"""Headers and footers stand in this share of the page, at its top and bottom."""

TABLE_SHARE = 0.25
"""A table that is a header or footer lies wholly in this share of the page."""

RECURS = 0.4
"""On this share of the pages at least; left and right pages may differ."""

SAME_PLACE = 4.0
FEW_LETTERS = 2
"""A line with no more letters than this ("3 of 12") is a page number."""

Key = tuple[str, int]


def take_margins(pages: list[PageLayout]) -> tuple[str, ...]:
    """Takes headers and footers out of the pages and returns each once, in order of first sight.

    They are the uppermost and lowermost lines of a page: a line that has body text between it and
    the edge of the page is body text, even if it recurs.
    """
    margins = _take_tables(pages)
    recurring = _recurring(pages)
    for page in pages:
        for edge in _edges(page):
            for line in takewhile(lambda line: _recurs(line, recurring), edge):
                margins.setdefault(_words(line)[-1], line.text)
                _remove(page, line)
    return tuple(margins.values())


def _take_tables(pages: list[PageLayout]) -> dict[str, str]:
    """Takes out the tables, such as one with a crest and a name, that head or foot most pages."""
    found: dict[Key, list[tuple[PageLayout, TableLayout]]] = defaultdict(list)
    for page in pages:
        reach = TABLE_SHARE * page.height
        for item in page.items:
            if isinstance(item, TableLayout) and (
                item.box.bottom <= reach or item.box.top >= page.height - reach
            ):
                words = _table_words(item)
                found[re.sub(r"\d+", "#", words), round(item.box.top / SAME_PLACE)].append(
                    (page, item)
                )
    margins: dict[str, str] = {}
    for (key, _), places in found.items():
        if len(places) >= max(2.0, RECURS * len(pages)):
            margins.setdefault(key, _table_words(places[0][1]))
            for page, table in places:
                page.items = [item for item in page.items if item is not table]
    return {key: words for key, words in margins.items() if words}


def _table_words(table: TableLayout) -> str:
    lines = (line for passage in passages_of([table]) for line in passage.lines)
    return " ".join(line.text for line in lines)


def _recurring(pages: list[PageLayout]) -> set[Key]:
    """The lines, by words and place, that stand on enough pages."""
    seen: dict[Key, set[int]] = defaultdict(set)
    for page in pages:
        for line in (line for edge in _edges(page) for line in edge):
            for key in _keys(line):
                seen[key].add(page.number)
    needed = max(2.0, RECURS * len(pages))
    return {key for key, found in seen.items() if len(found) >= needed}


def _recurs(line: Line, recurring: set[Key]) -> bool:
    return any(key in recurring for key in _keys(line))


def _keys(line: Line) -> list[Key]:
    """Words and place; two places that overlap, so that close ones have one in common."""
    step = line.base / (2 * SAME_PLACE)
    places = (2 * int(step), 2 * int(step + 0.5) + 1)
    return [(words, place) for words in _words(line) for place in places]


def _words(line: Line) -> list[str]:
    """The words of a line, as they stand and with the page number masked.

    Other numbers count: "Outcome 1" and "Outcome 4" at the top of two pages are body text.
    """
    letters = sum(character.isalpha() for character in line.text)
    if letters <= FEW_LETTERS or re.search(r"\bpage\b", line.text, re.IGNORECASE):
        return [line.text, re.sub(r"\d+", "#", line.text)]
    masked = re.sub(r"\b\d{1,3}$", lambda found: f"#{int(found[0]) - line.page}", line.text)
    return [line.text, masked]


def _edges(page: PageLayout) -> tuple[list[Line], list[Line]]:
    """The lines of the top margin from above and of the bottom margin from below, up to a table."""
    reach = MARGIN_SHARE * page.height
    above = [line for line in _open_lines(page.items) if line.bottom <= reach]
    below = [line for line in _open_lines(page.items[::-1]) if line.top >= page.height - reach]
    return sorted(above, key=lambda line: line.base), sorted(below, key=lambda line: -line.base)


def _open_lines(items: Sequence[object]) -> list[Line]:
    passages = takewhile(lambda item: isinstance(item, Passage), items)
    return [line for item in passages if isinstance(item, Passage) for line in item.lines]


def _remove(page: PageLayout, line: Line) -> None:
    for item in page.items:
        if isinstance(item, Passage):
            item.lines = [other for other in item.lines if other is not line]
    page.items = [item for item in page.items if not isinstance(item, Passage) or item.lines]
