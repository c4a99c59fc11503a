"""Findings that carry no rating: shown to the auditor with their quote, never counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.criteria.case import Case
from audit.criteria.needs_in_section import needs_said
from audit.criteria.other_settings import other_settings
from audit.criteria.wording_tools import short
from audit.plan.dates import first_date
from audit.plan.model import Line, Quote
from audit.plan.year_group import year_group_on
from audit.rubric.model import FindingWords


@dataclass(frozen=True, slots=True)
class Found:
    """``code`` is permanent and in kebab case."""

    code: str
    message: str
    quotes: tuple[Quote, ...] = ()


def findings(case: Case, words: FindingWords) -> list[Found]:
    """Every finding of the quality standard's list that one plan alone can show."""
    return [
        *_therapy_only_in_health(case, words),
        *_provision_outside(case, words),
        *_medicines(case, words),
        *_changes_in_the_file(case),
        *_contradictions(case),
        *_unsourced_nil(case, words),
        *_another_setting(case, words),
    ]


def _therapy_only_in_health(case: Case, words: FindingWords) -> Iterator[Found]:
    """Code of Practice 9.74 and CFA 2014 s.21(5): therapy that educates belongs in Section F."""
    therapy = case.lexicon[words.therapy]
    in_g = [p.quote for p in case.plan.provision_of("G") if p.full_text in therapy]
    in_f = any(p.full_text in therapy for p in case.plan.provision_of("F"))
    if in_g and not in_f:
        yield Found(
            "therapy-only-in-section-g",
            "Speech and language therapy stands in Section G only; where it educates or trains it "
            "belongs in Section F (Code of Practice 9.74; Children and Families Act s.21(5)).",
            short(in_g),
        )


def _provision_outside(case: Case, words: FindingWords) -> Iterator[Found]:
    phrases = case.lexicon[words.provision_outside]
    quotes = [line.quote for line in _lines(case, "A", "B", "C", "D", "K") if line.text in phrases]
    if quotes:
        yield Found(
            "provision-outside-section-f",
            "This reads like provision outside Sections F to H; only there does it bind.",
            short(quotes),
        )


def _medicines(case: Case, words: FindingWords) -> Iterator[Found]:
    quotes = [
        Quote(match.text, line.quote.section, line.quote.location)
        for line in _lines(case, *case.plan.sections)
        for match in case.lexicon[words.medicine].find(line.text)
    ]
    if quotes:
        yield Found(
            "named-medicine",
            "A medicine or dose is named; it may have changed since the advice was written.",
            short(quotes),
        )


def _changes_in_the_file(case: Case) -> Iterator[Found]:
    for warning in case.plan.document.warnings:
        if warning.code in ("tracked-changes", "struck-out-text", "hidden-text"):
            yield Found(warning.code, warning.message)


def _contradictions(case: Case) -> Iterator[Found]:
    facts = case.plan.facts
    day = case.final_date or facts.draft_date
    if facts.year_group is not None and facts.date_of_birth and day:
        by_birth = year_group_on(facts.date_of_birth, day)
        if by_birth != facts.year_group and 0 <= facts.year_group <= 13:
            yield Found(
                "year-group-contradicts-date-of-birth",
                f"The plan says Year {facts.year_group}; by date of birth it would be Year "
                f"{by_birth} on the plan's date.",
                short(q for k, q in facts.quotes.items() if k in ("year_group", "date_of_birth")),
            )
    if facts.date_of_birth and case.birth_in_register not in (None, facts.date_of_birth):
        yield Found(
            "date-of-birth-contradicts-register",
            "The register gives another date of birth for this case reference; it may be another "
            "child's plan or row.",
            short(q for k, q in facts.quotes.items() if k == "date_of_birth"),
        )
    if case.request_date and case.final_date and case.final_date < case.request_date:
        yield Found(
            "dates-out-of-order",
            "The final plan is dated before the request for assessment.",
            short(q for k, q in facts.quotes.items() if k in ("request_date", "final_date")),
        )


def _unsourced_nil(case: Case, words: FindingWords) -> Iterator[Found]:
    for section in case.service_params:
        said = needs_said(case, section)
        text = " ".join(quote.text for quote in said.nil)
        if said.nil and not (text in case.lexicon[words.sourced] and first_date(text)):
            yield Found(
                "nil-statement-without-source",
                f"Section {section} says that there is no need, without who was asked and when.",
                short(said.nil),
            )


def _another_setting(case: Case, words: FindingWords) -> Iterator[Found]:
    """W3 asks for the right setting; a school may be named for many reasons, so a person looks."""
    quotes = list(other_settings(case, words.elsewhere))
    if quotes:
        yield Found(
            "another-setting-named",
            "A school is named here that stands nowhere else in the plan, neither on the cover nor "
            "in Sections A, I or K; check that the text was written for this child.",
            short(quotes),
        )


def _lines(case: Case, *sections: str) -> Iterator[Line]:
    for key in sections:
        yield from case.plan.sections[key].lines
