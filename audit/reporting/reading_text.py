"""What was read of a plan, as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from audit.plan_reading import (
    AdviceRead,
    FactRead,
    LineRead,
    NeedRead,
    OutcomeRead,
    PlanReading,
    PlanReadings,
    ProvisionRead,
    SectionRead,
    outside,
)
from audit.reporting import words
from audit.reporting.page import Page
from audit.reporting.reading_words import (
    FACT_NAMES,
    fact,
    lines_beside_items,
    looked_for,
    people_and_times,
    state,
    summary,
)

_STATE_STYLES = {"missing": "bold red", "empty": "yellow", "merged": "yellow"}


def render(reading: PlanReading, *, width: int = 80, colour: bool = False) -> str:
    """One plan as it was read: a summary, the facts, each section with its items, the rest."""
    page = Page(width)
    _write(page, reading)
    return page.string(colour)


def render_many(readings: PlanReadings, *, width: int = 80, colour: bool = False) -> str:
    """Each file as it was read, then those that could not be."""
    page = Page(width)
    page.title(f"EHC plans read: {words.counted(len(readings.results), 'file')}")
    for reading in readings.results:
        page.blank()
        _write(page, reading)
    if readings.failed:
        page.heading(f"Not read: {words.counted(len(readings.failed), 'file')}")
        for failure in readings.failed:
            page.entry("", failure.error)
    return page.string(colour)


def _write(page: Page, reading: PlanReading) -> None:
    page.title(f"What was read: {words.one_line(reading.file)}")
    for line in summary(reading):
        page.entry("", line, 0)
    _warnings(page, reading)
    _facts(page, reading.facts)
    for key, section in reading.sections.items():
        _section(page, reading, key, section)
    _outside(page, reading)


def _warnings(page: Page, reading: PlanReading) -> None:
    if not reading.warnings and not reading.refusal:
        return
    page.heading("To know before you trust it")
    if reading.refusal:
        page.entry("-", f"`audit score` would refuse this file. {reading.refusal}", 2, 4)
    for warning in reading.warnings:
        where = f" ({words.spot(warning.location)})" if warning.location else ""
        page.entry("-", f"{warning.message}{where}", 2, 4)


def _facts(page: Page, facts: dict[str, FactRead]) -> None:
    page.heading("Facts of the cover")
    for name, found in facts.items():
        where = f" ({words.spot(found.words.location)})" if found.words else ""
        page.entry(FACT_NAMES[name], fact(name, found.value) + where, column=22)


def _section(page: Page, reading: PlanReading, key: str, section: SectionRead) -> None:
    page.heading(words.named_section(key))
    page.entry("", state(section), 2, style=_STATE_STYLES.get(section.status, ""))
    if section.status == "missing":
        page.entry("", looked_for(key), 2)
    elif key in ("B", "C", "D"):
        _needs(page, {"B": reading.needs, "C": reading.health_needs, "D": reading.care_needs}[key])
    elif key == "E":
        _outcomes(page, reading.outcomes)
    elif key == "K":
        _advice(page, reading.advice)
    elif key in ("F", "G", "H1", "H2"):
        _provision(page, [item for item in reading.provision if item.section == key])
    else:
        _lines(page, section.lines)
        return
    if rest := lines_beside_items(reading, key):
        page.entry("", "Also in this section:", 2)
        _lines(page, rest)


def _needs(page: Page, needs: Sequence[NeedRead]) -> None:
    area = ""
    for number, need in enumerate(needs, 1):
        if need.area and need.area != area:
            page.entry("", need.area, 2, style="bold")
        area = need.area
        page.entry(f"{number}.", _placed(need), 2, 6)


def _outcomes(page: Page, outcomes: Sequence[OutcomeRead]) -> None:
    for number, outcome in enumerate(outcomes, 1):
        page.entry(f"{number}.", _placed(outcome), 2, 6)
        for step in outcome.steps:
            page.entry("Step", step.text, 6, 14)
        for review in outcome.review:
            page.entry("Review", review.text, 6, 14)


def _provision(page: Page, provision: Sequence[ProvisionRead]) -> None:
    for number, item in enumerate(provision, 1):
        page.entry(f"{number}.", _placed(item), 2, 6)
        for label, text in people_and_times(item):
            page.entry(f"{label}:", text, 6, 8 + len(label))


def _advice(page: Page, advice: Sequence[AdviceRead]) -> None:
    for number, item in enumerate(advice, 1):
        page.entry(f"{number}.", f"{_placed(item)}", 2, 6)
        page.entry("", "; ".join(_advice_parts(item)), 6)


def _advice_parts(item: AdviceRead) -> list[str]:
    dates: tuple[tuple[str, date | None], ...] = (
        ("requested", item.requested),
        ("received", item.received),
    )
    parts = [f"role: {item.role}"] if item.role else []
    parts += [f"name: {item.name}"] if item.name else []
    return parts + [f"{label} {words.british_date(day)}" for label, day in dates if day]


def _lines(page: Page, lines: Sequence[LineRead]) -> None:
    label = ""
    for line in lines:
        if line.label and line.label != label:
            page.entry("", words.one_line(line.label), 2, style="bold")
        label = line.label
        page.entry(line.marker or "-", _placed(line), 2, 3 + max(len(line.marker), 1))


def _placed(item: NeedRead | OutcomeRead | ProvisionRead | AdviceRead | LineRead) -> str:
    ref = getattr(item, "ref", "")
    return f"{f'{ref}: ' if ref else ''}{words.one_line(item.text)} [{words.spot(item.location)}]"


def _outside(page: Page, reading: PlanReading) -> None:
    page.heading("Outside every section")
    blocks = list(outside(reading))
    if not blocks:
        page.entry("", "Nothing.")
    for block in blocks:
        page.entry("-", f"{words.one_line(block.text)} [{words.spot(block.location)}]", 2, 4)
    form = [block for block in reading.blocks if block.role in ("help text", "placeholder")]
    if form:
        page.heading("Words of the form, left out of the sections")
        for block in form:
            page.entry(
                "-",
                f"{words.section(block.section)}, {block.role}: {words.one_line(block.text)} "
                f"[{words.spot(block.location)}]",
                2,
                4,
            )
    for text in reading.headers_and_footers:
        page.entry("-", f"Page header or footer: {words.one_line(text)}", 2, 4)
