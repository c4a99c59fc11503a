"""Binds each confirmation of a plan to the one before it, so that a change in between shows."""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.store.tables import Audit, Confirmation


def digest_of(row: Confirmation, audit: Audit, before: str) -> str:
    """SHA-256 over all that a confirmation says, the audit it speaks of, and the digest before.

    ``before`` is "" for the first confirmation of a plan. Numbers of rows in the database take no
    part: a store that was moved keeps its chains.
    """
    said = {
        "before": before,
        "audit": [
            audit.file_sha256,
            audit.rubric_sha256,
            audit.tool_version,
            audit.facts_sha256,
        ],
        "number": row.number,
        "kind": row.kind,
        "auditor": row.auditor,
        "agency": row.agency,
        "at": row.at.isoformat(),
        "note": row.note,
        "overall": row.overall,
        "score": row.score,
        "measures": row.measures,
        "marks": sorted([m.criterion, m.machine, m.given, m.reason or ""] for m in row.marks),
    }
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def chain_holds(session: Session, issued_plan_id: int) -> bool:
    """Whether the confirmations of a plan are as they were written: none changed, none left out.

    That the last ones were taken away cannot be seen from the rest.
    """
    rows = session.scalars(
        select(Confirmation)
        .where(Confirmation.issued_plan_id == issued_plan_id)
        .order_by(Confirmation.number)
        .execution_options(populate_existing=True)
    ).all()
    before = ""
    for number, row in enumerate(rows, 1):
        if row.number != number or row.digest != digest_of(row, row.audit, before):
            return False
        before = row.digest
    return True
