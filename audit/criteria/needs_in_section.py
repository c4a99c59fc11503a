"""What a section of needs says: needs, that there are none, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audit.criteria.case import Case
from audit.criteria.service_statements import (
    NIL,
    NO_ANSWER,
    StatementEvidence,
    statement_read,
    words_of,
)
from audit.plan.model import Need, Quote
from audit.rubric.kinds import ServiceInformation

State = Literal["stated", "none", "blank"]
_FEW, _LONG = 5, 60


@dataclass(frozen=True, slots=True)
class NeedsSaid:
    """``state``: needs are "stated", it is said that there are "none", or it is "blank".

    ``in_doubt``: neither the word lists nor the learned model are sure of the state.
    """

    state: State
    needs: tuple[Need, ...]
    nil: tuple[Quote, ...]
    quotes: tuple[Quote, ...]
    in_doubt: bool = False


def needs_of(case: Case, section: str) -> tuple[Need, ...]:
    """The statements of Section B, C or D."""
    plan = case.plan
    return {"B": plan.needs, "C": plan.health_needs, "D": plan.care_needs}.get(section, ())


def needs_said(case: Case, section: str, params: ServiceInformation | None = None) -> NeedsSaid:
    """Read a section of needs; C and D as their criterion says."""
    params = params or case.service_params.get(section)
    statements = needs_of(case, section)
    quotes = tuple(quote for need in statements for quote in need.quotes)
    if params is None:
        return NeedsSaid("stated" if statements else "blank", statements, (), quotes)
    said = [(need, *_said(case, need.text, params)) for need in statements]
    needs = tuple(need for need, state, _ in said if state == "stated")
    nil = tuple(quote for need, state, _ in said if state == "none" for quote in need.quotes)
    state: State = "stated" if needs else "none" if nil else "blank"
    # One need that is sure settles the state, whatever is unclear beside it.
    settled = any(told == state and not doubt for _, told, doubt in said)
    return NeedsSaid(state, needs, nil, quotes, in_doubt=bool(said) and not settled)


def _said(case: Case, text: str, params: ServiceInformation) -> tuple[State, bool]:
    """What one statement says, and whether that is in doubt.

    The word lists come first: the law is plain about "not known" and "no health needs". The model
    decides where they find nothing, and where it is sure of the contrary.
    """
    found, likely = statement_read(text, words_of(params), case.lexicon)
    by_rules = _by_rules(found)
    if by_rules == "blank" and found.words <= _FEW:
        return "blank", False
    shares: dict[State, float] = {
        "none": sum(likely[kind] for kind in NIL),
        "blank": sum(likely[kind] for kind in NO_ANSWER),
    }
    shares["stated"] = 1 - shares["none"] - shares["blank"]
    best = max(shares, key=lambda state: shares[state])
    sure = shares[best] >= params.sure
    if by_rules is None:
        if (best == "none" and found.effect) or (best == "blank" and found.label):
            return "stated", False
        if best == "blank" and found.words > _LONG:
            return "stated", sure  # so much text may be poor, but it is not blank
        return best if sure else "stated", best != "stated" and not sure
    return best if sure else by_rules, best != by_rules and not sure and shares[
        best
    ] >= params.doubt


def _by_rules(found: StatementEvidence) -> State | None:
    if found.nil:
        return "none"
    return "blank" if found.whole_blank else None
