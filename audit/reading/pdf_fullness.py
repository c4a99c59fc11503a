"""Whether a line of a PDF is full, so that the words after it may go on from it."""

from __future__ import annotations

import re

from audit.reading.pdf_layout import Passage
from audit.reading.pdf_lines import Line

ROOM = 2.0
"""Points by which the next word must have had room before a line counts as ended early."""
LARGEST_PADDING = 12.0
ENDING = ".!?:;"
BULLET = re.compile(r"^([•▪▫◦‣●○■□◆◇➢➤❖·∙⁃])\s*(?=\S)")


def is_full(line: Line, following: Line, passage: Passage) -> bool:
    """Whether the first word of the following line had no room on this line."""
    if passage.right is None:
        return True
    room = passage.right - passage_padding(passage) - line.x1
    if _are_centred(line, following, passage):
        room *= 2
    return room < _first_word(line, following) + 0.25 * line.size + ROOM


def _first_word(line: Line, following: Line) -> float:
    """The width of what would have had to fit: up to a hyphen, or the whole word.

    Some programs break no word at its own hyphen. A sentence that goes on in lower case shows it.
    """
    word = following.text.split(" ", 1)[0]
    if "-" in word and word[0].islower() and line.text[-1] not in ENDING:
        return (following.x1 - following.x0) * len(word) / len(following.text)
    return following.first_word


def passage_padding(passage: Passage) -> float:
    """The empty rim on the right of a cell, taken to be that on its left."""
    if not passage.in_table:
        return 0.0
    inset = min(line.x0 for line in passage.lines) - passage.left
    return min(max(inset, 0.0), LARGEST_PADDING)


def _are_centred(line: Line, following: Line, passage: Passage) -> bool:
    """Whether two lines of different length stand around the middle of their passage.

    A bullet and the lines that hang under its text may do so by chance.
    """
    if passage.right is None or abs(line.x0 - following.x0) < 2 or BULLET.match(line.text):
        return False
    middle = passage.left + passage.right
    return all(abs(part.x0 + part.x1 - middle) < 4 for part in (line, following))
