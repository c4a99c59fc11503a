"""The right child throughout (W3): name, pronouns, date of birth.

UK GDPR article 5(1)(d): personal data must be accurate; a plan with another child's name in it is
also a data breach.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from audit.criteria.case import Case, Verdict, not_judged
from audit.criteria.wording_tools import sentence_quotes, short
from audit.language.english import counted, listed
from audit.plan.dates import first_date
from audit.plan.model import Line, Quote
from audit.rubric.kinds import RightChild

_NAME = re.compile(r"\b[A-Z][a-z]+(?:[-'’][A-Z]?[a-z]+)*\b")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Sir|Nurse|Professor|Auntie|Uncle)\.?\s+(?:[A-Z]\.?\s+)?"
)
_BIRTH = re.compile(r"(?:date of birth|d\.?o\.?b\.?|born on)\W{0,4}(.{6,24})", re.IGNORECASE)
_FIGURE = re.compile(r"\d")
_PLACE = re.compile(
    r"((?:[A-Z][\w'’-]+\s+)+)(?:School|College|Academy|Primary|Nursery|Centre|Hospital|Clinic|House|"
    r"Service|Team|Road|Street|Lane|Council|Trust|Group|Park|Project|Club|Unit|Infant|Junior)"
)
_PRONOUN = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she",
            "hers": "she", "herself": "she"}  # fmt: skip
_SUBJECTS = frozenset(("he", "she"))
_NAMES_AFTER = re.compile(
    r"^[\s,(]*(?:(?:called|named|is|and)\s+)?"
    r"[A-Z][a-z]+(?:[-\s][A-Z][a-z]+)*(?:(?:,|\s+and)\s+[A-Z][a-z]+)*"
)
_NAMES_BEFORE = re.compile(
    r"(?:[A-Z][a-z]+(?:,|\s+and)\s+)?[A-Z][a-z]+(?:\s[A-Z][a-z]+)?"
    r"(?:\s*[,(]\s*|\s+(?:is|was|as)\s+)(?:[a-z0-9'’-]+\s+){0,3}$"
)
# The first word of a sentence is written large whatever it is.
_SENTENCE_START = re.compile(r"(?:^|[.!?;:]\s)\W*[A-Z][\w'’-]*")
_CHECKED = ("B", "C", "D", "E", "F", "G", "H1", "H2")


def right_child(case: Case, params: RightChild) -> Verdict:
    """Rate whether another child's name or date of birth, or a slip in pronouns, is in the plan."""
    own = _own_names(case)
    if not own:
        return not_judged("The child's name was not found, so the plan cannot be held against it.")
    births = _other_births(case)
    strangers = _strangers(case, params, own)
    if births or strangers:
        what = "another date of birth" if births else f"the name {listed(_names(strangers))}"
        quotes = short((*births, *(quote for _, quote in strangers)))
        return Verdict(
            0,
            f"The plan speaks of {what} where this child should be.",
            quotes,
            gap_quotes=quotes,
            certainty=0.9,
        )
    slips = list(_pronoun_slips(case, params, own))
    if slips:
        return Verdict(
            1,
            f"The pronoun changes in {counted(len(slips), 'place')}.",
            short(slips),
            gap_quotes=short(slips),
        )
    return Verdict(3, "Name, pronouns and date of birth are consistent throughout.")


def _own_names(case: Case) -> frozenset[str]:
    facts = case.plan.facts
    return frozenset(_NAME.findall(f"{facts.name} {facts.known_as}"))


def _other_births(case: Case) -> tuple[Quote, ...]:
    own = case.plan.facts.date_of_birth
    if own is None:
        return ()
    lines = [line for section in case.plan.sections.values() for line in section.lines]
    return tuple(
        line.quote
        for line in lines
        if _FIGURE.search(line.text)  # no date without one, and quicker to look for
        for match in _BIRTH.finditer(line.text)
        if (found := first_date(match.group(1))) and found != own
    )


