"""The notation of phrases (audit/language/phrases.py), read by recursive descent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from audit.language.phrase_parts import Part, Place, either, row, word
from audit.language.plain import plain

Lists = Mapping[str, Sequence[str]]
ReadLists = dict[str, Part]
"""Named lists as they were read, by name."""

_ENDS = frozenset(("", "|", ")", "]"))
_TOKEN = re.compile(r"\.\.\.|\{[^{}]*\}|[()\[\]|]|[^\s()\[\]|{}]+")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says what is wrong with it."""


def read_phrase(phrase: str, lists: Lists, read: ReadLists) -> Part:
    """A phrase as parts to be looked for.

    ``lists`` holds those that ``{name}`` may name; ``read`` keeps them once they are read. Raises
    PhraseError for a phrase that makes no sense.
    """
    return _Phrase(phrase, lists, read).whole()


class _Phrase:
    """One phrase: alternatives of sequences of parts."""

    def __init__(self, phrase: str, lists: Lists, read: ReadLists, inside: tuple[str, ...] = ()):
        if phrase.count("{") != phrase.count("}"):
            raise PhraseError(f"a curly bracket is not closed in “{phrase}”")
        self.phrase, self.lists, self.read, self.inside = phrase, lists, read, inside
        self.tokens = _TOKEN.findall(plain(phrase))
        self.at = 0

    def whole(self) -> Part:
        result = self._alternatives()
        if self.at < len(self.tokens):
            raise PhraseError(f"a bracket too many in “{self.phrase}”")
        return result

    def _alternatives(self) -> Part:
        options = [self._sequence()]
        while self._peek() == "|":
            self.at += 1
            options.append(self._sequence())
        return either(options)

    def _sequence(self) -> Part:
        if (alone := self._word_alone()) is not None:
            return alone
        places: list[Place] = []
        while (token := self._peek()) not in _ENDS:
            self.at += 1
            places.append(self._place(token))
        if not any(place.firm for place in places):
            raise PhraseError(f"nothing that must be there in “{self.phrase}”")
        return row(places)

    def _word_alone(self) -> Part | None:
        """Most alternatives are one word: no row need be made of it."""
        token, after = self._peek(), self._peek(1)
        if after not in _ENDS or token in _ENDS or token[0] in "([{" or token == "...":
            return None
        self.at += 1
        return word(token)

    def _place(self, token: str) -> Place:
        if token in "([":
            inner = self._alternatives()
            if self._peek() != {"(": ")", "[": "]"}[token]:
                raise PhraseError(f"a bracket is not closed in “{self.phrase}”")
            self.at += 1
            return Place(inner, optional=token == "[")
        if token == "...":
            return Place(None)
        if token.startswith("{"):
            return Place(self._named(token[1:-1].strip()))
        return Place(word(token))

    def _named(self, name: str) -> Part:
        if name not in self.lists:
            raise PhraseError(f"“{self.phrase}” names the list “{name}”, which is not there")
        if name in self.inside:
            raise PhraseError(f"the list “{name}” names itself")
        if name not in self.read:
            ordered = sorted(self.lists[name], key=len, reverse=True)
            inside = (*self.inside, name)
            self.read[name] = either(
                [_Phrase(phrase, self.lists, self.read, inside).whole() for phrase in ordered]
            )
        return self.read[name]

    def _peek(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else ""
