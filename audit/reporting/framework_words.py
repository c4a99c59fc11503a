"""Wordings for the rows of the Performance Framework and the actions of Section G."""

from __future__ import annotations

from audit.framework.framework_result import (
    BearingFigure,
    Colour,
    FrameworkRow,
    RecordedProgress,
    RowFigure,
    Unit,
)
from audit.framework.recorded_periods import name_of, spoken
from audit.framework.section_g import section
from audit.reporting.figure_words import per_cent
from audit.reporting.words import counted

NOT_RECORDED = "not recorded"


def figure(found: RowFigure | None, unit: Unit) -> str:
    """ "12", "61 of 75: 81.3%", "81.3%", "-0.12", "not recorded"."""
    if found is None:
        return NOT_RECORDED
    if unit == "number":
        return f"{found.value:,.0f}"
    if unit == "score":
        return f"{found.value:g}"
    share = per_cent(found.value)
    if found.denominator is None:
        return share
    return f"{found.numerator:,} of {found.denominator:,}: {share}"


def target(value: float | None, unit: Unit) -> str:
    """ "80%", "30", "" where there is none."""
    if value is None:
        return ""
    return f"{value:g}" if unit in ("number", "score") else f"{value:g}%"


def held(one: FrameworkRow | BearingFigure) -> str:
    """ "target 80%: cannot tell yet", "target 80%" without a figure, "" without a target."""
    if one.target is None:
        return ""
    aim = f"target {target(one.target, one.unit)}"
    return aim if one.figure is None else f"{aim}: {one.status}"


def about(found: RowFigure | None, months: list[str]) -> str:
    """What must be known of a figure: its range, who answered, and its period if another."""
    if found is None:
        return ""
    parts = []
    if found.interval is not None and found.interval[0] < found.interval[1]:
        low, high = found.interval
        parts.append(f"between {per_cent(low)} and {per_cent(high)}")
    if found.respondents is not None:
        parts.append(counted(found.respondents, "respondent"))
    if found.period != name_of(months):
        parts.append(f"for {spoken(found.period)}")
    return ", ".join(parts)


def colour(name: Colour | None) -> str:
    """ "Green: On Track", "not recorded"."""
    if name is None:
        return NOT_RECORDED
    return f"{name.capitalize()}: {section().colours[name]}"


def progress(point: RecordedProgress) -> str:
    """The colour at a point with its note: "Green: On Track. Templates are with teams"."""
    said = colour(point.colour)
    return f"{said}. {point.note}" if point.note else said
