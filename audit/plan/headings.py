"""Which lines are a section heading, in the many ways that authorities write them.

A heading has a *strength*: lettered ("Section F: ..."), statutory (the words of SEND Regulations
2014 reg. 12(1) without the letter), plain ("My health"), or only of its matter ("What school will
do to support me"). Which of them count in one document is decided in ``contents.choose``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from audit.plan.titles import (
    PLAIN_TITLES,
    STATUTORY_TITLES,
    TOPICS,
    is_outside,
    is_signatures,
    shared_title,
)
from audit.plan.topics import topic_of
from audit.plan.words import is_sentence, plain, squeeze, word_count

LETTERED, STATUTORY, PLAIN_TITLE, TOPIC = 3, 2, 1, 0
_TITLE_WORDS, _LONG_TITLE_WORDS, _SHORT_TITLE_WORDS = 24, 60, 16


class Style(NamedTuple):
    """How a line stands out: ``strong`` is a heading style, bold, large, shaded or capitals."""

    strong: bool
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """What a heading says: its section keys (several where sections share it) and its strength."""

    keys: tuple[str, ...]
    text: str
    strength: int
    letter_only: bool = False


_LETTER = r"([A-K])\s?\(?([12])?\)?(?![A-Za-z0-9])"
_MORE = re.compile(rf"^(?:\s*(?:,|&|/|\+|\band\b)\s*(?:(?i:sections?)\s*)?|[-–]){_LETTER}")
_SECTION = re.compile(rf"^[\W_]{{0,3}}(?i:sections?)\s*\(?\s*{_LETTER}")
_BARE = re.compile(r"^[\W_]{0,2}?\(?([A-K])\s?\(?([12])?\)?(?![A-Za-z0-9'’])([\s\-–—:.)|/,&+]*)")
_WIDE_GAP = re.compile(r"^\W?[A-K]\s?[12]?(?:\s{2,}|\t)")
_TRAILING = re.compile(
    r"[\s(\[\-–]+(?i:section)\s*([A-K])\s?\(?([12])?\)?\s*[)\]]?\s*$|\(([A-K])\s?([12])?\)\s*$"
)
_WITHIN = re.compile(r"\(([A-K])\s?([12])?\)")
_CLUSTER = re.compile(r"\(([A-K][12]?(?:\s*[-–/,&+]\s*[A-K][12]?)+)\)\s*$")
_LATER = re.compile(
    r"(?:\)\s*|,\s*|^|\s)(?:and|&)\s+(?:section\s+)?([A-K])\s?([12])?"
    r"(?=\s*[(:,\-–]|\s+(?:and|&)\b|\s*$)"
)
_PROSE = re.compile(
    r"^(?:of|sets?|describes?|contains?|is|are|was|were|has|have|had|will|should|must|for|in|to|"
    r"above|below|lists?|says?|gives?|explains?|covers?|which|that|may|can|includes?|shows?|names?|"
    r"does|specif\w+|by|as|on|at|when|where|because|so|but|then|work\w*|need\w*|[)\].;])\b"
)
_NO_TITLE = re.compile(r"['’]s\b|\s?/\s?\d")
_CONTINUED = re.compile(r"(?i)\(?cont(?:inued|['’]?d)?[.)]*")
_PAGE = re.compile(r"[\s.…·_\-]*(?:\bpage\s*)?\d{1,3}\s*$")
_PAGE_LEADER = re.compile(r"(?:\.{3}|…|\t|\s{2})[\s.…]*\d{1,3}\s*$")
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}(?:\.\d{1,2})*)"
_NUMBERING = re.compile(
    rf"(?i)^(?:(?:part|section)\s+{_NUMBER}|\d{{1,2}}(?:\.\d{{1,2}})*)\s*[.:)\-–]*\s+|^[^\w(]+"
)
_BEFORE_LETTER = re.compile(
    rf"(?i)^(?:part\s+{_NUMBER}|\d{{1,2}}(?:\.\d{{1,2}})*)\s*[.:)\-–]*\s+(?=(?:section|[A-K]\b))"
)
_H_PART = re.compile(r"\bH\s?(?:\(?(i{1,2})\)?|[,–-]?\s?\(?[Pp]art ([12])\)?)(?![A-Za-z0-9])")
_RUNS_INTO = re.compile(r"(?i)\b(?:in|of|to|from|under|see|and|per|by)$")
_I_SAY = re.compile(
    r"(?i)(?:am|like|want|need|go|attend|enjoy|feel|would|have|had|can|cannot|can.t|do|don.t|love|"
    r"will|live|get|was|think|hope|know|use|hate|find|see|learn|did|could|should|may|might)\b"
)
_VERB = re.compile(r"\b(?:will|is|are|was|has|have been|can)\b")


@lru_cache(maxsize=4096)
def title_of(line: str, style: Style) -> Title | None:
    """The section heading that a line is, None if it is none. ``line`` is one line as written."""
    text = squeeze(_PAGE.sub("", line) if _PAGE_LEADER.search(line) else line)
    if not text or word_count(text) > _LONG_TITLE_WORDS:
        return None
    bare = _H_PART.sub(_arabic, _BEFORE_LETTER.sub("", text))
    lettered = _lettered(bare, line if bare == text else bare, style)
    return replace(lettered, text=text) if lettered else _worded(text, style)


def is_outside_title(line: str) -> bool:
    """Whether a heading opens something that is no section: appendices, contacts, dates."""
    return is_outside(_bare_title(line))


def closes_sections(line: str) -> bool:
    """Whether a line opens the signatures, which belong to no section however they are set."""
    return is_signatures(_bare_title(line))


def letter_before(line: str) -> tuple[str, ...]:
    """The section keys of a letter set off before any words ("F. What we do")."""
    found = _BARE.match(squeeze(line))
    set_off = found is not None and found[3].strip() and word_count(line) <= _TITLE_WORDS
    return keys_of(found[1], found[2]) if found and set_off else ()


def letter_start(line: str) -> tuple[tuple[str, ...], int]:
    """The section keys at the start of a line, and where in it the words behind them begin."""
    found = _SECTION.match(line) or _BARE.match(line)
    if not found:
        return (), 0
    if found.re is _BARE and not found[3].strip():
        return (), 0
    keys, rest = _with_more(
        keys_of(found[1], found[2]), line, found.end(2) if found[2] else found.end(1)
    )
    words = rest.lstrip(" \t:-–—.|/*)")
    separated = rest[: len(rest) - len(words)].strip()
    return (keys, len(line) - len(words)) if words and separated else ((), 0)


def letter_alone(line: str) -> tuple[str, ...]:
    """The section keys of a line or cell that holds the letter only ("A", "Section F", "H1:")."""
    text = squeeze(line)
    found = _SECTION.match(text) or _BARE.match(text)
    if not found or word_count(text) > 3:
        return ()
    rest = text[found.end() :].strip(" :.-–—)*|")
    return keys_of(found[1], found[2]) if not rest else ()


def fits(keys: tuple[str, ...], title: str) -> bool:
    """Whether words are about the matter of these sections."""
    words = plain(title)
    return any(TOPICS[key[0]].search(words) for key in keys)


def keys_of(letter: str, digit: str | None) -> tuple[str, ...]:
    """The section keys of a letter: "H" alone is both H1 and H2, "C2" is a part of C."""
    if letter == "H":
        return (f"H{digit}",) if digit else ("H1", "H2")
    return (letter,)


def _arabic(part: re.Match[str]) -> str:
    """ "H1" for "Hi" and "H part 1"."""
    return f"H{part[2] or len(part[1])}"


def _bare_title(line: str) -> str:
    return plain(_NUMBERING.sub("", squeeze(line))).strip(" :.*-…")


def _lettered(text: str, line: str, style: Style) -> Title | None:
    if found := _SECTION.match(text):
        keys, rest = _with_more(keys_of(found[1], found[2]), text, found.end())
        return _explicit(keys, rest, text)
    if (found := _CLUSTER.search(text)) and style.strong:
        letters = re.findall(r"([A-K])([12])?", found[1])
        return Title(_unique(k for pair in letters for k in keys_of(*pair)), text, LETTERED)
    if (found := _BARE.match(text)) and (title := _bare_letter(found, text, line, style)):
        return title
    return _letter_inside(text, style)


def _explicit(keys: tuple[str, ...], rest: str, text: str) -> Title | None:
    """A line that begins with "Section X": a heading, unless it runs on as prose."""
    if _NO_TITLE.match(rest):
        return None
    words = rest.lstrip()
    separated = words[:1] in ":-–—.|/(*)" or not words
    body = words.lstrip(" :-–—.|/*)")
    if _PROSE.match(plain(body)) and not (separated and body[:1].isupper()):
        return None
    if _CONTINUED.fullmatch(body):
        return Title(keys, text, LETTERED)
    lower = not body[:1].isupper()
    if not separated and is_sentence(text) and (lower or word_count(text) > _SHORT_TITLE_WORDS):
        return None
    if not separated and lower and not fits(keys, body):
        return None
    if re.match(r"(?i)[\W_]*sections\b", text):
        keys = _unique((*keys, *(k for pair in _LATER.findall(rest) for k in keys_of(*pair))))
    return Title(keys, text, LETTERED, letter_only=not body.strip(" )"))


def _bare_letter(found: re.Match[str], text: str, line: str, style: Style) -> Title | None:
    """A line that begins with the letter alone: its words must be about that section."""
    letter, digit, gap = found[1], found[2], found[3]
    keys, rest = _with_more(keys_of(letter, digit), text, found.end(2) if digit else found.end(1))
    body = rest.lstrip(" :-–—.|/*)")
    separated = bool(gap.strip()) or bool(_WIDE_GAP.match(line.strip()))
    if not body and letter == "H" and digit and style.strong:
        return Title(keys, text, LETTERED)
    if letter == "I" and not gap.strip() and _I_SAY.match(body):
        return None
    if not body or style.listed or not (separated or style.strong) or not fits(keys, body):
        return None
    if not (body[0].isupper() or style.strong) or (digit and letter != "H" and not style.strong):
        return None
    if word_count(body) > _TITLE_WORDS and not _worded(body, Style(True)):
        return None
    if is_sentence(text) and not STATUTORY_TITLES[keys[0]].match(plain(body)):
        return None
    return Title(keys, text, LETTERED)


def _letter_inside(text: str, style: Style) -> Title | None:
    """ "All about me (Section A)", "My needs (B)", "Other (H2) social care provision"."""
    if style.listed or not text[:1].isupper() or is_sentence(text):
        return None
    found = _TRAILING.search(text)
    if found:
        letter, digit, head = found[1] or found[3], found[2] or found[4], text[: found.start()]
    elif style.strong and (found := _WITHIN.search(text)):
        letter, digit, head = found[1], found[2], _WITHIN.sub("", text)
    else:
        return None
    bracketed = found[0].strip()[:1] in ("(", "[")
    if not bracketed and _RUNS_INTO.search(head):
        return None
    keys = keys_of(letter, digit)
    calm = style.strong or not _VERB.search(head)
    closing = style.strong and found.end() == len(text)
    named = closing or bool(re.search(r"(?i)section", found[0])) or fits(keys, head)
    if word_count(head) <= _SHORT_TITLE_WORDS and calm and named:
        return Title(keys, text, LETTERED)
    return None


def _worded(text: str, style: Style) -> Title | None:
    words = _bare_title(text)
    if is_sentence(text) and ": " in text:
        return None
    if not style.strong or style.listed or not words or is_sentence(text.rstrip(".…")):
        return None
    for key, pattern in STATUTORY_TITLES.items():
        if pattern.fullmatch(words):
            return Title(keys_of(key[0], key[1:] or None), text, STATUTORY)
    if word_count(words) > _TITLE_WORDS or (is_sentence(text) and not text.endswith("...")):
        return None
    if len(together := shared_title(words)) > 1:
        return Title(together, text, PLAIN_TITLE)
    for key, pattern in PLAIN_TITLES.items():
        if pattern.fullmatch(words):
            return Title(keys_of(key, None), text, PLAIN_TITLE)
    key = topic_of(words) if word_count(words) <= _SHORT_TITLE_WORDS else ""
    return Title(keys_of(key, None), text, TOPIC) if key else None


def _with_more(keys: tuple[str, ...], text: str, end: int) -> tuple[tuple[str, ...], str]:
    rest = text[end:]
    while found := _MORE.match(rest):
        keys = _unique((*keys, *keys_of(found[1], found[2])))
        rest = rest[found.end() :]
    return keys, rest


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
