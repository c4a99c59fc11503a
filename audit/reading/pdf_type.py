"""The type that a PDF text object is set in: size, weight, baseline, and what its letters mean."""

from __future__ import annotations

import ctypes
import math
from ctypes import c_int, c_void_p
from dataclasses import dataclass
from functools import cache
from typing import Any

import pypdfium2.raw as pdfium

from audit.reading.docx_symbols import READABLE, from_picture_font
from audit.reading.pdf_drawings import Transform
from audit.reading.pdf_tags import Tag

PRIVATE_USE = range(0xF000, 0xF100)
PICTURE_FONTS = ("Wingdings 2", "Wingdings", "Webdings", "Symbol")
SOFT_HYPHEN = "\u00ad"
LINE_END_HYPHEN = 0x02
BOLD_NAMES = ("bold", "black", "heavy", "demi")
STROKED_TEXT = 2
"""Type that is made bold by an outline around each letter."""


def by_address(function: Any, result: Any, *arguments: Any) -> Any:
    """A function of pdfium that takes and gives plain addresses, for what is asked often."""
    address = ctypes.cast(function, c_void_p).value or 0
    return ctypes.CFUNCTYPE(result, *arguments)(address)


_font_of = by_address(pdfium.FPDFTextObj_GetFont, c_void_p, c_void_p)
_mode_of = by_address(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_mark_of = by_address(pdfium.FPDFPageObj_GetMarkedContentID, c_int, c_void_p)


class Letters(dict[int, str]):
    """What a reader takes each character of a font for, by its code; "" if it is not seen."""

    def __init__(self, pictures: str | None) -> None:
        super().__init__()
        self.pictures = pictures

    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(code, self.pictures)
        return shown


def _shown(code: int, pictures: str | None) -> str:
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


_letters_of = cache(Letters)
"""The letters of all fonts but picture fonts are alike, and kept for the next page and file."""


@dataclass(slots=True)
class Type:
    """What all characters of one text object have in common."""

    size: float
    bold: bool
    upright: bool
    base: float
    letters: Letters
    tag: Tag | None


@dataclass(slots=True)
class _Font:
    bold: bool
    letters: Letters


class Types:
    """Tells the type of text objects on one page; ``text`` is its text page as pdfium holds it."""

    def __init__(self, text: Any, to_view: Transform, turn: int, tags: dict[int, Tag]) -> None:
        self.text, self.to_view, self.turn, self.tags = text, to_view, turn, tags
        self.fonts: dict[int, _Font] = {}
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.matrix = pdfium.FS_MATRIX()

    def of(self, index: int, owner: int) -> Type:
        """The type of a text object, given its address and the number of its first character."""
        text = self.text
        font = self._font(index, owner)
        angle = math.degrees(pdfium.FPDFText_GetCharAngle(text, index))
        pdfium.FPDFText_GetCharOrigin(text, index, self.x, self.y)
        return Type(
            self._size(index),
            font.bold or _mode_of(owner) == STROKED_TEXT,
            abs((angle + self.turn + 180) % 360 - 180) < 15,
            self.to_view(self.x.value, self.y.value)[1],
            font.letters,
            self.tags.get(_mark_of(owner)) if self.tags else None,
        )

    def _size(self, index: int) -> float:
        """The font size as shown: the nominal one times the scale of the text matrix."""
        size = float(pdfium.FPDFText_GetFontSize(self.text, index))
        if pdfium.FPDFText_GetMatrix(self.text, index, self.matrix):
            size *= math.hypot(self.matrix.c, self.matrix.d) or 1.0
        return round(size, 1)

    def _font(self, index: int, owner: int) -> _Font:
        key = _font_of(owner)
        font = self.fonts.get(key)
        if font is None:
            name = _font_name(self.text, index)
            bold = any(word in name.lower() for word in BOLD_NAMES)
            font = self.fonts[key] = _Font(bold, _letters_of(_picture_font(name)))
        return font


def _picture_font(name: str) -> str | None:
    """The picture font of that name, which a tag of six letters may precede in a file."""
    own = _plain(name.rpartition("+")[2])
    return next((font for font in PICTURE_FONTS if own.startswith(_plain(font))), None)


def _plain(name: str) -> str:
    return name.lower().replace(" ", "").replace("-", "")


def _font_name(text: Any, index: int) -> str:
    """The name of the font that a character is set in."""
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text, index, None, 0, flags)
    buffer = ctypes.create_string_buffer(max(length, 1))
    pdfium.FPDFText_GetFontInfo(text, index, buffer, length, flags)
    return buffer.value.decode("utf-8", "replace")
