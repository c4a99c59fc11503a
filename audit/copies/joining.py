"""Finds every pair of texts that share enough of their words, without comparing all with all.

An exact similarity join: no pair above the threshold is missed, and chance plays no part. Two sets
of words whose Jaccard index is at least t must share one of the few rarest words of each (prefix
filter: Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007), and enough words must be
left after the place where they first meet (positional filter: Xiao and others 2008).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

Pair = tuple[int, int]
_HAIR = 1e-9  # 0.7 * 10 must not count as more than 7


def alike_pairs(texts: Sequence[Sequence[str]], least: float) -> Iterator[Pair]:
    """Each pair of places whose Jaccard index is at least ``least``; no text holds a word twice.

    Texts without words are in no pair. The pairs come in no special order, the lower place first.
    """
    words = _rarest_first(texts)
    index: dict[int, _Postings] = defaultdict(_Postings)
    for place in sorted(range(len(words)), key=lambda place: len(words[place])):
        mine = words[place]
        prefix = len(mine) - ceil(least * len(mine) - _HAIR) + 1 if mine else 0
        for other in _candidates(mine, prefix, words, index, least):
            theirs = words[other]
            shared = len(set(mine).intersection(theirs))
            if shared >= _needed(len(mine), len(theirs), least):
                yield (min(place, other), max(place, other))
        for at in range(prefix):
            index[mine[at]].add(place, at)


class _Postings:
    """Where a word stands among the rarest of a text: texts in order of length."""

    __slots__ = ("at", "first", "places")

    def __init__(self) -> None:
        self.places, self.at, self.first = array("i"), array("i"), 0

    def add(self, place: int, at: int) -> None:
        self.places.append(place)
        self.at.append(at)


def _candidates(
    mine: Sequence[int],
    prefix: int,
    words: Sequence[Sequence[int]],
    index: dict[int, _Postings],
    least: float,
) -> set[int]:
    """The earlier texts that may be alike to this one."""
    size = len(mine)
    shortest = ceil(least * size - _HAIR)
    found: set[int] = set()
    for at in range(prefix):
        postings = index.get(mine[at])
        if postings is None:
            continue
        places, ats, first, left = postings.places, postings.at, postings.first, size - at
        while first < len(places) and len(words[places[first]]) < shortest:
            first += 1  # what is too short for this text is so for all that follow
        postings.first = first
        for number in range(first, len(places)):
            other = places[number]
            length = len(words[other])
            if min(left, length - ats[number]) >= _needed(size, length, least):
                found.add(other)
    return found


def _needed(size: int, other: int, least: float) -> float:
    """How many words two texts of these lengths must share."""
    return least / (1 + least) * (size + other) - _HAIR


def _rarest_first(texts: Sequence[Sequence[str]]) -> list[array[int]]:
    """Each text's words as numbers, the rarest first; the same word has the same number."""
    often = Counter(word for text in texts for word in text)
    ranks = {word: rank for rank, word in enumerate(sorted(often, key=lambda w: (often[w], w)))}
    return [array("i", sorted(ranks[word] for word in text)) for text in texts]
