"""Wordings that the text and the page of `audit read` share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from audit.plan_reading import (
    FactValue,
    LineRead,
    PlanReading,
    ProvisionRead,
    SectionRead,
)
from audit.reporting import words

FACT_NAMES = {
    "name": "Name",
    "known_as": "Known as",
    "case_ref": "Case reference",
    "date_of_birth": "Date of birth",
    "year_group": "Year group",
    "setting": "Setting",
    "plan_type": "Kind of plan",
    "status": "Status",
    "request_date": "Requested",
    "draft_date": "Draft issued",
    "final_date": "Final issued",
}
NOT_FOUND = "not found"

ROLE_NAMES = {
    "heading": "heading",
    "label": "label",
    "content": "",
    "help text": "help text of the form, left out",
    "placeholder": "not filled in, left out",
    "empty": "",
    "outside": "outside every section",
}


def fact(name: str, value: FactValue) -> str:
    """A fact in words, "not found" where the plan does not say."""
    if value is None:
        return NOT_FOUND
    if isinstance(value, date):
        return words.british_date(value)
    if name == "year_group" and isinstance(value, int):
        return words.year_group(value)
    return words.one_line(str(value))


def summary(reading: PlanReading) -> Iterator[str]:
    """What was read in a few sentences."""
    there = [key for key, section in reading.sections.items() if section.status != "missing"]
    absent = [key for key in reading.sections if key not in there]
    missing = f" Not found: {words.listed(absent)}." if absent else ""
    yield f"{len(there)} of {len(reading.sections)} sections found.{missing}"
    empty = [key for key, section in reading.sections.items() if section.status == "empty"]
    if empty:
        yield f"Headings with nothing under them: {words.listed(empty)}."
    needs = len(reading.needs) + len(reading.health_needs) + len(reading.care_needs)
    items = (
        (needs, "need"),
        (len(reading.outcomes), "outcome"),
        (len(reading.provision), "provision statement"),
    )
    told = [words.counted(number, noun) for number, noun in items]
    count = len(reading.advice)
    told.append(f"{count} {'entry' if count == 1 else 'entries'} of advice")
    yield f"Items: {words.listed(told)}."
    found = reading.words
    yield (
        f"{found.read:,} words read: {found.in_sections:,} in the sections, {found.outside:,} "
        f"outside them, {found.of_the_form:,} of the form itself. Page headers and footers: "
        f"{found.headers_and_footers:,} more."
    )


def state(section: SectionRead) -> str:
    """Whether a section is there, where, and its title as written."""
    text = words.SECTION_STATES[section.status]
    if section.merged_with:
        text += f" with {words.listed(section.merged_with)}"
    if section.recognised_by == "content":
        text += ", told by what it holds and not by its heading"
    if section.location:
        text += f", {words.spot(section.location)}"
    return f"{text}: “{words.one_line(section.title)}”" if section.title else f"{text}."


def looked_for(key: str) -> str:
    """Where the tool looked before it called a section missing."""
    name = words.SECTION_NAMES[key]
    return (
        f"No heading, bold line or table cell reads “Section {key}”, “{key}” with a title, or the "
        f"usual words of this section ({name[0].lower()}{name[1:]})."
    )


def people_and_times(item: ProvisionRead) -> list[tuple[str, str]]:
    """Who, how often and how long as label and words; words of the statement are in quotes."""
    labels = (("who", "Who"), ("how_often", "How often"), ("how_long", "How long"))
    return [
        (label, f"“{text}”" if name in item.from_words else text)
        for name, label in labels
        if (text := words.one_line(getattr(item, name)))
    ] + [
        (words.one_line(label), words.one_line(text)) for label, text in item.other.items() if text
    ]


def lines_beside_items(reading: PlanReading, key: str) -> list[LineRead]:
    """Lines of a section that are part of no need, outcome, provision statement or advice."""
    taken = " ".join(_item_words(reading))
    return [line for line in reading.sections[key].lines if line.text not in taken]


def _item_words(reading: PlanReading) -> Iterator[str]:
    for need in (*reading.needs, *reading.health_needs, *reading.care_needs):
        yield need.text
    for outcome in reading.outcomes:
        yield from (outcome.text, *(part.text for part in (*outcome.steps, *outcome.review)))
    for item in reading.provision:
        columns = (item.who, item.how_often, item.how_long)
        yield from (item.text, *columns, *item.other.values())
    for advice in reading.advice:
        yield advice.text
