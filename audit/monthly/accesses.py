"""Reads the access log."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.result import Model, Published
from audit.store.access import case_digest
from audit.store.tables import Access


class Use(Model):
    """One use of the store; ``case`` is the beginning of the case's digest, null without a case."""

    at: datetime
    who: str
    did: str
    month: str | None
    case: str | None


class AccessLog(Published):
    """Uses of the store, the oldest first."""

    schema_: Literal["access-log/1"] = Field(default="access-log/1", alias="schema")
    uses: list[Use]


def access_log(
    session: Session,
    first: date | None = None,
    last: date | None = None,
    case_ref: str | None = None,
) -> AccessLog:
    """The uses from one day to another, both included (UTC), or those of one case."""
    query = select(Access).order_by(Access.at, Access.id)
    if first:
        query = query.where(Access.at >= datetime.combine(first, time.min, UTC))
    if last:
        query = query.where(Access.at < datetime.combine(last + timedelta(1), time.min, UTC))
    if case_ref:
        query = query.where(Access.case_digest == case_digest(session, case_ref))
    uses = [
        Use(
            at=row.at,
            who=row.who,
            did=row.did,
            month=row.month,
            case=row.case_digest[:8] if row.case_digest else None,
        )
        for row in session.scalars(query)
    ]
    return AccessLog(uses=uses)
