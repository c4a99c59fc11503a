"""Boxes, ticks and picture-font characters, written so that words and rules can see them."""

from __future__ import annotations

import re

BOX_TICKED, BOX_EMPTY = "[x]", "[ ]"
_PRIVATE_USE = 0xF000  # where Word puts the characters of picture fonts
_UNKNOWN = "•"

_WINGDINGS = {
    **dict.fromkeys((0x78, 0xFC, 0xFD, 0xFE), BOX_TICKED),
    **dict.fromkeys((0x6F, 0x71, 0x72, 0xA8), BOX_EMPTY),
    0x4A: "☺",
    0xDF: "←",
    0xE0: "→",
    0xE1: "↑",
    0xE2: "↓",
    0xFB: "✗",
    0x20: " ",
}
_WINGDINGS_2 = {
    **dict.fromkeys((0x50, 0x51, 0x52, 0x53, 0x54), BOX_TICKED),
    **dict.fromkeys((0x2A, 0x35, 0xA3), BOX_EMPTY),
    0x4F: "✗",
    0x20: " ",
}
_WEBDINGS = {0x61: BOX_TICKED, 0x63: BOX_EMPTY, 0x72: "✗", 0x20: " "}
_SYMBOL = {0xA3: "≤", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}

# What differs between the characters of the file and what a reader takes them for.
READABLE = str.maketrans(
    {
        "☐": BOX_EMPTY,
        "☑": BOX_TICKED,
        "☒": BOX_TICKED,
        "✓": BOX_TICKED,
        "✔": BOX_TICKED,
        "\N{SOFT HYPHEN}": None,
        "\N{ZERO WIDTH SPACE}": None,
        "\N{ZERO WIDTH NO-BREAK SPACE}": None,
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{NO-BREAK SPACE}": " ",
        "\N{NARROW NO-BREAK SPACE}": " ",
        "\n": " ",
        "\r": " ",
        "\t": " ",
    }
)

_UNREADABLE = re.compile("[" + "".join(map(chr, READABLE)) + "]")


def readable(text: str) -> str:
    """The text as a reader takes it. Most has nothing to change, and looking first is quicker."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(READABLE) if _UNREADABLE.search(text) else text


def symbol(code: str | None, font: str | None) -> str:
    """The character of a ``w:sym``: its code in hexadecimal and its font."""
    try:
        point = int(code or "", 16)
    except ValueError:
        return ""
    return from_picture_font(chr(point), font) if point else ""


def from_picture_font(text: str, font: str | None) -> str:
    """Text set in a picture font, as what its pictures mean; a plain bullet where unknown."""
    table = _FONTS.get((font or "").lower())
    return "".join(_meaning(ord(character), table) for character in text)


def _meaning(point: int, table: dict[int, str] | None) -> str:
    if table is None:
        if _PRIVATE_USE <= point <= _PRIVATE_USE + 0xFF:
            return _UNKNOWN
        return chr(point).translate(READABLE)
    if point > 0xFF and not _PRIVATE_USE <= point <= _PRIVATE_USE + 0xFF:
        return chr(point).translate(READABLE)
    return table.get(point & 0xFF, _UNKNOWN)
