"""Counts what the register holds."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly.groups import FIELDS, Field, value_of
from audit.monthly.register_result import Part, RegisterContents, RegisterMonth
from audit.monthly.registering import names_kept
from audit.store.tables import IssuedPlan, RegisterImport, Sample

# Who wrote a plan is nobody's figure in a list of counts; a team is.
_SHOWN: tuple[Field, ...] = tuple(name for name in FIELDS if name != "author")


def register_contents(session: Session, month: str | None = None) -> RegisterContents:
    """What is there of a month, or in all. Raises NotPossible where nothing is."""
    query = select(IssuedPlan)
    if month:
        query = query.where(IssuedPlan.month == month)
    plans = list(session.scalars(query))
    if not plans:
        raise NotPossible(
            f"The register has no plan{f' issued in {month}' if month else ''}: bring in the list "
            "with audit register import."
        )
    return RegisterContents(
        month=month,
        cases=len({plan.case_id for plan in plans}),
        plans=len(plans),
        names_kept=names_kept(session),
        last_import=session.scalar(select(func.max(RegisterImport.at))),
        months=_months(session, plans),
        parts=[Part(field=name, counts=_counts(plans, name)) for name in _SHOWN],
    )


def _counts(plans: list[IssuedPlan], name: Field) -> dict[str, int]:
    """The most frequent value first, as the list first spells it; year groups in their order."""
    counts = Counter(value_of(plan, name) for plan in plans)
    if name == "year_group":
        return dict(sorted(counts.items(), key=lambda item: _number(item[0])))
    spelled: dict[str, str] = {}
    for plan in plans:
        said = getattr(plan, name)
        spelled.setdefault(value_of(plan, name), said if isinstance(said, str) else "")
    found = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {spelled[value] or value: count for value, count in found}


def _number(value: str) -> int:
    return int(value) if value.lstrip("-").isdecimal() else 1_000


def _months(session: Session, plans: list[IssuedPlan]) -> list[RegisterMonth]:
    drawn = {
        sample.month: sample.headline
        for sample in session.scalars(select(Sample).order_by(Sample.number))
    }
    by_month: dict[str, list[IssuedPlan]] = {}
    for plan in plans:
        by_month.setdefault(plan.month, []).append(plan)
    return [
        RegisterMonth(
            month=month,
            issued=len(there),
            new=sum(plan.plan_type == "new" for plan in there),
            amended=sum(plan.plan_type == "amended" for plan in there),
            documents=sum(plan.document is not None for plan in there),
            sampled=drawn.get(month),
        )
        for month, there in sorted(by_month.items())
    ]
