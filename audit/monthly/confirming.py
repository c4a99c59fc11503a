"""Keeps what auditors say of an audit: a new row each time, none ever changed.

Each word builds on the one before: the ratings that another auditor corrected stand until somebody
corrects them, so that education, health and social care can each speak of their own part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from audit.errors import NotPossible, StoreError
from audit.monthly.chain import digest_of
from audit.monthly.confirmation import Changed, ConfirmedPlan, Kind, Verdict
from audit.monthly.corrections import Auditor, Correction, Mark, corrected, words_of
from audit.monthly.final import final_of, ratings_of, rubric_of
from audit.monthly.keeping import machine_audit, newest_audit
from audit.result import PlanAudit
from audit.store.access import now
from audit.store.tables import Audit, Confirmation, IssuedPlan
from audit.store.tables import Mark as MarkRow

_TRIES = 100


@dataclass(frozen=True, slots=True)
class Audited:
    """A plan's newest audit, with the machine's ratings as they are kept."""

    issued: IssuedPlan
    row: Audit
    machine: PlanAudit
    ratings: dict[str, str]


def audited(session: Session, issued: IssuedPlan) -> Audited:
    """The newest audit of a plan. Raises NotPossible where there is none."""
    row = newest_audit(session, issued.id)
    if row is None:
        raise NotPossible(
            f"The plan of case {issued.case.ref} has not been scored yet: run audit run --month "
            f"{issued.month} first."
        )
    machine = machine_audit(row)
    return Audited(issued, row, machine, ratings_of(machine))


def standing(session: Session, audit_id: int) -> Confirmation | None:
    """The confirmation that holds for an audit: the last one, blind second marks apart."""
    return session.scalars(
        select(Confirmation)
        .where(Confirmation.audit_id == audit_id, Confirmation.kind != "second")
        .order_by(Confirmation.number.desc())
        .limit(1)
    ).first()


def marks_of(row: Confirmation | None, machine: Mapping[str, str]) -> dict[str, Mark]:
    """The marks of a confirmation; without one, the machine's ratings."""
    if row is None:
        return {id_: Mark(rating) for id_, rating in machine.items()}
    return {mark.criterion: Mark(mark.given, mark.reason) for mark in row.marks}


def confirm(
    session: Session,
    plan: Audited,
    by: Auditor,
    corrections: Sequence[Correction] = (),
    note: str | None = None,
    kind: Kind = "first",
) -> ConfirmedPlan:
    """Confirm a plan's ratings as they stand, but for the corrections.

    Saying again what one has just said changes nothing. Raises NotPossible where a correction has
    no reason.
    """
    before: dict[str, Mark] = {}

    def marks() -> dict[str, Mark]:
        nonlocal before
        before = marks_of(standing(session, plan.row.id), plan.ratings)
        return corrected(plan.ratings, before, corrections)

    said = words_of(note, "The note") or None
    last = standing(session, plan.row.id)
    if last is not None and by.is_(last.auditor) and _same(last, by, marks(), said, kind):
        return _result(plan, last, [], new=False)
    row = append(session, plan, by, marks, said, kind)
    return _result(plan, row, changes(plan.machine, before, marks_of(row, {})), new=True)


def append(
    session: Session,
    plan: Audited,
    by: Auditor,
    marks: Callable[[], Mapping[str, Mark]],
    note: str | None,
    kind: Kind,
) -> Confirmation:
    """Add a confirmation with a mark for every criterion, bound to the one before.

    ``marks`` is asked again where somebody else was quicker: it must look at the store anew.
    """
    for _ in range(_TRIES):
        try:
            with session.begin_nested():
                last = _last(session, plan.issued.id)  # before the marks: what comes between fails
                row = _row(session, plan, by, marks(), note, kind, last)
                session.add(row)
                session.flush()
        except IntegrityError:
            continue
        return row
    raise StoreError("Others are writing to the same plan all the time: try again in a minute.")


def _last(session: Session, issued_plan_id: int) -> tuple[int, str]:
    """Number and digest of a plan's last confirmation; 0 and "" before the first."""
    last = session.execute(
        select(Confirmation.number, Confirmation.digest)
        .where(Confirmation.issued_plan_id == issued_plan_id)
        .order_by(Confirmation.number.desc())
        .limit(1)
    ).first()
    return (last.number, last.digest) if last else (0, "")


def _row(
    session: Session,
    plan: Audited,
    by: Auditor,
    marks: Mapping[str, Mark],
    note: str | None,
    kind: Kind,
    last: tuple[int, str],
) -> Confirmation:
    number, digest = last
    rubric = rubric_of(session, plan.row.rubric_sha256)
    final = final_of(plan.machine, rubric, {id_: mark.given for id_, mark in marks.items()})
    row = Confirmation(
        issued_plan_id=plan.issued.id,
        audit_id=plan.row.id,
        number=number + 1,
        kind=kind,
        auditor=by.name,
        agency=by.agency,
        at=now(),
        note=note,
        overall=final.overall,
        score=final.score,
        measures=final.measures,
        marks=[
            MarkRow(criterion=id_, machine=plan.ratings[id_], given=mark.given, reason=mark.reason)
            for id_, mark in marks.items()
        ],
    )
    row.digest = digest_of(row, plan.row, digest)
    return row


def _same(
    last: Confirmation, by: Auditor, marks: Mapping[str, Mark], note: str | None, kind: Kind
) -> bool:
    said = last.kind == kind and last.agency == by.agency and note in (None, last.note)
    return said and marks_of(last, {}) == marks


def changes(
    machine: PlanAudit, before: Mapping[str, Mark], after: Mapping[str, Mark]
) -> list[Changed]:
    """The ratings that differ, in the rubric's order."""
    return [
        Changed(
            criterion=criterion.id,
            title=criterion.title,
            before=before[criterion.id].given,
            given=after[criterion.id].given,
            reason=after[criterion.id].reason,
        )
        for criterion in machine.criteria
        if before[criterion.id].given != after[criterion.id].given
    ]


def machine_verdict(machine: PlanAudit) -> Verdict:
    """The machine's judgement."""
    return Verdict(overall=machine.overall, score=machine.score, measures=machine.measures)


def verdict_of(row: Confirmation) -> Verdict:
    """The judgement that follows from a confirmation's marks."""
    return Verdict.model_validate(
        {"overall": row.overall, "score": row.score, "measures": row.measures}
    )


def _result(
    plan: Audited, row: Confirmation, changed: list[Changed], *, new: bool
) -> ConfirmedPlan:
    return ConfirmedPlan.model_validate(
        {
            "case_ref": plan.issued.case.ref,
            "month": plan.issued.month,
            "number": row.number,
            "new": new,
            "kind": row.kind,
            "auditor": row.auditor,
            "agency": row.agency,
            "at": row.at,
            "machine": machine_verdict(plan.machine),
            "final": verdict_of(row),
            "changed": changed,
        }
    )
