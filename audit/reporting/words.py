"""Small wordings that every report shares: ratings, answers, dates, places, safe text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from datetime import date

from audit.language.english import counted as counted
from audit.language.english import listed as listed
from audit.reading.document import Location
from audit.result import (
    Answer,
    CriterionResult,
    FactsResult,
    Mending,
    OutcomeResult,
    Place,
    PlanAudit,
    ProvisionResult,
    QuoteResult,
    SectionResult,
)

RATINGS = ("not evident", "weak", "sound", "strong")

SECTION_NAMES = {
    "A": "Views, interests and aspirations",
    "B": "Special educational needs",
    "C": "Health needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision under the 1970 Act",
    "H2": "Other social care provision",
    "I": "Placement",
    "J": "Personal budget and direct payments",
    "K": "Advice and information",
}
"""Short names of the statutory sections (SEND Regulations 2014 reg. 12(1))."""

LONGEST_REFERENCE = 12
"""A need of at most so many characters is the plan's own reference, such as "B3"."""

SECTION_STATES = {
    "found": "Present",
    "repeated": "In several places",
    "merged": "Sharing one heading",
    "empty": "Heading with nothing under it",
    "missing": "Missing",
}

PROVISIONAL = (
    "Provisional: a computer made this judgement. It stands only when an auditor has confirmed it."
)

CONFIDENCE = "Confidence is how often a rating like this one agreed with labelled plans."

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SECTION_KEY = re.compile(r"\b(?:[A-GI-K]|H[12]?)\b")


