"""Scores the month's sample: what is missing in the store, each plan written as it comes.

Stopped at any moment, a run loses what was being scored and no more; the next one goes on from
there.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from audit.errors import PlanMissing
from audit.isolation import Limits, each_apart, usual_workers
from audit.monthly.documents import Documents
from audit.monthly.finding import sample_in_force
from audit.monthly.known_plan import KeptAudit, KnownPlan, audit_known
from audit.monthly.run_keeping import (
    Key,
    facts_sha256,
    keep_audit,
    keep_failure,
    keep_rubric,
    row_of,
    same_audit,
)
from audit.monthly.run_result import MonthRun, NotScored
from audit.result import Failure
from audit.rubric.loading import LoadedRubric
from audit.store.access import log_access
from audit.store.opening import Store
from audit.store.tables import Audit, IssuedPlan, SampledPlan

Apart = Callable[[Callable[[Any], Any], Sequence[KnownPlan]], Iterator[tuple[int, Any]]]
"""Gives the index and outcome of each plan as they come: by processes here, or by a cluster."""
Watched = Callable[[Iterable[tuple[int, Any]], int], Iterable[tuple[int, Any]]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What there is to do: plans to score, ids of audits that are there, plans without document."""

    month: str
    plans: int
    to_score: Sequence[KnownPlan]
    already: Sequence[int]
    missing: Sequence[tuple[int, Failure]]


def prepare(
    session: Session, month: str, rubric: LoadedRubric, documents: Documents, who: str | None = None
) -> Prepared:
    """Look what of the sample in force is still to be scored; the rubric is kept.

    Raises NotPossible where no sample was drawn.
    """
    sample = sample_in_force(session, month)
    log_access(session, "run", who=who, month=month)
    keep_rubric(session, rubric)
    to_score: list[KnownPlan] = []
    already: list[int] = []
    missing: list[tuple[int, Failure]] = []
    for issued in _sampled(session, sample.id):
        try:
            path = documents.of(issued.case.ref, issued.document)
            plan = KnownPlan(issued.id, path, row_of(issued))
            there = same_audit(session, _key(plan, rubric))
        except (PlanMissing, OSError) as error:
            missing.append((issued.id, _missing(issued.case.ref, error)))
            continue
        if there is None:
            to_score.append(plan)
        else:
            already.append(there.id)
    for issued_id, failure in missing:
        keep_failure(session, issued_id, failure)
    return Prepared(month, len(to_score) + len(already) + len(missing), to_score, already, missing)


def by_processes(limits: Limits, workers: int | None) -> Apart:
    """Each plan in a process of this machine, within limits."""

    def apart(task: Callable[[Any], Any], plans: Sequence[KnownPlan]) -> Iterator[tuple[int, Any]]:
        return each_apart(task, plans, limits, workers or usual_workers(len(plans)))

    return apart


def run(
    store: Store, prepared: Prepared, rubric: LoadedRubric, apart: Apart, watched: Watched
) -> MonthRun:
    """Score what is to be scored and keep each outcome at once, in a transaction of its own."""
    audits, failed, scored = list(prepared.already), [], 0
    plans = prepared.to_score
    task = partial(audit_known, rubric=rubric)
    for place, outcome in watched(apart(task, plans), len(plans)) if plans else ():
        plan = plans[place]
        with store.writing() as session:
            if session.get(IssuedPlan, plan.issued_plan_id) is None:
                continue  # the case was forgotten meanwhile: nothing of it is kept
            if isinstance(outcome, Failure):
                keep_failure(session, plan.issued_plan_id, outcome)
                failed.append(_not_scored(plan.name, outcome))
                continue
            key = _key_of(plan, rubric, outcome)
            scored += keep_audit(session, key, outcome)
            there = same_audit(session, key)
            audits += [there.id] if there else []
    with store.reading() as session:
        overall, another = _judged(session, audits)
    return MonthRun(
        month=prepared.month,
        plans=prepared.plans,
        scored=scored,
        already=len(audits) - scored,
        overall=overall,
        another_case=another,
        missing=[_not_scored(one.file, one) for _, one in prepared.missing],
        failed=sorted(failed, key=lambda one: one.case_ref),
    )


def _sampled(session: Session, sample_id: int) -> Sequence[IssuedPlan]:
    query = (
        select(IssuedPlan)
        .join(SampledPlan, SampledPlan.issued_plan_id == IssuedPlan.id)
        .where(SampledPlan.sample_id == sample_id)
        .order_by(SampledPlan.position)
        .options(joinedload(IssuedPlan.case))
    )
    return session.scalars(query).all()


def _key(plan: KnownPlan, rubric: LoadedRubric) -> Key:
    digest = hashlib.sha256(plan.path.read_bytes()).hexdigest()
    return Key(plan.issued_plan_id, digest, rubric.sha256, facts_sha256(plan.row))


def _key_of(plan: KnownPlan, rubric: LoadedRubric, kept: KeptAudit) -> Key:
    """By the file as it was scored, which may have changed since the run began."""
    return Key(plan.issued_plan_id, kept.file_sha256, rubric.sha256, facts_sha256(plan.row))


def _missing(case_ref: str, error: Exception) -> Failure:
    sentence = (
        str(error)
        if isinstance(error, PlanMissing)
        else f"{case_ref}: its document cannot be opened; close it in Word, or check your rights."
    )
    return Failure(file=case_ref, error=sentence, code=PlanMissing.code)


def _not_scored(case_ref: str, failure: Failure) -> NotScored:
    return NotScored(case_ref=case_ref, code=failure.code, sentence=failure.error)


_AT_ONCE = 400


def _judged(session: Session, audits: Sequence[int]) -> tuple[dict[str, int], list[str]]:
    """How often each judgement was given, and the cases whose document may be another's."""
    overall: Counter[str] = Counter()
    another = []
    for start in range(0, len(audits), _AT_ONCE):
        chosen = Audit.id.in_(audits[start : start + _AT_ONCE])
        for row in session.scalars(select(Audit).where(chosen)):
            overall[row.overall or "not judged"] += 1
            if any(one["code"] == "another-case" for one in row.result["findings"]):
                another.append(row.issued.case.ref)
    return dict(overall), sorted(another)
