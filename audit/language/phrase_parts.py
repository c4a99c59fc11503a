"""What a phrase is made of. Each part says where in a text it can end if it begins at a place.

Regular expressions could say the same, but a rubric has thousands of words in its phrases, few of
them in any one plan, and compiling them took longer than reading the plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol

from audit.language.seen_text import ANYTHING, NUMBER, SeenText, key_of

Ends = Sequence[int]
"""Places where a match ends, the most wanted first; empty where there is no match."""

Needs = tuple[frozenset[str], ...]
"""Keys by part: a text that has none of the keys of one part cannot hold the phrase."""

_NO_ENDS: Ends = ()
_NO_OPTIONS: list[int] = []

# Numbers, endings and gaps are bounded, so that no text can make a search slow.
_NUMBER = r"(?:\d{1,24}(?:[.,:]\d{1,6}){0,3}[½¼¾]?|[½¼¾])"
_ENDING = r"[\w']{0,30}"
_ENDING_OF_WORD = re.compile(_ENDING)
_GAP_WORD = re.compile(r"[^\s;!?]{0,40}[^\s.;!?]\s+")
_GAP_WORDS = 6


class Part(Protocol):
    """A part of a phrase, to be looked for in text as ``plain`` gives it."""

    @property
    def keys(self) -> frozenset[str]:
        """The keys (see SeenText) of the words that a match can begin with."""
        ...

    def ends(self, text: SeenText, at: int) -> Ends:
        """Where matches that begin at ``at`` end."""
        ...


@dataclass(frozen=True)
class Word:
    """These very letters."""

    letters: str

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset((key_of(self.letters, whole=True),))

    def ends(self, text: SeenText, at: int) -> Ends:
        if text.seen.startswith(self.letters, at):
            return (at + len(self.letters),)
        return _NO_ENDS


@dataclass(frozen=True)
class Stem:
    """These letters and any ending."""

    letters: str

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset((key_of(self.letters, whole=False),))

    def ends(self, text: SeenText, at: int) -> Ends:
        if not text.seen.startswith(self.letters, at):
            return _NO_ENDS
        ending = _ENDING_OF_WORD.match(text.seen, at + len(self.letters))
        return (ending.end(),) if ending else _NO_ENDS


@dataclass(frozen=True)
class Figure:
    """A word with a number in it, or with hyphens or endings inside: ``#-minute``."""

    token: str

    @cached_property
    def keys(self) -> frozenset[str]:
        if self.token[0] in "#0123456789":
            return frozenset((NUMBER,))
        before, after = re.split(r"[#*-]", self.token, maxsplit=1)
        if self.token[len(before)] == NUMBER and len(before) == 1 and before.isalpha():
            return frozenset((f"{before}{NUMBER}",))
        if self.token[len(before)] != "-":
            return frozenset((key_of(before, whole=False),))
        # The hyphen may be a space or nothing: "co regulates", "coregulates".
        together = before + re.split(r"[#*-]", after, maxsplit=1)[0]
        return frozenset((key_of(before, whole=True), key_of(together, whole=False)))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        pieces = re.split(r"(#)", self.token)
        joined = "".join(_NUMBER if piece == "#" else re.escape(piece) for piece in pieces)
        # Between two numbers the hyphen must be there: "24" is not "2-4".
        joined = joined.replace(rf"{_NUMBER}\-{_NUMBER}", f"{_NUMBER}-{_NUMBER}")
        return re.compile(joined.replace(r"\*", _ENDING).replace(r"\-", r"[-\s]?"))

    def ends(self, text: SeenText, at: int) -> Ends:
        longest = self._pattern.match(text.seen, at)
        if longest is None:
            return _NO_ENDS
        if "#" not in self.token:
            return (longest.end(),)
        # "8.30" is also "8": what follows decides.
        shorter = range(longest.end() - 1, at, -1)
        fitting = (end for end in shorter if self._pattern.fullmatch(text.seen, at, end))
        return (longest.end(), *fitting)


