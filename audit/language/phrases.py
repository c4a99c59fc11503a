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
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

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
_DIGITS = tuple("0123456789½¼¾")
_GAP = r"(?:[^\s;!?]{0,40}[^\s.;!?]\s+){0,6}?[(\"']?"
_SPACE = r"[\s\"(-]+"
_TOKEN = re.compile(r"\.\.\.|\{[^{}]*\}|[()\[\]|]|[^\s()\[\]|{}]+")
_BRACKETS = re.compile(r"\([^()\[\]{}]*\)|\[[^()\[\]{}]*\]|\{[^()\[\]{}]*\}")
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


Group = tuple[str, ...]
"""Words of which a text must hold one."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a phrase. ``needs``: text that matches holds a word of each of these groups."""

    pattern: str
    needs: tuple[Group, ...] = ()
    optional: bool = False
    gap: bool = False

    @property
    def firm(self) -> bool:
        return not self.optional and not self.gap


ReadLists = dict[str, _Part]
"""Named lists as they were read, by name."""


class Phrases:
    """A phrase list, ready to be looked for.

    Compiling is dear and most phrases of a rubric stand in no plan, so a phrase is compiled only
    when a text holds the words that it cannot do without.
    """

    def __init__(
        self,
        phrases: Sequence[str],
        lists: Lists | None = None,
        read: ReadLists | None = None,
    ):
        """Take the list; ``lists`` holds those that ``{name}`` may name.

        ``read`` keeps named lists once they are read, for the next phrase list of the same rubric.
        Phrases are read when they are first looked for, which raises PhraseError for one that
        makes no sense; ``check`` reads them all.
        """
        read = {} if read is None else read
        ordered = sorted(phrases, key=len, reverse=True)
        self._phrases = [_Compiled(phrase, lists or {}, read) for phrase in ordered]

    def check(self) -> None:
        """Read every phrase. Raises PhraseError for the first that makes no sense."""
        for phrase in self._phrases:
            _ = phrase.part

    def find(self, text: str) -> Iterator[Match]:
        """Every match from left to right, none overlapping another.

        Of phrases that begin at the same place, the one that is longest as written is found.
        """
        seen = plain(text)
        ahead = [
            (found, phrase)
            for phrase in self._phrases
            if phrase.may_be_in(seen) and (found := phrase.pattern.search(seen))
        ]
        while ahead:
            nearest = min(ahead, key=lambda pair: pair[0].start())[0]
            start, end = nearest.span()
            yield Match(text[start:end], start, end)
            ahead = [
                (again, phrase)
                for found, phrase in ahead
                if (again := found if found.start() >= end else phrase.pattern.search(seen, end))
            ]

    def first(self, text: str) -> Match | None:
        """The first match or None."""
        return next(self.find(text), None)

    def texts(self, text: str) -> list[str]:
        """The words of every match, each once, in order."""
        return list(dict.fromkeys(match.text for match in self.find(text)))

    def __contains__(self, text: str) -> bool:
        seen = plain(text)
        return any(
            phrase.may_be_in(seen) and phrase.pattern.search(seen) for phrase in self._phrases
        )


class _Compiled:
    """One phrase, read and compiled no sooner than a text holds words that it needs."""

    def __init__(self, phrase: str, lists: Lists, read: ReadLists):
        self._phrase, self._lists, self._read = phrase, lists, read
        self._outer = _outer_word(phrase)

    @cached_property
    def part(self) -> _Part:
        """The phrase as it was read. Raises PhraseError."""
        return _Phrase(self._phrase, self._lists, self._read).whole()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){self.part.pattern}{_end(self._phrase)}")

    def may_be_in(self, seen: str) -> bool:
        """False only where the phrase cannot be in the text, which is as ``plain`` gives it."""
        if self._outer not in seen:
            return False
        for group in self.part.needs:
            for word in group:
                if word in seen:
                    break
            else:
                return False
        return True


def _outer_word(phrase: str) -> str:
    """The longest word outside all brackets, which every match holds as it is; "" if none."""
    outside, inside = phrase, ""
    while outside != inside:
        inside, outside = outside, _BRACKETS.sub(" ", outside)
    words = (
        [] if re.search(r"[()\[\]{}|]", outside) else re.split(r"[\s#*-]|\.\.\.", plain(outside))
    )
    return max(words, key=len, default="")


