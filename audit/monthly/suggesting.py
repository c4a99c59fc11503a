"""What could be asked for in a plan: what is not strong by its final ratings, and how to mend."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly.actions_result import Suggestion, Suggestions
from audit.monthly.confirming import Audited, marks_of, standing
from audit.monthly.final import final_of, rubric_of
from audit.result import CriterionResult
from audit.store.tables import Action

_STRONG = 3


def suggest(session: Session, plan: Audited) -> Suggestions:
    """Suggestions, what holds the judgement down first, then by their effect on the score.

    What to mend is what the tool says of this plan; where it found nothing to mend and an auditor
    did, the rubric's advice for the criterion.
    """
    stands = standing(session, plan.row.id)
    rubric = rubric_of(session, plan.row.rubric_sha256)
    given = {id_: mark.given for id_, mark in marks_of(stands, plan.ratings).items()}
    final = final_of(plan.machine, rubric, given)
    holding = {id_ for limit in final.limits for id_ in limit.criteria}
    asked = set(
        session.scalars(select(Action.criterion).where(Action.issued_plan_id == plan.issued.id))
    )
    found = [one for one in final.criteria if one.rating is not None and one.rating < _STRONG]
    return Suggestions(
        case_ref=plan.issued.case.ref,
        month=plan.issued.month,
        confirmed=stands is not None,
        suggestions=[
            Suggestion(
                criterion=one.id,
                title=one.title,
                rating=given[one.id],
                what=_tools_words(plan, one.id) or rubric.criterion(one.id).mend,
                lifts_limit=one.id in holding,
                asked=one.id in asked,
            )
            for one in sorted(found, key=lambda one: (one.id not in holding, -_gain(one)))
        ],
    )


def _gain(criterion: CriterionResult) -> float:
    return (_STRONG - (criterion.rating or 0)) * criterion.weight


def _tools_words(plan: Audited, criterion: str) -> str:
    return next((one.what for one in plan.machine.mending if one.criterion == criterion), "")


def mending_of(session: Session, plan: Audited, criterion: str) -> tuple[str, str]:
    """A criterion's id as the rubric writes it, and how it is mended in this plan.

    Raises NotPossible for one that the plan's rubric does not have.
    """
    id_ = criterion.strip().upper()
    if id_ not in plan.ratings:
        raise NotPossible(f"There is no criterion {id_}: there are {', '.join(plan.ratings)}.")
    rubric = rubric_of(session, plan.row.rubric_sha256)
    return id_, _tools_words(plan, id_) or rubric.criterion(id_).mend
