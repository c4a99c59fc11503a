"""The plans of some months with what their first and second auditors gave, beside the tool."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, select, true
from sqlalchemy.orm import Session, selectinload

from audit.evaluating.observing import Seen
from audit.evaluating.result import Value
from audit.monthly.corrections import Mark
from audit.monthly.final import NOT_APPLICABLE
from audit.monthly.second_marking import first_of, second_of
from audit.store.tables import Audit, Confirmation, IssuedPlan, ModeratedPlan


@dataclass(frozen=True, slots=True)
class Rated:
    """One rater's judgement and ratings; only auditors give reasons."""

    overall: str | None
    marks: dict[str, Mark]


@dataclass(frozen=True, slots=True)
class MarkedPlan:
    """One audit that was confirmed, and all who rated it."""

    plan: int
    rubric_sha256: str
    tool: Rated
    first: Rated
    second: Rated | None
    agreed: Rated | None


def marked_plans(session: Session, first: str | None, last: str | None) -> list[MarkedPlan]:
    """The confirmed plans that were issued in the months from ``first`` to ``last``.

    Of each plan the newest audit that was confirmed, but rather one that was marked twice.
    """
    found: dict[int, MarkedPlan] = {}
    for audit, words in _words(session, first, last):
        one = _marked(audit, words)
        if one is None:
            continue
        before = found.get(one.plan)
        if before is None or one.second is not None or before.second is None:
            found[one.plan] = one
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _AuditRow:
    """What is needed of an audit; its result, which is large, stays in the store."""

    id: int
    plan: int
    rubric_sha256: str
    overall: str | None


def _words(
    session: Session, first: str | None, last: str | None
) -> Iterable[tuple[_AuditRow, list[Confirmation]]]:
    """Each audit that was confirmed with all that was said of it, the oldest audit first."""
    rows = session.execute(
        select(Audit.id, Audit.issued_plan_id, Audit.rubric_sha256, Audit.overall)
        .join(IssuedPlan, IssuedPlan.id == Audit.issued_plan_id)
        .where(Audit.id.in_(select(Confirmation.audit_id)), _in_months(first, last))
        .order_by(Audit.id)
    ).all()
    said: dict[int, list[Confirmation]] = defaultdict(list)
    query = (
        select(Confirmation)
        .join(IssuedPlan, IssuedPlan.id == Confirmation.issued_plan_id)
        .options(selectinload(Confirmation.marks))
        .where(_in_months(first, last))
        .order_by(Confirmation.number)
    )
    for word in session.scalars(query):
        said[word.audit_id].append(word)
    for row in rows:
        yield _AuditRow(row.id, row.issued_plan_id, row.rubric_sha256, row.overall), said[row.id]


def _in_months(first: str | None, last: str | None) -> ColumnElement[bool]:
    """That a plan was issued in the months from ``first`` to ``last``."""
    return and_(
        true() if first is None else IssuedPlan.month >= first,
        true() if last is None else IssuedPlan.month <= last,
    )


def drawn_at_random(session: Session) -> set[int]:
    """The issued plans that a draw of second marks gave by chance."""
    return set(
        session.scalars(select(ModeratedPlan.issued_plan_id).where(ModeratedPlan.why == "random"))
    )


def _marked(audit: _AuditRow, words: Sequence[Confirmation]) -> MarkedPlan | None:
    first = first_of(words)
    if first is None:
        return None
    second = second_of(words)
    agreed = next((word for word in reversed(words) if word.kind == "agreed"), None)
    machine = {mark.criterion: Mark(mark.machine) for mark in first.marks}
    return MarkedPlan(
        plan=audit.plan,
        rubric_sha256=audit.rubric_sha256,
        tool=Rated(audit.overall, machine),
        first=_rated(first),
        second=_rated(second) if second else None,
        agreed=_rated(agreed) if agreed else None,
    )


def _rated(row: Confirmation) -> Rated:
    marks = {mark.criterion: Mark(mark.given, mark.reason) for mark in row.marks}
    return Rated(row.overall, marks)


def pairs(plan: int, one: Rated, other: Rated) -> list[Seen]:
    """What two raters of a plan say, side by side; of what both could not judge there is no pair.

    The overall judgement is one of them where both came to one.
    """
    seen = [
        Seen(str(plan), "", "criterion", id_, _value(mark.given), _value(other.marks[id_].given), 1)
        for id_, mark in one.marks.items()
        if id_ in other.marks and not (_unknown(mark) and _unknown(other.marks[id_]))
    ]
    if one.overall and other.overall:
        seen.append(Seen(str(plan), "", "overall", "overall", one.overall, other.overall, 1))
    return seen


def _unknown(mark: Mark) -> bool:
    return _value(mark.given) == "not judged"


def _value(given: str) -> Value:
    if given.isdecimal():
        return int(given)
    return None if given == NOT_APPLICABLE else given
