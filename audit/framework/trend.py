"""The measures month by month and by rolling quarter. Arithmetic only."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.framework.applying import Asked, asked
from audit.framework.costs import costs
from audit.framework.groups import grouping
from audit.framework.periods import months_between, period_of
from audit.framework.population import Population, population
from audit.framework.result import Basis
from audit.framework.settings import settings
from audit.framework.signals import finding, middle, points, signals
from audit.framework.tally import measure_tally, tally
from audit.framework.trend_result import By, MeasureTrend, Rules, Trend
from audit.store.tables import Sample

QUARTER, YEAR = 3, 12
"""Months of a rolling quarter, and of what is shown where no months are named."""


def trend(
    session: Session,
    months: Sequence[str],
    basis: Basis = "final",
    measure: str | None = None,
    by: Sequence[By] = (),
) -> Trend:
    """How the measures, or one of them, went over the months, by groups too where asked.

    Raises NotPossible where no plan was issued in the months or no measure is called so.
    """
    of = population(session, months, basis)
    whole = tally(of)
    measures = _measures(of, measure)
    rules = settings().signals
    return Trend(
        period=whole.period,
        months=whole.months,
        basis=basis,
        rules=Rules.model_validate(rules.model_dump()),
        measures=[measure_trend(one, of) for one in measures],
        groupings=[grouping(session, of, feature, measures) for feature in by],
        costs=costs(session, of),
        notes=whole.notes,
    )


def latest_months(session: Session) -> list[str]:
    """The year up to the last month of which a sample was drawn, from the first such month on.

    Raises NotPossible where none was drawn.
    """
    first, last = session.execute(select(func.min(Sample.month), func.max(Sample.month))).one()
    if last is None:
        raise NotPossible("No sample was drawn yet: run audit sample draw --month MONTH first.")
    months = months_between(max(first, f"{int(last[:4]) - 1}{last[4:]}"), last)
    return months[-YEAR:]


def measure_trend(measure: Asked, of: Population) -> MeasureTrend:
    """One measure over the population's months."""
    rules = settings().signals
    whole = measure_tally(measure, of)
    by_month = [(month, measure_tally(measure, of.of_months([month]))) for month in of.months]
    by_quarter = [
        (period_of(three), measure_tally(measure, of.of_months(three)))
        for three in _quarters(of.months)
    ]
    known = sum(bool(one.denominator) for _, one in by_month)
    months = points(by_month, whole, rules)
    quarters = points(by_quarter, whole, rules if known >= rules.least_quarter_months else None)
    found = signals(months, quarters, rules)
    return MeasureTrend(
        id=whole.id,
        title=whole.title,
        targets=[target.value for target in whole.targets],
        centre=whole.percent,
        median=middle(months),
        months=months,
        quarters=quarters,
        signals=found,
        finding=finding(months, found),
    )


def _quarters(months: Sequence[str]) -> list[Sequence[str]]:
    return [months[end - QUARTER : end] for end in range(QUARTER, len(months) + 1)]


def _measures(of: Population, wanted: str | None) -> list[Asked]:
    found = asked(of.rubric)
    if wanted is None:
        return found
    chosen = [one for one in found if one.measure.id == wanted]
    if not chosen:
        names = ", ".join(one.measure.id for one in found)
        raise NotPossible(f"There is no measure {wanted}: choose one of {names}.")
    return chosen
