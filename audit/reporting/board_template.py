"""A council's own Word template: its styles, headers and footers stay, the pack is put into it.

The content stands where a paragraph "{{board}}" stands, else at the end.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from lxml.etree import _Element

from audit.errors import NotPossible
from audit.reading.guards import MAX_UNZIPPED_BYTES
from audit.reporting.word_page import SMALL_PRINT, TABLE_TEXT, element
from audit.reporting.words import one_line

MARKER = "{{board}}"
# Styles that a template may lack: the size of their letters, and whether they are bold.
_WANTED: dict[str, tuple[float | None, bool]] = {
    "Heading 1": (20, True),
    "Heading 2": (15, True),
    "Heading 3": (12, True),
    "List Bullet": (None, False),
    TABLE_TEXT: (9.5, False),
    SMALL_PRINT: (9.5, False),
}
_TWIPS_A_CM = 567
_USUAL_WIDTH = 16.0
_TYPES = "[Content_Types].xml"
_DOTX = b"wordprocessingml.template.main+xml"
_DOCX = b"wordprocessingml.document.main+xml"


def open_template(path: Path) -> Document:
    """The template as a new document, with the styles that it lacks.

    Raises NotPossible where the file is missing, or no Word file (.docx or .dotx).
    """
    try:
        form: Document = docx.Document(io.BytesIO(_as_document(path)))
    except FileNotFoundError:
        raise NotPossible(
            f"{path} is not there: give the template's file with --template."
        ) from None
    except Exception as error:  # python-docx and zipfile raise many kinds for a broken file
        raise NotPossible(
            f"{path.name} cannot be used as a template: it must be a Word file (.docx or .dotx) "
            "that opens in Word without a password."
        ) from error
    for name, (size, bold) in _WANTED.items():
        if name not in form.styles:
            _add_style(form, name, size, bold)
    return form


def fill(form: Document, title: str, write: Callable[[Document, float], None]) -> None:
    """Let ``write`` add the content, given the width of the text in cm, and put it in its place."""
    body = form.element.body
    marker = _marker(body)
    before = set(body)
    write(form, _text_width(marker if marker is not None else body[-1]))
    added = [child for child in body if child not in before]
    _use_ids(form, added)
    if marker is not None:
        _move(marker, added)
    properties = form.core_properties
    properties.title, properties.language = one_line(title)[:255], "en-GB"
    _set_language(form)


def _as_document(path: Path) -> bytes:
    """The file's bytes; a .dotx becomes a document by its type."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(packed, "w") as target:
        if sum(entry.file_size for entry in source.infolist()) > MAX_UNZIPPED_BYTES:
            raise ValueError("larger than any template")
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == _TYPES:
                data = data.replace(_DOTX, _DOCX)
            target.writestr(entry, data)
    return packed.getvalue()


def _add_style(form: Document, name: str, size: float | None, bold: bool) -> None:
    style = form.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = form.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.font.bold = bold or None
    if size is not None:
        style.font.size = Pt(size)
    shape = style.paragraph_format
    if name == TABLE_TEXT:
        shape.space_before = shape.space_after = Pt(2)
    if name == "List Bullet":
        shape.left_indent = Cm(0.6)
    if name.startswith("Heading"):
        shape.space_before, shape.space_after = Pt(12), Pt(4)
        level = element("outlineLvl", val=str(int(name[-1]) - 1))
        style.element.get_or_add_pPr().append(level)
        shape.keep_with_next = True


def _marker(body: _Element) -> _Element | None:
    """The first paragraph, not within a table, whose whole text is the marker."""
    for paragraph in body.iter(qn("w:p")):
        text = "".join(part.text or "" for part in paragraph.iter(qn("w:t")))
        in_table = any(above.tag == qn("w:tbl") for above in paragraph.iterancestors())
        if text.strip() == MARKER and not in_table:
            return paragraph
    return None


def _move(marker: _Element, added: Iterable[_Element]) -> None:
    """Put the added elements in the marker's place; a section that ends with it still does."""
    for child in added:
        marker.addprevious(child)
    if marker.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is None:
        parent = marker.getparent()
        assert parent is not None  # noqa: S101 - a paragraph stands in something
        parent.remove(marker)
    else:
        for run in marker.findall(qn("w:r")):
            marker.remove(run)


def _text_width(at: _Element) -> float:
    """The width between the margins, in cm, of the section in which the element stands."""
    within = list(at.iter(qn("w:sectPr")))
    after = within or [part for one in at.itersiblings() for part in one.iter(qn("w:sectPr"))]
    if not after:
        return _USUAL_WIDTH
    size, margins = after[0].find(qn("w:pgSz")), after[0].find(qn("w:pgMar"))
    if size is None or margins is None:
        return _USUAL_WIDTH
    sides = [size.get(qn("w:w")), margins.get(qn("w:left")), margins.get(qn("w:right"))]
    width, left, right = (float(side or 0) for side in sides)
    return max((width - left - right) / _TWIPS_A_CM, 8.0)


def _use_ids(form: Document, added: Iterable[_Element]) -> None:
    """Name the styles by the ids that the template gives them, such as "berschrift1".

    Word takes a table style that is absent for none; the borders stand in the table itself.
    """
    ids = {name.replace(" ", ""): form.styles[name].style_id for name in _WANTED}
    for child in added:
        for style in child.iter(qn("w:pStyle")):
            wanted = style.get(qn("w:val"), "")
            style.set(qn("w:val"), ids.get(wanted, wanted))


def _set_language(form: Document) -> None:
    """British English where the template names no language of its own."""
    defaults = form.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
    if defaults is None:
        return
    properties = defaults.find(qn("w:rPr"))
    if properties is None:
        properties = element("rPr")
        defaults.append(properties)
    if properties.find(qn("w:lang")) is None:
        properties.append(element("lang", val="en-GB"))
