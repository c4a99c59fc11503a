"""Word layout: titles in the first person with the letter in brackets, E before F, G beside C.

A one-page profile stands in a text box; the text of each section is in a content control.
"""

from __future__ import annotations

from docx.document import Document

from samples.layouts import word
from samples.layouts.wording import (
    advice_row,
    cover_rows,
    provision_rows,
    running_header,
    sign_off,
)
from samples.source import Provision, SectionKey, Source, year_name

ORDER: tuple[SectionKey, ...] = (
    "A", "B", "E", "F", "C", "G", "D", "H1", "H2", "I", "J", "K",
)  # fmt: skip
TITLES: dict[SectionKey, str] = {
    "A": "What matters to me and my family (A)",
    "B": "What I find difficult when I am learning (B)",
    "C": "What I need to keep well (C)",
    "D": "What I need at home and in the community (D)",
    "E": "What I am working towards (E)",
    "F": "The teaching and help I get with learning (F)",
    "G": "The help I get from health services (G)",
    "H1": "The social care help that I must be given (H1)",
    "H2": "Other social care help (H2)",
    "I": "Where I go to learn (I)",
    "J": "Money for my support (J)",
    "K": "The people whose advice this plan rests on (K)",
}


def build(plan: Source) -> Document:
    """The plan with titles in the first person."""
    document = word.new_document("Arial", 11)
    word.colour(document, "5B2C6F", "Title", "Heading 2", "Heading 3")
    word.header_and_footer(document, running_header(plan), plan.facts.authority)
    write_profile(document, plan)
    for key in ORDER:
        if plan.sections.has(key):
            heading = document.add_heading(TITLES[key], 2)
            write_section(document, plan, key)
            elements = list(heading._p.itersiblings())
            body = [e for e in elements if e.tag.endswith(("}p", "}tbl"))]
            if body:
                word.wrap_in_control(body, f"Text {key}")
    document.add_paragraph()
    document.add_paragraph(sign_off(plan))
    return document


def write_profile(document: Document, plan: Source) -> None:
    """Name, a text box and the cover table."""
    facts = plan.facts
    document.add_heading("My Education, Health and Care Plan", 0)
    word.add_text_box(
        document.add_paragraph(),
        (
            f"This is the plan of {facts.known_as or facts.name}",
            f"{year_name(facts.year_group)}, {facts.setting}",
            "Please read the first part before you meet me.",
        ),
        width=12,
        height=2.8,
    )
    word.grid(document, (7, 10), cover_rows(plan), labels="EBDEF0")
    word.page_break(document)


def write_section(document: Document, plan: Source, key: SectionKey) -> None:
    """What stands under one title."""
    sections = plan.sections
    if key == "A":
        for view in sections.A or []:
            word.bold_line(document, view.label)
            word.paragraphs(document, view.text)
    elif key == "B":
        for area in sections.B or []:
            document.add_heading(area.area, 3)
            if area.strengths:
                word.paragraphs(document, f"What I am good at: {area.strengths}")
            for need in area.needs:
                word.paragraphs(document, need.text, "List Bullet")
    elif key in ("C", "D"):
        for statement in sections.statements(key):
            word.paragraphs(document, statement.text, "List Bullet")
    elif key == "E":
        write_outcomes(document, plan)
    elif key in ("F", "G", "H1", "H2"):
        write_provision(document, sections.provision(key))
        if key == "F" and sections.monitoring:
            word.bold_line(document, "How we will check that the plan is working")
            word.paragraphs(document, sections.monitoring)
    elif key == "K":
        rows = [("Who", "Name", "Asked on", "Came on")]
        rows += [advice_row(entry) for entry in sections.K or []]
        word.grid(document, (6.5, 5.5, 2.5, 2.5), rows, head="EBDEF0")
    else:
        word.paragraphs(document, getattr(sections, key))


def write_outcomes(document: Document, plan: Source) -> None:
    """A table of outcomes, steps and reviews."""
    outcomes = plan.sections.E or []
    if outcomes:
        rows = [("Part of my life", "Outcome", "Steps on the way", "Who checks, and when")]
        rows += [(o.area, o.text, "\n".join(o.steps), o.review) for o in outcomes]
        word.grid(document, (3, 6.2, 4.2, 3.6), rows, head="EBDEF0")


def write_provision(document: Document, items: list[Provision]) -> None:
    """A table where the plan has columns, else a bulleted list."""
    head, rows = provision_rows(items)
    if len(head) == 4:
        word.grid(document, (7.5, 3.5, 3, 3), [head, *rows], head="EBDEF0")
    else:
        for item in items:
            document.add_paragraph(item.text, style="List Bullet")
