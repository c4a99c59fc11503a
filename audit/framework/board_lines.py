"""Every figure of the board's papers, and how they hang together, for `suppression`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from audit.framework.applying import Asked
from audit.framework.framework_result import Framework, FrameworkRow
from audit.framework.population import Population
from audit.framework.result import MeasureTally, Tally
from audit.framework.suppression import MET, MISSED, UNSEEN, Figures, Key, Line
from audit.framework.tally import measure_tally
from audit.framework.trend_result import By, Costs, MeasureTrend, TrendPoint

GROUPED_BY: tuple[By, ...] = ("team", "phase", "primary_need", "plan_type")
"""The features of plans that the board sees; all are in the register."""

COSTS_SHOWN = 10
"""How many criteria the board sees, the most expensive ones."""

# How much a reader misses a figure, least missed first.
GROUP, LEFT_OUT, COST, QUARTER, MONTH, ROW, THIS_MONTH, WORK = 10, 15, 20, 100, 200, 500, 1000, 5000
ALWAYS = float("inf")
"""What a reader knows anyhow and is never hidden."""
LAST = 1_000
"""The stage of what is made anew for each month's papers; months and quarters come before."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All figures of a pack before anything is hidden."""

    tally: Tally
    series: Sequence[MeasureTrend]
    groups: Mapping[tuple[str, By], Mapping[str, MeasureTally]]
    costs: Costs
    framework: Framework


def by_groups(
    of: Population, measures: Iterable[Asked]
) -> dict[tuple[str, By], dict[str, MeasureTally]]:
    """The measures that are asked of every plan, for each team, phase, need and kind of plan."""
    found: dict[tuple[str, By], dict[str, MeasureTally]] = {}
    features = {
        by: {
            name: of.only(lambda plan, by=by, name=name: str(getattr(plan, by) or "") == name)  # type: ignore[misc]  # the defaults bind what is current
            for name in sorted({str(getattr(plan, by) or "") for plan in of.plans})
        }
        for by in GROUPED_BY
    }
    for measure in measures:
        if measure.for_all:
            for by, parts in features.items():
                found[measure.measure.id, by] = {
                    name: measure_tally(measure, part) for name, part in parts.items()
                }
    return found


def system(of: Gathered) -> Figures:
    """The figures as one system."""
    figures = Figures()
    for series in of.series:
        _series(figures, series, of.tally.period)
        months = [month_key(series.id, point.period) for point in series.months]
        for (measure, by), groups in of.groups.items():
            if measure == series.id:
                _groups(figures, measure, by, groups, months)
    _work(figures, of.tally)
    _costs(figures, of.costs, of.series)
    for row in of.framework.rows:
        _row(figures, row)
    for wide, narrow, difference in between(of.framework):
        _difference(figures, wide, narrow, difference)
    return figures


def month_key(measure: str, period: str) -> Key:
    """The figure of a measure in a month or quarter."""
    return ("measure", measure, period)


def group_key(measure: str, by: str, name: str) -> Key:
    """The figure of a measure in a group."""
    return ("group", measure, by, name)


def left_key(measure: str, reason: str) -> Key:
    """How many plans of the month were left out of a measure, by reason."""
    return ("left out", measure, reason)


def work_key(name: str) -> Key:
    """How many plans of the month were issued, sampled, audited, confirmed."""
    return ("work", name)


def cost_key(criterion: str) -> Key:
    """How many plans were below sound in a criterion."""
    return ("cost", criterion)


def limit_key(criterion: str) -> Key:
    """How many plans a criterion held down."""
    return ("limit", criterion)


def row_key(row: FrameworkRow) -> Key | None:
    """The figure of a row of the framework; None where it has none."""
    if row.figure is None:
        return None
    if row.tally is not None:
        return month_key(row.tally, row.figure.period)
    return ("row", row.id)


def _point(figures: Figures, measure: str, point: TrendPoint, dear: float, stage: int) -> None:
    seen = point.denominator
    parts = (point.numerator, seen - point.numerator, point.population - seen)
    figures.add(Line(month_key(measure, point.period), parts, dear, stage=stage))


def _series(figures: Figures, series: MeasureTrend, period: str) -> None:
    """Months, and the quarters that end with them, in the order in which they were published."""
    months = [point.period for point in series.months]
    for stage, point in enumerate(series.months):
        dear = THIS_MONTH if point.period == period else MONTH
        _point(figures, series.id, point, dear, stage)
    for point in series.quarters:
        first, _, last = point.period.partition("/")
        _point(figures, series.id, point, QUARTER, months.index(last))
        inside = months[months.index(first) : months.index(last) + 1]
        figures.adds_up(
            [month_key(series.id, point.period)],
            [month_key(series.id, month) for month in inside],
        )


