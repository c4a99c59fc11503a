"""Word layout, landscape: per area of need a table with needs, provision and outcomes side by side.

The word "Section" stands in no heading; the letters stand in the column titles.
"""

from __future__ import annotations

from docx.document import Document

from samples.layouts import word
from samples.layouts.wording import (
    advice_row,
    cover_rows,
    provision_text,
    running_header,
    sign_off,
    take,
)
from samples.source import Outcome, Provision, SectionKey, Source

HEAD = "FCE4D6"
THIRDS = (8.5, 8.6, 8.6)


def build(plan: Source) -> Document:
    """The plan as tables of needs, provision and outcomes."""
    document = word.new_document("Arial", 10.5, landscape=True)
    word.colour(document, "843C0C", "Title", "Heading 1", "Heading 2")
    word.header_and_footer(document, running_header(plan), plan.facts.authority)
    document.add_heading("Education, Health and Care Plan", 0)
    word.grid(document, (8, 17), cover_rows(plan), labels=HEAD)
    document.add_heading("A: My story, my views and what I hope for", 1)
    views = [(view.label, view.text) for view in plan.sections.A or []]
    word.grid(document, (6, 19.7), views, labels=HEAD)
    document.add_heading("B, F and E: Needs, provision and outcomes", 1)
    placed: set[str] = set()
    write_areas(document, plan, placed)
    write_health_and_care(document, plan, placed)
    write_other_outcomes(document, plan, placed)
    write_rest(document, plan)
    return document


def write_areas(document: Document, plan: Source, placed: set[str]) -> None:
    """One table per area of need: B, F and E from left to right, a row for each need."""
    sections = plan.sections
    for area in sections.B or []:
        document.add_heading(area.area, 2)
        if area.strengths:
            document.add_paragraph(f"Strengths: {area.strengths}")
        rows = [("B. Special educational needs", "F. Special educational provision", "E. Outcomes")]
        for need in area.needs:
            provision = take(sections.F or [], need.ref, placed)
            outcomes = take(sections.E or [], need.ref, placed)
            rows.append((need.text, lines(provision), outcome_lines(outcomes)))
        word.grid(document, THIRDS, rows, head=HEAD)
        document.add_paragraph()
    rest = [item for item in sections.F or [] if item.ref not in placed]
    if rest:
        document.add_heading("F: Provision that serves several needs", 2)
        word.grid(document, (25.7,), [("F. Special educational provision",), (lines(rest),)], HEAD)
    if sections.monitoring:
        document.add_paragraph(f"Monitoring: {sections.monitoring}")


def write_health_and_care(document: Document, plan: Source, placed: set[str]) -> None:
    """C beside G, and D beside H1 and H2, each with the outcomes that answer them."""
    sections = plan.sections
    document.add_heading("C and G: Health", 1)
    rows = [("C. Health needs", "G. Health provision", "E. Outcomes")]
    for need in sections.C or []:
        provision = take(sections.G or [], need.ref, placed)
        outcomes = take(sections.E or [], need.ref, placed)
        rows.append((need.text, lines(provision), outcome_lines(outcomes)))
    rest = [item for item in sections.G or [] if item.ref not in placed]
    if rest:
        rows.append(("", lines(rest), ""))
    word.grid(document, THIRDS, rows, head=HEAD)
    document.add_heading("D, H1 and H2: Social care", 1)
    care = [("D. Social care needs", "H1. Provision under the 1970 Act", "H2. Other provision")]
    for need in sections.D or []:
        first = take(sections.H1 or [], need.ref, placed)
        second = take(sections.H2 or [], need.ref, placed)
        care.append((need.text, lines(first), lines(second)))
    left = [[i for i in sections.provision(k) if i.ref not in placed] for k in CARE]
    if any(left):
        care.append(("", lines(left[0]), lines(left[1])))
    word.grid(document, THIRDS, care, head=HEAD)


def write_other_outcomes(document: Document, plan: Source, placed: set[str]) -> None:
    """Outcomes that answer no need of Sections B and C, such as those of social care."""
    rest = [item for item in plan.sections.E or [] if item.ref not in placed]
    if rest:
        document.add_heading("E: Outcomes at home and in the community", 2)
        word.grid(document, (25.7,), [("E. Outcomes",), (outcome_lines(rest),)], HEAD)


CARE: tuple[SectionKey, SectionKey] = ("H1", "H2")


def write_rest(document: Document, plan: Source) -> None:
    """Placement, personal budget and advice."""
    sections = plan.sections
    document.add_heading("I: Placement", 1)
    word.grid(document, (8, 17.7), [("Name and type of placement", sections.I or "")], labels=HEAD)
    document.add_heading("J: Personal budget", 1)
    rows = [("Details and arrangements for direct payments", sections.J or "")]
    word.grid(document, (8, 17.7), rows, labels=HEAD)
    document.add_heading("K: Advice and information", 1)
    advice = [("Advice from", "Name", "Asked for on", "Received on")]
    advice += [advice_row(entry) for entry in sections.K or []]
    word.grid(document, (11, 8.7, 3, 3), advice, head=HEAD)
    document.add_paragraph()
    document.add_paragraph(sign_off(plan))


def lines(items: list[Provision]) -> str:
    """Provision statements, each on a line with its reference."""
    return "\n".join(f"{item.mark}: {provision_text(item)}".removeprefix(": ") for item in items)


def outcome_lines(outcomes: list[Outcome]) -> str:
    """Outcomes with their steps and review, a line for each."""
    parts: list[str] = []
    for outcome in outcomes:
        parts.append(outcome.text)
        parts.extend(f"Step: {step}" for step in outcome.steps)
        if outcome.review:
            parts.append(f"Review: {outcome.review}")
    return "\n".join(parts)
