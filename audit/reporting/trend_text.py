"""The trend as text for a terminal: a run chart of letters, groups, and what costs most."""

from __future__ import annotations

from collections.abc import Sequence

from audit.framework.periods import in_words, named
from audit.framework.trend_result import (
    CriterionCost,
    Grouping,
    MeasureTrend,
    Trend,
    TrendPoint,
    Wording,
)
from audit.reporting import figure_words as figures
from audit.reporting.page import Page
from audit.reporting.words import counted, one_line, percent, sentence, targets

_PERIOD, _PLANS, _SHARE, _STRIP = 20, 13, 8, 31
_SHOWN = 5
_STYLES = {"better": "green", "worse": "bold red"}


def render(trend: Trend, width: int = 80, colour: bool = False) -> str:
    """The trend as text; the words carry everything without colour."""
    page = Page(width)
    page.title(f"Trend of the plans issued in {in_words(trend.period)}: {trend.basis} figures")
    page.entry("", figures.BASIS[trend.basis], 0)
    for note in trend.notes:
        page.blank()
        page.entry("", note, 0)
    for measure in trend.measures:
        _measure(page, measure, quarters=len(trend.measures) == 1)
    _key(page, trend)
    for grouping in trend.groupings:
        _grouping(page, grouping)
    _costs(page, trend)
    return page.string(colour)


def _measure(page: Page, measure: MeasureTrend, quarters: bool) -> None:
    page.heading(measure.title)
    page.entry("", measure.finding, 2, style="bold")
    together = f"All months together: {figures.per_cent(measure.centre)}."
    if measure.targets:
        together += f" Target: {targets(measure.targets)}."
    page.entry("", together, 2)
    page.blank()
    _points(page, measure.months, measure.targets)
    if quarters and measure.quarters:
        page.blank()
        page.entry("", "Rolling quarters", 0)
        _points(page, measure.quarters, measure.targets)


def _points(page: Page, points: Sequence[TrendPoint], marks: Sequence[float]) -> None:
    for point in points:
        period = point.period.replace("/", " to ")
        if point.percent is None:
            page.row(f"  {period}", "no plans counted", _PERIOD)
            continue
        cells = (
            f"{point.numerator} of {point.denominator}".rjust(_PLANS - 2)
            + figures.per_cent(point.percent).rjust(_SHARE)
            + "  "
            + _strip(point.percent, point.interval, marks)
            + f" {point.signal or ''}"
        )
        page.row(f"  {period}", cells, _PERIOD, _STYLES.get(point.signal or "", ""))


def _strip(share: float, ends: tuple[float, float] | None, marks: Sequence[float]) -> str:
    """0 to 100 per cent as a strip: the range, the targets, the share above both."""
    signs = ["."] * _STRIP
    low, high = ends or (share, share)
    for place in range(_place(low), _place(high) + 1):
        signs[place] = "-"
    for mark in marks:
        signs[_place(mark)] = "|"
    signs[_place(share)] = "O"
    return "".join(signs)


def _place(share: float) -> int:
    return int(share * (_STRIP - 1) / 100)


def _key(page: Page, trend: Trend) -> None:
    page.blank()
    page.entry(
        "",
        f"The strip goes from 0 to 100%: O the share, --- its range, | the target. {figures.RANGE}",
        0,
    )
    page.entry(
        "",
        "Better and worse stand only where chance hardly explains it: fewer than "
        f"{trend.rules.chance * 1000:g} times in 1,000 if nothing had changed.",
        0,
    )


def _grouping(page: Page, grouping: Grouping) -> None:
    page.heading(grouping.title)
    page.entry(
        "",
        "In the order of the names: this is no ranking. A group with fewer than "
        f"{grouping.least} audited plans has no figure.",
    )
    for measure in grouping.measures:
        page.blank()
        page.entry("", one_line(measure.title), 0)
        for one in measure.groups:
            name = one.name or "not recorded"
            if one.percent is None:
                page.entry(f"  {name}", one.finding, 0, 30)
                continue
            low, high = one.interval or (one.percent, one.percent)
            told = (
                f"{one.numerator} of {one.denominator}: {figures.per_cent(one.percent)} "
                f"(between {figures.per_cent(low)} and {figures.per_cent(high)})"
            )
            page.entry(f"  {name}", told, 0, 30)
            if one.signal:
                page.entry("", one.finding, 0, 30, style=_STYLES[one.signal])


def _costs(page: Page, trend: Trend) -> None:
    costs = trend.costs
    page.heading("What costs most")
    if not costs.plans or not costs.lost:
        page.entry("", "Nothing to tell: no plan is counted, or none fell short.")
        return
    page.entry(
        "",
        f"Held down by a limit: {costs.limited} of {counted(costs.plans, 'plan')}. A criterion "
        "costs its weight times what its rating falls short of 3; shown is its part of all that "
        "was lost.",
    )
    for number, one in enumerate(costs.criteria[:_SHOWN], 1):
        _criterion(page, number, one)
    page.blank()
    page.entry("", f"Words are shown where they stand in at least {costs.least_cases} children's "
               "plans, names and numbers masked.", 0)  # fmt: skip
    page.heading("Whose advice is behind it")
    for advice in costs.advice:
        part = f"{percent(advice.share)} of all that was lost ({', '.join(advice.criteria)})"
        page.entry(f"  {advice.advice}", part, 0, 16)
    _changes(page, trend)


def _criterion(page: Page, number: int, one: CriterionCost) -> None:
    page.blank()
    page.entry(f"{number}.", f"{one.id} {one_line(one.title)}", 0, 4, style="bold")
    below = one.ratings["0"] + one.ratings["1"]
    held = f" It held {counted(one.limited, 'plan')} down." if one.limited else ""
    page.entry(
        "",
        f"{percent(one.share)} of all that was lost; weak or not evident in {below} of {one.plans} "
        f"plans; advice: {one.advice}.{held}",
        4,
    )
    _words(page, "What is missing", one.missing)
    _words(page, "Open wording", one.phrases)
    _words(page, "Typical", one.wordings)
    page.entry("To do:", sentence(one.mend), 4, 11)


def _words(page: Page, label: str, found: Sequence[Wording]) -> None:
    for word in found:
        page.entry("", f"{label}: “{one_line(word.text)}” ({word.plans} plans)", 4, 6)


def _changes(page: Page, trend: Trend) -> None:
    costs = trend.costs
    if costs.last is None or costs.before is None:
        return
    page.heading(f"What changed from {named(costs.before)} to {named(costs.last)}")
    changed = [one for one in costs.criteria if one.signal]
    if not changed:
        page.entry("", "No criterion changed by more than chance explains.")
    for one in changed:
        told = (
            f"{one.sound_before} of {one.plans_before} plans were sound or strong, then "
            f"{one.sound_last} of {one.plans_last}: {one.signal}."
        )
        page.entry(f"  {one.id}", f"{one_line(one.title)}. {told}", 0, 6)
