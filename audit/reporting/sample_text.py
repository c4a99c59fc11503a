"""A month's sample as text for a terminal."""

from __future__ import annotations

from audit.monthly.sample_result import MonthSample
from audit.reporting import words
from audit.reporting.page import Page

_COLUMN = 44


def render(sample: MonthSample, *, width: int = 80, colour: bool = False) -> str:
    """How the sample was drawn, its strata and top-ups, and what came after the draw."""
    page = Page(width)
    page.title(f"Sample of {sample.month}")
    page.entry("", f"{sample.headline} of {words.counted(sample.issued, 'plan')} issued", 0)
    page.entry(
        "",
        f"Drawn on {sample.at:%d/%m/%Y} by {sample.who}, share {sample.share:g}, by "
        f"{', '.join(sample.by) or 'nothing'}, seed {sample.seed}: the same seed gives the same "
        "sample. It is not changed any more.",
        0,
    )
    if sample.late:
        come = "was" if sample.late == 1 else "were"
        page.entry(
            "",
            f"{words.counted(sample.late, 'plan')} of the month {come} imported after the draw: "
            f"the sample now covers {words.percent(sample.coverage)} of "
            f"{words.counted(sample.issued_now, 'plan')}.",
            0,
            style="bold",
        )
    _strata(page, sample)
    _top_ups(page, sample)
    _earlier(page, sample)
    page.blank()
    page.entry("", f"Which plans: audit sample export {sample.month}.xlsx --month {sample.month}")
    page.entry("", f"Score them: audit run --month {sample.month}")
    return page.string(colour)


def _strata(page: Page, sample: MonthSample) -> None:
    page.heading("Groups")
    page.row("", f"{'issued':>8}{'drawn':>8}", _COLUMN, "bold")
    for stratum in sample.strata:
        page.row(f"  {stratum.name}", f"{stratum.issued:>8}{stratum.drawn:>8}", _COLUMN)


def _top_ups(page: Page, sample: MonthSample) -> None:
    if not sample.top_ups:
        return
    page.heading("Top-ups (never in the headline)")
    for group in sample.top_ups:
        more = "" if group.drawn == group.wanted else ": there are no more to draw"
        page.entry(f"{group.name}:", f"{group.drawn} of {group.wanted} wanted{more}", 2, 20)
        page.entry("", group.title, 2, 20)


def _earlier(page: Page, sample: MonthSample) -> None:
    if not sample.earlier:
        return
    page.heading("Earlier draws, which are kept")
    for old in sample.earlier:
        page.entry(
            f"{old.number}.",
            f"drawn on {old.at:%d/%m/%Y} by {old.who}, replaced because: {old.replaced_because}",
            2,
            6,
        )
