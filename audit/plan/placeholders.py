"""What a form leaves for the writer to fill in: merge fields, prompts, dotted lines."""

from __future__ import annotations

import re
from functools import lru_cache

_PROMPT = re.compile(
    r"^[\[<(]\s*(?:insert|enter|add|type|name|describe|details|text)\b.*[\])>]\W*$", re.I
)
_PLACEHOLDER = re.compile(
    r"\{\{[^{}]*\}\}|«[^«»]*»|<{1,2}\s*[A-Za-z][^<>]{0,60}>{1,2}|"
    r"\[(?:name|child|young person|pupil|insert|enter|his|her|he|she|they|date|school|setting|dob|"
    r"ref|x+)\b[^\]]{0,60}\]|"
    r"\bclick (?:or tap )?(?:here )?to (?:enter|add)\b[^.]*\.?|\bchoose an item\b\.?|"
    r"\b(?:enter|insert) (?:your |the |child'?s? |a )?(?:preferred )?"
    r"(?:name|date|text|details|dob|school)\b(?: here)?|"
    r"\byes ?/ ?no\b|_{5,}|…{3,}|\.{8,}|\bx{4,}\b|\bfirstname\b|"
    r"\bstate which or not applicable\b",
    re.IGNORECASE,
)
# A placeholder holds one of these; asking for them first is forty times quicker.
_SIGNS = ("{", "«", "<", "[", "_", "…", "....")
_WORDS = ("click", "choose", "enter", "insert", "yes", "xxxx", "firstname", "state which")


def placeholders_in(text: str) -> list[str]:
    """Every placeholder of ``text`` as written."""
    return [m.group() for m in _PLACEHOLDER.finditer(text)] if _may_hold_one(text) else []


def without_placeholders(text: str) -> str:
    """What was filled in."""
    return (_PLACEHOLDER.sub(" ", text) if _may_hold_one(text) else text).strip()


def _may_hold_one(text: str) -> bool:
    lowered = text.lower()
    return any(sign in text for sign in _SIGNS) or any(word in lowered for word in _WORDS)


@lru_cache(maxsize=4096)
def is_placeholder(text: str) -> bool:
    """Whether a line holds nothing but what is to be filled in."""
    line = text.strip()
    bare = re.search(r"\w", without_placeholders(line)) is None
    return bool(_PROMPT.match(line)) or (bare and bool(placeholders_in(line)))
