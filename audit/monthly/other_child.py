"""Plans in which the audit found another child's name or date of birth.

The store keeps neither plans nor the names found, so it cannot be asked whether a name in one plan
is that of another case. Each plan is held against its own child when it is scored, while its words
are at hand; what is told here is what came of that, and what an auditor made of it.
"""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from audit.monthly.copies_result import OtherChild
from audit.monthly.final import rubric_of
from audit.store.tables import Audit, Case, Confirmation, IssuedPlan, Mark

_KIND = "right_child"


def other_children(session: Session, audits: Select[int]) -> list[OtherChild]:
    """Plans among ``audits`` (ids) whose criterion of that kind is rated 0, in order of issue.

    An auditor's rating goes before the machine's.
    """
    rows = session.execute(
        select(Audit, IssuedPlan, Case.ref)
        .join(IssuedPlan, IssuedPlan.id == Audit.issued_plan_id)
        .join(Case, Case.id == IssuedPlan.case_id)
        .where(Audit.id.in_(audits))
        .order_by(IssuedPlan.date_issued, Case.ref)
    )
    return [
        OtherChild(case_ref=ref, month=plan.month, team=plan.team or "", author=plan.author or "")
        for audit, plan, ref in rows
        if _found(session, audit)
    ]


def _found(session: Session, audit: Audit) -> bool:
    criteria = rubric_of(session, audit.rubric_sha256).criteria
    ids = [criterion.id for criterion in criteria if criterion.check.kind == _KIND]
    machine = {one["id"]: one["rating"] for one in audit.result["criteria"] if one["id"] in ids}
    return "0" in {_by_auditor(session, audit, id_) or str(machine.get(id_)) for id_ in ids}


def _by_auditor(session: Session, audit: Audit, criterion: str) -> str | None:
    """The rating that the last auditor left, blind second marks apart."""
    return session.scalars(
        select(Mark.given)
        .join(Confirmation, Confirmation.id == Mark.confirmation_id)
        .where(
            Confirmation.audit_id == audit.id,
            Confirmation.kind != "second",
            Mark.criterion == criterion,
        )
        .order_by(Confirmation.number.desc())
        .limit(1)
    ).first()
