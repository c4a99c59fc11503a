"""Takes names, dates and numbers out of an outcome, so that it can be kept and compared.

UK GDPR article 5(1)(c): no more is kept than is needed. What is left are the words that the same
outcome would have in another child's plan.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from audit.copies.settings import Settings, settings

NAME, DATE, NUMBER = "[name]", "[date]", "[number]"

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_YEAR = r"(?:19|20)\d\d"
_DATES = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)\b"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:{_MONTH})\b\.?,?\s+{_YEAR}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b"
    rf"|\b{_YEAR}\b"
    rf"|(?<=[a-z,] )(?:{_MONTH})\b(?!\s+(?:will|is|has|can)\b)"
)
_ADDRESS = re.compile(r"\S+@\S+|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_NUMBERS = re.compile(r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?")
_WORDS = re.compile(r"\[(?:name|date|number)\]|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_START = re.compile(r"(?:^|[.!?:;•\n]|\s[-–—])[\s\"'“‘(]*\Z")
_VERB = re.compile(r"(?:['’]s)?\s+(?:will|is|has|can|to|does|and|needs|would|should)\b")
_TITLE = frozenset("mr mrs miss ms mx dr sir nurse prof professor auntie aunty uncle".split())
_DOT = re.compile(r"\b(Mrs?|Miss|M[sx]|Dr|Sir|Prof)\.", re.IGNORECASE)
_ROW = re.compile(r"\[name\](?:[\s.-]+\[name\])+")


def mask(text: str, names: Iterable[str] = ()) -> str:
    """The text on one line with "[name]", "[date]" and "[number]" for what these stand for.

    ``names`` are those that are known, the child's above all: their words are masked wherever they
    stand. Other names are told by their capital letter; where that is doubtful, the word is masked.
    """
    set_ = settings()
    known = {part for name in names for part in _parts(name) if len(part) > 1}
    line = _DOT.sub(r"\1", " ".join(text.split()))
    line = _DATES.sub(DATE, _ADDRESS.sub(NAME, line))
    line = _NUMBERS.sub(NUMBER, line)
    line = _names_masked(line, known, set_)
    return _ROW.sub(NAME, line)


def _names_masked(line: str, known: set[str], set_: Settings) -> str:
    words = [match[0] for match in _WORDS.finditer(line) if not match[0].startswith("[")]
    large = sum(word[0].isupper() for word in words)
    # In a title, or in capitals throughout, a capital letter tells nothing.
    capitals_tell = large * 2 <= len(words) + 2

    def replaced(match: re.Match[str]) -> str:
        word = match[0]
        if word.startswith("["):
            return word
        stem, ending = _without_ending(word)
        if _is_known(stem, known, set_) or (capitals_tell and _looks_like_name(match, stem, set_)):
            return NAME + ending
        return word

    return _WORDS.sub(replaced, line)


def _without_ending(word: str) -> tuple[str, str]:
    """A word and its "'s", if it has one."""
    return (word[:-2], word[-2:]) if word[-2:] in ("'s", "’s") else (word, "")


def _is_known(word: str, known: set[str], set_: Settings) -> bool:
    parts = known.intersection(_parts(word))
    return bool(parts) and (word[0].isupper() or not parts <= set_.names_that_are_words)


def _looks_like_name(match: re.Match[str], word: str, set_: Settings) -> bool:
    """Whether an unknown word is written, and stands, as a name does."""
    if not word[0].isupper() or match[0] in set_.capitals or word in set_.capitals:
        return False
    if word.casefold() in _TITLE:
        return True
    if len(word) <= 5 and word.isupper():
        return False  # PE, SALT, PECS
    before, after = match.string[: match.start()], match.string[match.end() :]
    if not _START.search(before):
        return True
    return bool(_VERB.match(after)) and word.casefold() not in set_.openings


def _parts(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.findall(r"[^\W\d_]+", letters)