def _groups(
    figures: Figures, measure: str, by: By, groups: Mapping[str, MeasureTally], months: list[Key]
) -> None:
    for name, one in groups.items():
        seen = one.denominator
        parts = (one.numerator, seen - one.numerator, one.population - seen)
        figures.add(Line(group_key(measure, by, name), parts, GROUP + seen / 10_000, stage=LAST))
    figures.adds_up([group_key(measure, by, name) for name in groups], months)


def _work(figures: Figures, tally: Tally) -> None:
    """The month's numbers of work done, and the plans left out of its measures."""
    done = tally.coverage
    for name in ("issued", "sampled", "audited", "confirmed"):
        figures.add(Line(work_key(name), (getattr(done, name),), WORK, False, LAST))
    counted = "confirmed" if tally.basis == "final" else "audited"
    for one in tally.measures:
        left = dict(one.left_out)
        for reason, number in left.items():
            key = left_key(one.id, reason)
            figures.add(Line(key, (number,), LEFT_OUT, False, LAST))
        here = month_key(one.id, tally.period)
        reasons = [(left_key(one.id, reason), 0) for reason in left]
        seen = [(here, MET), (here, MISSED)]
        figures.equal([*seen, *reasons], [(work_key("sampled"), 0)])
        judged = [(left_key(one.id, r), 0) for r in left if r in ("not judged", "not established")]
        figures.equal([*seen, *judged], [(work_key(counted), 0)])
        figures.equal([*seen, (here, UNSEEN)], [(work_key("issued"), 0)])


def _costs(figures: Figures, costs: Costs, series: Sequence[MeasureTrend]) -> None:
    """The criteria; where a measure asks the same of the same plans, it is the same number."""
    every = work_key("counted in all months")
    figures.add(Line(every, (costs.plans,), ALWAYS, False, LAST))
    for measure in series:
        months = [month_key(measure.id, point.period) for point in measure.months]
        figures.equal([(key, part) for key in months for part in (MET, MISSED)], [(every, 0)])
    for one in costs.criteria:
        below = one.ratings.get("0", 0) + one.ratings.get("1", 0)
        cost, limit = cost_key(one.id), limit_key(one.id)
        figures.add(Line(cost, (below, one.plans - below), COST, stage=LAST))
        figures.add(Line(limit, (one.limited, one.plans - one.limited), COST, stage=LAST))
        for measure in series:
            months = [month_key(measure.id, point.period) for point in measure.months]
            seen = sum(point.denominator for point in measure.months)
            missed = seen - sum(point.numerator for point in measure.months)
            if (seen, missed) == (one.plans, below):
                figures.equal([(cost, MET)], [(key, MISSED) for key in months])
                figures.equal([(cost, MISSED)], [(key, MET) for key in months])


def _row(figures: Figures, row: FrameworkRow) -> None:
    """A row that no audit fills: a part of something, people asked, or a number of children."""
    key, figure = row_key(row), row.figure
    if key is None or figure is None or row.tally is not None:
        return
    if figure.numerator is not None and figure.denominator is not None:
        parts = (figure.numerator, figure.denominator - figure.numerator)
    elif figure.respondents is not None and row.unit == "percent":
        agreed = round(figure.value * figure.respondents / 100)
        parts = (agreed, figure.respondents - agreed)
    elif row.unit == "number":
        parts = (int(figure.value), 0)
    else:
        return
    figures.add(Line(key, parts, ROW, stage=LAST))


def between(framework: Framework) -> list[tuple[Key, Key, Key]]:
    """Rows that the register fills of one issue, one of which may be a part of the other.

    As ``(wider, narrower, difference)``: plans in time with and without the exceptions.
    """
    rows = [row for row in framework.rows if row.kind == "register" and row_key(row)]
    return [
        (row_key(wide), row_key(narrow), ("between", wide.id, narrow.id))
        for wide in rows
        for narrow in rows
        if wide is not narrow and wide.issue == narrow.issue
    ]


def _difference(figures: Figures, wide: Key, narrow: Key, difference: Key) -> None:
    """What a reader learns by taking one row from the other."""
    if wide not in figures.lines or narrow not in figures.lines:
        return
    parts = [
        more - less
        for more, less in zip(figures.lines[wide].parts, figures.lines[narrow].parts, strict=True)
    ]
    if min(parts) >= 0:
        figures.add(Line(difference, tuple(parts), ROW, stage=LAST))
        figures.adds_up([wide], [narrow, difference])
