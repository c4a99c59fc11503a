"""Who did what, which cases were forgotten, and settings of the store. No case is named here."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from audit.store.tables.base import Base


class Access(Base):
    """One use of the store. ``case_digest`` tells the same case again but not which it is."""

    __tablename__ = "accesses"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    who: Mapped[str] = mapped_column(String(120))
    did: Mapped[str] = mapped_column(String(80))
    month: Mapped[str | None] = mapped_column(String(7))
    case_digest: Mapped[str | None] = mapped_column(String(64), index=True)


class Forgotten(Base):
    """Proof that a case was removed: when, by whom, why, and how many rows of each table."""

    __tablename__ = "forgotten"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(120))
    case_digest: Mapped[str] = mapped_column(String(64), index=True)
    reason: Mapped[str] = mapped_column(String(1000))
    removed: Mapped[dict[str, Any]]


class Setting(Base):
    """A setting of the store: the salt of digests, whether names are kept, how long for."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))
