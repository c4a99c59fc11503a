"""PDF plans set in ways of their own: what is one paragraph to the eye is read as one."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from audit.reading.document import Document, TextBlock
from audit.reading.pdf import read_pdf

LEFT, WIDTH, LEADING = 72.0, 430.0, 14.0
TAB = 36.0
NEEDS = (
    "Tariq cannot yet follow a lesson that is given in speech only and waits to see what the"
    " others at his table do before he starts, so that he is late with most of his written work"
    " and has little of it to show.",
    "Tariq holds his pen with his whole fist and tires after two or three lines of writing, which"
    " his teacher and the occupational therapist have both seen in lessons since the autumn term.",
)


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, TextBlock)]


def lines_with_number(number: str, text: str) -> list[tuple[float, str]]:
    """The lines of a paragraph that begins with a number and a tab and does not hang."""
    words = text.split()
    first: list[str] = []
    while (
        words and len(simpleSplit(" ".join([*first, words[0]]), "Helvetica", 11, WIDTH - TAB)) < 2
    ):
        first.append(words.pop(0))
    rest = simpleSplit(" ".join(words), "Helvetica", 11, WIDTH)
    return [(LEFT, number), (LEFT + TAB, " ".join(first)), *((LEFT, line) for line in rest)]


def test_a_numbered_paragraph_may_begin_with_a_tab_and_not_hang(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    y = 760.0
    for number, text in enumerate(NEEDS, 1):
        (left, mark), *lines = lines_with_number(f"({number})", text)
        canvas.drawString(left, y, mark)
        for x, line in lines:
            canvas.drawString(x, y, line)
            y -= LEADING
        y -= LEADING
    canvas.save()
    assert texts(read_pdf(tmp_path / "plan.pdf")) == list(NEEDS)
