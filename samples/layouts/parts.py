"""Word layout: numbered parts; B, E and F are repeated for each area of need in part 2."""

from __future__ import annotations

from docx.document import Document

from samples.layouts import word
from samples.layouts.wording import (
    Part,
    advice_row,
    cover_rows,
    provision_text,
    running_header,
    sign_off,
    take,
)
from samples.source import Outcome, SectionKey, Source

LATER: tuple[tuple[str, SectionKey, str], ...] = (
    ("3.1", "C", "Section C: Health needs"),
    ("3.2", "G", "Section G: Health provision"),
    ("4.1", "D", "Section D: Social care needs"),
    ("4.2", "H1", "Section H1: Social care provision (Chronically Sick and Disabled Persons Act)"),
    ("4.3", "H2", "Section H2: Other social care provision"),
    ("5.1", "I", "Section I: Placement"),
    ("5.2", "J", "Section J: Personal budget"),
    ("5.3", "K", "Section K: Advice and information"),
)
PARTS = {"3": "Health", "4": "Social care", "5": "Arrangements"}


def build(plan: Source) -> Document:
    """The plan in numbered parts."""
    document = word.new_document("Calibri", 11)
    word.colour(document, "0B5345", "Title", "Heading 1", "Heading 2", "Heading 3")
    word.header_and_footer(document, running_header(plan), plan.facts.authority)
    document.add_heading("Education, Health and Care Plan", 0)
    word.grid(document, (6, 11), cover_rows(plan), labels="D1F2EB")
    word.page_break(document)
    document.add_heading("Part 1: About the child or young person", 1)
    if plan.sections.has("A"):
        document.add_heading("1.1 Section A: Views, interests and aspirations", 2)
        for view in plan.sections.A or []:
            word.bold_line(document, view.label)
            word.paragraphs(document, view.text)
    write_areas(document, plan)
    write_later_parts(document, plan)
    document.add_paragraph()
    document.add_paragraph(sign_off(plan))
    return document


def write_areas(document: Document, plan: Source) -> None:
    """Part 2: needs, outcomes and provision for one area of need after the other."""
    sections = plan.sections
    placed: set[str] = set()
    document.add_heading("Part 2: Special educational needs, outcomes and provision", 1)
    areas = sections.B or []
    for number, area in enumerate(areas, 1):
        document.add_heading(f"2.{number} {area.area}", 2)
        document.add_heading("Section B: Special educational needs", 3)
        if area.strengths:
            word.paragraphs(document, f"Strengths: {area.strengths}")
        for need in area.needs:
            word.paragraphs(document, f"{need.ref} {need.text}")
        last = area is areas[-1]
        outcomes = collect(sections.E or [], [need.ref for need in area.needs], placed, last)
        provision = collect(sections.F or [], [need.ref for need in area.needs], placed, last)
        document.add_heading("Section E: Outcomes", 3)
        for outcome in outcomes:
            write_outcome(document, outcome)
        document.add_heading("Section F: Special educational provision", 3)
        for item in provision:
            document.add_paragraph(f"{item.mark} {provision_text(item)}".strip())
    if sections.monitoring:
        word.bold_line(document, "Monitoring and annual review")
        word.paragraphs(document, sections.monitoring)


def collect(items: list[Part], needs: list[str], placed: set[str], rest_too: bool) -> list[Part]:
    """The items that answer these needs; with ``rest_too`` all that are left as well."""
    taken = [item for need in needs for item in take(items, need, placed)]
    if rest_too:
        left = [item for item in items if item.ref not in placed]
        placed.update(item.ref for item in left)
        taken += left
    return taken


def write_outcome(document: Document, outcome: Outcome) -> None:
    """An outcome with its steps and review."""
    document.add_paragraph(f"{outcome.ref} {outcome.text}")
    for step in outcome.steps:
        document.add_paragraph(step, style="List Bullet")
    if outcome.review:
        document.add_paragraph(f"Review: {outcome.review}")


def write_later_parts(document: Document, plan: Source) -> None:
    """Parts 3 to 5."""
    part = ""
    for number, key, title in LATER:
        if not plan.sections.has(key):
            continue
        if number[0] != part:
            part = number[0]
            document.add_heading(f"Part {part}: {PARTS[part]}", 1)
        document.add_heading(f"{number} {title}", 2)
        write_section(document, plan, key)


def write_section(document: Document, plan: Source, key: SectionKey) -> None:
    """What stands under one numbered heading."""
    if key in ("C", "D"):
        for statement in plan.sections.statements(key):
            word.paragraphs(document, f"{statement.mark} {statement.text}".strip())
    elif key in ("G", "H1", "H2"):
        for item in plan.sections.provision(key):
            document.add_paragraph(f"{item.mark} {provision_text(item)}".strip())
    elif key == "K":
        rows = [("Source", "Name", "Requested", "Received")]
        rows += [advice_row(entry) for entry in plan.sections.K or []]
        word.grid(document, (6.4, 5, 2.8, 2.8), rows, head="D1F2EB")
    else:
        word.paragraphs(document, getattr(plan.sections, key))
