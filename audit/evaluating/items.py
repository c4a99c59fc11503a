"""Which item that the tool found is which labelled item: by their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
    texts = [plain_words(item.text) for item in found]
    likely = [
        (likeness, place, number)
        for place, label in enumerate(labelled)
        for number, text in enumerate(texts)
        if (likeness := _likeness(label.wordings, text)) >= LEAST_ALIKE
    ]
    pairs: dict[int, int] = {}
    for _, place, number in sorted(likely, key=lambda one: -one[0]):
        if place not in pairs and number not in pairs.values():
            pairs[place] = number
    return [(labelled[place], found[number]) for place, number in sorted(pairs.items())]


def _likeness(wordings: Iterable[str], text: str) -> float:
    return max(alike(plain_words(wording), text) for wording in wordings)


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
