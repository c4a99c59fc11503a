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

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

Lists = Mapping[str, Sequence[str]]

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: value for value, word in enumerate(_ONES, 1)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    "hundred": 100,
    "dozen": 12,
    "half": 0.5,
    "quarter": 0.25,
    "quarters": 0.75,
}
_NUMBER_WORDS = re.compile(
    r"\b(?:(?:(?:a|three)[-\s])?quarters?\sof\san?|half(?:\san?)?|(?:a\s)?(?:hundred|dozen)"
    rf"|(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))})\b"
)
# Numbers, words and gaps are bounded, so that no text can make a search slow.
NUMBER = r"(?:\d{1,24}(?:[.,:]\d{1,6}){0,3}[½¼¾]?|[½¼¾])"
_GAP = r"(?:[^\s;!?]{0,40}[^\s.;!?]\s+){0,6}?[(\"']?"
_SPACE = r"[\s\"(-]+"
_TOKEN = re.compile(r"\.\.\.|\{[^{}]*\}|[()\[\]|]|[^\s()\[\]|{}]+")
_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}
)


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """The text as phrases see it: same length, same places.

    Lower case, straight quotation marks, plain dashes, and numbers in words as figures filled up
    with noughts ("forty" is "00040"), so that one short pattern finds every number.
    """
    lowered = text.translate(_SAME_LENGTH).lower()
    if len(lowered) != len(text):  # a few letters grow when they are lowered
        lowered = "".join(
            low if len(low := char.lower()) == 1 else char for char in text.translate(_SAME_LENGTH)
        )
    return _NUMBER_WORDS.sub(_in_figures, lowered)


def _in_figures(match: re.Match[str]) -> str:
    words = re.findall(r"[a-z]+", match.group())
    value = sum(_VALUES[word] for word in words if word in _VALUES and word != "three")
    if "three" in words and "quarters" not in words:
        value += 3
    return f"{value:g}".zfill(len(match.group()))


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words found: ``text`` as the plan has them, from ``start`` to ``end`` (characters)."""

    text: str
    start: int
    end: int


class Phrases:
    """A compiled phrase list."""

    def __init__(self, phrases: Sequence[str], lists: Lists | None = None):
        """Compile; ``lists`` holds the lists that ``{name}`` may name. Raises PhraseError."""
        self._pattern = compile_phrases(phrases, lists or {})

    def find(self, text: str) -> Iterator[Match]:
        """Every match from left to right, none overlapping another."""
        if self._pattern is None:
            return
        for found in self._pattern.finditer(plain(text)):
            yield Match(text[found.start() : found.end()], found.start(), found.end())

    def first(self, text: str) -> Match | None:
        """The first match or None."""
        return next(self.find(text), None)

    def texts(self, text: str) -> list[str]:
        """The words of every match, each once, in order."""
        return list(dict.fromkeys(match.text for match in self.find(text)))

    def __contains__(self, text: str) -> bool:
        return self._pattern is not None and self._pattern.search(plain(text)) is not None


def compile_phrases(phrases: Sequence[str], lists: Lists) -> re.Pattern[str] | None:
    """One pattern for the whole list, longest phrase first; None for an empty list."""
    if not phrases:
        return None
    ordered = sorted(phrases, key=len, reverse=True)
    body = "|".join(_Phrase(phrase, lists).pattern() + _end(phrase) for phrase in ordered)
    return _compile(rf"(?<!\w)(?:{body})")


def _end(phrase: str) -> str:
    """A word ends where the phrase ends; after a sign such as a quotation mark anything goes."""
    return "" if phrase.rstrip()[-1] in "\"'%.,:;" else r"(?!\w)"


@lru_cache(maxsize=512)
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class _Part:
    pattern: str
    optional: bool = False
    gap: bool = False


class _Phrase:
    """One phrase, read by recursive descent: alternatives of sequences of parts."""

    def __init__(self, phrase: str, lists: Lists, inside: tuple[str, ...] = ()):
        if phrase.count("{") != phrase.count("}"):
            raise PhraseError(f"a curly bracket is not closed in “{phrase}”")
        self.phrase, self.lists, self.inside = phrase, lists, inside
        self.tokens = _TOKEN.findall(plain(phrase))
        self.at = 0

    def pattern(self) -> str:
        result = self._alternatives()
        if self.at < len(self.tokens):
            raise PhraseError(f"a bracket too many in “{self.phrase}”")
        return result

    def _alternatives(self) -> str:
        options = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            options.append(self._sequence())
        return f"(?:{'|'.join(options)})"

    def _sequence(self) -> str:
        parts: list[_Part] = []
        while (token := self._peek()) not in ("", "|", ")", "]"):
            self.at += 1
            parts.append(self._part(token))
        if not any(not part.optional and not part.gap for part in parts):
            raise PhraseError(f"nothing that must be there in “{self.phrase}”")
        return _join(parts)

    def _part(self, token: str) -> _Part:
        if token in "([":
            inner = self._alternatives()
            if self._peek() != {"(": ")", "[": "]"}[token]:
                raise PhraseError(f"a bracket is not closed in “{self.phrase}”")
            self.at += 1
            return _Part(inner, optional=token == "[")
        if token == "...":
            return _Part(_GAP, gap=True)
        if token.startswith("{"):
            return _Part(self._named(token[1:-1].strip()))
        return _Part(_word(token))

    def _named(self, name: str) -> str:
        if name not in self.lists:
            raise PhraseError(f"“{self.phrase}” names the list “{name}”, which is not there")
        if name in self.inside:
            raise PhraseError(f"the list “{name}” names itself")
        ordered = sorted(self.lists[name], key=len, reverse=True)
        inside = (*self.inside, name)
        return f"(?:{'|'.join(_Phrase(p, self.lists, inside).pattern() for p in ordered)})"

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""


def _join(parts: list[_Part]) -> str:
    """Parts with spaces between; an optional part or gap takes its space with it."""
    last_firm = max(i for i, part in enumerate(parts) if not part.optional and not part.gap)
    out = []
    for index, part in enumerate(parts):
        if part.gap:
            out.append(part.pattern if index < last_firm else "")
        elif index < last_firm:
            out.append(f"(?:{part.pattern}{_SPACE})?" if part.optional else part.pattern + _SPACE)
        elif index == last_firm:
            out.append(part.pattern)
        else:
            out.append(f"(?:{_SPACE}{part.pattern})?")
    return "".join(out)


def _word(token: str) -> str:
    pieces = [
        NUMBER if piece == "#" else re.escape(piece) for piece in re.split(r"(#)", token) if piece
    ]
    joined = "".join(pieces)
    # Between two numbers the hyphen must be there: "24" is not "2-4".
    joined = joined.replace(rf"{NUMBER}\-{NUMBER}", f"{NUMBER}-{NUMBER}")
    return joined.replace(r"\*", r"[\w']{0,30}").replace(r"\-", r"[-\s]?")
