"""The figures of a period as text for a terminal."""

from __future__ import annotations

from audit.framework.periods import in_words
from audit.framework.result import MeasureTally, Tally, TargetStatus
from audit.reporting import figure_words as figures
from audit.reporting.page import Page

_STYLES = {"met": "green", "not met": "bold red", "cannot tell yet": "yellow"}


def render(tally: Tally, width: int = 80, colour: bool = False) -> str:
    """The tally as text; the words carry everything without colour."""
    page = Page(width)
    page.title(f"Quality of the plans issued in {in_words(tally.period)}: {tally.basis} figures")
    page.entry("", figures.BASIS[tally.basis], 0)
    for note in tally.notes:
        page.blank()
        page.entry("", note, 0)
    _coverage(page, tally)
    for measure in tally.measures:
        _measure(page, measure)
    page.blank()
    page.entry("", figures.RANGE, 0)
    if any(held.status == "cannot tell yet" for one in tally.measures for held in one.targets):
        page.entry("", figures.CANNOT_TELL, 0)
    return page.string(colour)


def _coverage(page: Page, tally: Tally) -> None:
    found = tally.coverage
    page.heading("Half of the plans issued are to be audited")
    share = f"{found.counted} of {found.issued} plans: {figures.per_cent(found.percent)}"
    page.entry("", share, 2, style="bold")
    page.entry("", f"sampled {found.sampled}, scored {found.audited}, confirmed {found.confirmed}")
    _target(page, found.target)


def _measure(page: Page, measure: MeasureTally) -> None:
    page.heading(measure.title)
    page.entry("", figures.n_of(measure), 2, style="bold")
    if told := figures.range_of(measure):
        page.entry("", told)
    if measure.provisional:
        page.entry("", f"of these not confirmed by an auditor: {measure.provisional}")
    for held in measure.targets:
        _target(page, held)
    if told := figures.left_out(measure):
        page.entry("", f"left out: {told}")


def _target(page: Page, held: TargetStatus) -> None:
    column = min(58, page.width - 20)
    page.entry(figures.target(held), held.status, 2, column, style=_STYLES[held.status])
