"""The words of a masked outcome that are compared: those that do not change with the child."""

from __future__ import annotations

import re
from collections import Counter

from audit.copies.settings import Settings

_SIGN = re.compile(r"\[(?:name|date|number)\](?:['’]s)?")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def compared_words(masked: str, set_: Settings) -> tuple[str, ...]:
    """Its words in small letters, sorted, each as often as it stands ("the", "the 2").

    Signs of names, dates and numbers, and numbers in words, are left out; words for the child
    ("he", "their") are one word whoever the child is. Order does not count, so clauses may move.
    """
    seen: Counter[str] = Counter()
    for word in _WORD.findall(_SIGN.sub(" ", masked).casefold()):
        if word not in set_.number_words:
            seen[set_.folded.get(word, word)] += 1
    return tuple(
        sorted(
            word if number == 1 else f"{word} {number}"
            for word, times in seen.items()
            for number in range(1, times + 1)
        )
    )
