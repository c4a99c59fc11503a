"""How words of a plan are compared: case, spaces and typographic marks do not matter."""

from __future__ import annotations

import re

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"})
_SPACE = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """``text`` with every run of white space as one space and none at the ends."""
    return _SPACE.sub(" ", text).strip()


def plain(text: str) -> str:
    """``text`` for comparison: lower case, plain marks, single spaces."""
    return squeeze(text).translate(_MARKS).lower()


def word_count(text: str) -> int:
    """How many words, counted by the spaces between them."""
    return len(text.split())


def is_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does."""
    return text.rstrip(' "”’)').endswith((".", "!", ";"))
