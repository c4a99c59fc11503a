"""What was read of a plan as one HTML file: its sections and items, then the document in order."""

from __future__ import annotations

from dataclasses import dataclass

from audit.plan_reading import BlockRead, PlanReading, PlanReadings
from audit.reporting import reading_words, words
from audit.reporting.html import page
from audit.result import Place


@dataclass(frozen=True)
class _View:
    """One reading on a page: its ids begin with ``prefix``, its parts are headings of ``level``."""

    reading: PlanReading
    prefix: str
    level: int

    def anchor(self, place: Place) -> str:
        """The id of a block's row."""
        return f"{self.prefix}block-{place.block}"

    def kind(self, block: BlockRead) -> str:
        """The classes of a block's row."""
        if block.role in ("help text", "placeholder"):
            return "left-out"
        return "outside" if block.role == "outside" else f"inside {block.role}"

    def rows(self) -> list[BlockRead]:
        """The blocks that hold something."""
        return [block for block in self.reading.blocks if block.role != "empty"]


def render(reading: PlanReading) -> str:
    """One plan as it was read, as a whole page."""
    return _page(f"What was read: {reading.file}", [_View(reading, "plan-1-", 2)], [])


def render_many(readings: PlanReadings) -> str:
    """Several plans as they were read, and the files that could not be, on one page."""
    level = 3 if len(readings.results) > 1 else 2
    views = [_View(item, f"plan-{n}-", level) for n, item in enumerate(readings.results, 1)]
    failures = [failure.error for failure in readings.failed]
    return _page(f"What was read: {words.counted(len(views), 'file')}", views, failures)


def _page(title: str, views: list[_View], failures: list[str]) -> str:
    return page("reading.html", title=title, views=views, failures=failures, said=reading_words)
