"""A text ready to be searched: where its words begin."""

from __future__ import annotations

import re
from functools import lru_cache

from audit.language.plain import plain

STEM_LETTERS = 3
ANYTHING = "*"
"""The key of every word."""

_WORD = re.compile(r"\w+")
_BEGINNING = re.compile(r"(?<!\w)(?:\w+|\S)")


class SeenText:
    """Text as ``plain`` gives it, with the words and signs that begin in it.

    A key is a word, or its first three, two, one or no letters with a star ("imp*").
    ``keys`` are all of them, ``keys_at`` those of what begins at a place, ``places`` the places of
    each, in order.
    """

    __slots__ = ("keys", "keys_at", "places", "seen")

    def __init__(self, text: str):
        self.seen = plain(text)
        self.keys_at: dict[int, tuple[str, ...]] = {}
        self.places: dict[str, list[int]] = {}
        for match in _BEGINNING.finditer(self.seen):
            at = match.start()
            self.keys_at[at] = keys_of(match.group())
            for key in self.keys_at[at]:
                self.places.setdefault(key, []).append(at)
        self.keys = frozenset(self.places)


@lru_cache(maxsize=8192)
def keys_of(word: str) -> tuple[str, ...]:
    """The keys of a word of a text, from the word itself to any word at all."""
    return (word, *(f"{word[:length]}*" for length in range(min(len(word), STEM_LETTERS), -1, -1)))


def key_of(beginning: str, *, whole: bool) -> str:
    """The key of the words that begin so; ``whole`` if nothing can follow in the same word."""
    word = _WORD.match(beginning)
    if word is None:
        return beginning[:1] or ANYTHING
    if whole or word.end() < len(beginning):
        return word.group()
    return f"{beginning[:STEM_LETTERS]}*"


@lru_cache(maxsize=1024)
def seen_text(text: str) -> SeenText:
    """The text, made ready once."""
    return SeenText(text)
