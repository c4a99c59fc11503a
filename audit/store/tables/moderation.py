"""Which audits are marked a second time, blind, and why."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from audit.store.tables.base import Base, of
from audit.store.tables.issued import IssuedPlan


class ModerationDraw(Base):
    """One draw of second marks for a month. The draw with the highest ``number`` is in force."""

    __tablename__ = "moderation_draws"
    __table_args__ = (UniqueConstraint("month", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    number: Mapped[int]
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(120))
    share: Mapped[float]
    seed: Mapped[int]
    reason: Mapped[str | None] = mapped_column(String(1000))

    plans: Mapped[list[ModeratedPlan]] = relationship(
        back_populates="draw", order_by="ModeratedPlan.position", passive_deletes=True
    )


class ModeratedPlan(Base):
    """A plan to be marked a second time; ``why``: random, inadequate, outstanding or limit."""

    __tablename__ = "moderated_plans"
    __table_args__ = (UniqueConstraint("draw_id", "issued_plan_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    draw_id: Mapped[int] = of("moderation_draws")
    issued_plan_id: Mapped[int] = of("issued_plans")
    position: Mapped[int]
    why: Mapped[str] = mapped_column(String(20))

    draw: Mapped[ModerationDraw] = relationship(back_populates="plans")
    issued: Mapped[IssuedPlan] = relationship()
