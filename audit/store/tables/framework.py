"""Figures of the Performance Framework that somebody recorded, and progress of its actions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from audit.store.tables.base import Base


class FrameworkFigure(Base):
    """What one row of the framework came to in a period; of several the newest holds.

    ``row_id`` as in ``rubrics/performance-framework.yaml``; ``period`` "2026-10", "2026-Q3" or
    "2026". ``value`` is the figure; ``numerator`` and ``denominator`` stand where it is a part of
    something, ``respondents`` where people were asked. All of them None: the figure is withdrawn.
    """

    __tablename__ = "framework_figures"

    id: Mapped[int] = mapped_column(primary_key=True)
    row_id: Mapped[str] = mapped_column(String(60), index=True)
    period: Mapped[str] = mapped_column(String(7), index=True)
    value: Mapped[float | None]
    numerator: Mapped[int | None]
    denominator: Mapped[int | None]
    respondents: Mapped[int | None]
    note: Mapped[str | None] = mapped_column(String(1000))
    who: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime]


class ActionProgress(Base):
    """The colour of an action of Section G at a point ("2026-11"); of several the newest holds.

    ``action`` as in ``rubrics/section-g-actions.yaml``; ``colour``: blue, green, amber or red.
    """

    __tablename__ = "action_progress"

    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[str] = mapped_column(String(60), index=True)
    point: Mapped[str] = mapped_column(String(7), index=True)
    colour: Mapped[str] = mapped_column(String(5))
    note: Mapped[str | None] = mapped_column(String(1000))
    who: Mapped[str] = mapped_column(String(120))
    at: Mapped[datetime]
