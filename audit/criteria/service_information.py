"""Good quality information from health (C1) and social care (D1).

SEND Regulations 2014 reg. 6(1) and 12(1)(c), (d); Written Statement of Action G.1: professionals
may not answer "not known".
"""

from __future__ import annotations

from dataclasses import replace

from audit.criteria.advice_dates import all_dated
from audit.criteria.case import Case, Verdict
from audit.criteria.needs_in_section import NeedsSaid, needs_said
from audit.criteria.service_statements import (
    NO_ANSWER,
    StatementEvidence,
    is_dated,
    statement_read,
    without,
    words_of,
)
from audit.criteria.wording_tools import short, word_count
from audit.language.english import counted, listed
from audit.plan.model import Advice, Need, Quote
from audit.rubric.kinds import ServiceInformation


def service_information(case: Case, params: ServiceInformation) -> Verdict:
    """Rate the needs with their effect, source, date and provision, or the sourced nil."""
    section = case.plan.sections[params.section]
    said = needs_said(case, params.section, params)
    if said.state == "blank":
        looked = "is missing" if not section.present else "is blank or says nothing"
        return Verdict(
            0,
            f"Section {params.section} {looked} (“not known”, “N/A” and the like are no answer).",
            short(said.quotes),
            gap="Say who was asked, when, and what they found.",
            certainty=params.less_sure if said.in_doubt else 1.0,
        )
    advice = _advice(case, params)
    verdict = (_nil if said.state == "none" else _needs)(case, params, said, advice)
    doubt = said.in_doubt or any(_effect_in_doubt(case, params, need) for need in said.needs)
    return replace(verdict, certainty=params.less_sure) if doubt else verdict


def _advice(case: Case, params: ServiceInformation) -> list[Advice]:
    """Entries of Section K that are from this service, if their advice was not refused."""
    return [
        entry
        for entry in case.plan.advice
        if (entry.role or entry.name) in case.lexicon[params.roles]
        and entry.text not in case.lexicon[params.not_received]
    ]


def _nil(case: Case, params: ServiceInformation, said: NeedsSaid, advice: list[Advice]) -> Verdict:
    # "No health needs" names no source.
    text = without(params.no_needs, " ".join(quote.text for quote in said.quotes), case.lexicon)
    who = text in case.lexicon[params.roles] or text in case.lexicon[params.sought]
    when = is_dated(text, params.dated, case.lexicon)
    listed = any(entry.received for entry in advice)
    quotes = (*short(said.quotes), *short(q for entry in advice for q in entry.quotes[:1]))
    if who and (when or listed):
        return Verdict(3, "It says who was asked and when, and that no need was found.", quotes)
    if who:
        return Verdict(
            2, "It says that no need was found; who was asked, or when, is missing.", quotes
        )
    return Verdict(
        1,
        "It says that there is no need, but not who was asked nor when.",
        quotes,
        gap="Name who was asked and when, or ask now.",
    )


def _needs(
    case: Case, params: ServiceInformation, said: NeedsSaid, advice: list[Advice]
) -> Verdict:
    thin = [need for need in said.needs if not _has_effect(case, params, need)]
    text = " ".join(need.text for need in said.needs)
    dated = all_dated(case, params, said.needs, advice)
    named = bool(advice) or text in case.lexicon[params.roles]
    answered = bool(case.provision_of(params.provision))
    lacks = _lacks(params, len(thin), named, dated, answered)
    quotes = short(
        (
            *(quote for need in (thin or list(said.needs)) for quote in need.quotes[:1]),
            *(quote for entry in advice for quote in entry.quotes[:1]),
        )
    )
    rating = _rating(len(thin), len(said.needs), named, dated, answered)
    reason = f"{counted(len(said.needs), 'need')} in Section {params.section}"
    reason += (
        f"; missing: {listed(lacks)}." if lacks else ", each with its effect, source and date."
    )
    return Verdict(rating, reason, quotes, gap_quotes=_gap_quotes(thin))


def _rating(thin: int, needs: int, named: bool, dated: bool, answered: bool) -> int:
    if thin == needs or not named:
        return 1
    faults = thin + (not dated) + (not answered)
    if faults == 0:
        return 3
    return 2 if faults == 1 or (thin <= needs / 2 and faults - thin <= 1) else 1


def _lacks(
    params: ServiceInformation, thin: int, named: bool, dated: bool, answered: bool
) -> list[str]:
    lacks = []
    if thin:
        lacks.append(f"the effect on education or daily life of {counted(thin, 'need')}")
    if not named:
        lacks.append("the source of the information")
    elif not dated:
        lacks.append("the date of the advice")
    if not answered:
        lacks.append(f"provision in Section {listed(params.provision, 'or')}")
    return lacks


def _has_effect(case: Case, params: ServiceInformation, need: Need) -> bool:
    """By the words of effect, unless the model is sure that the need is only named."""
    if word_count(need.text) < params.min_words:
        return False
    found, good = _described(case, params, need)
    return good > 1 - params.sure_thin if found.effect else good >= params.likely


def _effect_in_doubt(case: Case, params: ServiceInformation, need: Need) -> bool:
    """No word of effect, and the model cannot tell either."""
    if word_count(need.text) < params.min_words:
        return False
    found, good = _described(case, params, need)
    return not found.effect and 1 - params.doubt <= good <= params.doubt


def _described(
    case: Case, params: ServiceInformation, need: Need
) -> tuple[StatementEvidence, float]:
    """What the lists find, and how likely the need is described and not only named, 0 to 1."""
    found, likely = statement_read(need.text, words_of(params), case.lexicon)
    if sum(likely[kind] for kind in NO_ANSWER) >= params.sure:
        return found, 0.0
    return found, likely["good"] / (likely["good"] + likely["thin"])


def _gap_quotes(thin: list[Need]) -> tuple[Quote, ...]:
    return short(quote for need in thin for quote in need.quotes[:1])
