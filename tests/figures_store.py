"""A store with months of plans for the tests of figures: only the answers matter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from audit.data import data_file
from audit.result import Answer
from audit.rubric.loading import load_rubric
from audit.store.opening import Store, open_store
from audit.store.tables import (
    Audit,
    Case,
    Confirmation,
    IssuedPlan,
    KeptRubric,
    Sample,
    SampledPlan,
)

MONTH = "2026-10"
LOADED = load_rubric()
ALL_MET: Mapping[str, Answer] = {
    "overall_good": True,
    "social_care": True,
    "health": True,
    "aspirations": True,
    "direct_payments": True,
}
_AT = datetime(2026, 11, 2, tzinfo=UTC)
_NUMBERS = count(1)


def empty_store(address: str) -> Store:
    """A new store that keeps the built-in rubric."""
    store = open_store(address, create=True)
    text = data_file("rubrics", LOADED.file).read_text("utf-8")
    with store.writing() as session:
        session.add(KeptRubric(sha256=LOADED.sha256, rubric_id="r", version="1", text=text))
    return store


def issue(session: Session, plans: int, month: str = MONTH, **facts: Any) -> list[IssuedPlan]:
    """Plans of new cases that were issued in the month."""
    rows = []
    for number in [next(_NUMBERS) for _ in range(plans)]:
        day = date(int(month[:4]), int(month[5:]), 5)
        row = IssuedPlan(month=month, date_issued=day, advice={}, **facts)
        session.add(Case(ref=f"KM-{number}", key=f"km{number}", plans=[row]))
        rows.append(row)
    session.flush()
    return rows


def draw(
    session: Session,
    headline: Sequence[IssuedPlan],
    top_ups: Sequence[IssuedPlan] = (),
    month: str = MONTH,
    number: int = 1,
    issued: int = 0,
) -> Sample:
    """A sample of the month."""
    sample = Sample(
        month=month, number=number, at=_AT, who="panel", share=0.5, by="", seed=1, top_up={},
        issued=issued or 2 * len(headline), headline=len(headline),
    )  # fmt: skip
    drawn = [(plan, None) for plan in headline] + [(plan, "year9") for plan in top_ups]
    for position, (plan, top_up) in enumerate(drawn, 1):
        sample.plans.append(
            SampledPlan(issued=plan, position=position, stratum="", top_up_for=top_up)
        )
    session.add(sample)
    session.flush()
    return sample


def score(session: Session, plan: IssuedPlan, rubric: str = "", **answers: Answer) -> Audit:
    """An audit by the machine: every measure met but for the answers given."""
    number = next(_NUMBERS)
    if rubric:
        session.merge(KeptRubric(sha256=rubric, rubric_id="r", version="2", text=_text()))
    row = Audit(
        issued=plan, at=_AT, file_sha256=str(number), rubric_sha256=rubric or LOADED.sha256,
        tool_version="0.1.0", facts_sha256="", overall="good", score=0.7,
        result={"measures": {**ALL_MET, **answers}, "criteria": []},
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _text() -> str:
    return data_file("rubrics", LOADED.file).read_text("utf-8")


def confirm(session: Session, audit: Audit, kind: str = "first", **answers: Answer) -> Confirmation:
    """A confirmation of an audit: every measure met but for the answers given."""
    number = next(_NUMBERS)
    row = Confirmation(
        issued_plan_id=audit.issued_plan_id, audit=audit, number=number, kind=kind, auditor="A. B.",
        agency="education", at=_AT, overall="good", score=0.7, measures={**ALL_MET, **answers},
        digest=str(number),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def confirmed(session: Session, plan: IssuedPlan, **answers: Answer) -> Confirmation:
    """A plan that was scored and confirmed; the machine had found every measure met."""
    return confirm(session, score(session, plan), **answers)
