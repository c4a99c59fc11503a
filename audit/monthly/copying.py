"""Sentences that stand in several plans, over a month or over the whole store.

Outcomes should be individual to the child (Code of Practice 9.64 to 9.69). The same sentence in
many plans is a question to those who wrote them, not an answer: two children may need the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.copies.grouping import CopyGroup, near_copies
from audit.copies.settings import settings
from audit.copies.words import compared_words
from audit.errors import NotPossible
from audit.monthly.copies_result import (
    CopiedPlan,
    CopiedSentence,
    Copies,
    CopyShare,
    Origin,
    OtherChild,
)
from audit.monthly.other_child import other_children
from audit.store.tables import Audit, Case, IssuedPlan, OutcomeText


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """A masked outcome and whose it is."""

    masked: str
    case_ref: str
    month: str
    team: str
    author: str


@dataclass(frozen=True, slots=True)
class Stock:
    """What is compared: outcomes of the newest audit of each plan, and another child's details."""

    month: str | None
    plans: int
    outcomes: Sequence[KeptOutcome]
    other_child: Sequence[OtherChild]


def stock(session: Session, month: str | None) -> Stock:
    """What the store holds for a month ("2026-10"), or, for None, for all of them.

    Raises NotPossible where no plan has been scored.
    """
    newest = select(func.max(Audit.id)).group_by(Audit.issued_plan_id)
    chosen = (
        select(Audit.id)
        .join(IssuedPlan, IssuedPlan.id == Audit.issued_plan_id)
        .where(Audit.id.in_(newest))
    )
    if month is not None:
        chosen = chosen.where(IssuedPlan.month == month)
    plans = len(session.scalars(chosen).all())
    if not plans:
        when = f"of {month} " if month else ""
        raise NotPossible(f"No plan {when}has been scored yet: run audit run --month MONTH first.")
    rows = session.execute(
        select(OutcomeText.masked, Case.ref, IssuedPlan.month, IssuedPlan.team, IssuedPlan.author)
        .join(Audit, Audit.id == OutcomeText.audit_id)
        .join(IssuedPlan, IssuedPlan.id == Audit.issued_plan_id)
        .join(Case, Case.id == IssuedPlan.case_id)
        .where(Audit.id.in_(chosen))
        .order_by(IssuedPlan.date_issued, Case.ref, OutcomeText.number)
    )
    outcomes = [KeptOutcome(text, ref, when, team or "", author or "")
                for text, ref, when, team, author in rows]  # fmt: skip
    return Stock(month, plans, outcomes, other_children(session, chosen))


def copies_in(kept: Stock) -> Copies:
    """The sentences that stand in the plans of several children, and each team's share of them."""
    set_ = settings()
    outcomes = kept.outcomes
    groups = [
        group
        for group in near_copies([outcome.masked for outcome in outcomes], set_)
        if len({outcomes[place].case_ref for place in group.members}) >= set_.least_plans
    ]
    copied = {place for group in groups for place in group.members}
    sentences = [_sentence(group, outcomes) for group in groups]
    return Copies(
        month=kept.month,
        plans=kept.plans,
        outcomes=len(outcomes),
        copied=len(copied),
        alike=set_.alike,
        least_plans=set_.least_plans,
        sentences=sorted(sentences, key=lambda one: (-one.plans, one.sentence)),
        teams=_shares([outcome.team for outcome in outcomes], copied),
        authors=_shares([outcome.author for outcome in outcomes], copied),
        other_child=list(kept.other_child),
    )


def _sentence(group: CopyGroup, outcomes: Sequence[KeptOutcome]) -> CopiedSentence:
    members = [outcomes[place] for place in group.members]
    set_ = settings()
    return CopiedSentence(
        sentence=outcomes[group.centre].masked,
        plans=len({member.case_ref for member in members}),
        wordings=len({compared_words(member.masked, set_) for member in members}),
        teams=_origins((member.team, member.case_ref) for member in members),
        authors=_origins((member.author, member.case_ref) for member in members),
        where=[
            CopiedPlan(
                case_ref=member.case_ref,
                month=member.month,
                team=member.team,
                author=member.author,
                wording=member.masked,
            )
            for member in members
        ],
    )


def _origins(of: Iterable[tuple[str, str]]) -> list[Origin]:
    cases: dict[str, set[str]] = defaultdict(set)
    for name, case in of:
        cases[name].add(case)
    found = [Origin(name=name, plans=len(refs)) for name, refs in cases.items()]
    return sorted(found, key=lambda origin: (-origin.plans, origin.name))


def _shares(names: Sequence[str], copied: set[int]) -> list[CopyShare]:
    """In the order of the names: a list by shares would be a ranking."""
    everything = Counter(names)
    some = Counter(names[place] for place in copied)
    return [
        CopyShare(name=name, outcomes=number, copied=some[name], share=some[name] / number)
        for name, number in sorted(everything.items())
    ]
