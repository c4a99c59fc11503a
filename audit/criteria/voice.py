"""Whose views Section A holds (A1 the child, A2 the parents); Code of Practice 9.69, Section A."""

from __future__ import annotations

from audit.criteria.case import Case, Verdict
from audit.criteria.wording_tools import short, word_count
from audit.language.english import listed
from audit.language.lexicon import Lexicon
from audit.plan.model import Line
from audit.rubric.kinds import Voice


def voice(case: Case, params: Voice) -> Verdict:
    """Rate one person's views by depth, attribution and how they were gathered."""
    section = case.plan.sections[params.section]
    lines = [line for line in section.lines if _is_theirs(line, params, case.lexicon)]
    text = "\n".join(line.text for line in lines)
    words = word_count(text)
    if not words:
        return Verdict(
            0,
            f"No such views were found in Section {params.section}"
            + (", which is not in the plan." if not section.present else "."),
            gap="Record these views.",
        )
    labels = "\n".join(dict.fromkeys(line.label for line in lines if line.label))
    signs = _Signs(case, params, text, labels)
    quotes = short(line.quote for line in _telling(lines, params, case.lexicon))
    rating = _rating(words, signs, params)
    return Verdict(rating, _reason(rating, words, signs, params), quotes)


class _Signs:
    """What the passages show."""

    def __init__(self, case: Case, params: Voice, text: str, labels: str):
        lexicon = case.lexicon
        self.own = text in lexicon[params.own_words]
        headed = f"{labels}\n{text}"
        self.gathered = params.gathered is None or headed in lexicon[params.gathered]
        self.concrete = [name for name in params.concrete if headed in lexicon[name]]


def _is_theirs(line: Line, params: Voice, lexicon: Lexicon) -> bool:
    if line.label in lexicon[params.other_labels]:
        return False
    if line.label in lexicon[params.labels] or line.text in lexicon[params.speakers]:
        return True
    others = params.other_speakers
    spoken_for = others is not None and not line.label and line.text in lexicon[others]
    return params.unless_others and not spoken_for


def _telling(lines: list[Line], params: Voice, lexicon: Lexicon) -> list[Line]:
    """Lines that show the most first: own words, then how gathered, then the rest."""
    return sorted(
        lines,
        key=lambda line: (
            line.text not in lexicon[params.own_words],
            params.gathered is None or line.text not in lexicon[params.gathered],
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
