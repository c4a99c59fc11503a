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
# Alternatives that begin with a letter are passed over fastest.
_IN_WORDS = "|".join(
    [
        r"a[-\s]quarters?\sof\san?",
        r"three[-\s]quarters?\sof\san?",
        r"quarters?\sof\san?",
        r"half(?:\san?)?",
        r"a\s(?:hundred|dozen)",
        "hundred",
        "dozen",
        *(rf"{ten}(?:[-\s](?:{'|'.join(_ONES[:9])}))?" for ten in _TENS),
        *reversed(_ONES),
    ]
)
_NUMBER_IN_WORDS = re.compile(rf"\b(?:{_IN_WORDS})\b")
_MARKS = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "}


def plain(text: str) -> str:
    """The text as phrases see it: same length, same places.

    Lower case, straight quotation marks, plain dashes, and numbers in words as figures filled up
    with noughts ("forty" is "00040"), so that one short pattern finds every number.
    """
    if text.isascii():  # no marks, and no letter grows when it is lowered
        return _NUMBER_IN_WORDS.sub(_in_figures, text.lower())
    for mark, simple in _MARKS.items():
        text = text.replace(mark, simple)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _NUMBER_IN_WORDS.sub(_in_figures, lowered)


def _in_figures(match: re.Match[str]) -> str:
    return _figures(match.group())


@lru_cache(maxsize=1024)
def _figures(number: str) -> str:
    words = _LETTERS.findall(number)
    value = sum(_VALUES[word] for word in words if word in _VALUES and word != "three")
    if "three" in words and "quarters" not in words:
        value += 3
    return f"{value:g}".zfill(len(number))
