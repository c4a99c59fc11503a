"""Aspirations, and from Year 9 long-term ones (A3); Code of Practice 9.69, Section A.

Written Statement of Action G.3: the long-term aspirations of young people are recorded.
"""

from __future__ import annotations

from audit.criteria.case import Case, Verdict, not_judged
from audit.criteria.wording_tools import sentence_quotes, short, word_count
from audit.language.english import listed
from audit.plan.model import Quote
from audit.rubric.kinds import Aspirations


def aspirations(case: Case, params: Aspirations) -> Verdict:
    """Rate the aspirations: generic, specific, and from Year 9 over areas of adult life."""
    hopes = _hopes(case, params)
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
            short(hopes),
        )
    specific = [quote for quote in hopes if not _is_generic(case, params, quote.text)]
    if not specific:
        return Verdict(1, "The aspirations are generic or short-term only.", short(hopes))
    if case.year_group < params.long_term_from_year:
        return _younger(case, params, specific)
    return _long_term(case, params, specific)


def _hopes(case: Case, params: Aspirations) -> list[Quote]:
    found = []
    for line in case.plan.sections[params.section].lines:
        headed = line.label in case.lexicon[params.labels]
        headed = headed and line.label not in case.lexicon[params.other_labels]
        for quote in sentence_quotes([line]):
            if headed or quote.text in case.lexicon[params.hopes]:
                found.append(quote)
    return found


def _is_generic(case: Case, params: Aspirations, text: str) -> bool:
    """A sentence of stock hopes, with nothing of its own beside them."""
    rest = _without_stock(case, params, text)
    if rest == text:
        return False
    areas = (*params.required_areas, *params.other_areas)
    return word_count(rest) <= params.strong_words and not case.lexicon.any(areas, rest)


def _without_stock(case: Case, params: Aspirations, text: str) -> str:
    for match in reversed(list(case.lexicon[params.generic].find(text))):
        text = f"{text[: match.start]} {text[match.end :]}"
    return text


def _younger(case: Case, params: Aspirations, specific: list[Quote]) -> Verdict:
    words = sum(word_count(_without_stock(case, params, quote.text)) for quote in specific)
    if words >= params.strong_words:
        return Verdict(3, "Specific and personal aspirations are recorded.", short(specific))
    return Verdict(2, "An aspiration is recorded in a few words, without detail.", short(specific))


def _long_term(case: Case, params: Aspirations, specific: list[Quote]) -> Verdict:
    lasting = [quote for quote in specific if quote.text not in case.lexicon[params.short_term]]
    required = _areas(case, params, params.required_areas, lasting)
    other = _areas(case, params, params.other_areas, lasting)
    names = listed([name.replace("_", " ") for name in (*required, *other)])
    if required and other:
        return Verdict(3, f"Long-term aspirations cover {names}.", short(lasting))
    if required or other:
        return Verdict(2, f"Long-term aspirations cover {names} only.", short(lasting))
    return Verdict(
        1,
        "No specific long-term aspiration for work, study, home, community or health was found.",
        short(specific),
    )


def _areas(case: Case, params: Aspirations, areas: list[str], quotes: list[Quote]) -> list[str]:
    own = [_without_stock(case, params, quote.text) for quote in quotes]
    return [name for name in areas if any(text in case.lexicon[name] for text in own)]
