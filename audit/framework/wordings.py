"""Typical words of what criteria found wanting, without anything that tells a child.

Words are shown only where they stand in the plans of several different children, names, dates and
numbers masked (UK GDPR article 5(1)(c)). Otherwise only the tool's own sentence of what is missing
is counted. What an item lacks is the tool's reading of it: auditors confirm ratings, not items.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.copies.masking import mask
from audit.framework.ratings import RatedPlan
from audit.framework.settings import settings
from audit.framework.trend_result import Wording
from audit.language.outcomes import LACKS
from audit.store.tables import Audit

_SMALL = re.compile(r"\b[a-z]{4,}\b")
_AT_ONCE = 500
"""Audits of which items are asked for in one query."""


@dataclass(frozen=True, slots=True)
class FoundWords:
    """As in ``CriterionCost``."""

    missing: list[Wording] = field(default_factory=list)
    phrases: list[Wording] = field(default_factory=list)
    wordings: list[Wording] = field(default_factory=list)


class _Cases:
    """The cases in whose plans each text stands."""

    def __init__(self) -> None:
        self.of: dict[str, set[int]] = defaultdict(set)

    def add(self, text: str, case_id: int) -> None:
        self.of[text].add(case_id)

    def most(self) -> list[Wording]:
        """The most spread, masked, of those in enough plans; capitals make no difference."""
        rules = settings().costs
        cases: dict[str, set[int]] = defaultdict(set)
        written: dict[str, str] = {}
        for text in self._shared(rules.least_cases):
            line = mask(text)
            cases[line.casefold()] |= self.of[text]
            if line.islower() or line.casefold() not in written:
                written[line.casefold()] = line
        found = [
            Wording(text=written[key], plans=len(of))
            for key, of in cases.items()
            if key and len(of) >= rules.least_cases
        ]
        return sorted(found, key=lambda one: (-one.plans, one.text))[: rules.most_shown]

    def _shared(self, least: int) -> Iterator[str]:
        """The texts whose words in small letters enough plans share: the rest need no masking."""
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for text in self.of:
            alike[tuple(_SMALL.findall(text))].append(text)
        for texts in alike.values():
            if len(set().union(*(self.of[text] for text in texts))) >= least:
                yield from texts


class _Gathered:
    def __init__(self) -> None:
        self.missing, self.phrases, self.wordings = _Cases(), _Cases(), _Cases()


def found_words(session: Session, plans: Sequence[RatedPlan]) -> dict[str, FoundWords]:
    """The typical words by criterion, of the plans' items that were found wanting."""
    cases = {plan.audit_id: plan.case_id for plan in plans}
    gathered: Mapping[str, _Gathered] = defaultdict(_Gathered)
    for audit_id, outcomes, provision in _items(session, list(cases)):
        for criterion, item, lacks in _wanting(outcomes, provision):
            _gather(gathered[criterion], item, lacks, cases[audit_id])
    return {
        criterion: FoundWords(one.missing.most(), one.phrases.most(), one.wordings.most())
        for criterion, one in gathered.items()
    }


def _items(session: Session, audit_ids: Sequence[int]) -> Iterator[tuple[int, Any, Any]]:
    for start in range(0, len(audit_ids), _AT_ONCE):
        some = audit_ids[start : start + _AT_ONCE]
        yield from session.execute(
            select(Audit.id, Audit.result["outcomes"], Audit.result["provision"])
            .where(Audit.id.in_(some))
            .order_by(Audit.id)
        )


def _wanting(
    outcomes: Iterable[Any], provision: Iterable[Any]
) -> Iterator[tuple[str, Any, list[str]]]:
    """Each item that a criterion found wanting, and what it lacks."""
    rules = settings().costs
    for criterion, asked in rules.outcomes.items():
        for one in outcomes:
            lacks = [LACKS[sign] for sign in asked if not one[sign]]
            if lacks:
                yield criterion, one, lacks
    for criterion, sections in rules.provision.items():
        for one in provision:
            if one["section"] in sections and not one["specific_and_quantified"]:
                yield criterion, one, _own_words(one["missing"])


def _own_words(missing: str) -> list[str]:
    """The tool's sentences of what is missing, without those that quote the plan."""
    return [one.rstrip(".") for one in missing.split(". ") if not {"“", "”"}.intersection(one)]


def _gather(into: _Gathered, item: Mapping[str, Any], lacks: Iterable[str], case_id: int) -> None:
    for lack in lacks:
        into.missing.add(lack[:1].upper() + lack[1:], case_id)
    for phrase in item.get("vague_phrases", ()):
        into.phrases.add(phrase, case_id)
    into.wordings.add(item["text"], case_id)
