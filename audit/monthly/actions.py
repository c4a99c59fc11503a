"""What is to be mended in a plan: by whom, by when, and what became of it.

An action is never changed: what becomes of it is added, and the last word holds.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, selectinload

from audit.errors import NotPossible, StoreError
from audit.monthly.actions_result import ActionEventResult, ActionResult, ActionState
from audit.monthly.corrections import words_of
from audit.monthly.finding import issued_plan
from audit.register.names import case_key
from audit.store.access import now
from audit.store.tables import Action, ActionEvent, Case, IssuedPlan

_TRIES = 100
_LONGEST_NAME = 120


def add_action(
    session: Session,
    issued: IssuedPlan,
    what: str,
    by_whom: str,
    by_when: date,
    who: str,
    criterion: str | None = None,
) -> Action:
    """Ask for something to be mended; its number counts on in the plan. Raises NotPossible."""
    said = words_of(what, "What is to be mended")
    person = words_of(by_whom, "The name of who mends it", _LONGEST_NAME)
    if not said or not person:
        raise NotPossible("Say what is to be mended (--what) and by whom (--by-whom).")
    for _ in range(_TRIES):
        try:
            with session.begin_nested():
                action = Action(
                    issued_plan_id=issued.id,
                    number=_last_number(session, issued.id) + 1,
                    at=now(),
                    who=who,
                    criterion=criterion,
                    what=said,
                    by_whom=person,
                    by_when=by_when,
                )
                session.add(action)
                session.flush()
        except IntegrityError:  # somebody else took the number
            continue
        return action
    raise StoreError("Others are writing to the same plan all the time: try again in a minute.")


def _last_number(session: Session, issued_plan_id: int) -> int:
    query = select(func.max(Action.number)).where(Action.issued_plan_id == issued_plan_id)
    return session.scalar(query) or 0


def find_action(session: Session, case_ref: str, number: int, month: str | None = None) -> Action:
    """The action of a case by its number. Raises NotPossible where there is none, or several.

    A case may have actions of several plans; then the month says which.
    """
    issued_plan(session, case_ref, month)
    query = (
        select(Action)
        .join(IssuedPlan, IssuedPlan.id == Action.issued_plan_id)
        .join(Case, Case.id == IssuedPlan.case_id)
        .where(Case.key == case_key(case_ref), Action.number == number)
    )
    if month is not None:
        query = query.where(IssuedPlan.month == month)
    found = session.scalars(query).all()
    if not found:
        raise NotPossible(
            f"Case {case_ref} has no action {number}: audit action list shows those there are."
        )
    if len(found) > 1:
        months = " or ".join(sorted({action.issued.month for action in found}))
        raise NotPossible(
            f"Several plans of case {case_ref} have an action {number}: say of which, --month "
            f"{months}."
        )
    return found[0]


def settle(
    session: Session, action: Action, state: ActionState, who: str, note: str | None = None
) -> bool:
    """Say what became of an action; whether that was new. The same said twice adds nothing.

    Raises NotPossible where something was not done and nobody says why.
    """
    said = words_of(note, "The note") or None
    if state == "not done" and not said:
        raise NotPossible("Say why it was not done: add --note.")
    last = _events(session, action)[-1:]
    if (last[0].state if last else "open") == state and (not last or said in (None, last[0].note)):
        return False
    session.add(ActionEvent(action_id=action.id, at=now(), who=who, state=state, note=said))
    session.flush()
    session.expire(action, ["events"])
    return True


def _events(session: Session, action: Action) -> list[ActionEvent]:
    query = select(ActionEvent).where(ActionEvent.action_id == action.id).order_by(ActionEvent.id)
    return list(session.scalars(query))


def actions_of(session: Session, month: str | None, today: date) -> list[ActionResult]:
    """All actions of plans issued in a month (None: of all), the earliest day first."""
    query = (
        select(Action)
        .join(IssuedPlan, IssuedPlan.id == Action.issued_plan_id)
        .options(
            selectinload(Action.events),
            selectinload(Action.issued).selectinload(IssuedPlan.case),
        )
        .order_by(Action.by_when, Action.issued_plan_id, Action.number)
    )
    if month is not None:
        query = query.where(IssuedPlan.month == month)
    return [action_result(action, today) for action in session.scalars(query)]


def action_result(action: Action, today: date) -> ActionResult:
    """An action with its state: what was said last."""
    events = [
        ActionEventResult.model_validate(
            {"state": event.state, "at": event.at, "who": event.who, "note": event.note}
        )
        for event in action.events
    ]
    state: ActionState = events[-1].state if events else "open"
    return ActionResult(
        case_ref=action.issued.case.ref,
        month=action.issued.month,
        number=action.number,
        criterion=action.criterion,
        what=action.what,
        by_whom=action.by_whom,
        by_when=action.by_when,
        asked_by=action.who,
        asked=action.at,
        state=state,
        overdue=state != "done" and action.by_when < today,
        events=events,
    )
