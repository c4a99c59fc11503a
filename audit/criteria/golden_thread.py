"""The golden thread (T1): each need has provision and each outcome has a need.

Code of Practice 9.69 (F): provision for each and every need in Section B.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from audit.criteria.case import Case, Verdict
from audit.criteria.needs_in_section import needs_said
from audit.criteria.wording_tools import counted, short
from audit.plan.model import Need, Outcome, Provision, Quote
from audit.rubric.kinds import GoldenThread

_STOP = frozenset(
    "that this with from have will which when what where than then they them their there been "
    "were would could should about into over more most some such also only very each every other "
    "school college class year week term time support help needs need able work using used make "
    "does doing being because through after before while during within without between around "
    "child young person people adult adults staff teacher teachers assistant lesson lessons "
    "difficult difficulty difficulties finds find hard says said section plan provision outcome "
    "minutes hours hour session sessions weekly daily trained training programme group".split()
)
_REFERENCE = re.compile(r"\b(?:B|C|D)\d{1,2}\b")


@dataclass(frozen=True, slots=True)
class _Gap:
    what: str
    quotes: tuple[Quote, ...]


def golden_thread(case: Case, params: GoldenThread) -> Verdict:
    """Rate by the number of needs without provision and outcomes without a need."""
    plan = case.plan
    needs = plan.needs
    if not needs or not (plan.provision or plan.outcomes):
        return Verdict(0, "There are no needs, or no provision or outcomes, to hold together.")
    match = _Matcher(case, params)
    gaps = _need_gaps(match, needs, plan.provision_of("F"), "Section F")
    for section, sections in (("C", ("G",)), ("D", ("H1", "H2"))):
        said = needs_said(case, section)
        gaps += _need_gaps(match, said.needs, plan.provision_of(*sections), f"Section {sections[0]}")
    answered = (*needs, *needs_said(case, "C").needs, *needs_said(case, "D").needs)
    gaps += [
        _Gap("outcome without a need", (outcome.quote,))
        for outcome in plan.outcomes
        if not any(match.joined(need, outcome) for need in answered)
    ]
    return _verdict(case, params, gaps, len(answered) + len(plan.outcomes))


def _need_gaps(
    match: _Matcher, needs: Iterable[Need], provision: tuple[Provision, ...], where: str
) -> list[_Gap]:
    return [
        _Gap(f"need without provision in {where}", need.quotes[:1])
        for need in needs
        if not any(match.joined(need, item) for item in provision)
    ]


def _verdict(case: Case, params: GoldenThread, gaps: list[_Gap], parts: int) -> Verdict:
    quotes = short(quote for gap in gaps for quote in gap.quotes)
    if not gaps:
        return Verdict(3, "Each need has provision and each outcome answers a need.")
    kinds = list(dict.fromkeys(gap.what for gap in gaps))
    told = "; ".join(counted(sum(g.what == k for g in gaps), k, _plural(k)) for k in kinds)
    gap = "Answer each need with provision, or say why none is needed."
    if len(gaps) <= params.sound_gaps:
        return Verdict(2, f"Gaps: {told}.", quotes, gap=gap, gap_quotes=quotes)
    rating = 1 if len(gaps) <= params.weak_share * parts else 0
    return Verdict(rating, f"Gaps: {told}.", quotes, gap=gap, gap_quotes=quotes)


def _plural(kind: str) -> str:
    return kind.replace("need ", "needs ", 1).replace("outcome ", "outcomes ", 1).replace(
        "without a needs", "without a need"
    )


class _Matcher:
    """Whether two parts of the plan belong together: by row, by reference, by meaning."""

    def __init__(self, case: Case, params: GoldenThread):
        self._lexicon, self._params = case.lexicon, params
        self._names = frozenset(
            word.lower() for word in re.findall(r"\w+", f"{case.plan.facts.name} {case.plan.facts.known_as}")
        )
        self._words: dict[str, frozenset[str]] = {}
        self._topics: dict[str, frozenset[str]] = {}

    def joined(self, need: Need, other: Outcome | Provision) -> bool:
        """Whether the outcome or provision answers the need."""
        if need.thread and need.thread == other.thread:
            return True
        text = other.full_text if isinstance(other, Provision) else other.text
        if need.ref and need.ref in _REFERENCE.findall(text):
            return True
        if self.topics(need.text) & self.topics(text):
            return True
        words = self.words(text)
        return bool(words) and len(words & self.words(need.text)) / len(words) >= self._params.similarity

    def topics(self, text: str) -> frozenset[str]:
        if text not in self._topics:
            self._topics[text] = frozenset(
                name for name in self._params.topics if text in self._lexicon[name]
            )
        return self._topics[text]

    def words(self, text: str) -> frozenset[str]:
        if text not in self._words:
            stems = {word[:6] for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in _STOP}
            self._words[text] = frozenset(stems - self._names)
        return self._words[text]
