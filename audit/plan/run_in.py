"""Headings that run into their content: "Section F - Provision: Sam will have ..."."""

from __future__ import annotations

import re

from audit.plan.headings import fits, letter_start
from audit.plan.labels import area_of
from audit.plan.nil import is_nil
from audit.plan.titles import STATUTORY_TITLES
from audit.plan.words import is_sentence, plain, word_count

_BREAK = re.compile(r"(?:(?<=[^\s\d])[:.?]|\s[-–—])\s+(?=[A-Z\"“‘])")
_TITLE_WORDS = 14
_FEW_WORDS = 4
_NAME_WORDS = 8
_SCHOOL = re.compile(r"(?i)\b(?:school|college|academy|nursery|centre|university)\b")
_TITLE_WORDS_OF_I = frozenset(
    "a an and any arrangements attend attended be by centre child child's college current early "
    "education educational for from go i in institution is learn maintained my name named names "
    "nursery of or other person person's place placement post-16 proposed provider school setting "
    "the to type types university where which will years young academy special".split()
)
_VERB = re.compile(
    r"\b(?:will|is|are|was|were|has|have|had|can|cannot|can't|does|do|likes|wants|"
    r"finds|enjoys|must|should|may|would|attends|lives|uses|i|we|he|she|they)\b"
)
_ANY_CHILD = re.compile(r"\b(?:child|young person)\b")


def content_start(line: str) -> int:
    """Where in a line the content begins that follows its lettered heading, 0 if none follows."""
    keys, start = letter_start(line)
    if not keys:
        return 0
    body = line[start:]
    for gap in _BREAK.finditer(body):
        head, rest = body[: gap.start()], body[gap.end() :]
        if word_count(head) > _TITLE_WORDS:
            break
        if fits(keys, head) and not _VERB.search(plain(head)) and _is_content(keys, rest):
            return start + gap.end()
    named = plain(line).lstrip("*_ ").startswith("section")
    untitled = not STATUTORY_TITLES[keys[0]].match(plain(body))
    return start if named and start and untitled and _stands_alone(keys, body) else 0


def _is_content(keys: tuple[str, ...], rest: str) -> bool:
    """Whether words behind the title of a section are no longer title."""
    if area_of(rest):
        return False
    if is_nil(rest):
        return True
    if _ANY_CHILD.search(plain(rest)) or any(p.match(plain(rest)) for p in _titles(keys)):
        return False
    if keys == ("I",) or not fits(keys, rest):
        return True
    return is_sentence(rest) and (word_count(rest) > _FEW_WORDS or bool(_VERB.search(plain(rest))))


def _names_a_school(body: str) -> bool:
    """Whether words are the name of a school or college, and not a title about schools."""
    words = re.findall(r"[\w'’-]+", body)
    named = [word for word in words if word[:1].isupper() and word.lower() not in _TITLE_WORDS_OF_I]
    return bool(named) and len(words) <= _NAME_WORDS and bool(_SCHOOL.search(body))


def _titles(keys: tuple[str, ...]) -> list[re.Pattern[str]]:
    return [STATUTORY_TITLES[key] for key in keys]


def _stands_alone(keys: tuple[str, ...], body: str) -> bool:
    """Whether the words behind a letter are content and no title at all.

    "Sections F and G: on 2 May the family was told ..." speaks of sections and begins none.
    """
    if body[:1].islower():
        return False
    if is_nil(body) or (keys == ("I",) and _names_a_school(body)):
        return True
    return is_sentence(body) and (not fits(keys, body) or _VERB.search(plain(body)) is not None)
