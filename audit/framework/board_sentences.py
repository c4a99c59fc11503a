"""The sentences of the board's papers. They are made of shown figures only, so they give away none.

The page for parents and young people says the same in plain words: `board_plain`.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.framework.board_figures import percent_words
from audit.framework.board_result import (
    HIDDEN,
    BoardCoverage,
    BoardMeasure,
    BoardTarget,
    CostRow,
    Figure,
    Point,
)
from audit.framework.periods import named
from audit.framework.result import Basis
from audit.framework.trend_result import Advice, AdviceCost, Costs
from audit.language.english import listed


def counted_as(basis: Basis) -> str:
    """What is counted: "confirmed plans", or "audited plans" for provisional figures."""
    return "confirmed plans" if basis == "final" else "audited plans"


def measure_sentence(
    title: str, figure: Figure, of: str, ends: str, targets: Sequence[BoardTarget]
) -> str:
    """One measure with figure, range and targets."""
    if figure.hidden:
        return f"{title}: {HIDDEN}. {_status(targets)}".strip()
    if not figure.denominator:
        return f"{title}: no plan counts yet."
    told = f"{figure.numerator} of {figure.denominator} {of}"
    percent = percent_words(figure.percent or 0)
    return " ".join(filter(None, [f"{title}: {told} ({percent}).", ends, _status(targets)]))


def range_sentence(ends: tuple[float, float] | None, population: int | None) -> str:
    """What the interval says of all plans issued."""
    if ends is None:
        return ""
    low, high = map(percent_words, ends)
    if ends[0] == ends[1]:
        return "Every plan that it applies to was looked at."
    of = f"all {population} plans" if population else "all plans"
    return f"For {of} that it applies to, the share is likely to be from {low} to {high}."


def _status(targets: Sequence[BoardTarget]) -> str:
    """ "The target of 80% is met; whether the target of 85% is met cannot be told yet." """
    said = []
    for status in ("met", "not met", "cannot tell yet"):
        values = [f"{target.value:g}%" for target in targets if target.status == status]
        if not values:
            continue
        aims = f"the target{'s' if len(values) > 1 else ''} of {listed(values)}"
        are = "are" if len(values) > 1 else "is"
        said.append(
            f"whether {aims} {are} met cannot be told yet"
            if status == "cannot tell yet"
            else f"{aims} {are} {status}"
        )
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def coverage_sentence(of: BoardCoverage, basis: Basis) -> str:
    """How much of what was issued was audited."""
    done = of.confirmed if basis == "final" else of.audited
    if of.issued is None or done is None or of.percent is None:
        return "How many plans were audited is not shown, because the numbers are so small."
    verb = "confirmed by an auditor" if basis == "final" else "scored"
    return (
        f"{done} of the {of.issued} plans issued ({percent_words(of.percent)}) were audited and "
        f"{verb}; half of them is promised: {of.target.status}."
    )


def headline(
    measures: Sequence[BoardMeasure], coverage: BoardCoverage, finding: str, period: str
) -> list[str]:
    """What the board should take with it, in a few sentences."""
    first = next((one for one in measures if one.id == "overall_good"), None)
    lines = [f"{named(period)}. {first.sentence}"] if first else [named(period)]
    rest = [one for one in measures if one is not first]
    for status, verb in (("not met", "not met"), ("met", "met")):
        titles = [one.title for one in rest if _all(one, status)]
        if titles:
            lines.append(f"Targets {verb}: {'; '.join(titles)}.")
    open_ = [one.title for one in rest if any(t.status == "cannot tell yet" for t in one.targets)]
    if open_:
        lines.append(f"Too few plans to tell yet: {'; '.join(open_)}.")
    return [*lines, coverage.sentence, *([f"Over time: {finding}"] if finding else [])]


def _all(measure: BoardMeasure, status: str) -> bool:
    return bool(measure.targets) and all(one.status == status for one in measure.targets)


def chart_words(title: str, points: Sequence[Point], targets: Sequence[float]) -> str:
    """All that a chart shows, in words: its text alternative."""
    told = [f"{point.label}: {point.figure.words}" for point in points]
    aims = listed([f"{value:g}%" for value in targets])
    aim = f" Target {aims}." if aims else ""
    return f"{title}, month by month.{aim} {'; '.join(told)}." if told else f"{title}: no months."


AGENCIES: dict[Advice, str] = {
    "education": "advice on education",
    "health": "advice from health",
    "social care": "advice from social care",
    "authority": "the authority's own writing of the plan",
}


def limits(costs: Costs, rows: Sequence[CostRow], shares: Sequence[AdviceCost]) -> list[str]:
    """What limits quality: the criteria that cost most, and whose advice is behind them."""
    if not rows:
        return []
    names = [f"{row.title} ({row.criterion})" for row in rows[:3]]
    lines = [f"Most points of the score are lost in: {'; '.join(names)}."]
    told = [
        f"{AGENCIES[one.advice]} ({percent_words(100 * one.share)})"
        for one in sorted(shares, key=lambda one: -one.share)
        if one.share
    ]
    if told:
        lines.append(f"Of the points lost, by whose words they rest on: {listed(told)}.")
    lines += [row.sentence for row in rows[:3]]
    return lines
