"""Plain language that a parent can follow (W4); Code of Practice 9.61."""

from __future__ import annotations

import re

from audit.criteria.case import Case, Verdict
from audit.criteria.wording_tools import sentence_quotes, word_count
from audit.language.english import counted, listed
from audit.plan.model import Line, Quote
from audit.rubric.kinds import PlainLanguage

# Capital letters with at least two of them, as in "CELF-5", "DASH", "SLT", "WISC-V".
_BRACKET_BEFORE = re.compile(r"\w\s*\(\s*(?:the\s+)?$")
_BRACKET = re.compile(r"\s*\)")
_MEANING = re.compile(r"\s*(?:\(|,? which (?:stands for|means|is)|,? meaning|,? that is|:\s+an? )")
_ACRONYM = re.compile(r"\b(?=[A-Z0-9-]*[A-Z][A-Z0-9-]*[A-Z])[A-Z][A-Z0-9]{1,}(?:-[A-Z0-9]+)?\b")
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_ROMAN = re.compile(r"^[IVX]+$")


def plain_language(case: Case, params: PlainLanguage) -> Verdict:
    """Rate by the terms that are not explained and the share of long sentences."""
    lines = [
        line
        for key, section in case.plan.sections.items()
        if key not in ("A", "K")
        for line in section.lines
    ]
    whole = "\n".join(
        line.text for section in case.plan.sections.values() for line in section.lines
    )
    terms = _unexplained(case, params, lines, whole)
    long = _long_share(params, lines)
    quotes = tuple(terms.values())[:10]
    named = listed(list(terms)[:8]) + (" and more" if len(terms) > 8 else "")
    reason = "Terms are explained, or there are none."
    if terms:
        verb = "is" if len(terms) == 1 else "are"
        reason = f"{counted(len(terms), 'term')} {verb} not explained: {named}."
    if long > params.long_share:
        reason += f" {round(100 * long)}% of the sentences are over {params.long_sentence} words."
    if len(terms) > params.weak_terms and long > params.long_share:
        return Verdict(0, reason, quotes, gap_quotes=quotes)
    if len(terms) > params.sound_terms or long > params.long_share:
        return Verdict(1, reason, quotes, gap_quotes=quotes)
    return Verdict(2 if len(terms) > params.strong_terms else 3, reason, quotes)


def _unexplained(
    case: Case, params: PlainLanguage, lines: list[Line], whole: str
) -> dict[str, Quote]:
    """Each term as the plan first has it; its plural, and all terms of one family, count once."""
    terms: dict[str, Quote] = {}
    seen: set[str] = set()
    low, words = whole.lower(), set(_SMALL_WORD.findall(whole))
    for line in lines:
        for term in _terms(case, params, line.text):
            kind = "" if term in case.lexicon[params.counted_once] else term.lower().rstrip("s")
            if kind in seen:
                continue
            if term in case.lexicon[params.familiar] or _explained(term.lower(), low):
                continue
            if term.isupper() and term.lower() in words:
                continue  # an ordinary word in capitals, such as a sign of BSL or a prompt
            seen.add(kind)
            terms[term] = Quote(term, line.quote.section, line.quote.location)
    return terms


def _terms(case: Case, params: PlainLanguage, text: str) -> list[str]:
    found = [match.text for match in case.lexicon[params.jargon].find(text)]
    return found + [m for m in _ACRONYM.findall(text) if not _ROMAN.match(m)]


def _explained(term: str, whole: str) -> bool:
    """Spelt out beside it: "emotional literacy support assistant (ELSA)", "ARFID, which stands".

    Both are given in small letters.
    """
    at = whole.find(term)
    while at >= 0:
        end = at + len(term)
        before = whole[max(0, at - 20) : at]
        bracketed = _BRACKET_BEFORE.search(before) and _BRACKET.match(whole, end)
        if bracketed or _MEANING.match(whole, end):
            return True
        at = whole.find(term, end)
    return False


def _long_share(params: PlainLanguage, lines: list[Line]) -> float:
    lengths = [word_count(quote.text) for quote in sentence_quotes(lines)]
    lengths = [length for length in lengths if length > 2]
    if not lengths:
        return 0.0
    return sum(length > params.long_sentence for length in lengths) / len(lengths)
