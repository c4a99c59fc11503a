"""A text ready to be searched: where its words begin."""

from __future__ import annotations

import re
from functools import lru_cache

from audit.language.plain import plain

ANYTHING = "*"
"""The key of every word."""

NUMBER = "#"
"""The key of all that begins with a figure."""

STEM_LETTERS = 3
_FIGURES = frozenset("0123456789½¼¾")
_WORD = re.compile(r"\w+")
_BEGINNING = re.compile(r"(?<!\w)(?:\w+|\S)")


class SeenText:
    """Text as ``plain`` gives it, with the words and signs that begin in it.

    A key is a word, its first three letters with a star ("imp*"), NUMBER, a letter before a number
    ("y#") or ANYTHING. ``keys`` are all those of the text, ``keys_at`` those of what begins at a
    place.
    """

    __slots__ = ("_places", "_words", "keys", "keys_at", "seen")

    def __init__(self, text: str):
        self.seen = plain(text)
        self.keys_at: dict[int, tuple[str, ...]] = {}
        self._places: dict[str, list[int]] = {}
        self._words: dict[str, list[str]] = {}
        for match in _BEGINNING.finditer(self.seen):
            at, word = match.start(), match.group()
            self.keys_at[at] = keys = keys_of(word)
            if word in self._places:
                self._places[word].append(at)
                continue
            self._places[word] = [at]
            for key in keys:
                self._words.setdefault(key, []).append(word)
        self.keys = frozenset((ANYTHING, *self._words))

    def places(self, keys: frozenset[str]) -> list[int]:
        """Where words with any of these keys begin, in order."""
        if ANYTHING in keys:
            return list(self.keys_at)
        words = {word for key in keys & self.keys for word in self._words[key]}
        return sorted(at for word in words for at in self._places[word])


@lru_cache(maxsize=8192)
def keys_of(word: str) -> tuple[str, ...]:
    """The keys of a word or sign of a text, but for ANYTHING, which all have."""
    stem = f"{word[:STEM_LETTERS]}*"
    if word[0] in _FIGURES:
        return (word, stem, NUMBER)
    return (word, stem, f"{word[0]}{NUMBER}") if word[1:2] in _FIGURES else (word, stem)


def key_of(beginning: str, *, whole: bool) -> str:
    """The key of the words that begin so; ``whole`` if nothing can follow in the same word."""
    word = _WORD.match(beginning)
    if word is None:
        return beginning[:1] or ANYTHING
    if whole or word.end() < len(beginning):
        return word.group()
    return f"{beginning[:STEM_LETTERS]}*" if len(beginning) >= STEM_LETTERS else ANYTHING


@lru_cache(maxsize=1024)
def seen_text(text: str) -> SeenText:
    """The text, made ready once."""
    return SeenText(text)
