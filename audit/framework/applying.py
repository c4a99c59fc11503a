"""To which plans a measure applies, and what became of each plan in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, sqrt
from typing import Literal

from audit.framework.population import PlanKnown
from audit.framework.result import LeftOut
from audit.rubric.model import Measure, Rubric

_LEFT_OUT: tuple[LeftOut, ...] = (
    "not scored",
    "not yet confirmed",
    "not judged",
    "not established",
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A measure with what says to whom it applies.

    From a year group on, where the register knows that a direct payment is received, or (neither)
    for every plan.
    """

    measure: Measure
    from_year: int | None
    direct_payments: bool

    @property
    def for_all(self) -> bool:
        return self.from_year is None and not self.direct_payments

    def register_says(self, plan: PlanKnown) -> bool | None:
        """Whether the measure applies by the register alone; None where it does not say."""
        if self.direct_payments:
            return plan.direct_payment
        if self.from_year is not None:
            return None if plan.year_group is None else plan.year_group >= self.from_year
        return None


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure over some plans: ``met`` and ``unmet`` of those drawn and audited.

    ``population`` is how many of all plans it applies to; ``known`` false where for some of them
    nothing says so and a part was taken in proportion; then it may as well be any of ``may_be``.
    """

    met: int
    unmet: int
    provisional: int
    left_out: dict[LeftOut, int]
    population: int
    known: bool
    may_be: range


def asked(rubric: Rubric) -> list[Asked]:
    """The rubric's measures."""
    found = []
    for measure in rubric.measures:
        criterion = rubric.criterion(measure.criterion) if measure.criterion else None
        payments = criterion is not None and criterion.check.kind == "direct_payments"
        from_year = measure.from_year
        if from_year is None and criterion is not None:
            from_year = criterion.from_year
        found.append(Asked(measure, from_year, payments))
    return found


def counted(measure: Asked, plans: Iterable[PlanKnown]) -> Counted:
    """Count a measure over plans.

    An audit that says whether the measure applies is believed before the register. Of plans for
    which neither says it, so many are taken as of those where it is known, rounded up.
    """
    answers: Counter[bool] = Counter()
    applies: Counter[bool | None] = Counter()
    left: Counter[LeftOut] = Counter()
    provisional = 0
    for plan in plans:
        answer = _answer(measure.measure.id, plan)
        if isinstance(answer, bool):
            answers[answer] += 1
            applies[True] += 1
            provisional += not plan.confirmed
        elif answer == "not applicable":
            applies[False] += 1
        else:
            says = measure.register_says(plan)
            applies[says] += 1
            if answer != "not drawn" and says is not False:
                left[answer] += 1
    known = applies[True] + applies[False]
    share = Fraction(applies[True], known) if known else Fraction(1)
    population = applies[True] + ceil(share * applies[None])
    within = _within(share, applies[None], known)
    least, most = max(applies[True], population - within), population + within
    return Counted(
        met=answers[True],
        unmet=answers[False],
        provisional=provisional,
        left_out={reason: left[reason] for reason in _LEFT_OUT if left[reason]},
        population=population,
        known=not applies[None] or (measure.for_all and share == 1),
        may_be=range(least, min(most, applies[True] + applies[None]) + 1),
    )


def _within(share: Fraction, unknown: int, known: int) -> int:
    """By how many a number taken in proportion may be wrong: two standard errors.

    One error is that of the share itself, one that of the plans to which it is applied.
    """
    if not known:
        return 0
    return ceil(2 * sqrt(share * (1 - share) * unknown * (1 + unknown / known)))


def _answer(
    measure: str, plan: PlanKnown
) -> bool | LeftOut | Literal["not drawn", "not applicable"]:
    """A plan's answer to a measure, or why it has none."""
    if not plan.drawn:
        return "not drawn"
    if not plan.scored:
        return "not scored"
    if plan.answers is None:
        return "not yet confirmed"
    answer = plan.answers.get(measure, "not judged")
    return "not applicable" if answer is None else answer
