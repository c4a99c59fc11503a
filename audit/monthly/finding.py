"""Finds what the commands of the monthly audit speak of: a case's plan, a month's sample."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.register.names import case_key
from audit.store.tables import Case, IssuedPlan, Sample


def issued_plan(session: Session, case_ref: str, month: str | None = None) -> IssuedPlan:
    """The plan of a case that was issued last: in the month, or ever.

    Raises NotPossible where the register does not know the case, or no plan of it in the month.
    """
    case = session.scalars(select(Case).where(Case.key == case_key(case_ref))).first()
    if case is None:
        raise NotPossible(
            f"The register has no case {case_ref}: check the reference, or bring in the list with "
            "audit register import."
        )
    query = select(IssuedPlan).where(IssuedPlan.case_id == case.id)
    if month is not None:
        query = query.where(IssuedPlan.month == month)
    plan = session.scalars(query.order_by(IssuedPlan.date_issued.desc()).limit(1)).first()
    if plan is None:
        raise NotPossible(
            f"No plan of case {case_ref} was issued in {month}: check the month, or leave out "
            "--month for the newest plan."
        )
    return plan


def drawn_sample(session: Session, month: str) -> Sample | None:
    """The month's sample that holds, the last one drawn; None where none was drawn."""
    return session.scalars(
        select(Sample).where(Sample.month == month).order_by(Sample.number.desc()).limit(1)
    ).first()


def sample_in_force(session: Session, month: str) -> Sample:
    """The month's sample that holds. Raises NotPossible where none was drawn."""
    sample = drawn_sample(session, month)
    if sample is None:
        raise NotPossible(
            f"No sample of {month} was drawn yet: run audit sample draw --month {month}."
        )
    return sample
