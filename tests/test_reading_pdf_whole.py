"""Nothing on a PDF is lost, and what cannot be read is refused with what to do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pdf_files import (
    HEAD,
    LONG,
    OTHER,
    REAL_FILES,
    flow,
    letters,
    long_table,
    need,
    page_texts,
    saved,
)
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
)

from audit.errors import PlanDamaged, PlanEmpty, PlanEncrypted, PlanScanned, PlanTooLarge
from audit.reading import pdf
from audit.reading.pdf import read_pdf

# Nothing is lost


def sample_story() -> list[Flowable]:
    table = long_table(*(need(number) for number in range(9)))
    return [flow("Plan", HEAD), flow(LONG), table, flow(OTHER), flow("End.")]


def test_places_count_the_text_blocks_in_reading_order(tmp_path: Path) -> None:
    document = read_pdf(saved(tmp_path / "plan.pdf", *sample_story()))
    assert [block.location.block for block in document.texts] == list(range(len(document.texts)))
    assert all(document.block(b.location.block) is b for b in document.texts)
    pages = [block.location.page or 0 for block in document.texts]
    assert pages == sorted(pages)


def test_every_character_of_the_pages_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path / "plan.pdf", *sample_story())
    read = letters(" ".join(f"{b.marker} {b.text}" for b in read_pdf(path).texts))
    assert read == letters(" ".join(page_texts(path)))


@pytest.mark.real
@pytest.mark.parametrize(
    "name",
    [
        "Unstructured-IO__multi-column-2p.pdf",
        "camelot-dev__row_span_1.pdf",
        "jsvine__WARN-Report-for-7-1-2015-to-03-25-2016.pdf",
        "jsvine__issue-71-duplicate-chars.pdf",
        "jsvine__word365_structure.pdf",
    ],
)
def test_every_letter_of_documents_by_others_is_read(name: str) -> None:
    path = REAL_FILES / name
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    read = letters(" ".join(f"{b.marker} {b.text}" for b in read_pdf(path).texts))
    assert letters(" ".join(page_texts(path))) - read == Counter()


# What a user can mend


def test_a_plan_with_a_password_is_refused_with_what_to_do(tmp_path: Path) -> None:
    lock = pdfencrypt.StandardEncryption("secret", canPrint=0)
    path = saved(tmp_path / "plan.pdf", flow(LONG), encrypt=lock)
    with pytest.raises(PlanEncrypted, match=r"^plan\.pdf is protected by a password: save a copy"):
        read_pdf(path)


def picture_page(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (40, 40), "grey"))
    canvas.drawImage(picture, 0, 0, 500, 700)
    canvas.showPage()


def test_a_scan_is_refused_with_the_count_of_pages(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    picture_page(canvas)
    picture_page(canvas)
    canvas.save()
    with pytest.raises(PlanScanned, match=r"2 of 2 pages are pictures without text: .*OCR"):
        read_pdf(tmp_path / "plan.pdf")


def test_a_scanned_page_among_others_is_named_in_a_warning(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    canvas.drawString(72, 700, "Section A")
    canvas.showPage()
    picture_page(canvas)
    canvas.save()
    (warning,) = read_pdf(tmp_path / "plan.pdf").warnings
    assert warning.code == "pages-without-text"
    assert "Page 2 has no text" in warning.message


def test_a_file_that_is_cut_off_or_no_pdf_is_damaged(tmp_path: Path) -> None:
    whole = saved(tmp_path / "plan.pdf", flow(LONG)).read_bytes()
    for number, data in enumerate((whole[:200], b"not a PDF at all")):
        path = tmp_path / f"part{number}.pdf"
        path.write_bytes(data)
        with pytest.raises(PlanDamaged, match=rf"^part{number}\.pdf is damaged"):
            read_pdf(path)


def test_blank_pages_are_empty(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    canvas.showPage()
    canvas.save()
    with pytest.raises(PlanEmpty, match=r"^plan\.pdf has no text"):
        read_pdf(tmp_path / "plan.pdf")


def test_more_pages_or_characters_than_a_plan_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path / "plan.pdf", flow(LONG), PageBreak(), flow(LONG))
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(PlanTooLarge, match=r"has 2 pages"):
        read_pdf(path)
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    monkeypatch.setattr(pdf, "MOST_CHARACTERS_ON_A_PAGE", 100)
    with pytest.raises(PlanTooLarge, match=r"characters on page 1"):
        read_pdf(path)
