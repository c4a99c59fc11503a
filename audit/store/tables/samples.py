"""The month's sample as it was drawn. A drawn sample is never changed: a redraw is a new one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from audit.store.tables.base import Base, of
from audit.store.tables.issued import IssuedPlan


class Sample(Base):
    """One draw for a month. The draw with the highest ``number`` is in force.

    ``share`` 0 to 1; ``by`` the strata ("plan_type,phase"); ``top_up`` how many more of what;
    ``issued`` how many plans there were to draw from; ``headline`` how many were drawn without
    the top-ups; ``reason`` why an earlier draw was replaced.
    """

    __tablename__ = "samples"
    __table_args__ = (UniqueConstraint("month", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    month: Mapped[str] = mapped_column(String(7), index=True)
    number: Mapped[int]
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(120))
    share: Mapped[float]
    by: Mapped[str] = mapped_column(String(200))
    seed: Mapped[int]
    top_up: Mapped[dict[str, Any]] = mapped_column(default=dict)
    issued: Mapped[int]
    headline: Mapped[int]
    reason: Mapped[str | None] = mapped_column(String(1000))

    plans: Mapped[list[SampledPlan]] = relationship(
        back_populates="sample", order_by="SampledPlan.position", passive_deletes=True
    )


class SampledPlan(Base):
    """A plan in a sample. ``top_up_for`` names the top-up ("year9"), None for the headline."""

    __tablename__ = "sampled_plans"
    __table_args__ = (UniqueConstraint("sample_id", "issued_plan_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sample_id: Mapped[int] = of("samples")
    issued_plan_id: Mapped[int] = of("issued_plans")
    position: Mapped[int]
    stratum: Mapped[str] = mapped_column(String(200))
    top_up_for: Mapped[str | None] = mapped_column(String(80))

    sample: Mapped[Sample] = relationship(back_populates="plans")
    issued: Mapped[IssuedPlan] = relationship()
