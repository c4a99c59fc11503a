"""Second marks: given blind, by another person than the first, and once.

A second mark that could be changed after the two were compared would show an agreement that there
was not. What the two settle afterwards is a word of its own, of kind "agreed".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly.confirm_answers import Answers, PlanAnswer
from audit.monthly.confirm_import import Refused
from audit.monthly.confirming import Audited, append, audited, marks_of, verdict_of
from audit.monthly.corrections import Auditor, Correction, Mark, corrections_of, words_of
from audit.monthly.moderating import draw_in_force
from audit.monthly.second_result import ImportedSeconds, SecondMarked
from audit.store.tables import Audit, Confirmation


def words_on(session: Session, audit_id: int) -> Sequence[Confirmation]:
    """All that was said of an audit, the earliest first."""
    return session.scalars(
        select(Confirmation)
        .where(Confirmation.audit_id == audit_id)
        .order_by(Confirmation.number)
        .execution_options(populate_existing=True)
    ).all()


def second_of(words: Sequence[Confirmation]) -> Confirmation | None:
    """The second mark among them."""
    return next((row for row in words if row.kind == "second"), None)


def first_of(words: Sequence[Confirmation]) -> Confirmation | None:
    """What the first auditors left before anybody marked again: later words may know the second."""
    found = None
    for row in words:
        if row.kind != "first":
            break
        found = row
    return found


def mark_second(
    session: Session,
    plan: Audited,
    by: Auditor,
    marks: Sequence[Correction],
    note: str | None = None,
) -> SecondMarked:
    """Keep a second mark; every criterion needs a rating, a reason is welcome.

    Raises NotPossible for a plan that was not drawn or not confirmed yet, by somebody who confirmed
    it, or where a criterion has no rating or the plan a second mark.
    """
    _refuse_undrawn(session, plan)
    given = _all_rated(plan, marks)

    def checked() -> Mapping[str, Mark]:
        _refuse(words_on(session, plan.row.id), plan, by)
        return given

    row = append(session, plan, by, checked, words_of(note, "The note") or None, "second")
    return SecondMarked(
        case_ref=plan.issued.case.ref,
        month=plan.issued.month,
        number=row.number,
        auditor=by.name,
        verdict=verdict_of(row),
    )


def typed_marks(
    sets: Sequence[str], reasons: Sequence[str], known: Sequence[str]
) -> list[Correction]:
    """Ratings as typed, several in one text if need be ("A1=2, A3=1"), and reasons ("A1: why").

    Raises NotPossible for an unknown criterion or rating, or a reason of no rating.
    """
    each = [part for text in sets for part in re.split(r"[,;]\s*", text) if part.strip()]
    found = {mark.criterion: mark for mark in corrections_of(each, [], known)}
    for text in reasons:
        name, colon, why = text.partition(":")
        id_ = name.strip().upper()
        if not colon or id_ not in found:
            raise NotPossible(
                f'"{text[:40]}" does not say which rating it explains: write --reason "A1: why".'
            )
        said = words_of(why, f"The reason for {id_}") or None
        found[id_] = Correction(id_, found[id_].given, said)
    return list(found.values())


def _refuse_undrawn(session: Session, plan: Audited) -> None:
    issued = plan.issued
    drawn = {one.issued_plan_id for one in draw_in_force(session, issued.month).plans}
    if issued.id not in drawn:
        raise NotPossible(
            f"Case {issued.case.ref} was not drawn for a second mark in {issued.month}: audit "
            f"moderate show --month {issued.month} lists those that were."
        )


def _all_rated(plan: Audited, marks: Sequence[Correction]) -> dict[str, Mark]:
    given = {mark.criterion: Mark(mark.given, mark.reason) for mark in marks}
    left = [id_ for id_ in plan.ratings if id_ not in given]
    if left:
        raise NotPossible(
            f"A second mark rates every criterion: {', '.join(left)} "
            f"{'is' if len(left) == 1 else 'are'} missing."
        )
    return given


def _refuse(words: Sequence[Confirmation], plan: Audited, by: Auditor) -> None:
    case = plan.issued.case.ref
    if not words:
        raise NotPossible(
            f"Case {case} has not been confirmed yet: the first auditor goes first (audit confirm)."
        )
    if any(by.is_(row.auditor) for row in words if row.kind != "second"):
        raise NotPossible(
            f"{by.name} confirmed case {case} at first: a second mark is another person's."
        )
    second = second_of(words)
    if second is not None:
        raise NotPossible(
            f"Case {case} has its second mark, by {second.auditor}: compare the two with audit "
            f"moderate compare {case}."
        )


def take_seconds(session: Session, answers: Answers, by: Auditor) -> ImportedSeconds:
    """Keep the second marks of a workbook, plan by plan, each whole or not at all.

    The same workbook twice changes nothing.
    """
    marked: list[SecondMarked] = []
    unchanged: list[str] = []
    left: list[str] = []
    refused: list[Refused] = []
    for answer in sorted(answers.plans, key=lambda one: one.audit_id):
        row = session.get(Audit, answer.audit_id)
        if not answer.done and not answer.corrections and not answer.wrong:
            left.append(answer.case_ref)
        elif row is not None and _said_already(session, answer, by):
            unchanged.append(answer.case_ref)
        elif problems := _problems(session, answer, row):
            refused += problems
        elif row is not None:
            plan = audited(session, row.issued)
            try:
                marked.append(mark_second(session, plan, by, answer.corrections, answer.note))
            except NotPossible as error:
                refused.append(_refused(answer, str(error)))
    return ImportedSeconds(
        month=answers.month,
        auditor=by.name,
        marked=marked,
        unchanged=unchanged,
        open=left,
        refused=refused,
    )


def _refused(answer: PlanAnswer, why: str, criterion: str = "") -> Refused:
    return Refused(case_ref=answer.case_ref, criterion=criterion, why=why)


def _problems(session: Session, answer: PlanAnswer, row: Audit | None) -> list[Refused]:
    if answer.wrong:
        return [_refused(answer, wrong.why, wrong.criterion) for wrong in answer.wrong]
    if not answer.done:
        return [_refused(answer, "it has ratings but is not marked as done: choose yes")]
    if row is None:
        return [_refused(answer, "it is no longer in the store")]
    if audited(session, row.issued).row.id != row.id:
        return [_refused(answer, "it was scored again since the export: export the month again")]
    return []


def _said_already(session: Session, answer: PlanAnswer, by: Auditor) -> bool:
    second = second_of(words_on(session, answer.audit_id))
    if second is None or not by.is_(second.auditor):
        return False
    marks = marks_of(second, {})
    given = {one.criterion: Mark(one.given, one.reason) for one in answer.corrections}
    return answer.done and marks == given
