"""Which criteria cost most over a period, whose advice is behind them, and what has changed.

A criterion costs a plan weight x (3 - rating): the points of the score that it falls short by.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy.orm import Session

from audit.framework.chance import side
from audit.framework.population import Population
from audit.framework.ratings import RatedPlan, rated_plans
from audit.framework.settings import settings
from audit.framework.trend_result import (
    Advice,
    AdviceCost,
    Costs,
    CriterionCost,
    Direction,
)
from audit.framework.wordings import FoundWords, found_words
from audit.rubric.model import Criterion

_SOUND, _BEST = 2, 3


def costs(session: Session, of: Population, *, wordings: bool = True) -> Costs:
    """What costs most over the population's months, the most expensive criterion first.

    Without ``wordings`` the texts of the plans are not looked into. Plans count as in the tally.
    """
    plans = rated_plans(session, of)
    before, last = _two_months(plans)
    words = found_words(session, plans) if wordings else {}
    criteria = [c for c in of.rubric.criteria if c.status != "preview"]
    lost = {c.id: sum(plan.lost(c.id) for plan in plans) for c in criteria}
    total = sum(lost.values())
    rows = [
        _row(_Facts(c, plans, lost[c.id], total, before, last), words.get(c.id, FoundWords()))
        for c in criteria
    ]
    rows.sort(key=lambda row: -row.lost)
    return Costs(
        plans=len(plans),
        lost=total,
        limited=sum(plan.limited for plan in plans),
        criteria=rows,
        advice=_by_advice(rows, total),
        last=last,
        before=before,
        least_cases=settings().costs.least_cases,
    )


def _two_months(plans: Iterable[RatedPlan]) -> tuple[str | None, str | None]:
    """The last two months with plans that count."""
    months = sorted({plan.month for plan in plans})
    return next(reversed(list(pairwise(months))), (None, None))


@dataclass(frozen=True, slots=True)
class _Facts:
    """One criterion over the plans, with what they lost in it and in all criteria."""

    criterion: Criterion
    plans: Sequence[RatedPlan]
    lost: float
    total: float
    before: str | None
    last: str | None

    def ratings(self) -> Counter[int]:
        return Counter(
            plan.ratings[self.criterion.id]
            for plan in self.plans
            if self.criterion.id in plan.ratings
        )

    def sound(self, month: str | None) -> tuple[int, int]:
        """How many plans of a month are sound or strong in the criterion, and of how many."""
        found = [
            plan.ratings[self.criterion.id]
            for plan in self.plans
            if plan.month == month and self.criterion.id in plan.ratings
        ]
        return sum(rating >= _SOUND for rating in found), len(found)


def _row(facts: _Facts, words: FoundWords) -> CriterionCost:
    criterion, ratings, rules = facts.criterion, facts.ratings(), settings()
    sound_last, plans_last = facts.sound(facts.last)
    sound_before, plans_before = facts.sound(facts.before)
    signal = side(sound_last, plans_last, sound_before, plans_before, rules.signals.chance)
    return CriterionCost(
        id=criterion.id,
        title=" ".join(criterion.title.split()),
        section=criterion.section,
        advice=rules.costs.advice_of(criterion.id),
        weight=criterion.weight,
        plans=ratings.total(),
        lost=facts.lost,
        share=facts.lost / facts.total if facts.total else 0.0,
        ratings={str(rating): ratings[rating] for rating in range(_BEST + 1)},
        limited=sum(criterion.id in plan.limiting for plan in facts.plans),
        sound_last=sound_last,
        plans_last=plans_last,
        sound_before=sound_before,
        plans_before=plans_before,
        signal=signal,
        change=_change(signal, plans_last, plans_before),
        missing=words.missing,
        phrases=words.phrases,
        wordings=words.wordings,
        mend=criterion.mend,
    )


def _change(signal: Direction | None, last: int, before: int) -> str:
    if not last or not before:
        return "No month before to compare with."
    if signal is None:
        return "No more than chance explains since the month before."
    return f"{signal.capitalize()} than the month before, by more than chance explains."


def _by_advice(rows: Sequence[CriterionCost], total: float) -> list[AdviceCost]:
    together: Mapping[Advice, list[CriterionCost]] = defaultdict(list)
    for row in rows:
        together[row.advice].append(row)
    found = [
        AdviceCost(
            advice=advice,
            lost=sum(row.lost for row in some),
            share=sum(row.share for row in some) if total else 0.0,
            criteria=[row.id for row in some],
        )
        for advice, some in together.items()
    ]
    return sorted(found, key=lambda one: -one.lost)
