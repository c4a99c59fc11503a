"""Plans that were confirmed inadequate stay open until the case is audited again and is better.

The same file judged once more closes nothing, whatever rubric or version judged it: what children
and families got is still that file. A newer file of the plan, or a newer plan, does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.monthly.actions_result import Reaudit
from audit.result import Overall
from audit.store.tables import Audit, Case, Confirmation, IssuedPlan

_INADEQUATE = "inadequate"


@dataclass(frozen=True, slots=True)
class _Heard:
    """One audit of a case; ``overall`` is the final judgement of it, if anybody confirmed it."""

    issued_id: int
    month: str
    issued: date
    audit_id: int
    file: str
    confirmed: datetime | None
    overall: str | None

    def answers(self, other: _Heard) -> bool:
        """Whether this is a later plan than another, or a newer file of the same one."""
        if self.issued_id != other.issued_id:
            return self.issued > other.issued
        return self.audit_id > other.audit_id and self.file != other.file


def reaudits(session: Session, month: str | None) -> list[Reaudit]:
    """Every plan issued in a month (None: ever) that was confirmed inadequate, oldest first."""
    found = []
    for case_ref, audits, plans in _cases(session):
        for one in _inadequate(audits):
            if month in (None, one.month):
                found.append(_reaudit(case_ref, one, audits, plans))
    return sorted(found, key=lambda one: (one.confirmed, one.case_ref))


def _inadequate(audits: Sequence[_Heard]) -> list[_Heard]:
    """For each plan its newest file that was confirmed inadequate."""
    newest = {one.issued_id: one for one in audits if one.overall == _INADEQUATE}
    return list(newest.values())


def _reaudit(
    case_ref: str, one: _Heard, audits: Sequence[_Heard], plans: Sequence[date]
) -> Reaudit:
    later = [other for other in audits if other.answers(one)]
    better = [o for o in later if o.confirmed and o.overall not in (None, _INADEQUATE)]
    told = Reaudit(
        case_ref=case_ref,
        month=one.month,
        confirmed=cast("datetime", one.confirmed),
        state="needs re-audit",
        newer_issued=max((day for day in plans if day > one.issued), default=None),
    )
    if better:
        now = better[0]
        return told.model_copy(
            update={
                "state": "re-audited",
                "now": cast("Overall", now.overall),
                "closed": now.confirmed,
            }
        )
    if any(other.confirmed is None for other in later):
        return told.model_copy(update={"state": "to confirm"})
    if later:
        return told.model_copy(update={"state": "still inadequate"})
    return told.model_copy(update={"state": "to score"}) if told.newer_issued else told


def _cases(session: Session) -> list[tuple[str, list[_Heard], list[date]]]:
    """Of each case with an inadequate plan, its audits and the days its plans were issued."""
    with_inadequate = (
        select(IssuedPlan.case_id)
        .join(Confirmation, Confirmation.issued_plan_id == IssuedPlan.id)
        .where(Confirmation.overall == _INADEQUATE, Confirmation.kind != "second")
    )
    standing = {
        word.audit_id: word
        for word in session.execute(
            select(Confirmation.audit_id, Confirmation.at, Confirmation.overall)
            .join(IssuedPlan, IssuedPlan.id == Confirmation.issued_plan_id)
            .where(IssuedPlan.case_id.in_(with_inadequate), Confirmation.kind != "second")
            .order_by(Confirmation.number)
        )
    }
    audits: dict[str, list[_Heard]] = defaultdict(list)
    plans: dict[str, dict[int, date]] = defaultdict(dict)
    rows = session.execute(
        select(
            Case.ref, IssuedPlan.id, IssuedPlan.month, IssuedPlan.date_issued, Audit.id,
            Audit.file_sha256,
        )
        .join(IssuedPlan, IssuedPlan.case_id == Case.id)
        .outerjoin(Audit, Audit.issued_plan_id == IssuedPlan.id)
        .where(Case.id.in_(with_inadequate))
        .order_by(IssuedPlan.date_issued, Audit.id)
    )  # fmt: skip
    for ref, issued_id, month, issued, audit_id, file in rows:
        plans[ref][issued_id] = issued
        if audit_id is not None:
            word = standing.get(audit_id)
            audits[ref].append(
                _Heard(issued_id, month, issued, audit_id, file, word.at if word else None,
                       word.overall if word else None)
            )  # fmt: skip
    return [(ref, heard, list(plans[ref].values())) for ref, heard in audits.items()]
