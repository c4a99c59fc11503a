"""What the PDF layouts share: styles, ruled tables, page margins, and a build that is stable."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle
from reportlab.platypus.doctemplate import BaseDocTemplate

from samples.layouts.wording import running_header
from samples.source import Source

TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13.5, spaceAfter=5)
BOLD = ParagraphStyle("bold", TEXT, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", BOLD, fontSize=20, leading=26, spaceAfter=10)
HEADING = ParagraphStyle("heading", BOLD, fontSize=13, leading=17, spaceBefore=12, spaceAfter=6)
LABEL = ParagraphStyle("label", BOLD, spaceBefore=4, spaceAfter=3)
BULLET = ParagraphStyle("bullet", TEXT, leftIndent=14, bulletIndent=2)
STEP = ParagraphStyle("step", TEXT, leftIndent=28, bulletIndent=16, spaceAfter=3)


def text(content: str, style: ParagraphStyle = TEXT) -> list[Flowable]:
    """A paragraph for each line."""
    return [Paragraph(escape(line), style) for line in content.split("\n") if line.strip()]


def bullet(content: str, style: ParagraphStyle = BULLET) -> Flowable:
    """A bulleted line."""
    return Paragraph(escape(content), style, bulletText="•")


def ruled(
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    head: str = "",
    labels: str = "",
) -> Table:
    """A table with rules; ``widths`` in centimetres, fills as in the Word layouts."""
    cells = [
        [
            text(content, BOLD if (head and number == 0) or (labels and column == 0) else TEXT)
            for column, content in enumerate(row)
        ]
        for number, row in enumerate(rows)
    ]
    table = Table(
        cells,
        colWidths=[width * cm for width in widths],
        repeatRows=1 if head else 0,
        splitInRow=1,
        hAlign="LEFT",
    )
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, colors.HexColor("#777777")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
    if head:
        style.append(("BACKGROUND", (0, 0), (-1, 0), colors.HexColor(f"#{head}")))
    if labels:
        style.append(("BACKGROUND", (0, 0), (0, -1), colors.HexColor(f"#{labels}")))
    table.setStyle(TableStyle(style))
    return table


def save(story: list[Flowable], plan: Source, path: Path) -> None:
    """Write the PDF; the same story gives the same bytes (streams stay uncompressed)."""

    def margins(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 8.5)
        canvas.drawString(2 * cm, A4[1] - 1.2 * cm, running_header(plan))
        canvas.drawString(2 * cm, 1.1 * cm, plan.facts.authority)
        canvas.drawRightString(A4[0] - 2 * cm, 1.1 * cm, f"Page {document.page}")
        canvas.line(2 * cm, A4[1] - 1.4 * cm, A4[0] - 2 * cm, A4[1] - 1.4 * cm)
        canvas.restoreState()

    template = SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=2 * cm,
        rightMargin=2 * cm,
        topMargin=2 * cm,
        bottomMargin=2 * cm,
        title="Education, Health and Care Plan",
        author="SEN team",
        invariant=1,
        pageCompression=0,
    )
    template.build(story, onFirstPage=margins, onLaterPages=margins)
