"""Which item that the tool found is which labelled item: by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from audit.evaluating.labels import LabelledItem
from audit.result import OutcomeResult, ProvisionResult

LEAST_ALIKE = 0.6
"""From so much likeness on (of 1) two wordings may be the same item."""
_ONE_IN_THE_OTHER = 0.95
_LEAST_PART = 0.5
"""A wording within another counts as the same only if it is more than so much of it."""

Item = OutcomeResult | ProvisionResult


def matched(
    labelled: Sequence[LabelledItem], found: Sequence[Item]
) -> tuple[list[tuple[LabelledItem, Item]], list[LabelledItem], list[Item]]:
    """Pairs of the same item, labelled items that were not found, and found ones without a label.

    Items that nobody labelled ("no provision is needed") are neither missed nor spare.
    """
    unlabelled = [item for item in labelled if not item.signs]
    taken = {id(item) for _, item in _best(unlabelled, found)}
    found = [item for item in found if id(item) not in taken]
    wanted = [item for item in labelled if item.signs]
    pairs = _best(wanted, found)
    met, used = {id(label) for label, _ in pairs}, {id(item) for _, item in pairs}
    return (
        pairs,
        [label for label in wanted if id(label) not in met],
        [item for item in found if id(item) not in used],
    )


def _best(
    labelled: Sequence[LabelledItem], found: Sequence[Item]
) -> list[tuple[LabelledItem, Item]]:
    """One to one, the most alike first."""
    wordings = [[plain_words(wording) for wording in item.wordings] for item in labelled]
    texts = [plain_words(item.text) for item in found]
    pairs: dict[int, int] = {}
    # Comparing letter by letter is slow, and nearly all items stand word for word in the plan.
    _take(pairs, ((1.0, p, n) for p, n in _open(pairs, wordings, texts) if texts[n] in wordings[p]))
    likely = (
        (max(alike(wording, texts[n]) for wording in wordings[p]), p, n)
        for p, n in _open(pairs, wordings, texts)
    )
    _take(pairs, sorted((one for one in likely if one[0] >= LEAST_ALIKE), key=lambda one: -one[0]))
    return [(labelled[place], found[number]) for place, number in sorted(pairs.items())]


def _open(
    pairs: Mapping[int, int], labelled: Sequence[object], found: Sequence[object]
) -> list[tuple[int, int]]:
    """All pairs of places that are not taken yet."""
    taken = set(pairs.values())
    return [
        (place, number)
        for place in range(len(labelled))
        if place not in pairs
        for number in range(len(found))
        if number not in taken
    ]


def _take(pairs: dict[int, int], likely: Iterable[tuple[float, int, int]]) -> None:
    """Add the pairs in their order, each item once."""
    taken = set(pairs.values())
    for _, place, number in likely:
        if place not in pairs and number not in taken:
            pairs[place] = number
            taken.add(number)


def plain_words(text: str) -> str:
    """The text in small letters, without punctuation and double spaces."""
    return re.sub(r"[^a-z0-9 ]", "", " ".join(text.lower().split())).strip()


def alike(one: str, other: str) -> float:
    """How alike two plain wordings are, 0 to 1; 0 where it is less than could matter."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    if short and short in long and len(short) > _LEAST_PART * len(long):
        return _ONE_IN_THE_OTHER
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) <= LEAST_ALIKE:
        return 0.0
    return matcher.ratio()
