"""Finds every pair of texts that share enough of their words, without comparing all with all.

An exact similarity join: no pair above the threshold is missed, and chance plays no part. The
measure is the weighted Jaccard index: the weight of the words that both have, divided by that of
the words that either has. Two texts that reach t must share one of the few rarest words of each
(prefix filter: Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007), and enough weight
must be left from the place where they first meet (positional filter: Xiao and others 2008).
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

Pair = tuple[int, int]
_HAIR = 1e-9  # 0.7 * 10 must not count as more than 7


def alike_pairs(
    texts: Sequence[Sequence[str]], least: float, weight: Callable[[str], int] = lambda _: 1
) -> Iterator[Pair]:
    """Each pair of places whose weighted Jaccard index is at least ``least``.

    No text may hold a word twice; texts without words are in no pair. The pairs come in no special
    order, the lower place first.
    """
    words, weights = _rarest_first(texts, weight)
    whole = [sum(weights[word] for word in text) for text in words]
    part = least / (1 + least)  # of the weight of both together that they must share
    index: dict[int, _Postings] = defaultdict(_Postings)
    for place in sorted(range(len(words)), key=whole.__getitem__):
        mine = words[place]
        prefix = _prefix(mine, weights, whole[place], least)
        for other in _candidates(prefix, whole[place], whole, index, least):
            shared = sum(weights[word] for word in set(mine).intersection(words[other]))
            if shared >= part * (whole[place] + whole[other]) - _HAIR:
                yield (min(place, other), max(place, other))
        for word, left in prefix:
            index[word].places.append(place)
            index[word].room.append(left - part * whole[place])


class _Postings:
    """The texts that have a word among their rarest, the lightest text first.

    ``room`` is the weight of a text from that word on, less its part of what must be shared;
    before ``first`` all texts are too light.
    """

    __slots__ = ("first", "places", "room")

    def __init__(self) -> None:
        self.places, self.room, self.first = array("i"), array("d"), 0


def _prefix(
    words: Sequence[int], weights: Sequence[int], whole: int, least: float
) -> list[tuple[int, int]]:
    """The rarest words, each with the weight from it on: the words after them are too light."""
    prefix, left = [], whole
    for word in words:
        if left < least * whole - _HAIR:
            break
        prefix.append((word, left))
        left -= weights[word]
    return prefix


def _candidates(
    prefix: Sequence[tuple[int, int]],
    mine: int,
    whole: Sequence[int],
    index: dict[int, _Postings],
    least: float,
) -> set[int]:
    """The earlier texts that may be alike to one that weighs ``mine``."""
    found: set[int] = set()
    part = least / (1 + least)
    mine_needs = part * mine - _HAIR
    for word, left in prefix:
        postings = index.get(word)
        if postings is None:
            continue
        places, room, first = postings.places, postings.room, postings.first
        while first < len(places) and whole[places[first]] < least * mine - _HAIR:
            first += 1  # too light for this text, so for all heavier ones that follow
        postings.first = first
        heaviest = (left - mine_needs) / part
        for other, other_room in zip(places[first:], room[first:], strict=True):
            if other_room >= mine_needs and whole[other] <= heaviest:
                found.add(other)
    return found


def _rarest_first(
    texts: Sequence[Sequence[str]], weight: Callable[[str], int]
) -> tuple[list[array[int]], list[int]]:
    """Each text's words as numbers, the rarest first, and the weight of each number."""
    often = Counter(word for text in texts for word in text)
    order = sorted(often, key=lambda word: (often[word], word))
    numbers = {word: number for number, word in enumerate(order)}
    numbered = [array("i", sorted(numbers[word] for word in text)) for text in texts]
    return numbered, [weight(word) for word in order]
