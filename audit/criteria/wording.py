"""Words that should not be there: placeholders, "not known", template text (W2)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.criteria.case import Case, Verdict
from audit.criteria.wording_tools import short
from audit.language.english import counted, listed
from audit.plan.model import Line, Quote
from audit.plan.placeholders import placeholders_in
from audit.rubric.kinds import Wording

_LONGEST_ANSWER = 100
"""Letters: a longer line is more than one of the few words that say that there is nothing."""


def wording(case: Case, params: Wording) -> Verdict:
    """Rate by the number of hits and by the sections they stand in."""
    grave = list(_hits(case, params))
    minor = list(_lone(case, params))
    if not grave and not minor:
        return Verdict(3, "None was found in the whole plan.")
    monitoring = {quote.location.block for quote in case.plan.monitoring}
    bad = [
        quote
        for quote in grave
        if quote.section in params.grave_sections and quote.location.block not in monitoring
    ]
    hits = len(grave) + len(minor)
    quotes = short((*bad, *grave, *minor), 10)
    told = f"{counted(hits, 'place')} found: {listed([f'“{q}”' for q in _words(quotes)])}."
    if hits > params.weak_hits and len(grave) > params.sound_hits:
        return Verdict(0, told, quotes, gap_quotes=quotes)
    if bad:
        where = listed(list(dict.fromkeys(f"Section {quote.section}" for quote in bad)))
        return Verdict(1, f"{told} In {where}.", quotes, gap_quotes=quotes)
    rating = 2 if hits <= params.sound_hits else 1
    return Verdict(rating, told, quotes, gap_quotes=quotes)


def _words(quotes: tuple[Quote, ...]) -> list[str]:
    return list(dict.fromkeys(quote.text for quote in quotes))[:4]


def _hits(case: Case, params: Wording) -> Iterator[Quote]:
    for line in _lines(case, params):
        found = [
            match.text for name in params.grave for match in case.lexicon[name].find(line.text)
        ]
        marks = placeholders_in(line.text) if params.blanks else []
        words = [text for text in found if not any(text in mark for mark in marks)]
        for text in (*marks, *words):
            yield Quote(text, line.quote.section, line.quote.location)


def _lone(case: Case, params: Wording) -> Iterator[Quote]:
    """Minor words that are the whole answer, as in a cell that says only "N/A"."""
    for line in _lines(case, params):
        if len(line.text) > _LONGEST_ANSWER:
            continue
        for name in params.minor:
            match = case.lexicon[name].first(line.text)
            if match and len(match.text) >= len(line.text.strip(" .,;:")):
                yield Quote(match.text, line.quote.section, line.quote.location)


def _lines(case: Case, params: Wording) -> Iterator[Line]:
    for key, section in case.plan.sections.items():
        if not params.sections or key in params.sections:
            yield from section.lines
    if not params.sections:
        yield from case.plan.outside
