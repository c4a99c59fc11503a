"""The parts of the board's papers, each made of figures that may be shown."""

from __future__ import annotations

from collections.abc import Iterator

from audit.framework.board_figures import (
    Shown,
    board_target,
    figure,
    left_out,
    percent_words,
    plain_figure,
    targets,
)
from audit.framework.board_lines import (
    COSTS_SHOWN,
    Gathered,
    cost_key,
    group_key,
    limit_key,
    month_key,
    work_key,
)
from audit.framework.board_result import (
    HIDDEN,
    BoardCoverage,
    BoardMeasure,
    CostRow,
    Figure,
    GroupRow,
    GroupTable,
    Point,
    Series,
)
from audit.framework.board_sentences import (
    chart_words,
    counted_as,
    coverage_sentence,
    measure_sentence,
    range_sentence,
)
from audit.framework.board_signals import told
from audit.framework.groups import TITLES
from audit.framework.periods import named
from audit.framework.result import MeasureTally, Tally
from audit.framework.settings import settings
from audit.framework.trend_result import Costs, CriterionCost, MeasureTrend, TrendPoint, Wording

TOO_FEW = "too few plans for a figure"


def board_measure(of: Shown, one: MeasureTally, tally: Tally) -> BoardMeasure:
    """A measure of the month."""
    key = month_key(one.id, tally.period)
    shown, aims = figure(of, key, one), targets(of, key, one)
    population = of.number(key, one.population)
    return BoardMeasure(
        id=one.id,
        title=one.title,
        figure=shown,
        population=population,
        left_out=left_out(of, one),
        targets=aims,
        sentence=measure_sentence(
            one.title,
            shown,
            counted_as(tally.basis),
            range_sentence(shown.interval, population),
            aims,
        ),
    )


def board_coverage(of: Shown, tally: Tally) -> BoardCoverage:
    """How much of what was issued was audited."""
    done = tally.coverage
    numbers = {
        name: of.number(work_key(name), getattr(done, name))
        for name in ("issued", "sampled", "audited", "confirmed")
    }
    counted = numbers["confirmed" if tally.basis == "final" else "audited"]
    told = numbers["issued"] is not None and counted is not None
    coverage = BoardCoverage(
        **numbers,
        percent=done.percent if told else None,
        target=board_target(done.target, done.target.status if told else None),
        sentence="",
    )
    return coverage.model_copy(update={"sentence": coverage_sentence(coverage, tally.basis)})


def board_series(of: Shown, one: MeasureTrend) -> Series:
    """A measure over time."""
    months, quarters = _points(of, one.id, one.months), _points(of, one.id, one.quarters)
    return Series(
        id=one.id,
        title=one.title,
        targets=one.targets,
        months=months,
        quarters=quarters,
        signals=told(of, one),
        alternative=chart_words(one.title, months, one.targets),
    )


def _points(of: Shown, measure: str, points: list[TrendPoint]) -> list[Point]:
    return [
        Point(
            period=point.period,
            label=named(point.period),
            figure=figure(of, month_key(measure, point.period), point),
        )
        for point in points
    ]


def group_tables(of: Shown, gathered: Gathered) -> list[GroupTable]:
    """The measures by team, phase, need and kind of plan over all months."""
    titles = {one.id: one.title for one in gathered.tally.measures}
    months = [point.period for point in gathered.series[0].months] if gathered.series else []
    period = f"{months[0]}/{months[-1]}" if len(months) > 1 else gathered.tally.period
    least = settings().groups.least
    return [
        GroupTable(
            by=by,
            title=f"{titles[measure]}: {TITLES[by][:1].lower()}{TITLES[by][1:]}",
            measure=measure,
            period=period,
            rows=[
                GroupRow(name=name or "not recorded", figure=_of_group(of, measure, by, name, one))
                for name, one in groups.items()
            ],
            note=f"{named(period)}. Groups of fewer than {least} plans have no figure.",
        )
        for (measure, by), groups in gathered.groups.items()
    ]


def _of_group(of: Shown, measure: str, by: str, name: str, one: MeasureTally) -> Figure:
    if one.denominator < settings().groups.least:
        # Where others are hidden, the same words: else these would tell how small the group is.
        return Figure(hidden=True, words=HIDDEN if of.below > 1 else TOO_FEW)
    return figure(of, group_key(measure, by, name), one)


def cost_rows(of: Shown, costs: Costs) -> list[CostRow]:
    """The criteria that cost most, the most expensive first."""
    return [_cost(of, one) for one in costs.criteria[:COSTS_SHOWN] if one.lost]


def _cost(of: Shown, one: CriterionCost) -> CostRow:
    below = one.ratings.get("0", 0) + one.ratings.get("1", 0)
    found = plain_figure(of, cost_key(one.id), below, one.plans)
    return CostRow(
        criterion=one.id,
        title=one.title,
        found=found,
        agency=one.advice,
        sentence=" ".join(_cost_sentences(of, one, found)),
        wording=[
            f"“{text.text}”"
            for text in (*one.missing, *one.phrases, *one.wordings)
            if _common(text, of.below)
        ],
        change=one.change,
    )


def _common(text: Wording, below: int) -> bool:
    """Whether words stand in the plans of so many children that they point to none."""
    return text.plans >= below


def _cost_sentences(of: Shown, one: CriterionCost, found: Figure) -> Iterator[str]:
    if found.hidden or not found.denominator:
        yield f"{one.title} ({one.id}): the numbers are too small to show."
        return
    share = percent_words(100 * one.share)
    yield f"{one.title} ({one.id}): below sound in {found.words}; {share} of all points lost."
    limited = of.number(limit_key(one.id), one.limited)
    if limited:
        yield f"It held the whole judgement down in {limited}."
