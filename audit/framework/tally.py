"""The audit-based measures of the Performance Framework, counted. Arithmetic only."""

from __future__ import annotations

from collections.abc import Iterator

from audit.errors import NotPossible
from audit.framework.applying import Asked, asked, counted
from audit.framework.intervals import interval_of_any
from audit.framework.periods import in_words, period_of
from audit.framework.population import Population
from audit.framework.result import Coverage, MeasureTally, Tally
from audit.framework.status import held_against
from audit.language.english import listed
from audit.rubric.model import Target

COVERAGE_TARGET = Target(percent=50, source="Written Statement of Action, action G.2")
"""The audit is completed on half of the plans issued each month."""


def tally(of: Population) -> Tally:
    """The figures of a period. Raises NotPossible where no plan was issued in it."""
    if not of.plans:
        raise NotPossible(
            f"The register has no plan that was issued in {in_words(period_of(of.months))}: check "
            "the month, or bring in the list with audit register import."
        )
    return Tally(
        period=period_of(of.months),
        months=list(of.months),
        basis=of.basis,
        coverage=coverage(of),
        measures=[measure_tally(one, of) for one in asked(of.rubric)],
        without_sample=_without_sample(of),
        notes=list(_notes(of)),
    )


def coverage(of: Population) -> Coverage:
    """How much of what was issued has been audited, held against the half that is promised."""
    drawn = [plan for plan in of.plans if plan.drawn]
    audited = sum(plan.scored for plan in drawn)
    confirmed = sum(plan.confirmed for plan in drawn)
    done = confirmed if of.basis == "final" else audited
    percent = 100 * done / len(of.plans) if of.plans else None
    whole = None if percent is None else (percent, percent)
    return Coverage(
        issued=len(of.plans),
        sampled=len(drawn),
        audited=audited,
        confirmed=confirmed,
        counted=done,
        percent=percent,
        target=held_against(COVERAGE_TARGET, percent, whole),
    )


def measure_tally(measure: Asked, of: Population) -> MeasureTally:
    """One measure over the plans of the months that have a sample."""
    found = counted(measure, (plan for plan in of.plans if plan.month in of.drawn_from))
    seen = found.met + found.unmet
    percent = 100 * found.met / seen if seen else None
    ends = interval_of_any(found.met, seen, found.may_be) if seen else None
    rule = measure.measure
    return MeasureTally(
        id=rule.id,
        title=rule.title,
        numerator=found.met,
        denominator=seen,
        left_out=found.left_out,
        population=found.population,
        population_known=found.known,
        provisional=found.provisional,
        percent=percent,
        interval=ends,
        targets=[held_against(one, percent, ends, not found.left_out) for one in rule.targets],
    )


def _without_sample(of: Population) -> list[str]:
    issued = {plan.month for plan in of.plans}
    return [month for month in of.months if month in issued and month not in of.drawn_from]


def _notes(of: Population) -> Iterator[str]:
    """What belongs beside the figures, a sentence each."""
    drawn = [plan for plan in of.plans if plan.drawn]
    waiting = sum(plan.scored and not plan.confirmed for plan in drawn)
    if waiting and of.basis == "provisional":
        yield (
            f"{waiting} of {len(drawn)} sampled plans are not confirmed yet: they are counted as "
            "the tool judged them."
        )
    elif waiting:
        yield (
            f"{waiting} of {len(drawn)} sampled plans are scored and not yet confirmed. They are "
            "left out, and may be better or worse than those that are in."
        )
    if missing := _without_sample(of):
        yield (
            f"No sample was drawn of {listed(missing)}: plans count as issued and in nothing else. "
            f"Next: audit sample draw --month {missing[0]}."
        )
    counted_in = {plan.month for plan in drawn if plan.answers is not None}
    silent = [month for month in of.drawn_from if month not in counted_in]
    if counted_in and silent:
        yield (
            f"No audit of {listed(silent)} is counted yet: the ranges take the plans to be like "
            "those of the other months."
        )
    yield from _later(of)
    rubrics = {plan.rubric_sha256 for plan in drawn if plan.scored}
    if len(rubrics) > 1:
        yield (
            f"The audits were made with {len(rubrics)} versions of the rubric. Compare them with "
            "care."
        )


def _later(of: Population) -> Iterator[str]:
    """Months whose list has grown since the sample was drawn: some plans had no chance."""
    for month, before in of.drawn_from.items():
        issued = sum(plan.month == month for plan in of.plans)
        if issued > before:
            yield (
                f"The list of {month} has {issued} plans and had {before} when the sample was "
                "drawn. Those that came later could not be drawn."
            )
