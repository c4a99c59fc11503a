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

    def _possible(self, text: SeenText) -> list[_Phrase]:
        """The phrases that can begin with a word of the text, in their order."""
        by_key = self._by_key
        numbers = {number for key in by_key.keys() & text.keys for number in by_key[key]}
        return [self._phrases[number] for number in sorted(numbers)]

    def find(self, text: str) -> Iterator[Match]:
        """Every match from left to right, none overlapping another.

        Of phrases that begin at the same place, the one that is longest as written is found.
        """
        seen = seen_text(text)
        ahead = [
            (found, phrase)
            for phrase in self._possible(seen)
            if (found := phrase.search(seen)) is not None
        ]
        while ahead:
            start, end = min(ahead, key=lambda pair: pair[0][0])[0]
            yield Match(text[start:end], start, end)
            ahead = [
                (again, phrase)
                for found, phrase in ahead
                if (again := found if found[0] >= end else phrase.search(seen, end)) is not None
            ]

    def first(self, text: str) -> Match | None:
        """The first match or None."""
        return next(self.find(text), None)

    def texts(self, text: str) -> list[str]:
        """The words of every match, each once, in order."""
        return list(dict.fromkeys(match.text for match in self.find(text)))

    def __contains__(self, text: str) -> bool:
        seen = seen_text(text)
        return any(phrase.search(seen) is not None for phrase in self._possible(seen))


class _Phrase:
    """One phrase of a list."""

    def __init__(self, written: str, part: Part):
        self.written, self.part = written, part

    @cached_property
    def _ends_in_sign(self) -> bool:
        """A word ends where the phrase ends; after a sign such as a percent sign anything goes."""
        written = self.written.rstrip()
        return written[-1] in _SIGNS_AT_END and not written.endswith("...")

    def search(self, text: SeenText, start: int = 0) -> tuple[int, int] | None:
        """Where the phrase first stands in the text, from ``start`` on: its start and end."""
        if not may_be_in(self.part, text):
            return None
        keys = self.part.keys & text.keys
        for at in sorted({at for key in keys for at in text.places[key]}):
            if at >= start:
                for end in self.part.ends(text, at):
                    if self._ends_in_sign or not _goes_on(text.seen, end):
                        return at, end
        return None


def _goes_on(seen: str, end: int) -> bool:
    return end < len(seen) and (seen[end].isalnum() or seen[end] == "_")
