"""The authority's register: cases, the plans issued for them, and what each import changed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from audit.store.tables.base import Base, of


class Case(Base):
    """A child or young person: the reference, and the name only where ``--keep-names`` asked it.

    ``key`` is ``ref`` as ``audit.register.names.case_key`` gives it.
    """

    __tablename__ = "cases"

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(80))
    key: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str | None] = mapped_column(String(200))

    plans: Mapped[list[IssuedPlan]] = relationship(back_populates="case", passive_deletes=True)


class IssuedPlan(Base):
    """A plan that was issued for a case on a day. A case may have several over the years.

    ``month`` is that of the issue ("2026-10"). The date of birth is not kept: ``year_group`` and
    ``phase`` are made from it at import. ``advice`` holds for each agency when advice was
    requested and received (ISO dates). ``direct_payment`` None means that the list does not say,
    ``exception`` (regulations 10(4) and 13(3) of the SEND Regulations 2014: the 20 weeks do
    not hold) likewise.
    """

    __tablename__ = "issued_plans"
    __table_args__ = (UniqueConstraint("case_id", "date_issued"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = of("cases")
    month: Mapped[str] = mapped_column(String(7), index=True)
    date_issued: Mapped[date]
    plan_type: Mapped[str | None] = mapped_column(String(20))
    year_group: Mapped[int | None]
    phase: Mapped[str | None] = mapped_column(String(40))
    setting: Mapped[str | None] = mapped_column(String(200))
    setting_type: Mapped[str | None] = mapped_column(String(80))
    primary_need: Mapped[str | None] = mapped_column(String(120))
    author: Mapped[str | None] = mapped_column(String(120))
    team: Mapped[str | None] = mapped_column(String(120))
    direct_payment: Mapped[bool | None]
    exception: Mapped[bool | None]
    request_date: Mapped[date | None]
    draft_date: Mapped[date | None]
    advice: Mapped[dict[str, Any]] = mapped_column(default=dict)
    document: Mapped[str | None] = mapped_column(String(1000))

    case: Mapped[Case] = relationship(back_populates="plans")


class RegisterImport(Base):
    """One import of the register: which file, by whom, and what came of its rows."""

    __tablename__ = "register_imports"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str] = mapped_column(String(120))
    file_sha256: Mapped[str] = mapped_column(String(64))
    rows: Mapped[int]
    added: Mapped[int]
    changed: Mapped[int]
    unchanged: Mapped[int]
    refused: Mapped[int]


class RegisterChange(Base):
    """A field that an import changed: never overwritten, so that it can be asked what stood there.

    Names are never written here.
    """

    __tablename__ = "register_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    issued_plan_id: Mapped[int] = of("issued_plans")
    import_id: Mapped[int] = of("register_imports")
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[str | None] = mapped_column(String(1000))
    after: Mapped[str | None] = mapped_column(String(1000))
