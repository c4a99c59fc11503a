"""PDF plans set in ways of their own: what is one paragraph to the eye is read as one."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from audit.reading.document import Document, Table, TextBlock
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
OUTCOME = (
    "By the end of the summer term Tariq will read a page of a book that he has chosen himself to"
    " his teacher or to another adult whom he knows well, without any help from them and with one"
    " mistake at most, on three days of every school week."
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


def rows_with_open_foot(folder: Path) -> Path:
    """Two tables that share a line; the second has no line below its last row."""
    canvas = Canvas(str(folder / "open.pdf"), pagesize=A4)
    canvas.setFont("Helvetica", 11)
    upper, lower = (72.0, 300.0, 520.0), (66.0, 250.0, 514.0)
    for edges, y in ((upper, 760), (upper, 730), (upper, 700), (lower, 700), (lower, 670)):
        canvas.line(edges[0], y, edges[-1], y)
    for edges, top, foot in ((upper, 760, 700), (lower, 700, 630)):
        for x in edges:
            canvas.line(x, top, x, foot)
    cells = (
        ("Need", "Advice", "Reading", "Teacher"),
        ("Outcome", "Review", "Reads a page", "Termly"),
    )
    for words, edges, y in ((cells[0], upper, 742), (cells[1], lower, 682)):
        for number, word in enumerate(words):
            canvas.drawString(edges[number % 2] + 6, y - 30 * (number // 2), word)
    canvas.save()
    return folder / "open.pdf"


def test_tables_that_share_a_line_are_two_and_a_row_without_foot_is_one(tmp_path: Path) -> None:
    tables = read_pdf(rows_with_open_foot(tmp_path)).blocks
    read = [
        [[cell.text for cell in row.cells] for row in table.rows]
        for table in tables
        if isinstance(table, Table)
    ]
    assert len(tables) == 2
    assert read == [
        [["Need", "Advice"], ["Reading", "Teacher"]],
        [["Outcome", "Review"], ["Reads a page", "Termly"]],
    ]


def split_row(folder: Path) -> Path:
    """A row cut by the page end; on the next page no line parts its rest from the heads."""
    canvas = Canvas(str(folder / "split.pdf"), pagesize=A4)
    edges = (72.0, 320.0, 520.0)
    *start, rest, end = simpleSplit(OUTCOME, "Helvetica", 9, edges[1] - edges[0] - 12)
    for top, foot, levels, lines in (
        (110.0, 50.0, (110, 88, 50), start),
        (790.0, 730.0, (790, 730), (rest, end)),
    ):
        for level in levels:
            canvas.line(edges[0], level, edges[-1], level)
        for x in edges:
            canvas.line(x, foot, x, top)
        canvas.setFont("Helvetica-Bold", 9)
        canvas.drawString(edges[0] + 6, top - 14, "Outcome")
        canvas.drawString(edges[1] + 6, top - 14, "Review")
        canvas.setFont("Helvetica", 9)
        for number, line in enumerate(lines):
            canvas.drawString(edges[0] + 6, top - 34 - 12 * number, line)
        if top < 200:
            canvas.drawString(edges[1] + 6, top - 34, "Termly")
        canvas.showPage()
    canvas.save()
    return folder / "split.pdf"


def test_heads_repeated_in_a_cut_row_are_left_out(tmp_path: Path) -> None:
    (table,) = read_pdf(split_row(tmp_path)).blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Outcome", "Review"],
        [OUTCOME, "Termly"],
    ]
