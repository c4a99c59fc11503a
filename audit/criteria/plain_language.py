"""Plain language that a parent can follow (W4); Code of Practice 9.61."""

from __future__ import annotations

import re

from audit.criteria.case import Case, Verdict
from audit.criteria.wording_tools import sentence_quotes
from audit.language.english import counted, listed
from audit.language.explained import is_explained
from audit.language.readability import lix
from audit.plan.model import Line, Quote
from audit.rubric.kinds import PlainLanguage

# Capital letters with at least two of them, as in "CELF-5", "DASH", "SLT", "WISC-V"; "SaLT".
_ABBREVIATION = re.compile(
    r"\b(?:(?=[A-Z0-9-]*[A-Z][A-Z0-9-]*[A-Z])[A-Z][A-Z0-9]{1,5}(?:-[A-Z0-9]+)?|[A-Z][a-z][A-Z]{2})\b"
)
_SMALL_WORD = re.compile(r"\b[a-z]+\b")
_ROMAN = re.compile(r"^[IVX]+$")
_PROMPT = re.compile(r"\[[^\]]*\]")  # "[INSERT NAME]" is of the form
_VIEWS_AND_ADVICE = ("A", "K")  # what the family said, and titles of reports


def plain_language(case: Case, params: PlainLanguage) -> Verdict:
    """Rate by the terms that are not explained and how hard the sentences are to read."""
    sections = case.plan.sections.items()
    whole = "\n".join(line.text for _, section in sections for line in section.lines)
    lines = [
        line for key, section in sections if key not in _VIEWS_AND_ADVICE for line in section.lines
    ]
    terms = _unexplained(case, params, lines, whole)
    hardness = lix(quote.text for quote in sentence_quotes(lines))
    difficult = hardness >= params.difficult_lix
    quotes = tuple(terms.values())[:10]
    reason = _reason(list(terms))
    if difficult:
        reason += (
            f" Long sentences and long words make it hard to read (LIX {hardness:.0f}; "
            f"{params.difficult_lix} is difficult)."
        )
    if len(terms) > params.weak_terms and difficult:
        return Verdict(0, reason, quotes, gap_quotes=quotes)
    if len(terms) > params.sound_terms or difficult:
        return Verdict(1, reason, quotes, gap_quotes=quotes)
    return Verdict(2 if len(terms) > params.strong_terms else 3, reason, quotes)


def _reason(terms: list[str]) -> str:
    if not terms:
        return "Terms are explained, or there are none."
    verb = "is" if len(terms) == 1 else "are"
    named = listed(terms[:8]) + (" and more" if len(terms) > 8 else "")
    return f"{counted(len(terms), 'term')} {verb} not explained: {named}."


def _unexplained(
    case: Case, params: PlainLanguage, lines: list[Line], whole: str
) -> dict[str, Quote]:
    """Each term as the plan first has it; its plural, and all terms of one family, count once."""
    first: dict[str, Line] = {}
    for line in lines:
        for term in _terms(case, params, line.text):
            first.setdefault(term, line)
    terms: dict[str, Quote] = {}
    seen: set[str] = set()
    words, low = set(_SMALL_WORD.findall(whole)), whole.lower()
    for term, line in first.items():
        family = next((name for name in params.counted_once if term in case.lexicon[name]), "")
        kind = family or term.lower().rstrip("s")
        if kind in seen or term in case.lexicon[params.familiar]:
            continue
        seen.add(kind)
        # An ordinary word in capitals is a sign of BSL or a prompt.
        if not (term.isupper() and term.lower() in words) and not is_explained(term.lower(), low):
            terms[term] = Quote(term, line.quote.section, line.quote.location)
    return terms


def _terms(case: Case, params: PlainLanguage, text: str) -> list[str]:
    found = [match.text for name in params.jargon for match in case.lexicon[name].find(text)]
    words = _PROMPT.sub(" ", text)
    return found + [m for m in _ABBREVIATION.findall(words) if not _ROMAN.match(m)]
