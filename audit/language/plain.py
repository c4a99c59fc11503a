"""Text as phrases see it."""

from __future__ import annotations

import re
from functools import lru_cache

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {
    **{word: value for value, word in enumerate(_ONES, 1)},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    "hundred": 100,
    "dozen": 12,
    "half": 0.5,
    "quarter": 0.25,
    "quarters": 0.75,
}
_LETTERS = re.compile(r"[a-z]+")
_NUMBER_WORDS = re.compile(
    r"\b(?:(?:(?:a|three)[-\s])?quarters?\sof\san?|half(?:\san?)?|(?:a\s)?(?:hundred|dozen)"
    rf"|(?:{'|'.join(_TENS)})(?:[-\s](?:{'|'.join(_ONES[:9])}))?|{'|'.join(reversed(_ONES))})\b"
)
_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}
)


@lru_cache(maxsize=16384)
def plain(text: str) -> str:
    """The text as phrases see it: same length, same places.

    Lower case, straight quotation marks, plain dashes, and numbers in words as figures filled up
    with noughts ("forty" is "00040"), so that one short pattern finds every number.
    """
    lowered = text.translate(_SAME_LENGTH).lower()
    if len(lowered) != len(text):  # a few letters grow when they are lowered
        lowered = "".join(
            low if len(low := char.lower()) == 1 else char for char in text.translate(_SAME_LENGTH)
        )
    if _VALUES.keys().isdisjoint(_LETTERS.findall(lowered)):
        return lowered
    return _NUMBER_WORDS.sub(_in_figures, lowered)


def _in_figures(match: re.Match[str]) -> str:
    words = _LETTERS.findall(match.group())
    value = sum(_VALUES[word] for word in words if word in _VALUES and word != "three")
    if "three" in words and "quarters" not in words:
        value += 3
    return f"{value:g}".zfill(len(match.group()))
