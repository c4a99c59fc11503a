"""Dates against their limits: advice in six weeks (K2, reg. 8), plan in twenty (W5, reg. 13(2))."""

from __future__ import annotations

from audit.criteria.case import Case, Verdict, not_applicable
from audit.criteria.wording_tools import short
from audit.language.english import counted
from audit.plan.model import Quote
from audit.rubric.kinds import DaysBetween


def days_between(case: Case, params: DaysBetween) -> Verdict:
    """Rate the days from request to receipt of advice, or from request to final plan."""
    return _advice(case, params) if params.what == "advice" else _plan(case, params)


def _advice(case: Case, params: DaysBetween) -> Verdict:
    dated = [
        (entry, (entry.received - entry.requested).days)
        for entry in case.plan.advice
        if entry.requested and entry.received and entry.received >= entry.requested
    ]
    if not dated:
        return not_applicable("Section K gives no dates on which advice was requested and came.")
    late = [(entry, days) for entry, days in dated if days > params.at_most]
    quotes = short(quote for entry, _ in (late or dated) for quote in entry.quotes[:1])
    if not late:
        reason = f"All {len(dated)} dated pieces of advice came within {params.at_most} days."
        return Verdict(3, reason, quotes)
    longest = max(days for _, days in late)
    told = f"{counted(len(late), 'piece', 'pieces')} of advice came after {params.at_most} days"
    return Verdict(2 if len(late) == 1 else 1, f"{told} (the longest took {longest}).", quotes)


def _plan(case: Case, params: DaysBetween) -> Verdict:
    if case.plan_type == "amended":
        return not_applicable("The plan is amended; twenty weeks are asked of new plans.")
    if case.request_date is None or case.final_date is None:
        return not_applicable("The date of the request or of the final plan is not given.")
    days = (case.final_date - case.request_date).days
    if days < 0:
        return not_applicable("The final plan is dated before the request.")
    facts = case.plan.facts.quotes
    quotes = short(facts[name] for name in ("request_date", "final_date") if name in facts)
    told = f"{days} days from the request to the final plan (limit {params.at_most})"
    if days <= params.at_most:
        return Verdict(3, told + ".", quotes)
    exception = _exception(case, params)
    if exception:
        return Verdict(3, told + ", with a lawful exception recorded.", (*quotes, *exception))
    return Verdict(0, told + ", with no exception recorded.", quotes)


def _exception(case: Case, params: DaysBetween) -> tuple[Quote, ...]:
    if params.exceptions is None:
        return ()
    words = case.lexicon[params.exceptions]
    lines = [line for section in case.plan.sections.values() for line in section.lines]
    return short(line.quote for line in (*lines, *case.plan.outside) if line.text in words)
