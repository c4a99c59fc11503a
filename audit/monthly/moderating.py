"""Draws which plans of a month are marked a second time, by another auditor.

Always those where a wrong judgement costs most (inadequate, outstanding, bound by a limit); of the
rest a share at random. What is drawn is in a random order: nobody can tell from its place why.
"""

from __future__ import annotations

import math
import random
import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly.confirming import Audited, audited, marks_of, standing
from audit.monthly.corrections import words_of
from audit.monthly.final import final_of, rubric_of
from audit.monthly.finding import sample_in_force
from audit.monthly.keeping import newest_audit
from audit.monthly.second_result import Why
from audit.store.access import now
from audit.store.tables import IssuedPlan, ModeratedPlan, ModerationDraw

LARGEST_SEED = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draw, and what there was to draw from."""

    draw: ModerationDraw
    eligible: int
    unconfirmed: int
    not_scored: list[str]


@dataclass(frozen=True, slots=True)
class _Eligible:
    issued: IssuedPlan
    why: Why
    confirmed: bool


def draw_in_force(session: Session, month: str) -> ModerationDraw:
    """The draw of second marks that holds. Raises NotPossible where there was none."""
    draw = _last_draw(session, month)
    if draw is None:
        raise NotPossible(
            f"Second marks of {month} were not drawn yet: run audit moderate draw --month {month}."
        )
    return draw


def _last_draw(session: Session, month: str) -> ModerationDraw | None:
    return session.scalars(
        select(ModerationDraw)
        .where(ModerationDraw.month == month)
        .order_by(ModerationDraw.number.desc())
        .limit(1)
    ).first()


def draw_seconds(
    session: Session,
    month: str,
    share: float,
    who: str,
    *,
    seed: int | None = None,
    reason: str | None = None,
    replace: bool = False,
) -> Drawn:
    """Draw the month's second marks, ``share`` (0 to 1) of those that are not marked always.

    The same seed and the same judgements give the same draw. Raises NotPossible where a draw holds
    already and ``replace`` with a reason is not said, and where nothing was scored.
    """
    said = words_of(reason, "The reason") or None
    before = _last_draw(session, month)
    _refuse_redraw(before, month, said, replace)
    scored, not_scored = _scored(session, month)
    eligible = [_eligible(session, audited(session, issued)) for issued in scored]
    seed = secrets.randbelow(LARGEST_SEED) + 1 if seed is None else seed
    draw = ModerationDraw(
        month=month,
        number=before.number + 1 if before else 1,
        at=now(),
        who=who,
        share=share,
        seed=seed,
        reason=said,
        plans=[
            ModeratedPlan(issued=one.issued, position=position, why=one.why)
            for position, one in enumerate(_drawn(eligible, share, seed), 1)
        ],
    )
    try:
        with session.begin_nested():
            session.add(draw)
            session.flush()
    except IntegrityError:
        raise NotPossible(
            f"Somebody else drew the second marks of {month} just now: look at them with "
            f"audit moderate show --month {month}."
        ) from None
    return Drawn(draw, len(eligible), sum(not one.confirmed for one in eligible), not_scored)


def _refuse_redraw(
    before: ModerationDraw | None, month: str, reason: str | None, replace: bool
) -> None:
    if replace and not reason:
        raise NotPossible("Say why the draw is replaced: add --reason.")
    if before is not None and not replace:
        raise NotPossible(
            f"Second marks of {month} were drawn on {before.at:%d/%m/%Y} already: add --replace "
            "and --reason to draw them anew; the earlier draw is kept."
        )


def _scored(session: Session, month: str) -> tuple[list[IssuedPlan], list[str]]:
    """The plans of the sample that were scored, by case, and the references of the others."""
    plans = [sampled.issued for sampled in sample_in_force(session, month).plans]
    plans.sort(key=lambda issued: (issued.case.key, issued.date_issued))
    scored = [issued for issued in plans if newest_audit(session, issued.id) is not None]
    if not scored:
        raise NotPossible(f"No plan of {month} was scored yet: run audit run --month {month}.")
    known = {issued.id for issued in scored}
    return scored, [issued.case.ref for issued in plans if issued.id not in known]


def _eligible(session: Session, plan: Audited) -> _Eligible:
    """By the final judgement where there is one, else by the tool's."""
    stands = standing(session, plan.row.id)
    if stands is None:
        overall, limited = plan.machine.overall, bool(plan.machine.limits)
    else:
        given = {id_: mark.given for id_, mark in marks_of(stands, plan.ratings).items()}
        final = final_of(plan.machine, rubric_of(session, plan.row.rubric_sha256), given)
        overall, limited = final.overall, bool(final.limits)
    why: Why = "random"
    if overall == "inadequate" or overall == "outstanding":
        why = overall
    elif limited:
        why = "limit"
    return _Eligible(plan.issued, why, stands is not None)


def _drawn(eligible: Sequence[_Eligible], share: float, seed: int) -> list[_Eligible]:
    chance = random.Random(seed)  # noqa: S311 - a draw that can be made again, no secret
    always = [one for one in eligible if one.why != "random"]
    rest = [one for one in eligible if one.why == "random"]
    drawn = always + chance.sample(rest, how_many(len(rest), share))
    chance.shuffle(drawn)
    return drawn


def how_many(plans: int, share: float) -> int:
    """So many of ``plans`` are drawn: the share rounded up, so at least one where there is one."""
    return min(plans, math.ceil(round(share * plans, 9)))