def _names(strangers: list[tuple[str, Quote]]) -> list[str]:
    return [f"“{name}”" for name in dict.fromkeys(name for name, _ in strangers)]


def _strangers(case: Case, params: RightChild, own: frozenset[str]) -> list[tuple[str, Quote]]:
    """Names that nobody introduced, standing where the child's name would.

    A given name counts where it stands once as the subject or the one who is helped. A name that
    Section A mentions, and any other capitalised word, counts only as the subject of two
    sentences, the latter only if they go on with "he" or "her". A capitalised word counts once
    where it goes on with what only a child receives ("Jensen will have a short break").
    """
    given, helped = case.lexicon[params.given_names], case.lexicon[params.object_verbs]
    mentioned = set(_NAME.findall(case.plan.sections["A"].text))
    found = list(_unknown_names(case, params, own))
    subjects = Counter(unknown.name for unknown in found if unknown.is_subject(case, params))
    strangers = []
    for unknown in found:
        twice = subjects[unknown.name] > 1
        if unknown.name not in given:
            twice_so = twice and _speaks_of_child(unknown.rest)
            counts = unknown.name not in mentioned and (twice_so or unknown.receives(case, params))
        elif unknown.name in mentioned:
            counts = twice and unknown.is_subject(case, params)
        else:
            counts = unknown.is_subject(case, params) or unknown.before in helped
        if counts:
            strangers.append((unknown.name, unknown.quote))
    known = _known_others(case, params, {name for name, _ in strangers})
    return [(name, quote) for name, quote in strangers if name not in known]


@dataclass(frozen=True, slots=True)
class _Unknown:
    """A capitalised word with the few words before it and the rest of its sentence."""

    name: str
    quote: Quote
    before: str
    rest: str

    def is_subject(self, case: Case, params: RightChild) -> bool:
        verb = case.lexicon[params.subject_verbs].first(self.rest[:40])
        return verb is not None and verb.start <= 2

    def receives(self, case: Case, params: RightChild) -> bool:
        """Whether it goes on with what only a child receives: "Jensen will have a short break".

        Any word is written large where a sentence begins: there it must not be a plural.
        """
        verb = case.lexicon[params.receiver_verbs].first(self.rest[:40])
        may_be_name = bool(self.before) or not self.name.endswith("s")
        return may_be_name and verb is not None and verb.start <= 2


def _unknown_names(case: Case, params: RightChild, own: frozenset[str]) -> Iterator[_Unknown]:
    """Capitalised words, not written small elsewhere, of sentences without the child's own name."""
    lines = _lines(case)
    text = "\n".join(line.text for line in lines)
    ordinary = set(re.findall(r"\b[a-z]{3,}\b", text))
    for quote in sentence_quotes(lines):
        if own & _names_in(quote.text):
            continue
        for match in _NAME.finditer(quote.text):
            name = match.group()
            if name in own or name.lower() in ordinary or len(name) < 3:
                continue
            if name in case.lexicon[params.not_names]:
                continue
            before = quote.text[: match.start()].split()
            if not (before and before[-1][:1].isupper() and before[-1].isalpha()):
                yield _Unknown(name, quote, " ".join(before[-2:]), quote.text[match.end() :])


def _speaks_of_child(rest: str) -> bool:
    return any(word in _PRONOUN or word in ("boy", "girl", "pupil") for word in _words(rest))


def _known_others(case: Case, params: RightChild, names: set[str]) -> frozenset[str]:
    """Those of the names that the plan introduces: family, friends, staff, settings."""
    if not names:
        return frozenset()
    plan = case.plan
    known = set(_NAME.findall(plan.facts.setting))
    for key in ("K", "I", "J"):
        known.update(_NAME.findall(plan.sections[key].text))
    lists = (case.lexicon[params.relations], case.lexicon[params.people])
    for line in (*plan.sections["A"].lines, *_lines(case), *plan.outside):
        text = line.text
        if names.isdisjoint(_names_in(text)):
            continue
        for place in _PLACE.finditer(text):
            known.update(_NAME.findall(place.group()))
        for title in _TITLED.finditer(text):
            known.update(_NAME.findall(text[title.end() : title.end() + 40])[:2])
        for words in lists:
            for found in words.find(text):
                known.update(_beside(text[: found.start], text[found.end :]))
    return frozenset(known)


