"""Section K: who advised (K1; SEND Regulations 2014 reg. 6(1) and 12(4))."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.criteria.case import Case, Verdict
from audit.criteria.wording_tools import sentence_quotes, short
from audit.language.english import counted, listed
from audit.plan.dates import first_date
from audit.plan.model import Advice, Quote
from audit.rubric.kinds import AdviceListed

_BRACKET = re.compile(r"\(([^()]*)\)")


def advice_listed(case: Case, params: AdviceListed) -> Verdict:
    """Rate the list of advice by its missing sources and undated entries."""
    entries = case.plan.advice
    if not entries:
        section = case.plan.sections["K"]
        where = "is missing" if not section.present else "lists no advice"
        return Verdict(0, f"Section K {where}.", gap="List every source of advice with its date.")
    came = [entry for entry in entries if entry.text not in case.lexicon[params.not_received]]
    missing = [
        source
        for source, words in params.sources.items()
        if _asked_of(case, params, source) and not _listed(case, came, words)
    ]
    quoted = _quoted_only(case, params, entries, missing)
    missing += quoted
    undated = [entry for entry in came if entry.received is None]
    rating = _rating(params, len(missing), len(undated), len(came))
    told = []
    if missing:
        told.append(f"missing: {listed(missing)}")
    if undated:
        told.append(f"{counted(len(undated), 'entry', 'entries')} without a date")
    reason = f"{counted(len(entries), 'entry', 'entries')} in Section K"
    reason += f"; {'; '.join(told)}." if told else ", every source named and dated."
    quotes = short((*quoted.values(), *_first_quotes(undated or list(entries))))
    return Verdict(
        rating, reason, quotes, gap_quotes=short((*quoted.values(), *_first_quotes(undated)))
    )


def _listed(case: Case, entries: Sequence[Advice], words: str) -> bool:
    known = case.lexicon[words]
    return any(entry.role in known or entry.name in known for entry in entries)


def _quoted_only(
    case: Case, params: AdviceListed, entries: Sequence[Advice], missing: Sequence[str]
) -> dict[str, Quote]:
    """Advisers whom the plan quotes and Section K does not list, each with the place."""
    found: dict[str, Quote] = {}
    lines = [line for key in params.quoted_in for line in case.plan.sections[key].lines]
    for quote in sentence_quotes(lines):
        for source in _sources_in(case, params, quote.text):
            for adviser, words in params.advisers.items():
                known = adviser in found or adviser in missing
                if source in case.lexicon[words] and not (known or _named(case, entries, words)):
                    found[adviser] = quote
    return found


def _named(case: Case, entries: Sequence[Advice], words: str) -> bool:
    return any(entry.text in case.lexicon[words] for entry in entries) or _listed(
        case, entries, words
    )


def _sources_in(case: Case, params: AdviceListed, sentence: str) -> list[str]:
    """The parts of a sentence that say where a statement comes from: they have a date."""
    if params.quoted is not None and sentence in case.lexicon[params.quoted]:
        parts = [sentence]
    else:
        parts = _BRACKET.findall(sentence)
    return [
        part
        for part in parts
        if first_date(part) and sentence not in case.lexicon[params.not_received]
    ]


def _asked_of(case: Case, params: AdviceListed, source: str) -> bool:
    year = params.from_year.get(source)
    return year is None or (case.year_group is not None and case.year_group >= year)


def _rating(params: AdviceListed, missing: int, undated: int, came: int) -> int:
    if not missing and not undated:
        return 3
    if undated == came:
        return 1
    return 2 if missing <= params.sound_missing and undated <= params.few_undated else 1


def _first_quotes(entries: list[Advice]) -> tuple[Quote, ...]:
    return short(quote for entry in entries for quote in entry.quotes[:1])
