"""Removes cases from the store with everything that hangs on them, and proves it.

UK GDPR Article 17 (the right to erasure) and Article 5(1)(e) (kept no longer than needed).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Literal

from pydantic import Field
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly.chain import chain_holds, digest_of
from audit.register.names import case_key
from audit.result import Published
from audit.store.access import case_digest, log_access, now
from audit.store.erasing import (
    changeable,
    clean_file,
    copies_beside,
    hanging_on,
    in_file,
    mask,
    remove,
)
from audit.store.opening import Store
from audit.store.tables import Audit, Base, Case, Confirmation, Forgotten, IssuedPlan, Mark
from audit.store.traces import Needles, Trace, traces


class Forgetting(Published):
    """What was removed. No case is named.

    ``masked`` counts the rows of others that named one of the cases and no longer do;
    ``remaining`` what a search of the whole store found afterwards: 0 is the proof.
    ``file_searched`` is false on PostgreSQL, whose files are the server's own. ``copies`` are the
    copies beside the store that older versions of it left.
    """

    schema_: Literal["cases-forgotten/1"] = Field(default="cases-forgotten/1", alias="schema")
    cases: int
    removed: dict[str, int]
    masked: dict[str, int]
    remaining: int
    file_searched: bool
    copies: list[str]


def case_of(session: Session, case_ref: str) -> Case:
    """The case of a reference. Raises NotPossible, and says so if it was forgotten before."""
    found = select(Case).where(Case.key == case_key(case_ref))
    case = session.scalars(found.with_for_update()).first()  # of two who remove it, one waits
    if case is not None:
        return case
    digest = case_digest(session, case_ref)
    gone = session.scalars(select(Forgotten.at).where(Forgotten.case_digest == digest)).first()
    if gone is not None:
        raise NotPossible(
            f"This case was removed from the store on {gone:%d/%m/%Y}: nothing is left to remove."
        )
    raise NotPossible("There is no case with this reference in the store: check the spelling.")


def older_cases(session: Session, before: date) -> list[str]:
    """References of the cases whose last plan was issued before a day."""
    query = (
        select(Case.ref)
        .join(IssuedPlan)
        .group_by(Case.id, Case.ref)
        .having(func.max(IssuedPlan.date_issued) < before)
        .order_by(Case.ref)
    )
    return list(session.scalars(query))


def what_hangs_on(session: Session, case_refs: Sequence[str]) -> dict[str, int]:
    """How many rows of each table would go with the cases."""
    ids = [case_of(session, ref).id for ref in case_refs]
    return {table: len(rows) for table, rows in hanging_on(session, ids).items()}


def forget(store: Store, case_refs: Sequence[str], reason: str, who: str) -> Forgetting:
    """Remove the cases in one transaction, then look for them in all that is left.

    Raises NotPossible where there is no such case, or where the reason, which is kept, names it.
    """
    with store.writing() as session:
        cases = [case_of(session, ref) for ref in case_refs]
        needles = Needles([c.ref for c in cases], [c.name for c in cases if c.name])
        said = _reason(reason, needles)
        marks = {mark for case in cases for mark in _file_marks(session, case)}
        removed: Counter[str] = Counter()
        for case in cases:
            removed.update(_forget_one(session, case, said, who))
        masked = _mask_elsewhere(session, needles)
    clean_file(store)
    with store.reading() as session:
        keys = [case_key(ref) for ref in case_refs]
        remaining = sum(session.scalars(select(Case.key)).all().count(key) for key in keys)
        remaining += sum(1 for _ in traces(session, needles))
    return Forgetting(
        cases=len(cases),
        removed=dict(removed),
        masked=masked,
        remaining=remaining + in_file(store, marks),
        file_searched=store.engine.dialect.name == "sqlite",
        copies=copies_beside(store),
    )


def _reason(reason: str, needles: Needles) -> str:
    said = " ".join(reason.split())[:1000]
    if not said:
        raise NotPossible("Say why with --reason: it is kept as the proof.")
    if needles.masked(said) != said:
        raise NotPossible("The reason is kept and must not name the case: say it without.")
    return said


def _forget_one(session: Session, case: Case, reason: str, who: str) -> dict[str, int]:
    rows = hanging_on(session, [case.id])
    counts = {table: len(ids) for table, ids in rows.items()}
    digest = case_digest(session, case.ref)
    log_access(session, "forget", who=who, case=case.ref)
    session.add(
        Forgotten(at=now(), who=who[:120], case_digest=digest, reason=reason, removed=counts)
    )
    session.flush()
    session.expunge(case)
    remove(session, rows)
    return counts


def _file_marks(session: Session, case: Case) -> set[bytes]:
    """Bytes that stand in a SQLite file because of this case alone."""
    marks = {f"{case.ref}{case.key}{case.name or ''}".encode()}  # as a row of cases is laid out
    own = select(Audit.file_sha256).join(IssuedPlan).where(IssuedPlan.case_id == case.id)
    others = select(Audit.file_sha256).join(IssuedPlan).where(IssuedPlan.case_id != case.id)
    return marks | {sha.encode() for sha in session.scalars(own.except_(others))}


def _mask_elsewhere(session: Session, needles: Needles) -> dict[str, int]:
    found = list(traces(session, needles))
    sound = [plan for plan in _plans_confirmed_in(session, found) if chain_holds(session, plan)]
    mask(session, found)
    session.expire_all()
    for plan in sound:
        _bind_anew(session, plan)
    return dict(Counter(trace.table.name for trace in found))


def _plans_confirmed_in(session: Session, found: Sequence[Trace]) -> list[int]:
    """The plans whose confirmations say something of a forgotten case."""
    ids = {t.key["id"] for t in found if t.table.name == Confirmation.__tablename__}
    marks = {t.key["id"] for t in found if t.table.name == Mark.__tablename__}
    ids |= set(session.scalars(select(Mark.confirmation_id).where(Mark.id.in_(marks))))
    query = select(Confirmation.issued_plan_id).where(Confirmation.id.in_(ids)).distinct()
    return list(session.scalars(query))


def _bind_anew(session: Session, issued_plan_id: int) -> None:
    """Make the digests of a plan's confirmations right again after words in them were masked."""
    table = Base.metadata.tables[Confirmation.__tablename__]
    rows = session.scalars(
        select(Confirmation)
        .where(Confirmation.issued_plan_id == issued_plan_id)
        .order_by(Confirmation.number)
    ).all()
    before = ""
    with changeable(session, table):
        for row in rows:
            before = digest_of(row, row.audit, before)
            session.execute(update(table).where(table.c.id == row.id).values(digest=before))
    session.expire_all()
