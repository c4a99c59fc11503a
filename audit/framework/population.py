"""The plans issued in a period, and what is known of each: drawn, scored, confirmed, how judged.

Which word counts: the last one on the newest audit of a plan, as ``audit confirm --show`` calls it
final. Blind second marks never count, nor do top-ups of the sample, nor samples that were replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, Select, Subquery, and_, func, select
from sqlalchemy.orm import Session

from audit.framework.result import Basis
from audit.monthly.final import rubric_of
from audit.result import Answer
from audit.rubric.loading import load_rubric
from audit.rubric.model import Rubric
from audit.store.tables import Audit, Confirmation, IssuedPlan, Sample, SampledPlan

_COUNTING = ("first", "agreed")
"""Kinds of confirmation that count."""


@dataclass(frozen=True, slots=True)
class PlanKnown:
    """An issued plan as the figures see it.

    ``drawn`` in the headline of the month's sample in force. ``audit_id`` is its newest audit,
    ``confirmation_id`` the confirmation that counts. ``answers`` to the measures, ``overall`` and
    ``score`` are the auditor's, or with a provisional basis the machine's where there is none;
    ``answers`` is None where nothing may be counted. Of a plan that was not drawn only what the
    register says is known.
    """

    id: int
    month: str
    plan_type: str | None
    phase: str | None
    primary_need: str | None
    team: str | None
    author: str | None
    year_group: int | None
    direct_payment: bool | None
    drawn: bool
    audit_id: int | None = None
    rubric_sha256: str | None = None
    confirmation_id: int | None = None
    overall: str | None = None
    score: float | None = None
    answers: Mapping[str, Answer] | None = None

    @property
    def scored(self) -> bool:
        return self.audit_id is not None

    @property
    def confirmed(self) -> bool:
        return self.confirmation_id is not None


@dataclass(frozen=True, slots=True)
class Population:
    """The plans issued in ``months``, in order of issue.

    ``drawn_from`` has for each month with a sample how many plans there were when it was drawn.
    ``rubric`` is that of the newest audit, which says what the measures are.
    """

    months: tuple[str, ...]
    basis: Basis
    plans: tuple[PlanKnown, ...]
    drawn_from: Mapping[str, int]
    rubric: Rubric

    def only(self, wanted: Callable[[PlanKnown], bool]) -> Population:
        """The same for a part of the plans: a team, a phase."""
        return replace(self, plans=tuple(plan for plan in self.plans if wanted(plan)))

    def of_months(self, months: Sequence[str]) -> Population:
        """The same for some of the months."""
        part = self.only(lambda plan: plan.month in months)
        drawn_from = {m: issued for m, issued in self.drawn_from.items() if m in months}
        return replace(part, months=tuple(months), drawn_from=drawn_from)


def population(session: Session, months: Sequence[str], basis: Basis = "final") -> Population:
    """The plans issued in the months, in a few queries however many they are.

    The machine's results are looked into only for a provisional basis, and only where no auditor
    has confirmed. Raises StoreError where a rubric is missing from the store.
    """
    in_force = _in_force(months)
    drawn = _drawn(in_force)
    newest = _newest(drawn)
    known = {row.id: row for row in session.execute(_known(months, drawn, newest))}
    words = _words(session, newest)
    machine = _machine(session, newest) if basis == "provisional" else {}
    return Population(
        months=tuple(months),
        basis=basis,
        plans=tuple(_plan(row, words.get(row.audit_id), machine) for row in known.values()),
        drawn_from=dict(session.execute(select(in_force.c.month, in_force.c.issued)).all()),
        rubric=_rubric(session, known.values()),
    )


def _in_force(months: Sequence[str]) -> Subquery:
    """The samples of the months that hold: the last one drawn of each."""
    last = (
        select(Sample.month, func.max(Sample.number).label("number"))
        .where(Sample.month.in_(months))
        .group_by(Sample.month)
        .subquery()
    )
    same = and_(Sample.month == last.c.month, Sample.number == last.c.number)
    return select(Sample.id, Sample.month, Sample.issued).join(last, same).subquery()


def _drawn(in_force: Subquery) -> Subquery:
    """The plans of those samples without the top-ups."""
    return (
        select(SampledPlan.issued_plan_id, in_force.c.month)
        .join(in_force, SampledPlan.sample_id == in_force.c.id)
        .where(SampledPlan.top_up_for.is_(None))
        .subquery()
    )


def _newest(drawn: Subquery) -> Subquery:
    """The newest audit of each plan drawn."""
    return (
        select(Audit.issued_plan_id, func.max(Audit.id).label("audit_id"))
        .where(Audit.issued_plan_id.in_(select(drawn.c.issued_plan_id)))
        .group_by(Audit.issued_plan_id)
        .subquery()
    )


def _known(months: Sequence[str], drawn: Subquery, newest: Subquery) -> Select[*tuple[Any, ...]]:
    """What register, sample and audits say of each plan; all but the audit's whole result."""
    # A plan whose date was put right after the draw belongs to another month's list, not drawn.
    was_drawn = and_(drawn.c.issued_plan_id == IssuedPlan.id, drawn.c.month == IssuedPlan.month)
    return (
        select(
            IssuedPlan.id, IssuedPlan.month, IssuedPlan.plan_type, IssuedPlan.phase,
            IssuedPlan.primary_need, IssuedPlan.team, IssuedPlan.author, IssuedPlan.year_group,
            IssuedPlan.direct_payment, drawn.c.issued_plan_id.is_not(None).label("drawn"),
            Audit.id.label("audit_id"), Audit.rubric_sha256, Audit.overall, Audit.score,
        )
        .outerjoin(drawn, was_drawn)
        .outerjoin(newest, newest.c.issued_plan_id == drawn.c.issued_plan_id)
        .outerjoin(Audit, Audit.id == newest.c.audit_id)
        .where(IssuedPlan.month.in_(months))
        .order_by(IssuedPlan.month, IssuedPlan.date_issued, IssuedPlan.id)
    )  # fmt: skip


