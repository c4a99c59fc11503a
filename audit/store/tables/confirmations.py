"""What auditors said: append-only, each row bound to the one before it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from audit.store.tables.audits import Audit
from audit.store.tables.base import Base, of


class Confirmation(Base):
    """One auditor's word on one audit: confirmed as it stands, or corrected by its marks.

    ``kind``: "first", "second" (blind second marking) or "agreed" (after the two were compared).
    ``number`` counts per issued plan from 1, so that of two people who write at once one must try
    again. ``overall``, ``score`` and ``measures`` are what follows from the final ratings.
    ``digest`` binds all of it, and the digest of the row before.
    """

    __tablename__ = "confirmations"
    __table_args__ = (UniqueConstraint("issued_plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issued_plan_id: Mapped[int] = of("issued_plans")
    audit_id: Mapped[int] = of("audits")
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    auditor: Mapped[str] = mapped_column(String(120))
    agency: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    note: Mapped[str | None] = mapped_column(String(1000))
    overall: Mapped[str | None] = mapped_column(String(40))
    score: Mapped[float | None]
    measures: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))

    audit: Mapped[Audit] = relationship()
    marks: Mapped[list[Mark]] = relationship(
        back_populates="confirmation", order_by="Mark.criterion", passive_deletes=True
    )


class Mark(Base):
    """One criterion in a confirmation: the machine's rating and the auditor's, side by side.

    A rating is "0" to "3", "n/a" (not applicable) or "not judged". ``reason`` is needed where the
    two differ.
    """

    __tablename__ = "marks"
    __table_args__ = (UniqueConstraint("confirmation_id", "criterion"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    confirmation_id: Mapped[int] = of("confirmations")
    criterion: Mapped[str] = mapped_column(String(20))
    machine: Mapped[str] = mapped_column(String(12))
    given: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str | None] = mapped_column(String(1000))

    confirmation: Mapped[Confirmation] = relationship(back_populates="marks")
