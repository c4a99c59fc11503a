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
from audit.language.phrase_parts import Either, Needs, Part, Row
from audit.language.seen_text import SeenText, in_word, seen_text

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
        """Each phrase, or each of its alternatives, in the order in which they are wanted."""
        return [
            _Phrase(part, anything_follows=_ends_in_sign(phrase))
            for phrase in self._written
            for part in _alternatives(read_phrase(phrase, self._lists, self._read))
        ]

    @cached_property
    def _by_key(self) -> dict[str, list[tuple[int, Needs]]]:
        """The phrases that can begin with each key: their number, and what else they need."""
        by_key: dict[str, list[tuple[int, Needs]]] = {}
        for number, phrase in enumerate(self._phrases):
            needs = phrase.part.needs if isinstance(phrase.part, Row) else ()
            for key in phrase.part.keys:
                by_key.setdefault(key, []).append((number, needs))
        return by_key

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._by_key)

    def _beginnings(self, text: SeenText) -> dict[int, list[int]]:
        """The phrases, by their number, that may begin at places of the text."""
        found: dict[int, list[int]] = {}
        lacks = text.keys.isdisjoint
        for key in self._keys & text.keys:
            some = [
                number
                for number, needs in self._by_key[key]
                if not (needs and any(map(lacks, needs)))
            ]
            if some:
                for at in text.places(key):
                    found[at] = sorted({*found[at], *some}) if at in found else some
        return found

    def find(self, text: str) -> Iterator[Match]:
        """Every match from left to right, none overlapping another.

        Of phrases that begin at the same place, the one that is longest as written is found.
        """
        seen = seen_text(text)
        return iter(()) if self._keys.isdisjoint(seen.keys) else self._matches(text, seen)

    def _matches(self, text: str, seen: SeenText) -> Iterator[Match]:
        beginnings = self._beginnings(seen)
        start = 0
        for at in sorted(beginnings):
            if at >= start:
                for number in beginnings[at]:
                    end = self._phrases[number].end_at(seen, at)
                    if end is not None:
                        yield Match(text[at:end], at, end)
                        start = end
                        break

    def first(self, text: str) -> Match | None:
        """The first match or None."""
        return next(self.find(text), None)

    def texts(self, text: str) -> list[str]:
        """The words of every match, each once, in order."""
        return list(dict.fromkeys(match.text for match in self.find(text)))

    def __contains__(self, text: str) -> bool:
        return self.first(text) is not None


def _alternatives(part: Part) -> Sequence[Part]:
    return part.options if isinstance(part, Either) else (part,)


def _ends_in_sign(written: str) -> bool:
    """A word ends where its phrase ends; after a sign such as a percent sign anything goes."""
    written = written.rstrip()
    return written[-1] in _SIGNS_AT_END and not written.endswith("...")


class _Phrase:
    """One phrase of a list."""

    __slots__ = ("_anything_follows", "part")

    def __init__(self, part: Part, *, anything_follows: bool):
        self.part, self._anything_follows = part, anything_follows

    def end_at(self, text: SeenText, at: int) -> int | None:
        """Where the phrase ends if it stands at this place."""
        for end in self.part.ends(text, at):
            if self._anything_follows or not _goes_on(text.seen, end):
                return end
        return None


def _goes_on(seen: str, end: int) -> bool:
    return end < len(seen) and in_word(seen[end])