def clean(text: str) -> str:
    """The text without what a terminal or a reader could be misled by.

    Drops control characters, escape sequences' lead-ins, marks that turn the direction of writing
    and characters of no width; a tab becomes a space, a line break stays. What is left is also
    safe to write into XML.
    """
    text = text.replace("\r\n", "\n").replace("\x0b", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNSEEN.sub("", text)


def one_line(text: str) -> str:
    """The clean text on one line, runs of white space as one space."""
    return " ".join(clean(text).split())


def rating(criterion: CriterionResult) -> str:
    """ "2 sound", "not applicable" or "not judged"."""
    if criterion.rating is None:
        return criterion.state
    return f"{criterion.rating} {RATINGS[criterion.rating]}"


def unsure(item: OutcomeResult | ProvisionResult) -> str:
    """What to say of an item about which the tool is less sure, "" of the others."""
    return "Less sure: check this one first." if item.check_first else ""


def reason(criterion: CriterionResult) -> str:
    """The one reason, and whether the auditor should look here first."""
    if not criterion.check_first:
        return criterion.reason
    return f"{criterion.reason} The tool is less sure here: check this rating first."


def answer(value: Answer) -> str:
    """A measure's answer: "met", "not met", "not applicable", "not established", "not judged"."""
    if value is None:
        return "not applicable"
    if isinstance(value, bool):
        return "met" if value else "not met"
    return value


def overall(audit: PlanAudit) -> str:
    """The judgement with a capital letter, or "No judgement" where nothing could be rated."""
    return sentence_case(audit.overall) if audit.overall else "No judgement"


def standing(audit: PlanAudit) -> str:
    """ "provisional" until an auditor has confirmed, then "confirmed by an auditor"."""
    return "provisional" if audit.provisional else "confirmed by an auditor"


def percent(share: float | None) -> str:
    """A share as whole per cent, "none" for None.

    It is rounded down, so that 84.9 % never looks as if it had reached 85 %.
    """
    if share is None:
        return "none"
    return f"{math.floor(share * 100 + 1e-9)}%"


def gain(item: Mending) -> str:
    """What mending it is worth: "Adds 2.2 percentage points to the score and lifts a limit." """
    lifts = " and lifts a limit on the judgement" if item.lifts_limit else ""
    return f"Adds {item.gain * 100:.1f} percentage points to the score{lifts}."


def targets(values: Iterable[float]) -> str:
    """ "80% and 85%", "" where there is none."""
    return listed([f"{value:g}%" for value in values])


def sentence_case(text: str) -> str:
    """The text with its first letter a capital and the rest as it was."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text on one line as a sentence: a capital first, a full stop last; "" stays ""."""
    line = sentence_case(one_line(text))
    return line if not line or line.endswith((".", "!", "?")) else line + "."


def british_date(value: date | None) -> str:
    """ "10 January 2026", "not stated" for None."""
    return f"{value.day} {value:%B %Y}" if value else "not stated"


def year_group(year: int | None) -> str:
    """ "Year 9", "Reception", "nursery", "post-16", "not stated"."""
    if year is None:
        return "not stated"
    if year < 0:
        return "nursery"
    if year == 0:
        return "Reception"
    return f"Year {year}" if year <= 13 else "after Year 13"


def section(keys: str) -> str:
    """A criterion's or quote's section in words: "Section F", "Sections C and G", "Whole plan".

    ``keys`` is as the rubric or the plan writes it: "F", "C, G", "B to F", "whole", "".
    """
    found = _SECTION_KEY.findall(keys)
    if not found:
        return "Whole plan" if keys else "Outside the sections"
    if len(found) == 1:
        return f"Section {found[0]}"
    if " to " in keys and len(found) == 2:
        return f"Sections {found[0]} to {found[1]}"
    return f"Sections {listed(found)}"


def named_section(key: str) -> str:
    """ "Section F: Special educational provision"."""
    name = SECTION_NAMES.get(key)
    return f"{section(key)}: {name}" if name else section(key)


def spot(where: Place | Location) -> str:
    """ "page 3", or "paragraph 41" without pages."""
    return f"page {where.page}" if where.page else f"paragraph {where.block + 1}"


def place(item: QuoteResult | OutcomeResult | ProvisionResult) -> str:
    """Where a quote stands: "Section F, page 3", or "Section F, paragraph 41" without pages.

    Paragraphs count from 1, as a reader counts them.
    """
    return f"{section(item.section)}, {spot(item.location)}"


def facts(found: FactsResult) -> list[tuple[str, str]]:
    """What the cover says, as pairs of label and value; what is not stated says so."""
    year = year_group(found.year_group)
    if found.year_group is not None and found.year_group_source:
        year += f" ({found.year_group_source})"
    return [
        ("Case reference", one_line(found.case_ref or "") or "not stated"),
        ("Date of birth", british_date(found.date_of_birth)),
        ("Year group", year),
        ("Kind of plan", found.plan_type or "not stated"),
        ("Status", found.status or "not stated"),
        ("Requested", british_date(found.request_date)),
        ("Draft issued", british_date(found.draft_date)),
        ("Final issued", british_date(found.final_date)),
    ]


def failings(outcome: OutcomeResult) -> list[str]:
    """What an outcome is not: a subset of specific, measurable, time-bound and so on."""
    tests = (
        ("specific", outcome.specific),
        ("measurable", outcome.measurable),
        ("time-bound", outcome.time_bound),
        ("a true outcome", outcome.true_outcome),
        ("personal", outcome.personal),
    )
    return [name for name, passed in tests if not passed]


def needs(outcome: OutcomeResult) -> str:
    """Which needs an outcome answers, "" if none: "Answers B1 and B3."

    A plan without references has the needs' first words instead; of those three are shown.
    """
    if all(len(need) <= LONGEST_REFERENCE for need in outcome.needs):
        return f"Answers {listed(outcome.needs)}." if outcome.needs else ""
    shown = [f"“{one_line(need).rstrip('. ')} …”" for need in outcome.needs[:3]]
    more = len(outcome.needs) - len(shown)
    number = counted(len(outcome.needs), "need")
    return f"Answers {number}: {listed([*shown, f'{more} more'] if more else shown)}."


def vague(item: ProvisionResult) -> list[str]:
    """The vague phrases of a statement, each once, that what is missing does not quote already."""
    return [phrase for phrase in dict.fromkeys(item.vague_phrases) if phrase not in item.missing]


def columns(item: ProvisionResult) -> list[tuple[str, str]]:
    """Who, how often and how long a provision statement says, where it says so."""
    pairs = (("Who", item.who), ("How often", item.how_often), ("How long", item.how_long))
    return [(label, text) for label, text in pairs if text]


def by_section(criteria: Iterable[CriterionResult]) -> dict[str, list[CriterionResult]]:
    """The criteria under their section in words, both in the order in which they came."""
    groups: dict[str, list[CriterionResult]] = {}
    for criterion in criteria:
        groups.setdefault(section(criterion.section), []).append(criterion)
    return groups


def section_states(sections: Mapping[str, SectionResult]) -> list[tuple[str, list[str]]]:
    """Which sections are present, repeated, merged, empty and missing, as (words, keys) pairs.

    Only what occurs is listed, except that missing sections are always named ("none").
    """
    states = [
        (label, [key for key, found in sections.items() if found.status == status])
        for status, label in SECTION_STATES.items()
    ]
    return [(label, keys) for label, keys in states if keys or label == SECTION_STATES["missing"]]
