"""Phrase lists that a panel can read and edit, found in text with their exact places.

The notation, one phrase a line in the rubric:

=================  ==============================================================================
``access to``      these words, in any case; a hyphen may stand for a space
``(a|b c)``        one of these
``[very]``         may be there or not
``improv*``        any ending of the word
``#``              a number in figures or words ("45", "forty-five", "half", "2.5")
``...``            up to six words between, inside the same sentence
``{period}``       any phrase of the list called "period"
=================  ==============================================================================
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from audit.language.phrase_notation import Lists, ReadLists, read_phrase
from audit.language.phrase_parts import Part, may_be_in
from audit.language.seen_text import SeenText, seen_text

_SIGNS_AT_END = "\"'%.,:;"


@dataclass(frozen=True, slots=True)
class Match:
    """Words found: ``text`` as the plan has them, from ``start`` to ``end`` (characters)."""

    text: str
    start: int
    end: int


class Phrases:
    """A phrase list, ready to be looked for; it is read when it is first looked for."""

    def __init__(
        self,
        phrases: Sequence[str],
        lists: Lists | None = None,
        read: ReadLists | None = None,
    ):
        """Take the list; ``lists`` holds those that ``{name}`` may name.

        ``read`` keeps named lists once they are read, for the next phrase list of the same rubric.
        Looking for a list with a phrase that makes no sense raises PhraseError.
        """
        self._written = sorted(phrases, key=len, reverse=True)
        self._lists = lists or {}
        self._read = {} if read is None else read

    def check(self) -> None:
        """Read every phrase. Raises PhraseError for the first that makes no sense."""
        _ = self._phrases

    @cached_property
    def _phrases(self) -> list[_Phrase]:
        return [
            _Phrase(phrase, read_phrase(phrase, self._lists, self._read))
            for phrase in self._written
        ]

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        """The phrases, by their number, that can begin with each key."""
        by_key: dict[str, list[int]] = {}
        for number, phrase in enumerate(self._phrases):
            for key in phrase.part.keys:
                by_key.setdefault(key, []).append(number)
        return by_key

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._by_key)

    def _possible(self, text: SeenText) -> list[_Phrase]:
        """The phrases that can be in the text, in their order."""
        keys = self._keys & text.keys
        if not keys:
            return []
        numbers = {number for key in keys for number in self._by_key[key]}
        ordered = (self._phrases[number] for number in sorted(numbers))
        return [phrase for phrase in ordered if may_be_in(phrase.part, text)]

    def find(self, text: str) -> Iterator[Match]:
        """Every match from left to right, none overlapping another.

        Of phrases that begin at the same place, the one that is longest as written is found.
        """
        seen = seen_text(text)
        searches = [_Search(phrase, seen) for phrase in self._possible(seen)]
        ahead = [search for search in searches if search.go_to(0)]
        while ahead:
            start, end = min(ahead, key=lambda search: search.found[0]).found
            yield Match(text[start:end], start, end)
            ahead = [search for search in ahead if search.go_to(end)]

    def first(self, text: str) -> Match | None:
        """The first match or None."""
        return next(self.find(text), None)

    def texts(self, text: str) -> list[str]:
        """The words of every match, each once, in order."""
        return list(dict.fromkeys(match.text for match in self.find(text)))

    def __contains__(self, text: str) -> bool:
        seen = seen_text(text)
        return any(_Search(phrase, seen).go_to(0) for phrase in self._possible(seen))


class _Phrase:
    """One phrase of a list."""

    def __init__(self, written: str, part: Part):
        self.written, self.part = written, part

    @cached_property
    def _ends_in_sign(self) -> bool:
        """A word ends where the phrase ends; after a sign such as a percent sign anything goes."""
        written = self.written.rstrip()
        return written[-1] in _SIGNS_AT_END and not written.endswith("...")

    def end_at(self, text: SeenText, at: int) -> int | None:
        """Where the phrase ends if it stands at this place."""
        for end in self.part.ends(text, at):
            if self._ends_in_sign or not _goes_on(text.seen, end):
                return end
        return None


class _Search:
    """One phrase looked for in one text, from left to right. ``found``: its start and end."""

    __slots__ = ("_next", "_phrase", "_places", "_text", "found")

    def __init__(self, phrase: _Phrase, text: SeenText):
        self._phrase, self._text = phrase, text
        self._places = text.places(phrase.part.keys)
        self._next = 0
        self.found = (-1, -1)

    def go_to(self, start: int) -> bool:
        """Whether the phrase stands at ``start`` or after it; ``found`` is the first such place."""
        if self.found[0] >= start:
            return True
        places = self._places
        for number in range(bisect_left(places, start, self._next), len(places)):
            end = self._phrase.end_at(self._text, places[number])
            if end is not None:
                self._next, self.found = number, (places[number], end)
                return True
        return False


def _goes_on(seen: str, end: int) -> bool:
    return end < len(seen) and (seen[end].isalnum() or seen[end] == "_")
