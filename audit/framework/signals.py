"""Signals in a row of months: what chance hardly explains, by a stated rule.

Few plans a month swing a per cent far. So no month is called better or worse for being so: only
for lying where it would hardly lie if nothing had changed. The numbers stand in
``rubrics/board.yaml``, the reasons in docs/trend.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from audit.framework.chance import limits as count_limits
from audit.framework.chance import long_runs, seldom, side
from audit.framework.periods import named
from audit.framework.result import MeasureTally
from audit.framework.settings import Signals
from audit.framework.trend_result import Direction, Signal, TrendPoint

_ABOVE = {"better": "above", "worse": "below"}


def points(
    tallies: Sequence[tuple[str, MeasureTally]], whole: MeasureTally, rules: Signals | None
) -> list[TrendPoint]:
    """The points of a series with their limits: what chance explains if all plans were alike.

    ``whole`` is the measure over all the months. Without ``rules`` no limits are given.
    """
    return [_point(period, one, whole, rules) for period, one in tallies]


def _point(
    period: str, one: MeasureTally, whole: MeasureTally, rules: Signals | None
) -> TrendPoint:
    seen, others = one.denominator, whole.denominator - one.denominator
    limits: tuple[float, float] | None = None
    signal: Direction | None = None
    if rules and seen and others:
        low, high = count_limits(whole.numerator, whole.denominator, seen, rules.chance)
        limits = 100 * low / seen, 100 * high / seen
        signal = side(one.numerator, seen, whole.numerator - one.numerator, others, rules.chance)
    return TrendPoint(
        period=period,
        numerator=one.numerator,
        denominator=seen,
        population=one.population,
        provisional=one.provisional,
        percent=one.percent,
        interval=one.interval,
        limits=limits,
        signal=signal,
    )


def middle(months: Sequence[TrendPoint]) -> float | None:
    """The median of the months' per cents."""
    known = [point.percent for point in months if point.percent is not None]
    return median(known) if known else None


def signals(
    months: Sequence[TrendPoint], quarters: Sequence[TrendPoint], rules: Signals
) -> list[Signal]:
    """Every signal of a series, by rule and in order of time."""
    return [*_outside(months, "month"), *_outside(quarters, "quarter"), *_by_side(months, rules)]


def _outside(found: Sequence[TrendPoint], kind: str) -> Iterator[Signal]:
    for point in found:
        if point.signal:
            yield Signal(
                rule="limits of a month" if kind == "month" else "limits of a quarter",
                direction=point.signal,
                periods=[point.period],
                sentence=f"{named(point.period)}: {point.signal} than the other months, by more "
                "than chance explains.",
            )


def _by_side(months: Sequence[TrendPoint], rules: Signals) -> Iterator[Signal]:
    """The rules that ask on which side of the median the months lie."""
    centre = middle(months)
    known = [point for point in months if point.percent is not None]
    if centre is None or len(known) < rules.least_months:
        return
    sides = [_sign((point.percent or 0) - centre) for point in known]
    for first, last in long_runs(sides, rules.one_side):
        run = [point.period for point in known[first : last + 1]]
        direction: Direction = "better" if sides[first] > 0 else "worse"
        yield Signal(
            rule="one side",
            direction=direction,
            periods=run,
            sentence=f"From {named(run[0])} to {named(run[-1])} every month lay "
            f"{_ABOVE[direction]} the median: {direction} by more than chance explains.",
        )
    if seldom(sides, rules.crossing_chance):
        yield _seldom([point.period for point in known], sides)


def _seldom(periods: Sequence[str], sides: Sequence[int]) -> Signal:
    """The months keep to their side; told is what the last ones do."""
    last = next(one for one in reversed(sides) if one)
    since = max(place for place, one in enumerate(sides) if one == -last) + 1
    since += next(place for place, one in enumerate(sides[since:]) if one)
    direction: Direction = "better" if last > 0 else "worse"
    return Signal(
        rule="seldom crossing",
        direction=direction,
        periods=list(periods[since:]),
        sentence=f"From {named(periods[since])} on the months lie {_ABOVE[direction]} the median; "
        "they change sides more seldom than chance explains.",
    )


def _sign(difference: float) -> int:
    return (difference > 1e-9) - (difference < -1e-9)


def finding(months: Sequence[TrendPoint], found: Sequence[Signal]) -> str:
    """What the signals say, in a few words and without figures."""
    if sum(point.percent is not None for point in months) < 2:
        return "Too few months to speak of a trend."
    if not found:
        return "No signal: the months differ by no more than chance explains."
    return " ".join(signal.sentence for signal in found)
