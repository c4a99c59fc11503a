"""What lies on a PDF page, taken from pdfium: characters with their places, and drawings.

Coordinates are those of the page as it is shown (after rotation), in points, from the top left.
pdfium gives the same characters as pdfminer in a fraction of the time and of the memory, and
those that are printed twice to look bold only once.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from ctypes import c_int, c_void_p
from dataclasses import dataclass
from itertools import pairwise, repeat
from typing import Any

import pypdfium2.raw as pdfium

from audit.reading.pdf_drawings import Drawings, Transform, drawings_of
from audit.reading.pdf_tags import Tag, page_tags
from audit.reading.pdf_type import Types, by_address

NO_CHARACTER = {0, 0xFFFE, 0xFFFF}
SPACE = 0x20
"""Of the characters that pdfium makes up between those of the file, none has a higher code."""

LONGEST_STRETCH = 128
"""The end of a text object is looked for in so many characters at a time."""

Sides = tuple[list[float], list[float], list[float], list[float]]
"""Left, right, top and bottom of each character."""


_code_of = by_address(pdfium.FPDFText_GetUnicode, ctypes.c_uint, c_void_p, c_int)
_is_generated = by_address(pdfium.FPDFText_IsGenerated, c_int, c_void_p, c_int)
_owner_of = by_address(pdfium.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_box_of = by_address(pdfium.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)


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
        chars = _chars(textpage.raw, to_view, page.get_rotation(), tags)
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


def _chars(text: Any, to_view: Transform, turn: int, tags: dict[int, Tag]) -> list[Char]:
    page: int = ctypes.cast(text, c_void_p).value or 0
    codes = _codes(text, page)
    own = [
        index
        for index, code in enumerate(codes)
        if (code > SPACE or _is_generated(page, index) != 1) and code not in NO_CHARACTER
    ]
    own_codes = [codes[index] for index in own]
    sides = _sides(page, own, to_view, turn)
    types = Types(text, to_view, turn, tags)
    chars: list[Char] = []
    for start, end, owner in _objects(page, own):
        kind = types.of(own[start], owner)
        shown = map(kind.letters.__getitem__, own_codes[start:end])
        places = (side[start:end] for side in sides)
        alike = map(repeat, (kind.base, kind.size, kind.bold, kind.upright, kind.tag))
        chars += map(Char, shown, *places, *alike)
    return [char for char in chars if char.text]


def _codes(text: Any, page: int) -> list[int]:
    """The code of each character, 0 for the first half of one that is held in two halves."""
    count = pdfium.FPDFText_CountChars(text)
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    if pdfium.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        codes = [
            code if code not in NO_CHARACTER else _code_of(page, index)
            for index, code in enumerate(buffer[:count])
        ]
    else:
        codes = list(map(_code_of, repeat(page, count), range(count)))
    if max(codes, default=0) >= 0xD800:
        _join_halves(codes)
    return codes


def _join_halves(codes: list[int]) -> None:
    for index, (high, low) in enumerate(pairwise(codes)):
        if 0xD800 <= high < 0xDC00 <= low < 0xE000:
            codes[index : index + 2] = 0, 0x10000 + ((high - 0xD800) << 10) + low - 0xDC00


def _sides(page: int, own: list[int], to_view: Transform, turn: int) -> Sides:
    """The place of each character on the page as shown."""
    corners = (ctypes.c_float * (4 * len(own)))()
    first = ctypes.addressof(corners)
    each = range(first, first + ctypes.sizeof(corners), ctypes.sizeof(pdfium.FS_RECTF))
    deque(map(_box_of, repeat(page), own, each), maxlen=0)
    left, top, right, bottom = (corners[side::4] for side in range(4))
    if turn % 360 == 0:
        across, down = to_view(0.0, 0.0)
        return (
            [across + x for x in left],
            [across + x for x in right],
            [down - y for y in top],
            [down - y for y in bottom],
        )
    one, other = list(map(to_view, left, bottom)), list(map(to_view, right, top))
    return (
        [min(x0, x1) for (x0, _), (x1, _) in zip(one, other, strict=True)],
        [max(x0, x1) for (x0, _), (x1, _) in zip(one, other, strict=True)],
        [min(y0, y1) for (_, y0), (_, y1) in zip(one, other, strict=True)],
        [max(y0, y1) for (_, y0), (_, y1) in zip(one, other, strict=True)],
    )


def _objects(page: int, own: list[int]) -> Iterator[tuple[int, int, int]]:
    """The stretches of characters of one text object, which is named by its address.

    The characters of an object follow each other.
    """
    start = 0
    while start < len(own):
        owner = _owner_of(page, own[start])
        most = min(start + LONGEST_STRETCH, len(own))
        end = bisect_left(
            own, True, start + 1, most, key=lambda index: _owner_of(page, index) != owner
        )
        yield start, end, owner
        start = end
