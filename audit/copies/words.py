"""The words of a masked outcome that are compared, and what each weighs."""

from __future__ import annotations

import re
from collections import Counter

from audit.copies.settings import Settings

_SIGN = re.compile(r"\[(?:name|date|number)\]")
_ENDING = re.compile(r"(?<=\w)['’]\w+")
_WORD = re.compile(r"[^\W\d_]+")


def compared_words(masked: str, set_: Settings) -> tuple[str, ...]:
    """Its words in small letters, sorted, each as often as it stands ("bag", "bag 2").

    Signs of names, dates and numbers, and words that do not count, are left out: what remains is
    the same whoever the child is. Order does not count, so clauses may move.
    """
    plain = _ENDING.sub("", _SIGN.sub(" ", masked.casefold()))
    counts = Counter(word for word in _WORD.findall(plain) if word not in set_.uncounted)
    return tuple(
        sorted(
            word if number == 1 else f"{word} {number}"
            for word, times in counts.items()
            for number in range(1, times + 1)
        )
    )


def weight_of(word: str, set_: Settings) -> int:
    """What one of ``compared_words`` weighs."""
    return 1 if word.split(" ", 1)[0] in set_.joining else set_.weight
