"""Word layout: letter and title of each section in two cells of a dark bar over its table."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Pt

from samples.layouts import word
from samples.layouts.wording import (
    PROVISION_HEAD,
    advice_row,
    cover_rows,
    running_header,
    sign_off,
)
from samples.source import SECTION_KEYS, SectionKey, Source, has_columns

TITLES: dict[SectionKey, str] = {
    "A": "Views, interests and aspirations",
    "B": "Special educational needs (SEN)",
    "C": "Health needs which relate to SEN",
    "D": "Social care needs which relate to SEN or a disability",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision: section 2, Chronically Sick and Disabled Persons Act 1970",
    "H2": "Any other social care provision",
    "I": "Name and type of placement",
    "J": "Personal budget, including direct payments",
    "K": "Appendices: advice and information",
}
BAR, PALE = "1B4F72", "D6EAF8"


def build(plan: Source) -> Document:
    """The plan as bars and tables."""
    document = word.new_document("Arial", 11)
    word.header_and_footer(document, running_header(plan), plan.facts.authority)
    word.bold_line(document, "Education, Health and Care Plan", 20)
    word.grid(document, (6, 11), cover_rows(plan), labels=PALE)
    word.page_break(document)
    for key in SECTION_KEYS:
        if plan.sections.has(key):
            write_bar(document, key)
            write_section(document, plan, key)
            document.add_paragraph()
    document.add_paragraph(sign_off(plan))
    return document


def write_bar(document: Document, key: SectionKey) -> None:
    """A dark bar: the letter in its first cell, the title in its second."""
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    word.set_widths(table, (2, 15))
    for cell, text in zip(table.rows[0].cells, (key, TITLES[key]), strict=True):
        word.put(cell, text, bold=True, colour="FFFFFF")
        word.shade(cell, BAR)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    gap = document.add_paragraph().paragraph_format
    gap.space_after, gap.line_spacing = Pt(0), Pt(4)


def write_section(document: Document, plan: Source, key: SectionKey) -> None:
    """The table under one bar."""
    sections = plan.sections
    if key == "A":
        views = [(view.label, view.text) for view in sections.A or []]
        word.grid(document, (4.5, 12.5), views, labels=PALE)
    elif key == "B":
        for area in sections.B or []:
            word.bold_line(document, area.area)
            rows = [("Strengths", area.strengths)] if area.strengths else []
            rows += [(need.ref, need.text) for need in area.needs]
            word.grid(document, (2.6, 14.4), rows, labels=PALE)
            document.add_paragraph()
    elif key in ("C", "D"):
        rows = [(item.mark, item.text) for item in sections.statements(key)]
        if rows:
            word.grid(document, (2.6, 14.4), rows, labels=PALE)
    elif key == "E":
        write_outcomes(document, plan)
    elif key in ("F", "G", "H1", "H2"):
        write_provision(document, plan, key)
    elif key == "K":
        advice = [("Role", "Name", "Date requested", "Date received")]
        advice += [advice_row(entry) for entry in sections.K or []]
        word.grid(document, (6.5, 5.1, 2.7, 2.7), advice, head=PALE)
    else:
        word.grid(document, (17,), [(getattr(sections, key),)])


def write_outcomes(document: Document, plan: Source) -> None:
    """Outcomes with the needs they answer, their steps and reviews."""
    rows = [("Ref", "Needs", "Outcome", "Steps", "Review")]
    rows += [
        (o.ref, ", ".join(o.needs), o.text, "\n".join(o.steps), o.review)
        for o in plan.sections.E or []
    ]
    word.grid(document, (1.2, 1.8, 6.6, 4.2, 3.2), rows, head=PALE)


def write_provision(document: Document, plan: Source, key: SectionKey) -> None:
    """Provision with the outcomes it serves; who and how often where the plan says so apart."""
    items = plan.sections.provision(key)
    if items and has_columns(items):
        rows = [("Ref", *PROVISION_HEAD)]
        rows += [(i.mark, i.text, i.who, i.how_often, i.how_long) for i in items]
        word.grid(document, (1.3, 6.9, 3.4, 2.9, 2.5), rows, head=PALE)
    elif items:
        pairs = [("Ref", "Provision", "Outcomes")]
        pairs += [(i.mark, i.text, ", ".join(i.outcomes)) for i in items]
        word.grid(document, (1.5, 13, 2.5), pairs, head=PALE)
    if key == "F" and plan.sections.monitoring:
        word.bold_line(document, "Monitoring")
        word.paragraphs(document, plan.sections.monitoring)
