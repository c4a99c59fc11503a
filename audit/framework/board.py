"""The board's papers of a month: everything gathered, small numbers hidden, then put into words."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.framework.applying import asked
from audit.framework.board_figures import Shown, shown
from audit.framework.board_lines import (
    COSTS_SHOWN,
    Gathered,
    between,
    by_groups,
    cost_key,
    group_key,
    limit_key,
    system,
)
from audit.framework.board_parts import (
    board_coverage,
    board_measure,
    board_series,
    cost_rows,
    group_tables,
)
from audit.framework.board_plain import plain_page
from audit.framework.board_result import BoardPack
from audit.framework.board_rows import action_line, framework_line
from audit.framework.board_sentences import counted_as, headline, limits
from audit.framework.costs import costs
from audit.framework.periods import months_between, named
from audit.framework.population import population
from audit.framework.result import Basis
from audit.framework.settings import settings
from audit.framework.suppression import Key
from audit.framework.tally import tally
from audit.framework.trend import measure_trend
from audit.framework.trend_result import AdviceCost
from audit.framework.whole_framework import framework
from audit.store.tables import IssuedPlan

MONTHS = 12
"""Months of the trend, the board's own the last."""
LEAST = 5
"""Numbers under this are hidden unless something else is asked for."""


def board(
    session: Session, month: str, basis: Basis = "final", suppress_below: int = LEAST
) -> BoardPack:
    """The board's papers of a month, with the months before it as far as a year goes.

    Numbers from 1 to ``suppress_below - 1`` are hidden, and whatever would give them away; 0 hides
    nothing. Raises NotPossible where no plan was issued in the month.
    """
    return pack_of(gathered(session, month, basis), suppress_below)


def gathered(session: Session, month: str, basis: Basis = "final") -> Gathered:
    """All figures of the papers, before anything is hidden. Raises NotPossible."""
    of = population(session, _months(session, month), basis)
    this = tally(of.of_months([month]))
    measures = asked(of.rubric)
    return Gathered(
        tally=this,
        series=[measure_trend(one, of) for one in measures],
        groups=by_groups(of, measures),
        costs=costs(session, of),
        framework=framework(session, [month], this, basis),
    )


def pack_of(of: Gathered, suppress_below: int) -> BoardPack:
    """The papers, with nothing in them that could give a small number away."""
    figures = system(of)
    said = shown(figures, of.tally, suppress_below, _never(of))
    measures = [board_measure(said, one, of.tally) for one in of.tally.measures]
    coverage = board_coverage(said, of.tally)
    series = [board_series(said, one) for one in of.series]
    rows = cost_rows(said, of.costs)
    overall = next((one for one in series if one.id == "overall_good"), None)
    finding = " ".join(overall.signals) if overall else ""
    by_id = {row.id: row for row in of.framework.rows}
    period = of.tally.period
    return BoardPack(
        title="The quality of Education, Health and Care Plans",
        period=period,
        period_words=named(period),
        months=[point.period for point in of.series[0].months] if of.series else [period],
        basis=of.tally.basis,
        suppress_below=suppress_below if suppress_below > 1 else 0,
        hidden=len(said.hidden),
        headline=headline(measures, coverage, finding, period),
        coverage=coverage,
        measures=measures,
        series=series,
        limits=limits(of.costs, rows, _shares(said, of)),
        costs=rows,
        groups=group_tables(said, of),
        framework=[framework_line(said, row, of.tally) for row in of.framework.rows],
        actions=[action_line(said, one, by_id, of.tally) for one in of.framework.actions],
        how_made=_how_made(of),
        caveats=_caveats(of, said, coverage.confirmed is None),
        plain=plain_page(period, of.tally.basis, coverage, measures, rows, said.below > 1),
    )


def _months(session: Session, month: str) -> list[str]:
    """A year of months up to this one, from the first in the register on."""
    year, number = int(month[:4]), int(month[5:])
    first = f"{year}-01" if number == MONTHS else f"{year - 1}-{number + 1:02}"
    known = session.scalar(select(func.min(IssuedPlan.month)).where(IssuedPlan.month >= first))
    return months_between(min(known or month, month), month)


def _never(of: Gathered) -> list[Key]:
    """What is not shown whatever is hidden: groups too small for a figure, criteria further down.

    Nor is the difference of two rows of the framework, which must not come out either.
    """
    least = settings().groups.least
    groups = [
        group_key(measure, by, name)
        for (measure, by), groups in of.groups.items()
        for name, one in groups.items()
        if one.denominator < least
    ]
    cheap = [one.id for one in of.costs.criteria[COSTS_SHOWN:]]
    costs = [key for criterion in cheap for key in (cost_key(criterion), limit_key(criterion))]
    return [*groups, *costs, *(key for _, _, key in between(of.framework))]


def _how_made(of: Gathered) -> list[str]:
    counted = counted_as(of.tally.basis)
    return [
        "A sample of the plans issued each month is drawn by chance and audited against the "
        "co-produced rubric. The tool suggests each rating; an auditor confirms or corrects it.",
        f"The figures count {counted} of the sample drawn for the headline. Plans that were drawn "
        "in addition, for a closer look at one group, are never counted.",
        "A range says where the share of all plans issued lies, 95 times in 100. It is exact for a "
        "sample without replacement. A target is met when the lower end reaches it, not met when "
        "the upper end is under it; else it cannot be told yet. A target of 100% is met when every "
        "plan of the sample meets it and none was left out.",
        "Per cents are rounded down.",
        "Months are called better or worse only where chance hardly explains it; the rules stand "
        "in rubrics/board.yaml.",
    ]


def _caveats(of: Gathered, said: Shown, work_hidden: bool) -> list[str]:
    lines = []
    if of.tally.basis == "provisional":
        lines.append(
            "Provisional: where no auditor has confirmed a plan, the tool's own judgement counts."
        )
    if said.below > 1:
        lines.append(
            f"Numbers from 1 to {said.below - 1} are not shown, nor others from which they could "
            "be worked out. Numbers of the work done (issued, drawn, scored, confirmed, left out) "
            "are not counts of children by what is true of them, so they are shown where they "
            "give nothing away. Publish the papers of a month once: two versions of it, before "
            "and after a confirmation, show by their difference what one plan came to."
        )
    else:
        lines.append("Small numbers are not hidden: these papers are for the team only.")
    if not work_hidden:
        lines += [note for note in of.tally.notes if "audit sample draw" not in note]
    return lines


def _shares(said: Shown, of: Gathered) -> list[AdviceCost]:
    return [] if said.below > 1 and of.costs.plans < 2 * said.below else of.costs.advice
