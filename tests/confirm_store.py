"""A store with a month that has been scored, for the tests of what auditors say."""

from __future__ import annotations

from datetime import UTC, date, datetime

from report_fixture import plan_audit
from sqlalchemy.orm import Session

from audit.data import data_file
from audit.register.names import case_key
from audit.result import PlanAudit, RubricInfo, Tool
from audit.rubric.loading import load_rubric
from audit.store.opening import Store, open_store
from audit.store.tables import Audit, Case, IssuedPlan, KeptRubric, Sample, SampledPlan

MONTH = "2026-10"
LOADED = load_rubric()


def machine() -> PlanAudit:
    """92 of 135 points, held down to requires improvement by D1 = 0; J1 not established."""
    rubric = LOADED.rubric
    info = RubricInfo(
        id=rubric.id, version=rubric.version, sha256=LOADED.sha256, title=rubric.title
    )
    changed = {"tool": Tool(version="0.1.0", rubric=info), "score": round(92 / 135, 4)}
    return plan_audit().model_copy(update=changed)


def scored_month(address: str, refs: tuple[str, ...] = ("KM-1", "KM-2", "KM-3")) -> Store:
    """A store whose sample of October 2026 is these cases, each scored."""
    store = open_store(address, create=True)
    text = data_file("rubrics", LOADED.file).read_text("utf-8")
    with store.writing() as session:
        session.add(
            KeptRubric(sha256=LOADED.sha256, rubric_id="medway-2018", version="1", text=text)
        )
        sample = Sample(
            month=MONTH, number=1, at=datetime(2026, 11, 2, tzinfo=UTC), who="panel", share=0.5,
            by="", seed=1, top_up={}, issued=2 * len(refs), headline=len(refs),
        )  # fmt: skip
        session.add(sample)
        for position, ref in enumerate(refs, 1):
            issued = add_plan(session, ref)
            sample.plans.append(SampledPlan(issued=issued, position=position, stratum=""))
            add_audit(session, issued)
    return store


def add_plan(session: Session, ref: str) -> IssuedPlan:
    """A plan that was issued for a new case on 5 October 2026."""
    issued = IssuedPlan(month=MONTH, date_issued=date(2026, 10, 5), advice={})
    session.add(Case(ref=ref, key=case_key(ref), plans=[issued]))
    session.flush()
    return issued


def add_audit(
    session: Session, issued: IssuedPlan, result: PlanAudit | None = None, version: str = "0.1.0"
) -> Audit:
    """The machine's audit of a plan, as the run keeps it."""
    result = result or machine()
    row = Audit(
        issued=issued,
        at=datetime(2026, 11, 3, tzinfo=UTC),
        file_sha256="cd" * 32,
        rubric_sha256=LOADED.sha256,
        tool_version=version,
        facts_sha256="ef" * 32,
        overall=result.overall,
        score=result.score,
        result=result.model_dump(mode="json", by_alias=True),
    )
    session.add(row)
    session.flush()
    return row
