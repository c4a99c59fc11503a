"""The words of a PDF from pdfium's own text of each page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from counting import InFile, words

# A hyphen at the end of a line; pdfium gives a mark of its own where it has joined the lines.
_BROKEN_WORD = re.compile("[\ufffe\x02]\\s*|(?<=[^\\W\\d_])-\\s*\r?\n")
_DIGITS = re.compile(r"\d+")


def words_of_pdf(path: Path) -> InFile:
    """All words must be read, but lines that stand on several pages need it once only.

    Running headers, page numbers and the headings of a table that goes on are such lines.
    """
    found, pages_with = InFile(), Counter[str]()
    for page in _pages(path):
        on_page = set()
        for line in page.splitlines():
            key = _DIGITS.sub("0", " ".join(words(line)))
            again = key not in on_page and pages_with[key] > 0
            on_page.add(key)
            (found.may if again else found.must).update(words(line))
        pages_with.update(on_page)
    return found


def _pages(path: Path) -> list[str]:
    import pypdfium2

    pages = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            pages.append(_BROKEN_WORD.sub("", text.get_text_range()))
            text.close()
            page.close()
    return pages
