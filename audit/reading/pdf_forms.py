"""What is filled in the fields of a PDF form, as characters at the place of the field."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2.raw as pdfium

from audit.reading.docx_symbols import BOX_EMPTY, BOX_TICKED
from audit.reading.pdf_drawings import Box, Transform
from audit.reading.pdf_source import Char

CHARACTER_WIDTH = 0.5
FILLED_SHARE = 0.5
"""The text is set in this share of the field's width, so that none of its lines looks full."""

TEXT_FIELDS = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)
BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)


def field_chars(form: Any, page: Any, to_view: Transform, size: float) -> Iterator[Char]:
    """The values of the form fields on a page, all in type of one size.

    ``form`` is the form environment of the file, ``page`` the page, both as pdfium holds them.
    """
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        field = pdfium.FPDFPage_GetAnnot(page, index)
        try:
            value = _value(form, field)
            if value.strip():
                yield from _set_in(_place(field, to_view), value, size)
        finally:
            pdfium.FPDFPage_CloseAnnot(field)


def _value(form: Any, field: Any) -> str:
    if pdfium.FPDFAnnot_GetSubtype(field) != pdfium.FPDF_ANNOT_WIDGET:
        return ""
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, field)
    if kind in BOXES:
        return BOX_TICKED if pdfium.FPDFAnnot_IsChecked(form, field) else BOX_EMPTY
    if kind not in TEXT_FIELDS:
        return ""
    return _string(lambda into, size: pdfium.FPDFAnnot_GetFormFieldValue(form, field, into, size))


def _string(ask: Callable[[Any, int], int]) -> str:
    """A string of pdfium, which is asked first for its length in bytes and then for itself."""
    length = ask(None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    ask(buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _place(field: Any, to_view: Transform) -> Box:
    corners = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(field, corners)
    x0, y0 = to_view(corners.left, corners.bottom)
    x1, y1 = to_view(corners.right, corners.top)
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _set_in(box: Box, value: str, size: float) -> Iterator[Char]:
    """The characters of a value line by line inside its field."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    pitch = (box.bottom - box.top) / len(lines)
    for number, line in enumerate(lines):
        middle = box.top + (number + 0.5) * pitch
        base = middle + size * 0.35
        wide = (box.x1 - box.x0) * FILLED_SHARE / max(len(line), 1)
        step = min(CHARACTER_WIDTH * size, wide)
        for place, character in enumerate(line):
            x0 = box.x0 + 1 + place * step
            top, bottom = middle - size / 2, middle + size / 2
            yield Char(character, x0, x0 + step, top, bottom, base, size, False)