def _end(phrase: str) -> str:
    """A word ends where the phrase ends; after a sign such as a quotation mark anything goes."""
    return "" if phrase.rstrip()[-1] in "\"'%.,:;" else r"(?!\w)"


class _Phrase:
    """One phrase, read by recursive descent: alternatives of sequences of parts."""

    def __init__(self, phrase: str, lists: Lists, read: ReadLists, inside: tuple[str, ...] = ()):
        if phrase.count("{") != phrase.count("}"):
            raise PhraseError(f"a curly bracket is not closed in “{phrase}”")
        self.phrase, self.lists, self.read, self.inside = phrase, lists, read, inside
        self.tokens = _TOKEN.findall(plain(phrase))
        self.at = 0

    def whole(self) -> _Part:
        result = self._alternatives()
        if self.at < len(self.tokens):
            raise PhraseError(f"a bracket too many in “{self.phrase}”")
        return result

    def _alternatives(self) -> _Part:
        options = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            options.append(self._sequence())
        return _either(options)

    def _sequence(self) -> _Part:
        parts: list[_Part] = []
        while (token := self._peek()) not in ("", "|", ")", "]"):
            self.at += 1
            parts.append(self._part(token))
        firm = [part for part in parts if part.firm]
        if not firm:
            raise PhraseError(f"nothing that must be there in “{self.phrase}”")
        needs = dict.fromkeys(group for part in firm for group in part.needs)
        return _Part(_join(parts), tuple(sorted(needs, key=len)))

    def _part(self, token: str) -> _Part:
        if token in "([":
            inner = self._alternatives()
            if self._peek() != {"(": ")", "[": "]"}[token]:
                raise PhraseError(f"a bracket is not closed in “{self.phrase}”")
            self.at += 1
            return replace(inner, optional=token == "[")
        if token == "...":
            return _Part(_GAP, gap=True)
        if token.startswith("{"):
            return self._named(token[1:-1].strip())
        return _Part(_word(token), _needs(token))

    def _named(self, name: str) -> _Part:
        if name not in self.lists:
            raise PhraseError(f"“{self.phrase}” names the list “{name}”, which is not there")
        if name in self.inside:
            raise PhraseError(f"the list “{name}” names itself")
        if name not in self.read:
            ordered = sorted(self.lists[name], key=len, reverse=True)
            inside = (*self.inside, name)
            self.read[name] = _either(
                [_Phrase(phrase, self.lists, self.read, inside).whole() for phrase in ordered]
            )
        return self.read[name]

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""


def _either(options: list[_Part]) -> _Part:
    """One of these: it needs a word of any option, if each is known to need one."""
    pattern = f"(?:{'|'.join(option.pattern for option in options)})"
    if len(options) == 1 or not all(option.needs for option in options):
        return _Part(pattern, options[0].needs if len(options) == 1 else ())
    words = dict.fromkeys(word for option in options for word in option.needs[0])
    return _Part(pattern, (tuple(words),))


@lru_cache(maxsize=4096)
def _needs(token: str) -> tuple[Group, ...]:
    """The longest piece of a word that every match holds as it is, and a digit for a number."""
    longest = max(re.split(r"[#*-]", token), key=len)
    return ((longest,),) if longest else (_DIGITS,) if "#" in token else ()


def _join(parts: list[_Part]) -> str:
    """Parts with spaces between; an optional part or gap takes its space with it."""
    last_firm = max(i for i, part in enumerate(parts) if part.firm)
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


@lru_cache(maxsize=4096)
def _word(token: str) -> str:
    pieces = [
        NUMBER if piece == "#" else re.escape(piece) for piece in re.split(r"(#)", token) if piece
    ]
    joined = "".join(pieces)
    # Between two numbers the hyphen must be there: "24" is not "2-4".
    joined = joined.replace(rf"{NUMBER}\-{NUMBER}", f"{NUMBER}-{NUMBER}")
    return joined.replace(r"\*", r"[\w']{0,30}").replace(r"\-", r"[-\s]?")
