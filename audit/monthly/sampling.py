"""Draws the month's sample, once: at least the share, by strata, with marked top-ups."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, joinedload

from audit.errors import NotPossible
from audit.monthly.finding import drawn_sample
from audit.monthly.groups import Field, stratum_of, top_ups
from audit.sampling.drawing import Unit, draw, draw_more
from audit.store.access import now
from audit.store.tables import IssuedPlan, Sample, SampledPlan

MOST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn. ``seed`` None: one by chance. ``replace`` says why, None: a first."""

    month: str
    share: float = 0.5
    by: Sequence[Field] = ("plan_type", "phase")
    top_up: Mapping[str, int] = field(default_factory=dict)
    seed: int | None = None
    replace: str | None = None


def draw_sample(session: Session, wish: Wish, who: str) -> Sample:
    """Draw and keep the sample of a month; one that is replaced is kept too.

    Raises NotPossible where no plan was issued, where a sample was drawn and is not to be
    replaced, or where there is none to replace.
    """
    number = _number(session, wish)
    plans = {_key(plan): plan for plan in plans_of(session, wish.month)}
    if not plans:
        raise NotPossible(
            f"The register has no plan issued in {wish.month}: bring in the list with audit "
            "register import."
        )
    seed = secrets.randbelow(MOST_SEED + 1) if wish.seed is None else wish.seed
    strata = {key: stratum_of(plan, wish.by) for key, plan in plans.items()}
    drawn = draw([Unit(key, strata[key]) for key in plans], wish.share, seed)
    more = _more(plans, set(drawn), wish.top_up, seed)
    sample = Sample(
        month=wish.month, number=number, at=now(), who=who, share=wish.share,
        by=",".join(wish.by), seed=seed, top_up=dict(wish.top_up), issued=len(plans),
        headline=len(drawn), reason=wish.replace,
    )  # fmt: skip
    chosen = [(key, None) for key in drawn] + more
    sample.plans = [
        SampledPlan(issued=plans[key], position=position, stratum=strata[key], top_up_for=name)
        for position, (key, name) in enumerate(chosen, 1)
    ]
    return _kept(session, sample)


def plans_of(session: Session, month: str) -> list[IssuedPlan]:
    """The plans issued in a month, with their cases."""
    return list(
        session.scalars(
            select(IssuedPlan)
            .where(IssuedPlan.month == month)
            .options(joinedload(IssuedPlan.case))
            .order_by(IssuedPlan.id)
        )
    )


def _number(session: Session, wish: Wish) -> int:
    last = drawn_sample(session, wish.month)
    if last is None:
        if wish.replace is not None:
            raise NotPossible(
                f"No sample of {wish.month} was drawn yet: leave out --replace and --reason."
            )
        return 1
    if wish.replace is None:
        raise NotPossible(
            f"The sample of {wish.month} was drawn on {last.at:%d/%m/%Y} by {last.who} and stands: "
            f"see it with audit sample show --month {wish.month}. A new one needs --replace and "
            '--reason "why".'
        )
    return last.number + 1


def _key(plan: IssuedPlan) -> str:
    """What a plan is drawn by: the case and the day, which no order of rows can change."""
    return f"{plan.case.key} {plan.date_issued.isoformat()}"


def _more(
    plans: Mapping[str, IssuedPlan], taken: set[str], wanted: Mapping[str, int], seed: int
) -> list[tuple[str, str | None]]:
    """The plans of the top-ups; none is drawn twice."""
    found: list[tuple[str, str | None]] = []
    for name, number in wanted.items():
        group = top_ups()[name]
        keys = [key for key, plan in plans.items() if key not in taken and group.fits(plan)]
        chosen = draw_more(keys, number, seed, name)
        taken.update(chosen)
        found += [(key, name) for key in chosen]
    return found


def _kept(session: Session, sample: Sample) -> Sample:
    try:
        with session.begin_nested():
            session.add(sample)
            session.flush()
    except IntegrityError:
        raise NotPossible(
            f"Somebody else has just drawn the sample of {sample.month}: see it with audit sample "
            f"show --month {sample.month}."
        ) from None
    return sample
