"""The final ratings of the plans that count, and which criteria held a plan down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.framework.population import PlanKnown, Population
from audit.judging import judgement
from audit.monthly.final import rubric_of
from audit.result import CriterionResult
from audit.rubric.model import Rubric
from audit.store.tables import Audit, Confirmation, IssuedPlan, Mark

_BEST = 3


@dataclass(frozen=True, slots=True)
class RatedPlan:
    """A plan that counts, with its ratings 0 to 3 and the weights of its rubric.

    ``limiting`` are the criteria that held the judgement down; ``limited`` says whether anything
    did, a missing section too.
    """

    month: str
    case_id: int
    audit_id: int
    ratings: Mapping[str, int]
    weights: Mapping[str, float]
    limiting: frozenset[str]
    limited: bool

    def lost(self, criterion: str) -> float:
        """Points that the plan falls short by in a criterion: weight x (3 - rating)."""
        rating = self.ratings.get(criterion)
        return 0.0 if rating is None else self.weights[criterion] * (_BEST - rating)


def rated_plans(session: Session, of: Population) -> list[RatedPlan]:
    """The sampled plans that count: confirmed ones, or with a provisional basis all scored ones.

    Raises StoreError where a rubric is missing from the store.
    """
    counting = [plan for plan in of.plans if plan.answers is not None]
    given = _given(session, of.months)
    machine = _machine(session, [plan for plan in counting if not plan.confirmed])
    known = _known(session, of.months)
    used = {plan.rubric_sha256 or "" for plan in counting}
    rubrics = {sha256: rubric_of(session, sha256) for sha256 in used}
    return [
        _rated(rubrics[plan.rubric_sha256 or ""], plan, known[plan.audit_id or 0], ratings)
        for plan in counting
        if (ratings := given.get(plan.confirmation_id or 0) or machine.get(plan.audit_id or 0))
    ]


def _given(session: Session, months: Iterable[str]) -> dict[int, dict[str, int]]:
    """The ratings of each confirmation."""
    rows = session.execute(
        select(Mark.confirmation_id, Mark.criterion, Mark.given)
        .join(Confirmation, Confirmation.id == Mark.confirmation_id)
        .join(IssuedPlan, IssuedPlan.id == Confirmation.issued_plan_id)
        .where(IssuedPlan.month.in_(months), Confirmation.kind != "second")
    )
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for confirmation_id, criterion, given in rows:
        if given.isdecimal():
            found[confirmation_id][criterion] = int(given)
    return found


def _machine(session: Session, plans: Iterable[PlanKnown]) -> dict[int, dict[str, int]]:
    """The machine's ratings of plans that no auditor has confirmed."""
    months = {plan.month for plan in plans}
    if not months:
        return {}
    rows = session.execute(
        select(Audit.id, Audit.result["criteria"])
        .join(IssuedPlan, IssuedPlan.id == Audit.issued_plan_id)
        .where(IssuedPlan.month.in_(months))
    )
    return {
        id_: {one["id"]: one["rating"] for one in criteria if one["rating"] is not None}
        for id_, criteria in rows
    }


def _known(session: Session, months: Iterable[str]) -> dict[int, tuple[int, dict[str, Any]]]:
    """Case and sections of each audit."""
    rows = session.execute(
        select(Audit.id, IssuedPlan.case_id, Audit.result["plan"]["sections"])
        .join(IssuedPlan, IssuedPlan.id == Audit.issued_plan_id)
        .where(IssuedPlan.month.in_(months))
    )
    return {id_: (case_id, sections) for id_, case_id, sections in rows}


def _rated(
    rubric: Rubric,
    plan: PlanKnown,
    known: tuple[int, dict[str, Any]],
    ratings: Mapping[str, int],
) -> RatedPlan:
    case_id, sections = known
    missing = [key for key, section in sections.items() if not section["present"]]
    limits = judgement(rubric, _criteria(rubric, ratings), missing).limits
    return RatedPlan(
        month=plan.month,
        case_id=case_id,
        audit_id=plan.audit_id or 0,
        ratings=ratings,
        weights={criterion.id: criterion.weight for criterion in rubric.criteria},
        limiting=frozenset(id_ for limit in limits for id_ in limit.criteria),
        limited=bool(limits),
    )


def _criteria(rubric: Rubric, ratings: Mapping[str, int]) -> list[CriterionResult]:
    """The ratings in the shape that is judged."""
    return [
        CriterionResult(
            id=criterion.id,
            title=criterion.title,
            section=criterion.section,
            weight=criterion.weight,
            limiting=criterion.limiting,
            rating=ratings.get(criterion.id),
            applicable=True,
            confidence=None,
            reason="",
        )
        for criterion in rubric.criteria
    ]
