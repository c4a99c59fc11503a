"""Writes what came of each plan of a run: an audit once, a failure each time.

The same file, rubric, version of the tool and register facts give the same audit: one that is
there already stands.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from audit import __version__
from audit.monthly.known_plan import KeptAudit
from audit.register.rows import RegisterRow
from audit.result import Failure
from audit.rubric.loading import LoadedRubric
from audit.store.access import now
from audit.store.tables import Audit, FailedAudit, IssuedPlan, KeptRubric, OutcomeText


def row_of(issued: IssuedPlan) -> RegisterRow:
    """An issued plan as the register row that auditing knows."""
    plan_type = issued.plan_type
    return RegisterRow(
        line=0,
        case_ref=issued.case.ref,
        name=issued.case.name or "",
        date_issued=issued.date_issued,
        plan_type="new" if plan_type == "new" else "amended" if plan_type == "amended" else None,
        year_group=issued.year_group,
        setting=issued.setting,
        direct_payment=issued.direct_payment,
        request_date=issued.request_date,
        draft_date=issued.draft_date,
    )


def facts_sha256(row: RegisterRow) -> str:
    """A checksum of what the register adds to an audit."""
    facts = [row.case_ref, row.date_issued, row.plan_type, row.year_group, row.direct_payment,
             row.request_date, row.draft_date]  # fmt: skip
    return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Key:
    """What makes two audits the same one."""

    issued_plan_id: int
    file_sha256: str
    rubric_sha256: str
    facts_sha256: str


def same_audit(session: Session, key: Key) -> Audit | None:
    """The audit of this version of the tool that is kept under the key."""
    return session.scalars(
        select(Audit).where(
            Audit.issued_plan_id == key.issued_plan_id,
            Audit.file_sha256 == key.file_sha256,
            Audit.rubric_sha256 == key.rubric_sha256,
            Audit.tool_version == __version__,
            Audit.facts_sha256 == key.facts_sha256,
        )
    ).first()


def keep_rubric(session: Session, rubric: LoadedRubric) -> None:
    """Keep the rubric whole, unless it is there."""
    if session.get(KeptRubric, rubric.sha256) is not None:
        return
    row = KeptRubric(
        sha256=rubric.sha256,
        rubric_id=rubric.rubric.id,
        version=rubric.rubric.version,
        text=rubric.text,
    )
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError:
        return  # somebody else's run kept it in the meantime


def keep_audit(session: Session, key: Key, kept: KeptAudit) -> bool:
    """Keep an audit with its outcomes; False where the same one is there."""
    if same_audit(session, key) is not None:
        return False
    row = Audit(
        issued_plan_id=key.issued_plan_id,
        at=now(),
        file_sha256=key.file_sha256,
        rubric_sha256=key.rubric_sha256,
        tool_version=__version__,
        facts_sha256=key.facts_sha256,
        overall=kept.result["overall"],
        score=kept.result["score"],
        result=kept.result,
    )
    try:
        with session.begin_nested():
            session.add(row)
            session.flush()
            session.add_all(
                OutcomeText(audit_id=row.id, number=number, masked=text)
                for number, text in enumerate(kept.outcomes, 1)
            )
    except IntegrityError:
        return False  # another run was quicker
    return True


def keep_failure(session: Session, issued_plan_id: int, failure: Failure) -> None:
    """Keep that a plan could not be scored."""
    session.add(
        FailedAudit(
            issued_plan_id=issued_plan_id,
            at=now(),
            code=failure.code,
            sentence=failure.error[:1000],
        )
    )
