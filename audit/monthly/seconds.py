"""Shows how far second marking has come, compares two marks, and keeps what the two settled."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly.confirmation import ConfirmedPlan
from audit.monthly.confirming import Audited, audited, confirm, marks_of, verdict_of
from audit.monthly.corrections import Auditor, Correction
from audit.monthly.keeping import newest_audit
from audit.monthly.moderating import draw_in_force
from audit.monthly.second_marking import first_of, second_of, words_on
from audit.monthly.second_result import (
    ComparedMarks,
    SecondMarks,
    SecondPlan,
    SecondState,
    TwoMarks,
)
from audit.store.tables import Confirmation, IssuedPlan, ModeratedPlan


def second_marks(session: Session, month: str) -> SecondMarks:
    """The draw that holds and the state of each plan in it. Raises NotPossible without a draw."""
    draw = draw_in_force(session, month)
    at_random = sum(one.why == "random" for one in draw.plans)
    return SecondMarks(
        month=month,
        number=draw.number,
        at=draw.at,
        who=draw.who,
        share=draw.share,
        seed=draw.seed,
        reason=draw.reason,
        always=len(draw.plans) - at_random,
        at_random=at_random,
        plans=[_plan(session, one) for one in draw.plans],
    )


def _plan(session: Session, one: ModeratedPlan) -> SecondPlan:
    audit = newest_audit(session, one.issued_plan_id)
    words = words_on(session, audit.id) if audit else ()
    second = second_of(words)
    return SecondPlan.model_validate(
        {
            "case_ref": one.issued.case.ref,
            "state": _state(words),
            "first": list(dict.fromkeys(row.auditor for row in words if row.kind == "first")),
            "second": second.auditor if second else None,
            "why": one.why if second else None,
        }
    )


def _state(words: Sequence[Confirmation]) -> SecondState:
    kinds = [row.kind for row in words]
    if not kinds:
        return "not confirmed"
    if "second" not in kinds:
        return "to mark"
    alike = marks_given(first_of(words)) == marks_given(second_of(words))
    return "settled" if alike or "agreed" in kinds else "to compare"


def marks_given(row: Confirmation | None) -> dict[str, str]:
    """The ratings of a confirmation."""
    return {id_: mark.given for id_, mark in marks_of(row, {}).items()}


def plans_to_mark(session: Session, month: str) -> list[IssuedPlan]:
    """The drawn plans that still want their second mark."""
    found = []
    for one in draw_in_force(session, month).plans:
        audit = newest_audit(session, one.issued_plan_id)
        if audit is None or second_of(words_on(session, audit.id)) is None:
            found.append(one.issued)
    return found


def compare(session: Session, issued: IssuedPlan) -> ComparedMarks:
    """First and second marks side by side. Raises NotPossible where one of them is missing."""
    plan = audited(session, issued)
    words = words_on(session, plan.row.id)
    first, second = _both(plan, words)
    agreed = next((row for row in reversed(words) if row.kind == "agreed"), None)
    one, other = marks_of(first, {}), marks_of(second, {})
    settled = marks_given(agreed)
    differ = [
        TwoMarks(
            criterion=criterion.id,
            title=criterion.title,
            first=one[criterion.id].given,
            first_reason=one[criterion.id].reason,
            second=other[criterion.id].given,
            second_reason=other[criterion.id].reason,
            agreed=settled.get(criterion.id),
        )
        for criterion in plan.machine.criteria
        if one[criterion.id].given != other[criterion.id].given
    ]
    return ComparedMarks(
        case_ref=issued.case.ref,
        month=issued.month,
        first_auditor=first.auditor,
        first=verdict_of(first),
        second_auditor=second.auditor,
        second=verdict_of(second),
        agreed=verdict_of(agreed) if agreed else None,
        differ=differ,
        alike=len(plan.ratings) - len(differ),
    )


def agree(
    session: Session,
    plan: Audited,
    by: Auditor,
    settled: Sequence[Correction],
    note: str | None = None,
) -> ConfirmedPlan:
    """Keep what two auditors settled; it becomes the final rating.

    Raises NotPossible where a criterion on which they differ is left open, or a rating that is not
    the one that stands has no reason.
    """
    first, second = _both(plan, words_on(session, plan.row.id))
    one, other = marks_given(first), marks_given(second)
    said = {correction.criterion for correction in settled}
    left = [id_ for id_ in plan.ratings if one[id_] != other[id_] and id_ not in said]
    if left:
        pairs = ", ".join(f"{id_} ({one[id_]} and {other[id_]})" for id_ in left)
        raise NotPossible(f"The two marks still differ on {pairs}: say what was agreed with --set.")
    return confirm(session, plan, by, settled, note, "agreed")


def _both(plan: Audited, words: Sequence[Confirmation]) -> tuple[Confirmation, Confirmation]:
    first, second = first_of(words), second_of(words)
    if first is None or second is None:
        raise NotPossible(
            f"Case {plan.issued.case.ref} has not been marked a second time yet: there is nothing "
            "to compare."
        )
    return first, second
