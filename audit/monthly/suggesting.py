"""What could be asked for in a plan: the tool's mending list, less what auditors rated strong."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly.actions_result import Suggestion, Suggestions
from audit.monthly.confirming import Audited, marks_of, standing
from audit.store.tables import Action

_NOTHING_TO_MEND = ("3", "n/a")


def suggest(session: Session, plan: Audited) -> Suggestions:
    """Suggestions in order of their effect on the judgement; criteria of actions are marked."""
    stands = standing(session, plan.row.id)
    final = {id_: mark.given for id_, mark in marks_of(stands, plan.ratings).items()}
    asked = set(
        session.scalars(select(Action.criterion).where(Action.issued_plan_id == plan.issued.id))
    )
    titles = {criterion.id: criterion.title for criterion in plan.machine.criteria}
    return Suggestions(
        case_ref=plan.issued.case.ref,
        month=plan.issued.month,
        confirmed=stands is not None,
        suggestions=[
            Suggestion(
                criterion=one.criterion,
                title=titles[one.criterion],
                rating=final[one.criterion],
                what=one.what,
                lifts_limit=one.lifts_limit,
                asked=one.criterion in asked,
            )
            for one in plan.machine.mending
            if final[one.criterion] not in _NOTHING_TO_MEND
        ],
    )


def mending_of(plan: Audited, criterion: str) -> tuple[str, str]:
    """A criterion's id as the rubric writes it, and what the tool would mend there, "" if nothing.

    Raises NotPossible for one that the plan's rubric does not have.
    """
    id_ = criterion.strip().upper()
    if id_ not in plan.ratings:
        raise NotPossible(f"There is no criterion {id_}: there are {', '.join(plan.ratings)}.")
    return id_, next((one.what for one in plan.machine.mending if one.criterion == id_), "")
