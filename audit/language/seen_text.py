"""A text ready to be searched: which words are in it, and where they begin."""

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
_BEGINNING = re.compile(r"\w+|(?<!\w)[^\w\s]")
_FIGURE_FIRST = re.compile(r"\b[0-9½¼¾]")
_SPACE = re.compile(r"[\s\"(-]+")
_ALL = frozenset((ANYTHING,))


class SeenText:
    """Text as ``plain`` gives it, with the words and signs that begin in it.

    A key is a word, its first three letters with a star ("imp*"), NUMBER, a letter before a number
    ("y#") or ANYTHING. ``keys`` are all those of the text. Few texts hold what is looked for, so
    places are looked up only when they are asked for.
    """

    def __init__(self, text: str):
        self.seen = plain(text)
        self.keys = _ALL.union(*map(keys_of, _BEGINNING.findall(self.seen)))
        self._keys_at: dict[int, tuple[str, ...]] = {}
        self._places: dict[str, list[int]] = {}
        self._after: dict[int, tuple[int, ...]] = {}

    def keys_at(self, at: int) -> tuple[str, ...]:
        """The keys of the word or sign that begins at a place."""
        found = self._keys_at.get(at)
        if found is None:
            begins = _BEGINNING.match(self.seen, at)
            found = self._keys_at[at] = keys_of(begins.group()) if begins else ()
        return found

    def places(self, key: str) -> list[int]:
        """Where the words with this key begin, in order."""
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._look_for(key)
        return found

    def _look_for(self, key: str) -> list[int]:
        if key == ANYTHING:
            return [begins.start() for begins in _BEGINNING.finditer(self.seen)]
        if key == NUMBER:
            return [figure.start() for figure in _FIGURE_FIRST.finditer(self.seen)]
        seen, letters = self.seen, key.rstrip(ANYTHING + NUMBER)
        found, at = [], seen.find(letters)
        while at >= 0:
            if not (at and in_word(seen[at - 1])) and key in self.keys_at(at):
                found.append(at)
            at = seen.find(letters, at + 1)
        return found

    def next_words(self, end: int) -> tuple[int, ...]:
        """Where what follows ``end`` may begin; a bracket or quotation mark may be part of it."""
        found = self._after.get(end)
        if found is None:
            found = self._after[end] = tuple(_next_words(self.seen, end))
        return found


def in_word(char: str) -> bool:
    """Whether a character may stand inside a word."""
    return char.isalnum() or char == "_"


def _next_words(seen: str, end: int) -> list[int]:
    space = _SPACE.match(seen, end)
    if space is None:
        return []
    last = space.end()
    return [last, *(at for at in range(last - 1, end, -1) if not seen[at].isspace())]


@lru_cache(maxsize=16384)
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
