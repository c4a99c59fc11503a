"""What a PDF holds and the reader leaves out, counted page by page and told in warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from audit.reading.document import ReadingWarning

TYPED_OVER, COMMENTS, XFA = "typed-over-text", "comments", "xfa-form"
WITHOUT, STRUCK = "pages-without-text", "struck-out-text"

KINDS = {
    pdfium.FPDF_ANNOT_FREETEXT: TYPED_OVER,
    pdfium.FPDF_ANNOT_TEXT: COMMENTS,
    pdfium.FPDF_ANNOT_HIGHLIGHT: COMMENTS,
    pdfium.FPDF_ANNOT_UNDERLINE: COMMENTS,
    pdfium.FPDF_ANNOT_STRIKEOUT: COMMENTS,
}
"""Annotations (ISO 32000-1, 12.5.6) that hold words of a person."""

XFA_FORMS = (pdfium.FORMTYPE_XFA_FULL, pdfium.FORMTYPE_XFA_FOREGROUND)

SENTENCES = {
    STRUCK: "Text that is struck out was left out (lines: {}, the first on page {}).",
    TYPED_OVER: "Text that was typed over the pages as annotations was not read ({}, the first on"
    " page {}): print the plan to a new PDF, or ask for the Word file.",
    COMMENTS: "Comments on the pages are not part of the plan and were not read ({}, the first on"
    " page {}).",
}


@dataclass(slots=True)
class Unread:
    """The pages without text, and how much of each kind was left out, first seen where."""

    without: list[int] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)
    is_xfa: bool = False

    def add(self, code: str, number: int, count: int = 1) -> None:
        """Counts things of a kind that were left out on a page."""
        if count:
            self.counts[code] += count
            self.first.setdefault(code, number)

    def look_at(self, page: Any, number: int) -> None:
        """Counts the annotations with words on a page, which pdfium holds."""
        for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
            note = pdfium.FPDFPage_GetAnnot(page, index)
            try:
                code = KINDS.get(pdfium.FPDFAnnot_GetSubtype(note))
                if code and _has_words(note):
                    self.add(code, number)
            finally:
                pdfium.FPDFPage_CloseAnnot(note)

    def warnings(self, pages: int) -> tuple[ReadingWarning, ...]:
        """One warning for each kind of thing; ``pages`` is how many pages there are."""
        found = [_without_text(self.without, pages)] if self.without else []
        if self.is_xfa:
            message = (
                "The file is a form whose answers may be kept apart from its pages (XFA) and were"
                " not read there: print it to a new PDF, or ask for the Word file."
            )
            found.append(ReadingWarning(XFA, message))
        for code, sentence in SENTENCES.items():
            if self.counts[code]:
                message = sentence.format(self.counts[code], self.first[code])
                found.append(ReadingWarning(code, message))
        return tuple(found)


def _has_words(note: Any) -> bool:
    """Whether the annotation holds more than the two bytes that end a string."""
    return bool(pdfium.FPDFAnnot_GetStringValue(note, b"Contents", None, 0) > 2)


def _without_text(without: Sequence[int], pages: int) -> ReadingWarning:
    numbers = ", ".join(map(str, without))
    said = f"Page {numbers} has" if len(without) == 1 else f"Pages {numbers} have"
    message = f"{said} no text ({len(without)} of {pages}): what stands there was not read."
    return ReadingWarning(WITHOUT, message)
