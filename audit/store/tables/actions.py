"""What is to be mended in a plan, by whom and by when, and what became of it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from audit.store.tables.base import Base, of
from audit.store.tables.issued import IssuedPlan


class Action(Base):
    """One thing to mend. ``number`` counts per issued plan from 1: people name it so."""

    __tablename__ = "actions"
    __table_args__ = (UniqueConstraint("issued_plan_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    issued_plan_id: Mapped[int] = of("issued_plans")
    number: Mapped[int]
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(120))
    criterion: Mapped[str | None] = mapped_column(String(20))
    what: Mapped[str] = mapped_column(String(1000))
    by_whom: Mapped[str] = mapped_column(String(120))
    by_when: Mapped[date]

    issued: Mapped[IssuedPlan] = relationship()
    events: Mapped[list[ActionEvent]] = relationship(
        back_populates="action", order_by="ActionEvent.id", passive_deletes=True
    )


class ActionEvent(Base):
    """What became of an action: "done", "not done" or "open" again; the last one holds."""

    __tablename__ = "action_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = of("actions")
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(120))
    state: Mapped[str] = mapped_column(String(10))
    note: Mapped[str | None] = mapped_column(String(1000))

    action: Mapped[Action] = relationship(back_populates="events")
