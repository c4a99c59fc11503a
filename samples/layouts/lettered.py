"""Word layout: contents page, heading styles "Section A – ...", outcomes as an automatic list."""

from __future__ import annotations

from docx.document import Document

from samples.layouts import word
from samples.layouts.wording import (
    advice_row,
    by_area,
    cover_rows,
    provision_rows,
    running_header,
    sign_off,
)
from samples.source import SECTION_KEYS, SectionKey, Source

TITLES: dict[SectionKey, str] = {
    "A": "Views, interests and aspirations of the young person and their parents",
    "B": "Special educational needs",
    "C": "Health needs related to special educational needs",
    "D": "Social care needs related to special educational needs or to a disability",
    "E": "Outcomes sought for the young person",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision under the Chronically Sick and Disabled Persons Act 1970",
    "H2": "Other social care provision",
    "I": "Placement",
    "J": "Personal budget and direct payments",
    "K": "Advice and information gathered for the assessment",
}


def build(plan: Source) -> Document:
    """The plan as a document of headings and lists."""
    document = word.new_document("Calibri", 11)
    word.colour(document, "1F3864", "Title", "Heading 1", "Heading 2")
    word.header_and_footer(document, running_header(plan), plan.facts.authority)
    document.add_heading("Education, Health and Care Plan", 0)
    document.add_paragraph(plan.facts.authority)
    word.grid(document, (6, 11), cover_rows(plan), labels="E8EDF5")
    word.page_break(document)
    write_contents(document, plan)
    for key in SECTION_KEYS:
        if plan.sections.has(key):
            document.add_heading(f"Section {key} – {TITLES[key]}", 1)
            write_section(document, plan, key)
    document.add_paragraph()
    document.add_paragraph(sign_off(plan))
    return document


def write_contents(document: Document, plan: Source) -> None:
    """A page that lists the sections, as plain lines."""
    word.bold_line(document, "What is in this plan", 14)
    for key in SECTION_KEYS:
        if plan.sections.has(key):
            document.add_paragraph(f"Section {key}: {TITLES[key]}")
    word.page_break(document)


def write_section(document: Document, plan: Source, key: SectionKey) -> None:
    """What stands under one heading."""
    sections = plan.sections
    if key == "A":
        for view in sections.A or []:
            document.add_heading(view.label, 2)
            word.paragraphs(document, view.text)
    elif key == "B":
        for area in sections.B or []:
            document.add_heading(area.area, 2)
            if area.strengths:
                word.paragraphs(document, f"Strengths: {area.strengths}")
            for need in area.needs:
                word.paragraphs(document, f"{need.ref}. {need.text}")
    elif key in ("C", "D"):
        for statement in sections.statements(key):
            word.paragraphs(document, statement.text, "List Bullet")
    elif key == "E":
        write_outcomes(document, plan)
    elif key in ("F", "G", "H1", "H2"):
        write_provision(document, plan, key)
    elif key == "K":
        rows = [("Advice from", "Name", "Requested", "Received")]
        rows += [advice_row(entry) for entry in sections.K or []]
        word.grid(document, (6.4, 5, 2.8, 2.8), rows, head="D9E2F3")
    else:
        word.paragraphs(document, getattr(sections, key))


def write_outcomes(document: Document, plan: Source) -> None:
    """Outcomes numbered by Word, each with its steps and review beneath."""
    for area, outcomes in by_area(plan.sections.E or []):
        if area:
            document.add_heading(area, 2)
        for outcome in outcomes:
            document.add_paragraph(outcome.text, style="List Number")
            for step in outcome.steps:
                document.add_paragraph(f"Step: {step}", style="List Bullet 2")
            if outcome.review:
                document.add_paragraph(f"Reviewed by: {outcome.review}", style="List Continue")


def write_provision(document: Document, plan: Source, key: SectionKey) -> None:
    """Provision as a table; monitoring stands after Section F."""
    items = plan.sections.provision(key)
    if items:
        head, rows = provision_rows(items)
        widths = (8, 3.5, 3, 2.5) if len(head) == 4 else (1.5, 15.5)
        word.grid(document, widths, [head, *rows], head="D9E2F3")
    if key == "F" and plan.sections.monitoring:
        document.add_heading("Monitoring and review", 2)
        word.paragraphs(document, plan.sections.monitoring)
