"""The golden thread (T1): each need has provision and each outcome has a need.

Code of Practice 9.69 (F): provision for each and every need in Section B.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import Any

from audit.criteria.case import Case, Verdict
from audit.criteria.needs_in_section import needs_said
from audit.criteria.wording_tools import short
from audit.language.english import counted, listed
from audit.plan.model import Need, Outcome, Provision, Quote
from audit.rubric.kinds import GoldenThread

_STOP = frozenset(
    "that this with from have will which when what where than then they them their there been "
    "were would could should about into over more most some such also only very each every other "
    "school college class year week term time support help needs need able work using used make "
    "does doing being because through after before while during within without between around "
    "child young person people adult adults staff teacher teachers assistant lesson lessons "
    "difficult difficulty difficulties finds find hard says said section plan provision outcome "
    "minutes hours hour session sessions weekly daily trained training programme group "
    "three four five seven eight nine eleven twelve fifteen twenty thirty forty fifty sixty half "
    "quarter hundred first second third once twice morning mornings afternoon afternoons month "
    "months years weeks terms days monday mondays tuesday tuesdays wednesday wednesdays thursday "
    "thursdays friday fridays january february march april june july august september october "
    "november december autumn spring summer easter christmas".split()
)
_REFERENCE = re.compile(r"\b(?:B|C|D)\d{1,2}\b")


@dataclass(frozen=True, slots=True)
class _Gap:
    what: str
    quotes: tuple[Quote, ...]


def golden_thread(case: Case, params: GoldenThread) -> Verdict:
    """Rate by the gaps: needs without provision, outcomes and provision without a need."""
    plan = case.plan
    if not plan.needs or not (plan.provision or plan.outcomes):
        return Verdict(0, "There are no needs, or no provision or outcomes, to hold together.")
    match = _Matcher(case, params)
    gaps = _need_gaps(match, plan.needs, plan.provision_of("F"), "Section F")
    for section, sections in (("C", ("G",)), ("D", ("H1", "H2"))):
        needs = needs_said(case, section).needs
        gaps += _care_gaps(needs, bool(plan.provision_of(*sections)), sections)
    needs = answerable(case)
    gaps += [
        _Gap("outcome without a need", (outcome.quote,))
        for outcome in plan.outcomes
        if match.can_tell(match.text(outcome)) and not match.answers_one(outcome, needs)
    ]
    gaps += _idle_provision(case, match, needs)
    return _verdict(params, gaps, len(needs) + len(plan.outcomes))


def answerable(case: Case) -> tuple[Need, ...]:
    """The needs of Sections B, C and D that outcomes and provision may answer."""
    return (*case.plan.needs, *needs_said(case, "C").needs, *needs_said(case, "D").needs)


def _need_gaps(
    match: _Matcher, needs: Iterable[Need], provision: tuple[Provision, ...], where: str
) -> list[_Gap]:
    return [
        _Gap(f"need without provision in {where}", need.quotes[:1])
        for need in needs
        if not provision or (match.can_tell(need.text) and not match.answered(need, provision))
    ]


def _care_gaps(needs: Sequence[Need], answered: bool, sections: tuple[str, ...]) -> list[_Gap]:
    """Health and care needs where no provision answers any of them.

    They are too few, and too alike in wording, to be told apart by their words.
    """
    where = f"Section {listed(sections, 'or')}"
    what = f"need without provision in {where}"
    return [] if answered else [_Gap(what, need.quotes[:1]) for need in needs]


def _idle_provision(case: Case, match: _Matcher, needs: Sequence[Need]) -> list[_Gap]:
    """Provision that answers nothing in the plan.

    A few words give nothing to compare by, unless the plan states no health or care need at all.
    """
    idle = {
        key
        for section, keys in (("C", ("G",)), ("D", ("H1", "H2")))
        if not needs_said(case, section).needs
        for key in keys
    }
    return [
        _Gap("provision that answers nothing", (item.quote,))
        for item in case.plan.provision
        if (item.section in idle or match.can_tell(match.text(item)))
        and not match.answers_anything(item, needs)
    ]


def _verdict(params: GoldenThread, gaps: list[_Gap], parts: int) -> Verdict:
    quotes = short(quote for gap in gaps for quote in gap.quotes)
    if not gaps:
        return Verdict(3, "Each need has provision; outcomes and provision answer needs.")
    kinds = list(dict.fromkeys(gap.what for gap in gaps))
    told = "; ".join(counted(sum(g.what == k for g in gaps), k, _plural(k)) for k in kinds)
    gap = "Answer each need with provision, or say why none is needed."
    if len(gaps) <= params.sound_gaps:
        return Verdict(2, f"Gaps: {told}.", quotes, gap=gap, gap_quotes=quotes)
    rating = 1 if len(gaps) <= params.weak_share * parts else 0
    return Verdict(rating, f"Gaps: {told}.", quotes, gap=gap, gap_quotes=quotes)


def _plural(kind: str) -> str:
    return (
        kind.replace("need ", "needs ", 1)
        .replace("outcome ", "outcomes ", 1)
        .replace("without a needs", "without a need")
    )


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from Stemmer import Stemmer

    return Stemmer("english")


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


class _Matcher:
    """Whether parts of the plan belong together: by row, by reference, by wording."""

    def __init__(self, case: Case, params: GoldenThread):
        self._params = params
        facts = case.plan.facts
        self._names = frozenset(re.findall(r"\w+", f"{facts.name} {facts.known_as}".lower()))
        self._outcomes = case.plan.outcomes
        self._provision = case.plan.provision
        self._needs = case.plan.needs
        needs = answerable(case)
        self._sharing = Counter(need.thread for need in needs)
        # Each text is needed many times over: it is put together and taken apart once.
        self._texts = {id(item): _text(item) for item in self._provision}
        self._texts |= {id(outcome): _text(outcome) for outcome in self._outcomes}
        self._refs = {text: _REFERENCE.findall(text) for text in self._texts.values()}
        parts = [*(need.text for need in needs), *self._texts.values()]
        self._stems = {text: self._stems_of(text) for text in parts}
        self._found_in = Counter(stem for text in parts for stem in self._stems[text])
        self._parts = len(parts)
        self._vectors: dict[str, dict[str, float]] = {}
        self._nearest: dict[str, float] = {}
        self._cosines: dict[tuple[str, str], float] = {}

    def text(self, part: Outcome | Provision) -> str:
        """The whole wording of a part of this plan."""
        return self._texts[id(part)]

    def can_tell(self, text: str) -> bool:
        """A part of a few words gives nothing to compare by."""
        return len(self._vector(text)) >= self._params.least_words

    def _beside(self, need: Need, part: Outcome | Provision) -> bool:
        """In the need's own row or block of the plan, which no other need shares."""
        beside = bool(need.thread) and need.thread == part.thread
        return beside and self._sharing[need.thread] == 1

    def _named(self, need: Need, part: Outcome | Provision) -> bool:
        return bool(need.ref) and need.ref in self._refs[self._texts[id(part)]]

    def answered(self, need: Need, provision: Sequence[Provision]) -> bool:
        """Whether the provision answers the need.

        Wording is held against the two nearest statements and the nearest outcome together: a
        need that is forgotten is forgotten in both, and one alone is a weaker sign. What lies
        nearer to this need than to any other adds to it.
        """
        if any(self._beside(need, item) or self._named(need, item) for item in provision):
            return True
        near = sorted(
            (self._cosine(need.text, self.text(item)) for item in provision), reverse=True
        )
        outcomes = [self._cosine(need.text, self.text(item)) for item in self._outcomes]
        likeness = sum(near[:2]) + max(outcomes, default=0.0)
        for parts in (provision, self._outcomes):
            own = sum(self._nearest_is(need, part) for part in parts)
            likeness += self._params.nearest * min(own, 2)
        return likeness >= self._params.similarity

    def _nearest_is(self, need: Need, part: Outcome | Provision) -> bool:
        text = self.text(part)
        if text not in self._nearest:
            self._nearest[text] = max(self._cosine(other.text, text) for other in self._needs)
        return 0 < self._nearest[text] <= self._cosine(need.text, text)

    def answers_one(self, outcome: Outcome, needs: Sequence[Need]) -> bool:
        """Whether the outcome answers any need: one telling word in common is enough.

        Provision that serves the outcome answers the need in other words.
        """
        parts = (*(need.text for need in needs), *(self.text(item) for item in self._provision))
        return any(self._named(need, outcome) for need in needs) or self._touches(outcome, parts)

    def answers_anything(self, item: Provision, needs: Sequence[Need]) -> bool:
        """Whether the provision has a telling word in common with any need or outcome."""
        parts = (
            *(need.text for need in needs),
            *(self.text(outcome) for outcome in self._outcomes),
        )
        return any(self._named(need, item) for need in needs) or self._touches(item, parts)

    def _touches(self, part: Outcome | Provision, others: Iterable[str]) -> bool:
        return any(self._cosine(self.text(part), other) > 0 for other in others)

    def _cosine(self, one: str, other: str) -> float:
        """How alike two texts are, 0 to 1; each pair is held together more than once."""
        pair = (one, other)
        if pair not in self._cosines:
            short, long = sorted((self._vector(one), self._vector(other)), key=len)
            self._cosines[pair] = sum(
                weight * long[stem] for stem, weight in short.items() if stem in long
            )
        return self._cosines[pair]

    def _vector(self, text: str) -> dict[str, float]:
        """Unit vector over word stems; a stem counts for more the fewer parts it stands in."""
        if text not in self._vectors:
            weights = {
                stem: min(count, 2) * (0.3 + log(self._parts / (self._found_in[stem] or 1)))
                for stem, count in self._stems[text].items()
            }
            length = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
            self._vectors[text] = {stem: weight / length for stem, weight in weights.items()}
        return self._vectors[text]

    def _stems_of(self, text: str) -> Counter[str]:
        words = Counter(re.findall(r"[a-z]{4,}", text.lower()))
        stems: Counter[str] = Counter()
        for word, count in words.items():
            if word not in _STOP and word not in self._names:
                stems[_stem(word)] += count
        return stems


def _text(part: Outcome | Provision) -> str:
    if isinstance(part, Provision):
        return part.full_text
    return " ".join((part.text, *(step.text for step in part.steps)))