def _beside(before: str, after: str) -> Iterator[str]:
    """Names that belong to a word such as "brother": "brother Jaden", "Jude, his friend"."""
    for pattern, text in ((_NAMES_AFTER, after), (_NAMES_BEFORE, before)):
        if found := pattern.search(text):
            yield from _NAME.findall(found.group())


def _lines(case: Case) -> list[Line]:
    return [line for key in _CHECKED for line in case.plan.sections[key].lines]


def _pronoun_slips(case: Case, params: RightChild, own: frozenset[str]) -> Iterator[Quote]:
    """Sentences with only the other pronoun although nobody else is spoken of.

    A pronoun speaks of somebody who was named before it: in its own sentence or in the one before.
    "With her watching", where the child is not named, may speak of anybody.
    """
    usual = _usual_pronoun(case, params, own)
    if usual is None:
        return
    for line in _lines(case):
        before = ""
        for quote in sentence_quotes([line]):
            words = _words(quote.text)
            told = {_PRONOUN[word] for word in words if word in _PRONOUN}
            of_child = bool(own & _names_in(quote.text) or _SUBJECTS & set(words))
            if told and usual not in told and of_child:
                spoken_of = f"{before} {quote.text[: _first_pronoun(quote.text)]}"
                if not _someone_else(case, params, own, spoken_of):
                    yield quote
            before = quote.text


def _first_pronoun(text: str) -> int:
    """Where the first "he" or "she" of any form begins; the end of the text without one."""
    places = (m.start() for m in re.finditer(r"[A-Za-z]+", text) if m.group().lower() in _PRONOUN)
    return next(places, len(text))


# Names and words of one sentence are asked for by each of the searches.
@lru_cache(maxsize=1024)
def _names_in(text: str) -> frozenset[str]:
    return frozenset(_NAME.findall(text))


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", text.lower()))


def _someone_else(case: Case, params: RightChild, own: frozenset[str], text: str) -> bool:
    if _TITLED.search(text) or text in case.lexicon[params.relations]:
        return True
    if text in case.lexicon[params.people]:
        return True
    return any(name not in own for name in _NAME.findall(_SENTENCE_START.sub(" ", text)))


def _usual_pronoun(case: Case, params: RightChild, own: frozenset[str]) -> str | None:
    """The pronoun of the sentences that name the child; None if it is not clear.

    "They" may speak of anybody: it is the child's where it begins sentences after the child's name.
    """
    count: Counter[str] = Counter()
    for quote in sentence_quotes(_lines(case)):
        if own & _names_in(quote.text):
            count.update(_PRONOUN[word] for word in _words(quote.text) if word in _PRONOUN)
    he, she = count["he"], count["she"]
    if max(he, she) >= params.usual_pronouns and max(he, she) >= 4 * min(he, she):
        return "he" if he > she else "she"
    begins = _beginnings(case, own)
    singular = begins["he"] + begins["she"]
    return "they" if begins["they"] >= max(params.usual_they, 4 * singular) else None


def _beginnings(case: Case, own: frozenset[str]) -> Counter[str]:
    """How often a pronoun begins a sentence after one that names the child or that it began."""
    begins: Counter[str] = Counter()
    for line in _lines(case):
        of_child = False
        for quote in sentence_quotes([line]):
            first = _words(quote.text[:5])[:1]
            follows = of_child and bool(first) and first[0] in ("he", "she", "they")
            if follows:
                begins[first[0]] += 1
            of_child = follows or bool(own & _names_in(quote.text))
    return begins
