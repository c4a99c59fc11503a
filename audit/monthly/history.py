"""All that was ever said of a plan, side by side: the machine, each auditor, what stands."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.monthly.chain import chain_holds
from audit.monthly.confirmation import Beside, Changed, PlanHistory, Word
from audit.monthly.confirming import Audited, machine_verdict, marks_of, standing, verdict_of
from audit.store.tables import Confirmation


def history(session: Session, plan: Audited) -> PlanHistory:
    """The history of a plan (from ``confirming.audited``), oldest word first."""
    rows = session.scalars(
        select(Confirmation)
        .where(Confirmation.issued_plan_id == plan.issued.id)
        .order_by(Confirmation.number)
    ).all()
    stands = standing(session, plan.row.id)
    return PlanHistory(
        case_ref=plan.issued.case.ref,
        month=plan.issued.month,
        audited=plan.row.at,
        tool_version=plan.row.tool_version,
        rubric=plan.machine.tool.rubric,
        machine=machine_verdict(plan.machine),
        final=verdict_of(stands) if stands else None,
        criteria=_beside(plan, rows, stands),
        history=[_word(plan, row) for row in rows],
        chain_holds=chain_holds(session, plan.issued.id),
        confirmed_earlier=bool(rows) and not any(row.audit_id == plan.row.id for row in rows),
    )


def _beside(
    plan: Audited, rows: Sequence[Confirmation], stands: Confirmation | None
) -> list[Beside]:
    given = {row.number: marks_of(row, {}) for row in rows if row.audit_id == plan.row.id}
    final = marks_of(stands, plan.ratings)
    return [
        Beside(
            criterion=criterion.id,
            title=criterion.title,
            machine=plan.ratings[criterion.id],
            check_first=criterion.check_first,
            given={number: marks[criterion.id].given for number, marks in given.items()},
            final=final[criterion.id].given,
            reason=final[criterion.id].reason,
        )
        for criterion in plan.machine.criteria
    ]


def _word(plan: Audited, row: Confirmation) -> Word:
    titles = {criterion.id: criterion.title for criterion in plan.machine.criteria}
    return Word.model_validate(
        {
            "number": row.number,
            "kind": row.kind,
            "auditor": row.auditor,
            "agency": row.agency,
            "at": row.at,
            "note": row.note,
            "machine_overall": row.audit.overall,
            "overall": row.overall,
            "score": row.score,
            "corrected": [
                Changed(
                    criterion=mark.criterion,
                    title=titles.get(mark.criterion, ""),
                    before=mark.machine,
                    given=mark.given,
                    reason=mark.reason,
                )
                for mark in row.marks
                if mark.given != mark.machine
            ],
            "of_newest_audit": row.audit_id == plan.row.id,
        }
    )
