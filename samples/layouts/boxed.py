"""Word layout: each section a bordered table with a shaded title row; check boxes."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from samples.layouts import word
from samples.layouts.wording import advice_row, cover_rows, provision_rows, running_header, sign_off
from samples.source import SECTION_KEYS, SectionKey, Source

TITLES: dict[SectionKey, str] = {
    "A": "VIEWS, INTERESTS AND ASPIRATIONS OF THE CHILD AND THE FAMILY",
    "B": "SPECIAL EDUCATIONAL NEEDS",
    "C": "HEALTH NEEDS",
    "D": "SOCIAL CARE NEEDS",
    "E": "OUTCOMES",
    "F": "SPECIAL EDUCATIONAL PROVISION",
    "G": "HEALTH PROVISION",
    "H1": "SOCIAL CARE PROVISION (1970 ACT, UNDER 18)",
    "H2": "ANY OTHER SOCIAL CARE PROVISION",
    "I": "PLACEMENT",
    "J": "PERSONAL BUDGET",
    "K": "ADVICE AND INFORMATION",
}
FILL = "D5E8D4"
WIDTHS = (4, 13)
LAST_ON_PAGE = ("A", "B", "D", "E", "F", "H2")


def build(plan: Source) -> Document:
    """The plan as a run of boxes."""
    document = word.new_document("Arial", 12)
    document.styles["Normal"].paragraph_format.line_spacing = 1.25
    word.header_and_footer(document, running_header(plan), f"{plan.facts.authority} SEN Service")
    write_cover(document, plan)
    for key in SECTION_KEYS:
        if plan.sections.has(key):
            write_box(document, plan, key)
            if key in LAST_ON_PAGE:
                word.page_break(document)
            else:
                document.add_paragraph()
    document.add_paragraph(sign_off(plan))
    return document


def write_cover(document: Document, plan: Source) -> None:
    """Title, details, and check boxes for the kind of plan."""
    word.bold_line(document, plan.facts.authority, 14)
    word.bold_line(document, "EDUCATION, HEALTH AND CARE PLAN", 22)
    word.grid(document, (6, 11), cover_rows(plan), labels=FILL)
    document.add_paragraph()
    line = document.add_paragraph("This plan is:  ")
    for kind in ("new", "amended"):
        word.add_checkbox(line, kind.capitalize(), plan.facts.plan_type == kind)
    for status in ("draft", "final"):
        word.add_checkbox(line, status.capitalize(), plan.facts.status == status)
    word.page_break(document)


def write_box(document: Document, plan: Source, key: SectionKey) -> None:
    """One section: a title row over the whole width, and rows beneath."""
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    word.set_widths(table, WIDTHS)
    title = table.cell(0, 0).merge(table.cell(0, 1))
    word.put(title, f"SECTION {key}: {TITLES[key]}", bold=True)
    word.shade(title, FILL)
    word.repeat_on_each_page(table, 1)
    write_rows(table, plan, key)


def write_rows(table: Table, plan: Source, key: SectionKey) -> None:
    """The rows of one section."""
    sections = plan.sections
    if key == "A":
        for view in sections.A or []:
            add_pair(table, view.label, view.text)
    elif key == "B":
        for area in sections.B or []:
            word.put(add_wide(table), area.area, bold=True)
            if area.strengths:
                add_pair(table, "What goes well", area.strengths)
            for need in area.needs:
                add_pair(table, f"Need {need.ref}", need.text)
    elif key in ("C", "D"):
        for statement in sections.statements(key):
            word.put(add_wide(table), statement.text)
    elif key == "E":
        write_outcomes(table, plan)
    elif key in ("F", "G", "H1", "H2"):
        write_provision(table, plan, key)
    elif key == "K":
        rows = [("Advice from", "Name", "Requested", "Received")]
        rows += [advice_row(entry) for entry in sections.K or []]
        word.grid(add_wide(table), (6, 5, 2.8, 2.8), rows, head="EEEEEE")
    else:
        word.put(add_wide(table), getattr(sections, key))


def write_outcomes(table: Table, plan: Source) -> None:
    """Rows for each outcome: its words, the needs it answers, its steps and its review."""
    for number, outcome in enumerate(plan.sections.E or [], 1):
        add_pair(table, f"Outcome {number}\n{outcome.area}".strip(), outcome.text)
        if outcome.needs:
            add_pair(table, "Needs that it answers", ", ".join(outcome.needs))
        if outcome.steps:
            add_pair(table, "Steps on the way", "\n".join(outcome.steps))
        if outcome.review:
            add_pair(table, "Who will review it", outcome.review)


def write_provision(table: Table, plan: Source, key: SectionKey) -> None:
    """Provision as a table within the box."""
    items = plan.sections.provision(key)
    if items:
        head, rows = provision_rows(items)
        widths = (7, 3.4, 3.2, 3) if len(head) == 4 else (1.6, 15)
        word.grid(add_wide(table), widths, [head, *rows], head="EEEEEE")
    if key == "F" and plan.sections.monitoring:
        add_pair(table, "Monitoring", plan.sections.monitoring)


def add_pair(table: Table, label: str, text: str) -> None:
    """A row of a label and its text."""
    left, right = word.add_row(table)
    for cell, width in zip((left, right), WIDTHS, strict=True):
        cell.width = Cm(width)
    word.put(left, label, bold=True)
    word.put(right, text)


def add_wide(table: Table) -> _Cell:
    """A row over the whole width; its one cell comes back."""
    left, right = word.add_row(table)
    cell: _Cell = left.merge(right)
    cell.paragraphs[0].paragraph_format.space_after = Pt(3)
    return cell
