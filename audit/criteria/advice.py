"""Section K: who advised (K1; SEND Regulations 2014 reg. 6(1) and 12(4))."""

from __future__ import annotations

from audit.criteria.case import Case, Verdict
from audit.criteria.wording_tools import short
from audit.language.english import counted, listed
from audit.plan.model import Advice, Quote
from audit.rubric.kinds import AdviceListed


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
        if _asked_of(case, params, source)
        and not any(
            entry.role in case.lexicon[words] or entry.name in case.lexicon[words] for entry in came
        )
    ]
    undated = [entry for entry in came if entry.received is None]
    rating = _rating(params, len(missing), len(undated), len(came))
    told = []
    if missing:
        told.append(f"missing: {listed(missing)}")
    if undated:
        told.append(f"{counted(len(undated), 'entry', 'entries')} without a date")
    reason = f"{counted(len(entries), 'entry', 'entries')} in Section K"
    reason += f"; {'; '.join(told)}." if told else ", every source named and dated."
    return Verdict(
        rating, reason, _first_quotes(undated or list(entries)), gap_quotes=_first_quotes(undated)
    )


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
