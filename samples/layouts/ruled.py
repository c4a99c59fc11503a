"""PDF layout: a dark banner "SECTION X" over each section, and ruled tables with columns."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Paragraph, Spacer

from samples.layouts import paper
from samples.layouts.wording import advice_row, cover_rows, provision_rows, sign_off
from samples.source import SECTION_KEYS, SectionKey, Source

TITLES: dict[SectionKey, str] = {
    "A": "MY VIEWS, INTERESTS AND ASPIRATIONS",
    "B": "MY SPECIAL EDUCATIONAL NEEDS",
    "C": "MY HEALTH NEEDS",
    "D": "MY SOCIAL CARE NEEDS",
    "E": "MY OUTCOMES",
    "F": "MY SPECIAL EDUCATIONAL PROVISION",
    "G": "MY HEALTH PROVISION",
    "H1": "SOCIAL CARE PROVISION UNDER THE 1970 ACT",
    "H2": "OTHER SOCIAL CARE PROVISION",
    "I": "MY PLACEMENT",
    "J": "PERSONAL BUDGET AND DIRECT PAYMENTS",
    "K": "ADVICE AND INFORMATION",
}
BANNER = ParagraphStyle(
    "banner",
    paper.BOLD,
    fontSize=11.5,
    leading=15,
    textColor=colors.white,
    backColor=colors.HexColor("#004B50"),
    borderPadding=5,
    spaceBefore=14,
    spaceAfter=9,
)
FILL = "DCEBEC"


def build(plan: Source) -> list[Flowable]:
    """The plan as banners and tables."""
    story: list[Flowable] = [
        Paragraph(plan.facts.authority, paper.BOLD),
        Paragraph("Education, Health and Care Plan", paper.TITLE),
        paper.ruled((6, 11), cover_rows(plan), labels=FILL),
        PageBreak(),
    ]
    for key in SECTION_KEYS:
        if plan.sections.has(key):
            story.append(CondPageBreak(4 * cm))
            story.append(Paragraph(f"SECTION {key}: {TITLES[key]}", BANNER))
            story.extend(section(plan, key))
    return [*story, Spacer(1, 0.6 * cm), *paper.text(sign_off(plan))]


def section(plan: Source, key: SectionKey) -> list[Flowable]:
    """What stands under one banner."""
    sections = plan.sections
    if key == "A":
        views = [(view.label, view.text) for view in sections.A or []]
        return [paper.ruled((4.5, 12.5), views, labels=FILL)]
    if key == "B":
        return areas(plan)
    if key in ("C", "D"):
        rows = [(item.mark, item.text) for item in sections.statements(key)]
        return [paper.ruled((1.6, 15.4), rows, labels=FILL)] if rows else []
    if key == "E":
        outcomes = [("Outcome", "Steps towards it", "Review")]
        outcomes += [(o.text, "\n".join(o.steps), o.review) for o in sections.E or []]
        return [paper.ruled((8, 5, 4), outcomes, head=FILL)]
    if key in ("F", "G", "H1", "H2"):
        return provision(plan, key)
    if key == "K":
        advice = [("Advice from", "Name", "Requested", "Received")]
        advice += [advice_row(entry) for entry in sections.K or []]
        return [paper.ruled((6.8, 5, 2.6, 2.6), advice, head=FILL)]
    return paper.text(getattr(sections, key))


def areas(plan: Source) -> list[Flowable]:
    """Each area of need: its name, strengths and needs in one table."""
    story: list[Flowable] = []
    for area in plan.sections.B or []:
        story.append(CondPageBreak(3 * cm))
        story.extend(paper.text(area.area, paper.LABEL))
        rows = [("Strengths", area.strengths)] if area.strengths else []
        rows += [(need.ref, need.text) for need in area.needs]
        story += [paper.ruled((2.4, 14.6), rows, labels=FILL), Spacer(1, 0.3 * cm)]
    return story


def provision(plan: Source, key: SectionKey) -> list[Flowable]:
    """Provision as a table; monitoring after Section F."""
    story: list[Flowable] = []
    items = plan.sections.provision(key)
    if items:
        head, rows = provision_rows(items)
        widths = (7.6, 3.6, 3, 2.8) if len(head) == 4 else (1.6, 15.4)
        story.append(paper.ruled(widths, [head, *rows], head=FILL))
    if key == "F" and plan.sections.monitoring:
        story += paper.text("Monitoring", paper.LABEL) + paper.text(plan.sections.monitoring)
    return story
