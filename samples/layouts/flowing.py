"""PDF layout: headings "A. ..." and running text; outcomes and provision as numbered lines."""

from __future__ import annotations

from reportlab.lib.units import cm
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer

from samples.layouts import paper
from samples.layouts.wording import advice_row, by_area, cover_rows, provision_text, sign_off
from samples.source import SECTION_KEYS, SectionKey, Source

TITLES: dict[SectionKey, str] = {
    "A": "Views, interests and aspirations",
    "B": "Special educational needs",
    "C": "Health needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health provision",
    "H1": "Social care provision (Chronically Sick and Disabled Persons Act 1970)",
    "H2": "Social care provision (other)",
    "I": "Placement",
    "J": "Personal budget",
    "K": "Advice and information",
}


def build(plan: Source) -> list[Flowable]:
    """The plan as running text."""
    story: list[Flowable] = [
        Paragraph("Education, Health and Care Plan", paper.TITLE),
        paper.ruled((6, 11), cover_rows(plan), labels="EEEEEE"),
        Spacer(1, 0.5 * cm),
    ]
    for key in SECTION_KEYS:
        if plan.sections.has(key):
            story.append(CondPageBreak(3 * cm))
            story.append(Paragraph(f"{key}. {TITLES[key]}", paper.HEADING))
            story.extend(section(plan, key))
    return [*story, Spacer(1, 0.6 * cm), *paper.text(sign_off(plan))]


def section(plan: Source, key: SectionKey) -> list[Flowable]:
    """What stands under one heading."""
    sections = plan.sections
    story: list[Flowable] = []
    if key == "A":
        for view in sections.A or []:
            story += paper.text(view.label, paper.LABEL) + paper.text(view.text)
    elif key == "B":
        for area in sections.B or []:
            story += paper.text(area.area, paper.LABEL)
            if area.strengths:
                story += paper.text(f"Strengths: {area.strengths}")
            for need in area.needs:
                story += paper.text(f"{need.ref} {need.text}")
    elif key in ("C", "D"):
        for statement in sections.statements(key):
            story += paper.text(f"{statement.mark} {statement.text}".strip())
    elif key == "E":
        story += outcomes(plan)
    elif key in ("F", "G", "H1", "H2"):
        story += [
            paper.bullet(f"{item.mark} {provision_text(item)}".strip())
            for item in sections.provision(key)
        ]
        if key == "F" and sections.monitoring:
            story += paper.text("Monitoring and review", paper.LABEL)
            story += paper.text(sections.monitoring)
    elif key == "K":
        rows = [("Advice from", "Name", "Requested", "Received")]
        rows += [advice_row(entry) for entry in sections.K or []]
        story.append(paper.ruled((6.8, 5, 2.6, 2.6), rows, head="EEEEEE"))
    else:
        story += paper.text(getattr(sections, key))
    return story


def outcomes(plan: Source) -> list[Flowable]:
    """Outcomes with their steps and reviews beneath."""
    story: list[Flowable] = []
    for area, group in by_area(plan.sections.E or []):
        story += paper.text(area, paper.LABEL)
        for outcome in group:
            story += paper.text(f"{outcome.ref} {outcome.text}")
            story += [paper.bullet(f"Step: {step}", paper.STEP) for step in outcome.steps]
            if outcome.review:
                story.append(paper.bullet(f"Review: {outcome.review}", paper.STEP))
    return story
