"""What a learned model sees of a text: its words as stems, two and three in a row, and the start.

Names, numbers and short forms stand as signs, so that a model learns from how a sentence is made
and not from whom it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

Features = dict[str, float]
"""The weight of each feature that a text has; absent ones are nought."""

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|\d+(?:[.,:/]\d+)*|[£%?&]")
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday easter christmas year key stage i "
    "by when at in the to each before after within".split()
)
_ONE, _TWO, _THREE = 1.0, 0.7, 0.5


def wordings(text: str) -> Features:
    """The features of a text, any length."""
    words = list(map(_stem, _TOKEN.findall(text)))
    features: Features = dict.fromkeys(words, _ONE)
    features |= dict.fromkeys((f"{one} {two}" for one, two in pairwise(words)), _TWO)
    threes = zip(words, words[1:], words[2:], strict=False)
    features |= dict.fromkeys((" ".join(three) for three in threes), _THREE)
    features["^ " + " ".join(words[:2])] = _ONE
    return features


def signs(found: Iterable[tuple[str, object]]) -> Features:
    """What rules have found, as features: each name with something under it."""
    return {f"!{name}": 1.0 for name, value in found if value}


@lru_cache(maxsize=16384)
def _stem(token: str) -> str:
    import Stemmer

    return str(Stemmer.Stemmer("english").stemWord(_sign(token)))


def _sign(token: str) -> str:
    if token[0].isdigit():
        return "_0"
    lowered = token.lower().replace("’", "'")
    named = token[0].isupper() and len(token) > 1 and not token.isupper()
    return "_name" if named and lowered not in _NO_NAMES else lowered
