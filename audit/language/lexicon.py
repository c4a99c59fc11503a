"""The rubric's word lists, compiled when first used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.language.phrase_notation import ReadLists
from audit.language.phrases import Phrases


class Lexicon:
    """``lexicon["vague"]`` is the compiled list of that name; a list is compiled once."""

    def __init__(self, words: Mapping[str, Sequence[str]]):
        self._words = words
        self._compiled: dict[str, Phrases] = {}
        self._read: ReadLists = {}

    def __getitem__(self, name: str) -> Phrases:
        """The list. Raises KeyError if the rubric has none of that name."""
        if name not in self._compiled:
            self._compiled[name] = Phrases(self._words[name], self._words, self._read)
        return self._compiled[name]

    def any(self, names: Sequence[str], text: str) -> bool:
        """Whether any of the named lists is found in the text."""
        return any(text in self[name] for name in names)
