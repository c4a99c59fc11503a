"""Reads a plan that Word or LibreOffice saved as a PDF."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from audit.errors import (
    PlanDamaged,
    PlanEmpty,
    PlanEncrypted,
    PlanScanned,
    PlanTooLarge,
)
from audit.reading.document import Document
from audit.reading.guards import check_file_size
from audit.reading.pdf_build import build
from audit.reading.pdf_forms import field_chars
from audit.reading.pdf_joining import join_pages
from audit.reading.pdf_layout import PageLayout, lay_out
from audit.reading.pdf_limits import set_limits
from audit.reading.pdf_lines import common_size
from audit.reading.pdf_margins import take_margins
from audit.reading.pdf_source import Sheet, TooManyCharacters, read_sheet, view_of
from audit.reading.pdf_struck import without_struck
from audit.reading.pdf_unread import STRUCK, XFA_FORMS, Unread

MOST_PAGES = 500
MOST_CHARACTERS_ON_A_PAGE = 50_000
USUAL_SIZE = 11.0

# pypdfium2 would tell the user to build it anew with support for XFA forms.
logging.getLogger("pypdfium2").setLevel(logging.ERROR)


def read_pdf(path: Path) -> Document:
    """Reads the PDF file at ``path`` into blocks as the Word reader would give them.

    Raises PlanEncrypted, PlanScanned, PlanDamaged, PlanEmpty or PlanTooLarge. What
    was left out, such as pages without text or words in annotations, is named in warnings.
    """
    name = path.name
    with _opened(path) as file:
        count = len(file)
        if count > MOST_PAGES:
            raise PlanTooLarge(f"{name} has {count} pages; up to {MOST_PAGES} pages are read.")
        layouts: list[PageLayout] = []
        unread = Unread(is_xfa=file.get_formtype() in XFA_FORMS)
        pictures = 0
        for index in range(count):
            sheet = _sheet(file, index, name, unread)
            if not any(not char.text.isspace() for char in sheet.chars):
                unread.without.append(sheet.number)
                pictures += bool(sheet.drawings.pictures)
            layouts.append(lay_out(sheet))
    _refuse_without_text(name, count, unread.without, pictures)
    margins = take_margins(layouts)
    set_limits(layouts)
    blocks = build(join_pages(layouts))
    return Document(blocks, margins, unread.warnings(count), count)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """The file opened by pdfium, closed at the end."""
    check_file_size(path)
    try:
        file = pypdfium2.PdfDocument(path.read_bytes())
        if file.get_formtype() != pdfium.FORMTYPE_NONE:
            file.init_forms()
    except pypdfium2.PdfiumError as error:
        raise _open_error(path.name, error) from error
    try:
        yield file
    finally:
        file.close()


def _open_error(name: str, error: pypdfium2.PdfiumError) -> Exception:
    code = pdfium.FPDF_GetLastError()
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY) or "password" in str(error):
        return PlanEncrypted(
            f"{name} is protected by a password: save a copy without password and use that."
        )
    return PlanDamaged(f"{name} is damaged or not a PDF file: save the plan as a PDF again.")


def _sheet(file: Any, index: int, name: str, unread: Unread) -> Sheet:
    """The content of one page. Raises PlanDamaged or PlanTooLarge."""
    try:
        return _read_page(file, index, unread)
    except TooManyCharacters as error:
        raise PlanTooLarge(
            f"{name} has {error.count} characters on page {index + 1};"
            f" up to {MOST_CHARACTERS_ON_A_PAGE} are read."
        ) from error
    except pypdfium2.PdfiumError as error:
        raise PlanDamaged(
            f"{name} is damaged at page {index + 1}: save the plan as a PDF again."
        ) from error


def _read_page(file: Any, index: int, unread: Unread) -> Sheet:
    page = file[index]
    try:
        sheet = read_sheet(page, index + 1, MOST_CHARACTERS_ON_A_PAGE)
        sheet.chars, struck = without_struck(sheet.chars, sheet.drawings.rules)
        unread.add(STRUCK, sheet.number, struck)
        unread.look_at(page.raw, sheet.number)
        if file.formenv is not None:
            size = common_size(sheet.chars) if sheet.chars else USUAL_SIZE
            sheet.chars += field_chars(file.formenv.raw, page.raw, view_of(page), size)
        return sheet
    finally:
        page.close()


def _refuse_without_text(name: str, count: int, without: list[int], pictures: int) -> None:
    if len(without) < count:
        return
    if pictures:
        raise PlanScanned(
            f"In {name}, {pictures} of {count} pages are pictures without text:"
            " run text recognition (OCR) or ask for the Word file."
        )
    raise PlanEmpty(f"{name} has no text on any of its {count} pages.")