@dataclass(frozen=True)
class Either:
    """One of several parts; of those that match, the first."""

    options: tuple[Part, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(self._by_key)

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        """The options, by their number, that can begin with each key."""
        by_key: dict[str, list[int]] = {}
        for number, option in enumerate(self.options):
            for key in option.keys:
                by_key.setdefault(key, []).append(number)
        return by_key

    def ends(self, text: SeenText, at: int) -> Ends:
        by_key = self._by_key
        numbers = by_key.get(ANYTHING, _NO_OPTIONS)
        for key in text.keys_at(at):
            if key in by_key:
                numbers = sorted({*numbers, *by_key[key]}) if numbers else by_key[key]
        if len(numbers) == 1:
            return self.options[numbers[0]].ends(text, at)
        return [end for number in numbers for end in self.options[number].ends(text, at)]


def either(options: Sequence[Part]) -> Part:
    """One of these."""
    return options[0] if len(options) == 1 else Either(tuple(options))


class Place(NamedTuple):
    """A place in a row of parts: a part, one that may be there or not, or (None) a gap."""

    part: Part | None
    optional: bool = False

    @property
    def firm(self) -> bool:
        return self.part is not None and not self.optional

    def onward(self, text: SeenText, starts: Ends) -> Ends:
        """Where the next place of the row can begin if this one begins at any of ``starts``."""
        if self.part is None:
            return list(dict.fromkeys(end for at in starts for end in _gap_ends(text.seen, at)))
        found: list[int] = []
        for at in starts:
            for end in self.part.ends(text, at):
                found += text.next_words(end)
            if self.optional:
                found.append(at)
        return found

    def longer(self, text: SeenText, ends: Ends) -> Ends:
        """The ends with this optional place after each, and without; a gap adds nothing."""
        if self.part is None:
            return ends
        found: list[int] = []
        for end in ends:
            for at in text.next_words(end):
                found += self.part.ends(text, at)
            found.append(end)
        return found


@dataclass(frozen=True)
class Row:
    """Parts with spaces between; an optional part or gap takes its space with it."""

    places: tuple[Place, ...]

    @cached_property
    def keys(self) -> frozenset[str]:
        keys: set[str] = set()
        for place in self.places:
            keys |= place.part.keys if place.part else {ANYTHING}
            if place.firm:
                break
        return frozenset(keys)

    @cached_property
    def needs(self) -> Needs:
        """The keys of each part that must be there, but for one that the row begins with."""
        rest = self.places[1:] if self.places[0].firm else self.places
        return tuple(place.part.keys for place in rest if place.part and place.firm)

    @cached_property
    def _around_last_firm(self) -> tuple[tuple[Place, ...], Part, tuple[Place, ...]]:
        """The last part that must be there, with the places before and after it."""
        last, part = [
            (number, place.part)
            for number, place in enumerate(self.places)
            if place.part and place.firm
        ][-1]
        return self.places[:last], part, self.places[last + 1 :]

    def ends(self, text: SeenText, at: int) -> Ends:
        before, last, after = self._around_last_firm
        starts: Ends = (at,)
        for place in before:
            starts = place.onward(text, starts)
            if not starts:
                return _NO_ENDS
        ends: Ends = [end for start in starts for end in last.ends(text, start)]
        for place in after:
            ends = place.longer(text, ends)
        return ends


def row(places: Sequence[Place]) -> Part:
    """These one after the other; at least one of them is firm."""
    only = places[0].part if len(places) == 1 else None
    return only or Row(tuple(places))


def _gap_ends(seen: str, at: int) -> list[int]:
    """Up to six words may be left out inside a sentence, as few as will do."""
    ends: list[int] = []
    for _ in range(_GAP_WORDS + 1):
        if seen[at : at + 1] in ("(", '"', "'"):
            ends.append(at + 1)
        ends.append(at)
        word = _GAP_WORD.match(seen, at)
        if word is None:
            break
        at = word.end()
    return ends


@lru_cache(maxsize=4096)
def word(token: str) -> Part:
    """A word of a phrase as it is written there: ``improv*``, ``#-minute``, ``well-being``."""
    signs = re.findall(r"[#*-]", token)
    if not signs:
        return Word(token)
    if signs == ["*"] and len(token) > 1 and token.endswith("*"):
        return Stem(token[:-1])
    return Figure(token)
