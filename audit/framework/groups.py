"""The measures by team, phase, primary need, kind of plan and agency, where numbers allow.

Not by author: so few plans of one person say nothing of the person, and such a list would be read
as if they did.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.framework.applying import Asked
from audit.framework.chance import side
from audit.framework.intervals import bounds
from audit.framework.population import PlanKnown, Population
from audit.framework.result import MeasureTally
from audit.framework.settings import settings
from audit.framework.tally import measure_tally
from audit.framework.trend_result import By, GroupedMeasure, GroupFigure, Grouping
from audit.store.tables import Confirmation, IssuedPlan

TITLES: dict[By, str] = {
    "team": "By team",
    "phase": "By phase",
    "primary_need": "By primary need",
    "plan_type": "New and amended plans",
    "agency": "By agency of the auditor who confirmed",
}


def grouping(session: Session, of: Population, by: By, measures: Sequence[Asked]) -> Grouping:
    """The measures by one feature of the plans over the whole period."""
    name_of = _names(session, of, by)
    names = sorted({name_of(plan) for plan in of.plans if by != "agency" or plan.confirmed})
    # Who confirms a plan is known of audited ones only: of the others a part goes to each agency.
    in_part = by == "agency"
    return Grouping(
        by=by,
        title=TITLES[by],
        least=settings().groups.least,
        measures=[_measure(one, of, names, name_of, in_part) for one in measures],
    )


def _names(session: Session, of: Population, by: By) -> Callable[[PlanKnown], str]:
    if by != "agency":
        return lambda plan: str(getattr(plan, by) or "")
    rows = session.execute(
        select(Confirmation.id, Confirmation.agency)
        .join(IssuedPlan, IssuedPlan.id == Confirmation.issued_plan_id)
        .where(IssuedPlan.month.in_(of.months))
    )
    agencies: dict[int | None, str] = {row.id: row.agency for row in rows}
    return lambda plan: agencies.get(plan.confirmation_id, "")


def _measure(
    measure: Asked,
    of: Population,
    names: Sequence[str],
    name_of: Callable[[PlanKnown], str],
    in_part: bool,
) -> GroupedMeasure:
    whole = measure_tally(measure, of)
    groups = []
    for name in names:
        one = measure_tally(measure, of.only(partial(_is, name_of, name)))
        groups.append(_figure(name, _in_part(one, whole) if in_part else one, whole))
    return GroupedMeasure(id=whole.id, title=whole.title, groups=groups)


def _is(name_of: Callable[[PlanKnown], str], name: str, plan: PlanKnown) -> bool:
    return name_of(plan) == name


def _in_part(one: MeasureTally, whole: MeasureTally) -> MeasureTally:
    """A group of audited plans as a part of the whole population, rounded up."""
    if not one.denominator:
        return one
    population = ceil(whole.population * one.denominator / whole.denominator)
    ends = bounds(one.numerator, one.denominator, population)
    share = tuple(100 * end / population for end in ends)
    return one.model_copy(update={"population": population, "interval": share})


def _figure(name: str, one: MeasureTally, whole: MeasureTally) -> GroupFigure:
    set_, seen = settings(), one.denominator
    enough = seen >= set_.groups.least
    others_met, others = whole.numerator - one.numerator, whole.denominator - seen
    signal = side(one.numerator, seen, others_met, others, set_.signals.chance) if enough else None
    return GroupFigure(
        name=name,
        numerator=one.numerator if enough else None,
        denominator=seen,
        population=one.population,
        percent=one.percent if enough else None,
        interval=one.interval if enough else None,
        signal=signal,
        finding=_finding(signal, others) if enough else "Too few plans for a figure.",
    )


def _finding(signal: str | None, others: int) -> str:
    if not others:
        return "No others to compare with."
    if signal is None:
        return "No more than chance explains beside the others."
    return f"{signal.capitalize()} than the others by more than chance explains."
