"""A month's sample as it holds: strata, top-ups, what came after the draw."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from audit.monthly.finding import sample_in_force
from audit.monthly.groups import fields_of, stratum_of, top_ups
from audit.monthly.sample_result import (
    EarlierDraw,
    MonthSample,
    SamplePlan,
    Stratum,
    TopUpDrawn,
)
from audit.monthly.sampling import plans_of
from audit.store.tables import IssuedPlan, Sample, SampledPlan


def month_sample(session: Session, month: str) -> MonthSample:
    """The sample of a month that holds. Raises NotPossible where none was drawn.

    A case that was forgotten is neither issued nor drawn any more; ``issued`` and ``headline``
    stay as they were counted at the draw.
    """
    sample = sample_in_force(session, month)
    drawn = _drawn(session, sample)
    headline = [row for row in drawn if row.top_up_for is None]
    issued = plans_of(session, month)
    return MonthSample(
        month=month,
        number=sample.number,
        at=sample.at,
        who=sample.who,
        share=sample.share,
        by=[name for name in sample.by.split(",") if name],
        seed=sample.seed,
        issued=sample.issued,
        headline=sample.headline,
        issued_now=len(issued),
        coverage=len(headline) / len(issued) if issued else 0.0,
        late=max(0, len(issued) - sample.issued),
        strata=_strata(sample, issued, headline),
        top_ups=_top_ups(sample, drawn),
        earlier=_earlier(session, sample),
        plans=[_plan(row) for row in drawn],
    )


def _drawn(session: Session, sample: Sample) -> list[SampledPlan]:
    return list(
        session.scalars(
            select(SampledPlan)
            .where(SampledPlan.sample_id == sample.id)
            .options(joinedload(SampledPlan.issued).joinedload(IssuedPlan.case))
            .order_by(SampledPlan.position)
        )
    )


def _strata(sample: Sample, issued: list[IssuedPlan], headline: list[SampledPlan]) -> list[Stratum]:
    fields = fields_of(sample.by or "none")
    there = Counter(stratum_of(plan, fields) for plan in issued)
    taken = Counter(row.stratum for row in headline)
    return [
        Stratum(name=name or "all plans", issued=there[name], drawn=taken[name])
        for name in sorted(there.keys() | taken.keys())
    ]


def _top_ups(sample: Sample, drawn: list[SampledPlan]) -> list[TopUpDrawn]:
    taken = Counter(row.top_up_for for row in drawn)
    known = top_ups()
    return [
        TopUpDrawn(
            name=name,
            title=known[name].title if name in known else name,
            wanted=wanted,
            drawn=taken[name],
        )
        for name, wanted in sample.top_up.items()
    ]


def _earlier(session: Session, sample: Sample) -> list[EarlierDraw]:
    """Each draw that was replaced, with the reason that the next one gave."""
    draws = session.scalars(
        select(Sample).where(Sample.month == sample.month).order_by(Sample.number)
    ).all()
    return [
        EarlierDraw(number=old.number, at=old.at, who=old.who, replaced_because=new.reason or "")
        for old, new in pairwise(draws)
    ]


def _plan(row: SampledPlan) -> SamplePlan:
    plan = row.issued
    return SamplePlan(
        case_ref=plan.case.ref,
        date_issued=plan.date_issued,
        plan_type=plan.plan_type,
        year_group=plan.year_group,
        document=plan.document,
        stratum=row.stratum,
        top_up=row.top_up_for,
    )
