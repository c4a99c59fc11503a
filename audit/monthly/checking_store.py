"""Looks whether a store is sound, and says in words what is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import Field
from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from audit.monthly.chain import chain_holds
from audit.register.names import case_key
from audit.result import Published
from audit.store.access import log_access
from audit.store.integrity import broken, loose
from audit.store.opening import Store
from audit.store.tables import (
    Audit,
    Base,
    Case,
    Confirmation,
    Forgotten,
    IssuedPlan,
    KeptRubric,
    Mark,
    Sample,
    SampledPlan,
)


class StoreCheck(Published):
    """What the store holds, and every fault found; sound if there is none."""

    schema_: Literal["store-check/1"] = Field(default="store-check/1", alias="schema")
    rows: dict[str, int]
    confirmations_checked: int
    faults: list[str]


def check_store(store: Store, who: str | None = None) -> StoreCheck:
    """Check the database itself, then, if it is whole, what its rows say of one another."""
    if faults := broken(store):
        return StoreCheck(rows={}, confirmations_checked=0, faults=faults)
    faults = list(loose(store))
    with store.writing() as session:
        log_access(session, "store check", who=who)
    with store.reading() as session:
        rows = {
            table.name: session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
        faults.extend(fault for check in _CHECKS for fault in check(session))
    return StoreCheck(rows=rows, confirmations_checked=rows["confirmations"], faults=faults)


def _chains(session: Session) -> Iterator[str]:
    plans = select(Confirmation.issued_plan_id, Case.ref, IssuedPlan.month).distinct()
    query = plans.select_from(Confirmation).join(
        IssuedPlan, IssuedPlan.id == Confirmation.issued_plan_id
    )
    for id_, ref, month in session.execute(query.join(Case).order_by(Case.ref)).all():
        if not chain_holds(session, id_):
            yield (
                f"Confirmations of case {ref} ({month}) were changed or taken out behind the "
                "tool's back: their digests do not fit."
            )


def _confirmations(session: Session) -> Iterator[str]:
    wrong = session.scalar(
        select(func.count())
        .select_from(Confirmation)
        .join(Audit, Audit.id == Confirmation.audit_id)
        .where(Audit.issued_plan_id != Confirmation.issued_plan_id)
    )
    if wrong:
        yield f"Confirmations that speak of the audit of another plan: {wrong}."
    marked = select(Mark.id).where(Mark.confirmation_id == Confirmation.id).exists()
    bare = session.scalar(select(func.count()).select_from(Confirmation).where(~marked))
    if bare:
        yield f"Confirmations without the ratings that they confirm: {bare}."


def _rubrics(session: Session) -> Iterator[str]:
    for rubric in session.scalars(select(KeptRubric).order_by(KeptRubric.sha256)):
        if hashlib.sha256(rubric.text.encode()).hexdigest() != rubric.sha256:
            yield f"The kept text of rubric {rubric.rubric_id} {rubric.version} was changed."


def _register(session: Session) -> Iterator[str]:
    wrong = sum(case_key(ref) != key for ref, key in session.execute(select(Case.ref, Case.key)))
    if wrong:
        yield f"Cases that cannot be found by their own reference: {wrong}."
    plans = session.execute(select(IssuedPlan.month, IssuedPlan.date_issued))
    moved = sum(f"{day:%Y-%m}" != month for month, day in plans)
    if moved:
        yield f"Plans that stand in another month than that of their issue: {moved}."


def _samples(session: Session) -> Iterator[str]:
    forgotten = session.scalar(select(func.count()).select_from(Forgotten)) or 0
    drawn = and_(SampledPlan.sample_id == Sample.id, SampledPlan.top_up_for.is_(None))
    query = select(Sample, func.count(SampledPlan.id)).outerjoin(SampledPlan, drawn)
    for sample, plans in session.execute(query.group_by(Sample.id).order_by(Sample.id)):
        name = f"The sample of {sample.month} (draw {sample.number})"
        if plans > sample.headline or sample.headline > sample.issued:
            yield f"{name} holds more plans than were drawn: {plans} for {sample.headline}."
        elif plans < sample.headline - forgotten:
            yield f"{name} holds fewer plans than were drawn: {plans} for {sample.headline}."


_CHECKS: tuple[Callable[[Session], Iterator[str]], ...] = (
    _chains,
    _confirmations,
    _rubrics,
    _register,
    _samples,
)
