"""Page headers and footers: lines that recur at one place of most pages."""

from __future__ import annotations

import re
from collections import defaultdict

from audit.reading.pdf_layout import PageLayout, Passage
from audit.reading.pdf_lines import Line

MARGIN_SHARE = 0.16
"""Headers and footers stand in this share of the page, at its top and bottom."""

RECURS = 0.4
"""On this share of the pages at least; left and right pages may differ."""

SAME_PLACE = 4.0


def take_margins(pages: list[PageLayout]) -> tuple[str, ...]:
    """Takes headers and footers out of the pages and returns each once, in order of first sight.

    Only the uppermost and lowermost lines of a page are looked at: a line that has body text
    between it and the edge of the page is body text.
    """
    recurring = _recurring(pages)
    margins: dict[str, str] = {}
    for page in pages:
        for line in _edge_lines(page):
            if _key(line) not in recurring or not recurring[_key(line)].near(line):
                continue
            margins.setdefault(_key(line), line.text)
            _remove(page, line)
    return tuple(margins.values())


class _Places:
    """Where lines of the same words stand on the pages."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, float]] = []

    def add(self, line: Line) -> None:
        self.seen.append((line.page, line.base))

    def near(self, line: Line) -> bool:
        return len(self.pages(line.base)) > 1

    def pages(self, base: float) -> set[int]:
        return {page for page, other in self.seen if abs(other - base) <= SAME_PLACE}


def _recurring(pages: list[PageLayout]) -> dict[str, _Places]:
    places: dict[str, _Places] = defaultdict(_Places)
    for page in pages:
        for line in _edge_lines(page):
            places[_key(line)].add(line)
    needed = max(2.0, RECURS * len(pages))
    return {
        key: found
        for key, found in places.items()
        if max(len(found.pages(base)) for _, base in found.seen) >= needed
    }


def _key(line: Line) -> str:
    """The words of a line with page numbers and dates masked."""
    return re.sub(r"\d+", "#", line.text)


def _edge_lines(page: PageLayout) -> list[Line]:
    """The lines of the top and bottom margin that have no table between them and the edge."""
    reach = MARGIN_SHARE * page.height
    lines: list[Line] = []
    for items in (page.items, page.items[::-1]):
        for item in items:
            if not isinstance(item, Passage):
                break
            lines += [
                line
                for line in item.lines
                if (line.bottom <= reach or line.top >= page.height - reach) and line not in lines
            ]
    return lines


def _remove(page: PageLayout, line: Line) -> None:
    for item in page.items:
        if isinstance(item, Passage) and line in item.lines:
            item.lines.remove(line)
            break
    page.items = [item for item in page.items if not isinstance(item, Passage) or item.lines]
