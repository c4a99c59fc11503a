"""How words of a plan are compared: case, spaces and typographic marks do not matter."""

from __future__ import annotations

from functools import lru_cache

# Many rules ask the same of one line, and plans of one template share most of their lines: what is
# told from the words alone is remembered, here and in the other rooms of the plan.

_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"})


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """``text`` with every run of white space as one space and none at the ends."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """``text`` for comparison: lower case, plain marks, single spaces."""
    return squeeze(text).translate(_MARKS).lower()


@lru_cache(maxsize=4096)
def word_count(text: str) -> int:
    """How many words, counted by the spaces between them."""
    return len(text.split())


def is_sentence(text: str) -> bool:
    """Whether ``text`` ends as a sentence does."""
    return text.rstrip(' "”’)').endswith((".", "!", ";"))
