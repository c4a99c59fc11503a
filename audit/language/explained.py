"""Whether a text explains a term or an abbreviation where it uses it."""

from __future__ import annotations

import re

_SAID_AFTER = re.compile(
    r"\s*,?\s+(?:which|that) (?:stands for|means|is)\b|\s*,? (?:meaning|that is|means)\b"
    r"|:\s+an? |\s*,\s+(?:an?|or|in other words)\s+[a-z]"
)
_BRACKET_AFTER = re.compile(r"\s*\(([^()]{3,})")
_BRACKET_BEFORE = re.compile(r"[(]\s*(?:the\s+)?$")
_BRACKET_END = re.compile(r"\s*\)")
_WORDS_BEFORE = 80  # characters: room for the six or seven words that letters stand for
_SMALL_WORD = re.compile(r"\b[a-z]{2,}\b")
_ABBREVIATION = 6  # letters at most
_MEANING_WORDS = 3  # a bracket of fewer words is a score, a date or a name


def is_explained(term: str, text: str) -> bool:
    """Whether ``text`` explains ``term`` at any place.

    "emotional literacy support assistant (elsa)", "elsa (emotional literacy support assistant)",
    "a gastrostomy, which is a tube", "echolalia: a way of repeating". Brackets with a score or a
    name are no explanation. Both are given in small letters.
    """
    at = text.find(term)
    while at >= 0:
        end = at + len(term)
        if _explained_at(term, text, at, end):
            return True
        at = text.find(term, end)
    return False


def _explained_at(term: str, text: str, at: int, end: int) -> bool:
    if _SAID_AFTER.match(text, end):
        return True
    if after := _BRACKET_AFTER.match(text, end):
        words = after.group(1)
        return _spells_out(words, term) or _tells(words)
    before = text[max(0, at - _WORDS_BEFORE) : at]
    if (opened := _BRACKET_BEFORE.search(before)) and _BRACKET_END.match(text, end):
        words = before[: opened.start()]
        return _spells_out(words, term) if len(term) <= _ABBREVIATION else bool(words.strip())
    return False


def _tells(words: str) -> bool:
    return not re.search(r"\d", words) and len(_SMALL_WORD.findall(words)) >= _MEANING_WORDS


def _spells_out(words: str, letters: str) -> bool:
    """Whether the words hold the letters in order, the first of them where a word begins."""
    letters = "".join(filter(str.isalnum, letters))
    starts = (word.start() for word in re.finditer(rf"\b{letters[:1]}", words))
    return len(letters) <= _ABBREVIATION and any(_in_order(letters, words[at:]) for at in starts)


def _in_order(letters: str, words: str) -> bool:
    at = 0
    for letter in letters:
        at = words.find(letter, at) + 1
        if not at:
            return False
    return True
