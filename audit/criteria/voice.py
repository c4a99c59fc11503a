"""Whose views Section A holds (A1 the child, A2 the parents); Code of Practice 9.69, Section A."""

from __future__ import annotations

from audit.criteria.case import Case, Verdict
from audit.criteria.passages import Passage, passages
from audit.criteria.wording_tools import short, word_count
from audit.language.english import listed
from audit.language.lexicon import Lexicon
from audit.language.sentences import sentences
from audit.rubric.kinds import Voice


def voice(case: Case, params: Voice) -> Verdict:
    """Rate one person's views by depth, attribution and how they were gathered."""
    section = case.plan.sections[params.section]
    found = _theirs(case, params)
    text = "\n".join(passage.text for passage in found)
    words = word_count(_without_token(case, params, text))
    if not found:
        return Verdict(
            0,
            f"No such views were found in Section {params.section}"
            + (", which is not in the plan." if not section.present else "."),
            gap="Record these views.",
        )
    labels = "\n".join(dict.fromkeys(passage.label for passage in found if passage.label))
    signs = _Signs(case, params, text, labels)
    quotes = short(passage.line.quote for passage in _telling(found, params, case.lexicon))
    rating = _rating(words, signs, params)
    return Verdict(rating, _reason(rating, words, signs, params), quotes)


class _Signs:
    """What the passages show."""

    def __init__(self, case: Case, params: Voice, text: str, labels: str):
        lexicon = case.lexicon
        said = sentences(text)
        own = sum(sentence in lexicon[params.own_words] for sentence in said)
        self.own = own > 0 and own >= params.own_share * len(said)
        headed = _without_token(case, params, f"{labels}\n{text}")
        self.gathered = params.gathered is None or headed in lexicon[params.gathered]
        self.concrete = [name for name in params.concrete if headed in lexicon[name]]


def _theirs(case: Case, params: Voice) -> list[Passage]:
    """The passages under this person's headings; without such a heading, those that speak so."""
    lexicon = case.lexicon
    names = [params.other_labels, params.labels]
    lines = case.plan.sections[params.section].lines
    found = passages(lines, lexicon, names, params.heading_words)
    mine = [p for p in found if p.label not in lexicon[params.other_labels]]
    headed = [p for p in mine if p.label in lexicon[params.labels]]
    if params.unless_others:
        return [p for p in mine if p in headed or not _spoken_for(p, params, lexicon)]
    return headed or [p for p in mine if p.text in lexicon[params.speakers]]


def _spoken_for(passage: Passage, params: Voice, lexicon: Lexicon) -> bool:
    """Somebody else's words, in a passage without a heading of its own."""
    others = params.other_speakers
    mine = passage.text in lexicon[params.speakers]
    return others is not None and not (mine or passage.label) and passage.text in lexicon[others]


def _without_token(case: Case, params: Voice, text: str) -> str:
    """The text without stock phrases, such as "happy with the plan"."""
    if params.token is not None:
        for match in reversed(list(case.lexicon[params.token].find(text))):
            text = f"{text[: match.start]} {text[match.end :]}"
    return text


def _telling(found: list[Passage], params: Voice, lexicon: Lexicon) -> list[Passage]:
    """Passages that show the most first: own words, then how gathered, then the rest."""
    return sorted(
        found,
        key=lambda passage: (
            passage.text not in lexicon[params.own_words],
            params.gathered is None or passage.text not in lexicon[params.gathered],
        ),
    )


def _rating(words: int, signs: _Signs, params: Voice) -> int:
    enough = len(signs.concrete) >= params.concrete_needed
    if words >= params.strong_words and signs.own and signs.gathered and enough:
        return 3
    return 2 if words >= params.sound_words and signs.own else 1


def _reason(rating: int, words: int, signs: _Signs, params: Voice) -> str:
    said = [f"{words} words"]
    if signs.own:
        said.append("the person's own or reported words")
    if params.gathered and signs.gathered:
        said.append("how the views were gathered")
    lacks = []
    if rating < 3:
        if words < (params.strong_words if rating == 2 else params.sound_words):
            lacks.append("depth")
        if not signs.own:
            lacks.append("words that are clearly this person's")
        if not signs.gathered:
            lacks.append("how the views were gathered")
        lacks.extend(
            name.replace("_words", "").replace("_", " ")
            for name in params.concrete
            if name not in signs.concrete and len(signs.concrete) < params.concrete_needed
        )
    text = f"The views are there: {listed(said)}."
    return text + (f" Missing: {listed(lacks)}." if lacks else "")
