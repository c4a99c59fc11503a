"""What a PDF holds and the reader leaves out is told, with a count and the first page."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from audit.reading.document import ReadingWarning
from audit.reading.pdf import read_pdf

BOX = [300, 680, 420, 720]
STYLE = "/Helv 11 Tf 0 g"


def two_pages(path: Path) -> Canvas:
    """A file with a page of text, now at its second page of text."""
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "Mina needs pictures with every instruction.")
    canvas.showPage()
    canvas.drawString(72, 700, "A therapist works with Mina each week.")
    return canvas


def warnings_of(canvas: Canvas, path: Path) -> tuple[ReadingWarning, ...]:
    canvas.save()
    return read_pdf(path).warnings


def test_words_typed_over_a_page_are_told(tmp_path: Path) -> None:
    canvas = two_pages(tmp_path / "plan.pdf")
    canvas.freeTextAnnotation("for 30 minutes", STYLE, BOX)
    canvas.freeTextAnnotation("in a quiet room", STYLE, BOX)
    (warning,) = warnings_of(canvas, tmp_path / "plan.pdf")
    assert warning.code == "typed-over-text"
    assert "(2, the first on page 2)" in warning.message


def test_notes_on_a_page_are_told_as_comments(tmp_path: Path) -> None:
    canvas = two_pages(tmp_path / "plan.pdf")
    canvas.textAnnotation("Is this still so?", BOX)
    (warning,) = warnings_of(canvas, tmp_path / "plan.pdf")
    assert warning.code == "comments"
    assert "(1, the first on page 2)" in warning.message


def test_links_and_notes_without_words_are_no_loss(tmp_path: Path) -> None:
    canvas = two_pages(tmp_path / "plan.pdf")
    canvas.linkURL("https://www.gov.uk", (72, 690, 200, 710))
    canvas.textAnnotation("", BOX)
    assert warnings_of(canvas, tmp_path / "plan.pdf") == ()


def test_a_form_that_keeps_answers_apart_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "plan.pdf"
    two_pages(path).save()
    form = b"/AcroForm << /Fields [] /XFA [(template) 1 0 R] >> /Type /Catalog"
    path.write_bytes(path.read_bytes().replace(b"/Type /Catalog", form))
    document = read_pdf(path)
    (warning,) = document.warnings
    assert warning.code == "xfa-form"
    assert "every instruction" in document.texts[0].text
    assert caplog.messages == []
