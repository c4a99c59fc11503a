"""Whether needs, outcomes and provision of a plan belong together: by row, reference, meaning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import Any

from audit.criteria.case import Case
from audit.criteria.needs_in_section import needs_said
from audit.plan.model import Need, Outcome, Provision
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


def answerable(case: Case) -> tuple[Need, ...]:
    """The needs of Sections B, C and D that outcomes and provision may answer."""
    return (*case.plan.needs, *needs_said(case, "C").needs, *needs_said(case, "D").needs)


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    from Stemmer import Stemmer

    return Stemmer("english")


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


class Matcher:
    """One plan's parts held against each other.

    Wording is compared by word stems and by the areas of need that it speaks of; what stands in
    many parts of this plan counts for little.
    """

    def __init__(self, case: Case, params: GoldenThread):
        self._case, self._params = case, params
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
        self._areas = {text: self._areas_of(text) for text in parts}
        self._found_in = Counter(stem for text in parts for stem in self._stems[text])
        self._found_in.update(area for text in parts for area in self._areas[text])
        self._parts = len(parts)
        self._vectors: dict[str, dict[str, float]] = {}
        self._nearest: dict[str, float] = {}
        self._cosines: dict[tuple[str, str], float] = {}

    def text(self, part: Outcome | Provision) -> str:
        """The whole wording of a part of this plan."""
        return self._texts[id(part)]

    def words(self, text: str) -> int:
        """How many words of a part can be compared by."""
        return len(self._stems[text])

    def can_tell(self, text: str) -> bool:
        """A part of a few words gives nothing to compare by."""
        return self.words(text) >= self._params.least_words

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
        """Whether the outcome has a word or an area in common with any need.

        Provision that serves the outcome and a need ties them together in other words.
        """
        texts = [need.text for need in needs]
        if any(self._named(need, outcome) for need in needs) or self._touches(outcome, texts):
            return True
        own = self.text(outcome)
        serving = (text for item in self._provision if self._cosine(text := self.text(item), own))
        return any(self._cosine(text, need) > 0 for text in serving for need in texts)

    def answers_anything(
        self, item: Provision, needs: Sequence[Need], by_words: bool = False
    ) -> bool:
        """Whether the provision has a telling word or an area in common with a need or outcome.

        ``by_words``: an area alone is too little. "CAMHS input" would answer every low mood.
        """
        if any(self._named(need, item) for need in needs):
            return True
        others = (
            *(need.text for need in needs),
            *(self.text(outcome) for outcome in self._outcomes),
        )
        words = self._stems[self.text(item)].keys()
        if by_words:
            return any(words & self._stems[other].keys() for other in others)
        return self._touches(item, others)

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
        """Unit vector over stems and areas; each counts for more the fewer parts it stands in."""
        if text not in self._vectors:
            weights = {
                stem: min(count, 2) * (0.3 + log(self._parts / (self._found_in[stem] or 1)))
                for stem, count in self._stems[text].items()
            }
            weights |= {area: log(self._parts / self._found_in[area]) for area in self._areas[text]}
            length = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
            self._vectors[text] = {stem: weight / length for stem, weight in weights.items()}
        return self._vectors[text]

    def _areas_of(self, text: str) -> list[str]:
        """The areas of need that a text speaks of; no word is written like their names."""
        return [name for name in self._params.areas if text in self._case.lexicon[name]]

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
