"""Puts near-copies together: each group has one wording that all others in it are alike to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.copies.joining import alike_pairs
from audit.copies.settings import Settings, settings
from audit.copies.words import compared_words, weight_of


@dataclass(frozen=True, slots=True)
class CopyGroup:
    """Texts that are near-copies, by their places in what was given.

    ``centre`` is the text that the others are alike to: the wording that most share. ``members``
    holds every place, that of the centre too, in order.
    """

    centre: int
    members: tuple[int, ...]


def near_copies(masked: Sequence[str], set_: Settings | None = None) -> list[CopyGroup]:
    """The groups of two texts or more that are alike, the largest first; no text is in two.

    ``masked`` are texts as ``mask`` gives them. Two are alike when their words are the same, in
    whatever order, or when neither is short and the weight of the words that both have is at least
    ``alike`` of that of the words that either has (see ``rubrics/near-copies.yaml``).
    """
    set_ = set_ or settings()
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, text in enumerate(masked):
        words = compared_words(text, set_)
        if len(words) >= set_.least_words:
            places[words].append(place)
    wordings = list(places)
    long = [number for number, words in enumerate(wordings) if len(words) >= set_.short]
    pairs = alike_pairs(
        [wordings[number] for number in long], set_.alike, lambda word: weight_of(word, set_)
    )
    near = _neighbours((long[one], long[other]) for one, other in pairs)
    held = [places[words] for words in wordings]
    groups = [_group(star, held) for star in _stars(near, held)]
    return sorted(groups, key=lambda group: (-len(group.members), group.members))


def _neighbours(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    near: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    return near


def _stars(near: dict[int, list[int]], held: Sequence[list[int]]) -> list[list[int]]:
    """Wordings in groups, the centre first: each goes to the largest group that it can be in.

    A chain, where each is alike to the next and the last no longer to the first, is so cut.
    """

    def reach(wording: int) -> int:
        return len(held[wording]) + sum(len(held[other]) for other in near.get(wording, ()))

    taken: set[int] = set()
    stars: list[list[int]] = []
    for centre in sorted(range(len(held)), key=lambda w: (-reach(w), -len(held[w]), held[w][0])):
        if centre in taken:
            continue
        star = [centre, *(other for other in near.get(centre, ()) if other not in taken)]
        taken.update(star)
        if len(star) > 1 or len(held[centre]) > 1:
            stars.append(star)
    return stars


def _group(star: Sequence[int], held: Sequence[list[int]]) -> CopyGroup:
    members = sorted(place for wording in star for place in held[wording])
    return CopyGroup(held[star[0]][0], tuple(members))
