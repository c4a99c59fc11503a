"""Lines joined to running text: words that were broken at a line end made whole."""

from __future__ import annotations

import re

PERHAPS_ONE_WORD = "\u2060"


def joined_text(texts: list[str], words: frozenset[str] = frozenset()) -> str:
    """The lines as one text; ``words`` are words of the document, to tell soft hyphens by."""
    whole = ""
    for text in texts:
        if whole.endswith(PERHAPS_ONE_WORD):
            whole = _whole_word(whole[:-1], text, words)
        elif whole.endswith("\u00ad"):
            whole = whole[:-1] + text
        elif re.search(r"\w-$", whole) and text[:1].isalnum():
            whole = _mended(whole, text, words)
        elif re.search(r"\S[–—/]$", whole) and not re.search(r"\s[–—/]$", whole):
            whole += text
        else:
            whole = f"{whole} {text}" if whole else text
    return whole.replace("\u00ad", "")


def _whole_word(start: str, text: str, words: frozenset[str]) -> str:
    """Two lines as one word, if the document has it elsewhere or no word begins like the second."""
    first, rest = re.search(r"[^\W\d_]*$", start), re.match(r"[^\W\d_]*", text)
    word = (first[0] if first else "") + (rest[0] if rest else "")
    return start + text if not text[0].isalnum() or word.lower() in words else f"{start} {text}"


def _mended(whole: str, text: str, words: frozenset[str]) -> str:
    """Two lines with a hyphen between, left out where the document knows the whole word only."""
    before = re.search(r"([^\W\d_]+)-$", whole)
    after = re.match(r"[^\W\d_]+", text)
    if before and after:
        plain = (before[1] + after[0]).lower()
        if plain in words and f"{before[1]}-{after[0]}".lower() not in words:
            return whole[:-1] + text
    return whole + text
