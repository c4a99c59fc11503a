"""A text ready to be searched: which words are in it, and where they begin."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import accumulate

from audit.language.plain import plain

ANYTHING = "*"
"""The key of every word."""

NUMBER = "#"
"""The key of all that begins with a figure."""

STEM_LETTERS = 3
_FIGURES = frozenset("0123456789½¼¾")
_WORD = re.compile(r"\w+")
# A word with the sign and the space that follow it, or a sign that follows no word.
_PIECE = re.compile(r"\w+[^\w\s]?\s*|[^\w\s]\s*|\s+")
_SPACE = re.compile(r"[\s\"(-]+")
_ALL = frozenset((ANYTHING,))


class SeenText:
    """Text as ``plain`` gives it, with the words and signs that begin in it.

    A key is a word, its first three letters with a star ("imp*"), NUMBER, a letter before a number
    ("y#") or ANYTHING. ``keys`` are all those of the text, ``keys_at`` those of what begins at a
    place. Few texts hold anything that is looked for: places are counted when they are asked for.
    """

    def __init__(self, text: str):
        self.seen = plain(text)
        self._pieces: list[str] = _PIECE.findall(self.seen)
        self._keys = tuple(map(keys_of, self._pieces))
        self._places: dict[str, list[int]] = {}
        self._after: dict[int, tuple[int, ...]] = {}
        self.keys = _ALL.union(*self._keys)

    @cached_property
    def keys_at(self) -> dict[int, tuple[str, ...]]:
        """The keys of what begins at each place."""
        starts = accumulate(map(len, self._pieces), initial=0)
        return dict(zip(starts, self._keys, strict=False))

    def places(self, key: str) -> list[int]:
        """Where the words with this key begin, in order."""
        found = self._places.get(key)
        if found is None:
            found = [at for at, keys in self.keys_at.items() if key in keys or key == ANYTHING]
            self._places[key] = found
        return found

    def next_words(self, end: int) -> tuple[int, ...]:
        """Where what follows ``end`` may begin; a bracket or quotation mark may be part of it."""
        found = self._after.get(end)
        if found is None:
            found = self._after[end] = tuple(_next_words(self.seen, end))
        return found


def _next_words(seen: str, end: int) -> list[int]:
    space = _SPACE.match(seen, end)
    if space is None:
        return []
    last = space.end()
    return [last, *(at for at in range(last - 1, end, -1) if not seen[at].isspace())]


@lru_cache(maxsize=16384)
def keys_of(piece: str) -> tuple[str, ...]:
    """The keys of a word or sign that a piece of text begins with, but for ANYTHING."""
    if piece.isspace():
        return ()
    found = _WORD.match(piece)
    word = found.group() if found else piece[0]
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
