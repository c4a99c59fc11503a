"""What lies on a PDF page, taken from pdfium: characters with their places, and drawings.

Coordinates are those of the page as it is shown (after rotation), in points, from the top left.
pdfium gives the same characters as pdfminer in a fraction of the time and of the memory, and
those that are printed twice to look bold only once.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pypdfium2.raw as pdfium

from audit.reading.docx_symbols import READABLE, from_picture_font
from audit.reading.pdf_drawings import Drawings, Transform, drawings_of
from audit.reading.pdf_tags import Tag, page_tags

PRIVATE_USE = range(0xF000, 0xF100)
PICTURE_FONTS = ("Wingdings 2", "Wingdings", "Webdings", "Symbol")
SOFT_HYPHEN = "\u00ad"
LINE_END_HYPHEN = 0x02
BOLD_NAMES = ("bold", "black", "heavy", "demi")
STROKED_TEXT = 2


def _by_address(function: Any, result: Any, *more: Any) -> Any:
    """A function of pdfium that takes and gives plain addresses: it is asked of every letter."""
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int, *more)(address)


_code_of = _by_address(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_is_generated = _by_address(pdfium.FPDFText_IsGenerated, ctypes.c_int)
_owner_of = _by_address(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_box_of = _by_address(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p)


@dataclass(slots=True)
class Char:
    """One character; ``base`` is its baseline and ``upright`` whether it is read level.

    ``tag`` is what a tagged PDF says about it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    upright: bool = True
    tag: Tag | None = None


@dataclass(slots=True)
class Sheet:
    """One page as it is shown."""

    number: int
    width: float
    height: float
    chars: list[Char]
    drawings: Drawings


class TooManyCharacters(Exception):
    """A page with more characters than are read; ``count`` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.count = count


def read_sheet(page: Any, number: int, most: int) -> Sheet:
    """The content of a pypdfium2 page; ``number`` counts pages from 1.

    Raises TooManyCharacters where there are more than ``most``.
    """
    to_view = view_of(page)
    width, height = page.get_size()
    tags = page_tags(page.raw)
    textpage = page.get_textpage()
    try:
        if (count := textpage.count_chars()) > most:
            raise TooManyCharacters(count)
        chars = list(_chars(textpage.raw, to_view, page.get_rotation(), tags))
    finally:
        textpage.close()
    drawings = drawings_of(page.raw, to_view)
    return Sheet(number, width, height, chars, drawings)


def view_of(page: Any) -> Transform:
    """From the page's own coordinates to those of the page as shown."""
    left, bottom, right, top = page.get_cropbox()
    views: dict[int, Transform] = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }
    return views[page.get_rotation() % 360]


@dataclass(slots=True)
class _Style:
    """What all characters of one text object have in common."""

    size: float
    bold: bool
    upright: bool
    base: float
    pictures: str | None
    tag: Tag | None


def _chars(text: Any, to_view: Transform, turn: int, tags: dict[int, Tag]) -> Iterator[Char]:
    box = pdfium.FS_RECTF()
    box_address = ctypes.addressof(box)
    page = ctypes.cast(text, ctypes.c_void_p).value
    styles = _Styles(text, to_view, turn, tags)
    level = turn % 360 == 0
    across, down = to_view(0.0, 0.0)
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = _code_of(page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if code in (0, 0xFFFE, 0xFFFF) or _is_generated(page, index) == 1:
            continue
        style = styles.of(index)
        shown = _shown(code, style.pictures)
        if not shown:
            continue
        _box_of(page, index, box_address)
        if level:
            x0, x1 = across + box.left, across + box.right
            top, bottom = down - box.top, down - box.bottom
        else:
            (x0, x1), (top, bottom) = _turned(box, to_view)
        yield Char(
            shown,
            x0,
            x1,
            top,
            bottom,
            style.base,
            style.size,
            style.bold,
            style.upright,
            style.tag,
        )


def _turned(box: Any, to_view: Transform) -> tuple[list[float], list[float]]:
    """Left and right, top and bottom of a character on a turned page."""
    (x0, y0), (x1, y1) = to_view(box.left, box.bottom), to_view(box.right, box.top)
    return sorted((x0, x1)), sorted((y0, y1))


@lru_cache(maxsize=4096)
def _shown(code: int, pictures: str | None) -> str:
    """What a reader takes a character for; "" if it is not seen."""
    if code == LINE_END_HYPHEN:
        return "-"
    character = chr(code)
    if character == SOFT_HYPHEN:
        return character
    if code in PRIVATE_USE or (pictures and code <= 0xFF):
        return from_picture_font(character, pictures)
    if character.isspace():
        return " "
    return character.translate(READABLE) if character.isprintable() else ""


class _Styles:
    """The style of each character, asked of pdfium once for a text object."""

    def __init__(self, text: Any, to_view: Transform, turn: int, tags: dict[int, Tag]) -> None:
        self.text, self.to_view, self.turn, self.tags = text, to_view, turn, tags
        self.page = ctypes.cast(text, ctypes.c_void_p).value
        self.known: dict[int, _Style] = {}

    def of(self, index: int) -> _Style:
        key = _owner_of(self.page, index) or -index - 1
        known = self.known.get(key)
        if known is None:
            owner = pdfium.FPDFText_GetTextObject(self.text, index)
            known = self.known[key] = self._ask(index, owner)
        return known

    def _ask(self, index: int, owner: Any) -> _Style:
        text = self.text
        name = _font(text, index)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(owner) if owner and self.tags else -1
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(text, index))
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        return _Style(
            _size(text, index),
            _bold(name, owner),
            abs((angle + self.turn + 180) % 360 - 180) < 15,
            self.to_view(x.value, y.value)[1],
            _picture_font(name),
            self.tags.get(mark),
        )


def _picture_font(name: str) -> str | None:
    """The picture font of that name, which a tag of six letters may precede in a file."""
    own = _plain(name.rpartition("+")[2])
    return next((font for font in PICTURE_FONTS if own.startswith(_plain(font))), None)


def _plain(name: str) -> str:
    return name.lower().replace(" ", "").replace("-", "")


def _size(text: Any, index: int) -> float:
    """The font size as shown: the nominal one times the scale of the text matrix."""
    size = float(pdfium.FPDFText_GetFontSize(text, index))
    matrix = pdfium.FS_MATRIX()
    if pdfium.FPDFText_GetMatrix(text, index, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
    return round(size, 1)


def _font(text: Any, index: int) -> str:
    """The name of the font that a character is set in."""
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text, index, None, 0, flags)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFText_GetFontInfo(text, index, buffer, length, flags)
    return buffer.value.decode("utf-8", "replace")


def _bold(name: str, owner: Any) -> bool:
    """Whether type is bold by its name, or made bold by an outline around each letter."""
    if any(word in name.lower() for word in BOLD_NAMES):
        return True
    return bool(owner) and pdfium.FPDFTextObj_GetTextRenderMode(owner) == STROKED_TEXT
