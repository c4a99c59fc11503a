"""What a section of needs says: needs, that there are none, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audit.criteria.case import Case
from audit.plan.model import Need, Quote
from audit.rubric.kinds import ServiceInformation

State = Literal["stated", "none", "blank"]


@dataclass(frozen=True, slots=True)
class NeedsSaid:
    """``state``: needs are "stated", it is said that there are "none", or it is "blank"."""

    state: State
    needs: tuple[Need, ...]
    nil: tuple[Quote, ...]
    quotes: tuple[Quote, ...]


def needs_of(case: Case, section: str) -> tuple[Need, ...]:
    """The statements of Section B, C or D."""
    plan = case.plan
    return {"B": plan.needs, "C": plan.health_needs, "D": plan.care_needs}.get(section, ())


def needs_said(case: Case, section: str, params: ServiceInformation | None = None) -> NeedsSaid:
    """Read a section of needs; C and D by the word lists of their criterion."""
    params = params or _params_of(case, section)
    statements = needs_of(case, section)
    quotes = tuple(quote for need in statements for quote in need.quotes)
    if params is None:
        return NeedsSaid("stated" if statements else "blank", statements, (), quotes)
    nil: list[Quote] = []
    needs: list[Need] = []
    for need in statements:
        if _says_none(case, need.text, params):
            nil.extend(need.quotes)
        elif not _is_blank(case, need.text, params):
            needs.append(need)
    if needs:
        return NeedsSaid("stated", tuple(needs), tuple(nil), quotes)
    return NeedsSaid("none" if nil else "blank", (), tuple(nil), quotes)


def _params_of(case: Case, section: str) -> ServiceInformation | None:
    return case.service_params.get(section)


def _says_none(case: Case, text: str, params: ServiceInformation) -> bool:
    return text in case.lexicon[params.no_needs]


def _is_blank(case: Case, text: str, params: ServiceInformation) -> bool:
    found = case.lexicon[params.blank].first(text)
    if found is None:
        return not any(char.isalpha() for char in text)
    # "Not known to social care" is the whole answer; inside a longer account it is a detail.
    return len(text.split()) - len(found.text.split()) <= params.min_words