def _words(session: Session, newest: Subquery) -> dict[int, Row[Any]]:
    """For each audit the confirmation that counts: the last."""
    rows = session.execute(
        select(
            Confirmation.audit_id, Confirmation.id, Confirmation.kind, Confirmation.overall,
            Confirmation.score, Confirmation.measures,
        )
        .where(Confirmation.audit_id.in_(select(newest.c.audit_id)))
        .where(Confirmation.kind.in_(_COUNTING))
        .order_by(Confirmation.number)
    )  # fmt: skip
    return {row.audit_id: row for row in rows}


def _machine(session: Session, newest: Subquery) -> dict[int, Mapping[str, Answer]]:
    """The machine's answers for the audits that no auditor has confirmed."""
    confirmed = select(Confirmation.audit_id).where(Confirmation.kind.in_(_COUNTING))
    rows = session.execute(
        select(Audit.id, Audit.result["measures"])
        .where(Audit.id.in_(select(newest.c.audit_id)))
        .where(Audit.id.not_in(confirmed))
    )
    return dict(rows.all())


def _plan(
    row: Row[Any], word: Row[Any] | None, machine: Mapping[int, Mapping[str, Answer]]
) -> PlanKnown:
    known = row._asdict()
    if word is not None:
        known |= {"overall": word.overall, "score": word.score, "answers": word.measures}
        return PlanKnown(**known, confirmation_id=word.id)
    if row.audit_id in machine:
        return PlanKnown(**known, answers=machine[row.audit_id])
    return PlanKnown(**known | {"overall": None, "score": None})


def _rubric(session: Session, rows: Iterable[Row[Any]]) -> Rubric:
    """The rubric of the newest audit; before the first audit the built-in one."""
    newest = max((row for row in rows if row.audit_id), key=lambda row: row.audit_id, default=None)
    return load_rubric().rubric if newest is None else rubric_of(session, newest.rubric_sha256)
