"""How far the lines of the body may reach to the right, from where they end."""

from __future__ import annotations

from audit.reading.pdf_layout import PageLayout, Passage

TOGETHER = 12.0
SUPPORT = 3
"""The limit is the furthest line end that this many lines come within ``TOGETHER`` of."""


def set_limits(pages: list[PageLayout]) -> None:
    """Sets the right limit of passages that have none, alike for pages of one size."""
    ends: dict[tuple[float, float], list[float]] = {}
    for page in pages:
        found = ends.setdefault((page.width, page.height), [])
        for passage in _open(page):
            found += [line.x1 for line in passage.lines]
    for page in pages:
        limit = _limit(ends[page.width, page.height])
        for passage in _open(page):
            passage.right = limit


def _open(page: PageLayout) -> list[Passage]:
    return [item for item in page.items if isinstance(item, Passage) and item.right is None]


def _limit(ends: list[float]) -> float | None:
    for end in sorted(ends, reverse=True):
        if sum(end - TOGETHER <= other <= end for other in ends) >= SUPPORT:
            return end
    return max(ends, default=None)
