"""What the tool made of a plan: kept once for the same file, rubric, version and register facts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from audit.store.tables.base import Base, of
from audit.store.tables.issued import IssuedPlan


class KeptRubric(Base):
    """A rubric that audits were made with, whole, so that a judgement can be made again."""

    __tablename__ = "rubrics"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    rubric_id: Mapped[str] = mapped_column(String(80))
    version: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)


class Audit(Base):
    """The machine's audit of an issued plan; ``result`` is a ``PlanAudit`` without names.

    ``facts_sha256`` is of what the register added (direct payment, dates, year group).
    """

    __tablename__ = "audits"
    __table_args__ = (
        UniqueConstraint(
            "issued_plan_id",
            "file_sha256",
            "rubric_sha256",
            "tool_version",
            "facts_sha256",
            name="uq_audits_same",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    issued_plan_id: Mapped[int] = of("issued_plans")
    at: Mapped[datetime]
    file_sha256: Mapped[str] = mapped_column(String(64), index=True)
    rubric_sha256: Mapped[str] = mapped_column(ForeignKey("rubrics.sha256"))
    tool_version: Mapped[str] = mapped_column(String(40))
    facts_sha256: Mapped[str] = mapped_column(String(64))
    overall: Mapped[str | None] = mapped_column(String(40))
    score: Mapped[float | None]
    result: Mapped[dict[str, Any]]

    issued: Mapped[IssuedPlan] = relationship()


class FailedAudit(Base):
    """A sampled plan that could not be scored: missing, scanned, damaged. ``code`` as in errors."""

    __tablename__ = "failed_audits"

    id: Mapped[int] = mapped_column(primary_key=True)
    issued_plan_id: Mapped[int] = of("issued_plans")
    at: Mapped[datetime]
    code: Mapped[str] = mapped_column(String(40))
    sentence: Mapped[str] = mapped_column(String(1000))


class OutcomeText(Base):
    """An outcome with names and numbers masked, to be held against other plans' outcomes."""

    __tablename__ = "outcome_texts"
    __table_args__ = (UniqueConstraint("audit_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    audit_id: Mapped[int] = of("audits")
    number: Mapped[int]
    masked: Mapped[str] = mapped_column(Text)
