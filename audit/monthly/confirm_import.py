"""Takes the answers of a workbook into the store, plan by plan, and says what changed.

A plan goes in whole or not at all: to confirm it says something of every rating, and one that was
refused would otherwise be confirmed as the machine gave it. The other plans go in all the same.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.monthly.confirm_answers import Answers, PlanAnswer
from audit.monthly.confirm_sheet import CONFIRM, PLANS
from audit.monthly.confirmation import ConfirmedPlan
from audit.monthly.confirming import audited, confirm, marks_of, standing
from audit.monthly.corrections import Auditor
from audit.result import Model, Published
from audit.store.tables import Audit, Confirmation


class Refused(Model):
    """An answer that was not taken; ``criterion`` is "" where the whole plan is meant."""

    case_ref: str
    criterion: str
    why: str


class ImportedAnswers(Published):
    """What came of a workbook; ``unchanged`` was in the store already, ``open`` has no answer."""

    schema_: Literal["confirm-import/1"] = Field(default="confirm-import/1", alias="schema")
    month: str
    auditor: str
    confirmed: list[ConfirmedPlan]
    unchanged: list[str]
    open: list[str]
    refused: list[Refused]


def take_answers(session: Session, answers: Answers, by: Auditor) -> ImportedAnswers:
    """Confirm what a workbook of first marks says; the same workbook twice changes nothing."""
    confirmed: list[ConfirmedPlan] = []
    unchanged: list[str] = []
    left: list[str] = []
    refused: list[Refused] = []
    # By number of audit: of two who import at once, one waits for the other and neither for both.
    for answer in sorted(answers.plans, key=lambda one: one.audit_id):
        row = session.get(Audit, answer.audit_id)
        if not answer.done and not answer.corrections and not answer.wrong:
            left.append(answer.case_ref)
        elif problems := _problems(session, answer, row, by):
            refused += problems
        elif row is None or _said_already(session, answer, by):
            unchanged.append(answer.case_ref)
        else:
            plan = audited(session, row.issued)
            done = confirm(session, plan, by, answer.corrections, answer.note or None)
            if done.new:
                confirmed.append(done)
            else:
                unchanged.append(answer.case_ref)
    return ImportedAnswers(
        month=answers.month,
        auditor=by.name,
        confirmed=confirmed,
        unchanged=unchanged,
        open=left,
        refused=refused,
    )


def _problems(
    session: Session, answer: PlanAnswer, row: Audit | None, by: Auditor
) -> list[Refused]:
    case = answer.case_ref
    if answer.wrong:
        return [
            Refused(case_ref=case, criterion=wrong.criterion, why=wrong.why)
            for wrong in answer.wrong
        ]
    if not answer.done:
        why = f"it has answers but is not confirmed: choose yes under {CONFIRM} on sheet {PLANS}"
    elif row is None:
        why = "it is no longer in the store"
    elif audited(session, row.issued).row.id != row.id:
        why = "it was scored again since the export: export the month again"
    else:
        return _overtaken(session, answer, by)
    return [Refused(case_ref=case, criterion="", why=why)]


def _own(session: Session, answer: PlanAnswer, by: Auditor) -> list[Confirmation]:
    """What the same auditor has said of the audit since the workbook was exported."""
    rows = session.scalars(
        select(Confirmation).where(
            Confirmation.audit_id == answer.audit_id, Confirmation.number > answer.number
        )
    )
    return [row for row in rows if by.is_(row.auditor)]


def _overtaken(session: Session, answer: PlanAnswer, by: Auditor) -> list[Refused]:
    """Answers to ratings that somebody else has changed since: they were given unseeing."""
    stands = standing(session, answer.audit_id)
    if stands is None or stands.number <= answer.number or _said_already(session, answer, by):
        return []
    now = marks_of(stands, {})
    own = [marks_of(row, {}) for row in _own(session, answer, by)]
    return [
        Refused(
            case_ref=answer.case_ref,
            criterion=id_,
            why=f"{stands.auditor} has changed it to {now[id_].given} since the export: export the "
            "month again",
        )
        for id_, given in ((one.criterion, one.given) for one in answer.corrections)
        if now[id_].given not in {answer.stands[id_], given, *(marks[id_].given for marks in own)}
    ]


def _said_already(session: Session, answer: PlanAnswer, by: Auditor) -> bool:
    return any(_says(row, answer) for row in _own(session, answer, by))


def _says(row: Confirmation, answer: PlanAnswer) -> bool:
    marks = marks_of(row, {})
    return answer.note in ("", row.note) and all(
        marks[one.criterion].given == one.given
        and one.reason in (None, marks[one.criterion].reason)
        for one in answer.corrections
    )
