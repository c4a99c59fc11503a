"""Text with a line drawn through it is left out of a PDF, as it is of a Word file."""

from __future__ import annotations

from pathlib import Path

from pdf_files import rows, saved, tables, texts
from reportlab.lib import colors
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Table

from audit.reading.pdf import read_pdf

LEFT, BASE, SIZE = 72.0, 700.0, 11.0
BEFORE, MARKED, AFTER = "Mina will have ", "ten hours of support", " and pictures."


def marked(path: Path, rise: float, further: float = 0.0) -> Path:
    """One sentence with a line so far above the baseline of the words in its middle."""
    canvas = Canvas(str(path))
    canvas.setFont("Helvetica", SIZE)
    canvas.drawString(LEFT, BASE, BEFORE + MARKED + AFTER)
    start = LEFT + stringWidth(BEFORE, "Helvetica", SIZE)
    end = start + stringWidth(MARKED, "Helvetica", SIZE)
    canvas.setLineWidth(0.6)
    canvas.line(start - further, BASE + rise, end + further, BASE + rise)
    canvas.save()
    return path


def test_struck_out_words_are_left_out_and_told(tmp_path: Path) -> None:
    document = read_pdf(marked(tmp_path / "plan.pdf", rise=0.28 * SIZE))
    assert [" ".join(text.split()) for text in texts(document)] == ["Mina will have and pictures."]
    (warning,) = document.warnings
    assert warning.code == "struck-out-text"
    assert "(lines: 1, the first on page 1)" in warning.message


def test_underlined_words_stay(tmp_path: Path) -> None:
    document = read_pdf(marked(tmp_path / "plan.pdf", rise=-0.1 * SIZE))
    assert texts(document) == [BEFORE + MARKED + AFTER]
    assert document.warnings == ()


def test_a_line_that_reaches_further_than_the_text_strikes_nothing_out(tmp_path: Path) -> None:
    document = read_pdf(marked(tmp_path / "plan.pdf", rise=0.28 * SIZE, further=140))
    assert texts(document) == [BEFORE + MARKED + AFTER]


def test_the_lines_of_a_tight_table_strike_nothing_out(tmp_path: Path) -> None:
    grid = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
    tight = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    words = [["support", "weekly"], ["pictures", "daily"]]
    path = saved(tmp_path / "plan.pdf", Table(words, rowHeights=11, style=[grid, *tight]))
    document = read_pdf(path)
    assert [row for table in tables(document.blocks) for row in rows(table)] == words
    assert document.warnings == ()
