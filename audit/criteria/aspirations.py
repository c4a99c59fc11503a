"""Aspirations, and from Year 9 long-term ones (A3); Code of Practice 9.69, Section A.

Written Statement of Action G.3: the long-term aspirations of young people are recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit.criteria.case import Case, Verdict, not_judged
from audit.criteria.hopes import Hope, hope_of
from audit.criteria.passages import Passage, passages
from audit.criteria.wording_tools import sentence_quotes, short, word_count
from audit.language.english import listed
from audit.rubric.kinds import Aspirations


@dataclass(frozen=True, slots=True)
class _Areas:
    """Names of the areas of adult life in aspirations: the required ones, and the others."""

    required: list[str]
    other: list[str]

    @property
    def names(self) -> str:
        return listed([name.replace("_", " ") for name in (*self.required, *self.other)])


def aspirations(case: Case, params: Aspirations) -> Verdict:
    """Rate the aspirations: generic, specific, and from Year 9 over areas of adult life.

    What the rules miss is looked for with the model only where they find nothing of weight.
    """
    known = _hopes(case, params)
    verdict = _verdict(case, params, known)
    of_child = any(hope.own or hope.headed for hope in known)
    if verdict.rating is None or (verdict.rating > 1 and of_child):
        return verdict
    hidden = [*known, *_hidden_hopes(case, params)]
    if len(hidden) == len(known):
        return verdict
    found = _verdict(case, params, hidden)
    return replace(found, certainty=min(found.certainty, params.less_sure))


def _verdict(case: Case, params: Aspirations, hopes: list[Hope]) -> Verdict:
    if not hopes:
        return Verdict(
            0,
            f"No aspiration was found in Section {params.section}.",
            gap="Record what the child or young person hopes for.",
        )
    if case.year_group is None:
        return not_judged(
            "The year group cannot be told, and long-term aspirations are asked from "
            f"Year {params.long_term_from_year}.",
            short(hope.quote for hope in hopes),
        )
    specific = [hope for hope in hopes if not hope.generic]
    if not specific:
        quotes = short(hope.quote for hope in hopes)
        return Verdict(1, "The aspirations are generic or short-term only.", quotes)
    if case.year_group < params.long_term_from_year:
        return _younger(params, hopes, specific)
    return _long_term(params, specific)


def _hopes(case: Case, params: Aspirations) -> list[Hope]:
    """Sentences under a heading for aspirations, and others that speak of hopes.

    Those that the model finds unlikely count only where there is nothing better.
    """
    found = []
    for passage in _passages(case, params):
        headed = _headed(case, params, passage.label)
        if headed and _is_no_answer(case, params, passage.text):
            continue
        for quote in sentence_quotes([passage.line]):
            if headed or quote.text in case.lexicon[params.hopes]:
                found.append(hope_of(quote, passage.label, headed, params, case.lexicon))
    bounds = (params.likely, params.unlikely)
    return next((kept for bound in bounds if (kept := _at_least(bound, found))), [])


def _at_least(bound: float, hopes: list[Hope]) -> list[Hope]:
    return [hope for hope in hopes if hope.headed or hope.likely["is_aspiration"] >= bound]


def _hidden_hopes(case: Case, params: Aspirations) -> list[Hope]:
    """Sentences that the lists do not know and the model is sure of."""
    found = []
    for passage in _passages(case, params):
        if _headed(case, params, passage.label):
            continue
        for quote in sentence_quotes([passage.line]):
            if quote.text not in case.lexicon[params.hopes]:
                hope = hope_of(quote, passage.label, False, params, case.lexicon)
                if hope.likely["is_aspiration"] >= params.sure:
                    found.append(hope)
    return found


def _passages(case: Case, params: Aspirations) -> list[Passage]:
    lines = case.plan.sections[params.section].lines
    names = (params.labels, params.other_labels, *params.other_headings)
    return passages(lines, case.lexicon, names, params.heading_words)


def _headed(case: Case, params: Aspirations, label: str) -> bool:
    return label in case.lexicon[params.labels] and label not in case.lexicon[params.other_labels]


def _is_no_answer(case: Case, params: Aspirations, text: str) -> bool:
    """ "Not known. TBC at annual review." stands under the heading and is no aspiration."""
    if text in case.lexicon[params.hopes] or text in case.lexicon[params.generic]:
        return False
    return word_count(text) <= params.strong_words and case.lexicon.any(params.no_answer, text)


def _younger(params: Aspirations, hopes: list[Hope], specific: list[Hope]) -> Verdict:
    own = [hope for hope in specific if hope.own or hope.headed]
    told = own or specific
    quotes = short(hope.quote for hope in told)
    # Where a child has said nothing, what the family hopes is all that there is.
    detail = own or not any(hope.own or hope.headed for hope in hopes)
    sure = 1.0 if own else params.less_sure
    if detail and _words(told) >= params.strong_words:
        said = "Specific and personal aspirations are recorded."
        return Verdict(3, said, quotes, certainty=sure)
    said = "An aspiration is recorded in a few words, without detail."
    return Verdict(2, said, quotes, certainty=sure)


def _words(hopes: Sequence[Hope]) -> int:
    return sum(word_count(hope.found.rest) for hope in hopes)


def _long_term(params: Aspirations, specific: list[Hope]) -> Verdict:
    lasting = [hope for hope in specific if hope.lasting]
    mine = [hope for hope in lasting if hope.own]
    quotes = short(hope.quote for hope in lasting)
    own, anyone = _areas(params, mine, params.sure), _areas(params, lasting, params.sure)
    guessed = _areas(params, mine, params.likely)
    if own.required and own.other:
        return Verdict(3, f"Long-term aspirations cover {own.names}.", quotes)
    if own.names:
        said = f"The young person's long-term aspirations cover {own.names} only."
        return Verdict(2, said, quotes)
    if anyone.names:
        said = (
            f"Long-term aspirations cover {anyone.names}, but not in the young person's own words."
        )
        return Verdict(2, said, quotes, certainty=params.less_sure)
    if guessed.names:
        said = f"Long-term aspirations seem to cover {guessed.names}."
        return Verdict(2, said, quotes, certainty=params.less_sure)
    return Verdict(
        1,
        "No specific long-term aspiration for work, study, home, community or health was found.",
        short(hope.quote for hope in specific),
    )


def _areas(params: Aspirations, hopes: list[Hope], bound: float) -> _Areas:
    def shown(names: list[str]) -> list[str]:
        return [name for name in names if any(hope.shows(name, bound) for hope in hopes)]

    return _Areas(shown(params.required_areas), shown(params.other_areas))
