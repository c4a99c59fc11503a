"""How hard a text is to read: Björnsson's LIX, which needs no syllables and no word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LONG_WORD = 7  # letters from which LIX calls a word long
_LEAST_WORDS = 3  # fewer are a heading or an entry of a form


def lix(sentences: Iterable[str]) -> float:
    """Words a sentence plus the percentage of long words; 0.0 where there is no sentence.

    By Björnsson's own scale up to 30 is easy, 40 medium, 50 difficult, 60 very difficult.
    """
    counted = [words for text in sentences if len(words := _WORD.findall(text)) >= _LEAST_WORDS]
    words = [word for sentence in counted for word in sentence]
    if not words:
        return 0.0
    long = sum(len(word) >= _LONG_WORD for word in words)
    return len(words) / len(counted) + 100 * long / len(words)
