"""The section that a heading is about, told from the words in it, however it is put.

The weakest sign of a section: it counts only in a plan whose sections carry no letters, for a
heading that is set like the other section headings (see ``contents``). What each section holds:
SEND Regulations 2014 reg. 12(1).
"""

from __future__ import annotations

import re

_SIGNS = {
    "budget": r"\b(?:personal budgets?|direct payments?|budgets?)\b",
    "advice": r"\b(?:advice|evidence|reports?|information (?:that )?(?:was )?(?:gathered|used|we)|"
    r"contribut\w+|helped (?:to )?(?:write|make)|who (?:wrote|gave))\b",
    "outcome": r"\b(?:outcomes?|achieve|goals?|working towards|ambitions for)\b",
    "need": r"\b(?:needs?(?! to)|difficult\w*|need help|help with|find (?:hard|difficult|tricky)|"
    r"challenges?|barriers?|struggles?)\b",
    "giving": r"\b(?:provision|support\w*|help(?! with)|in place|"
    r"will (?:be )?(?:do|give|provide|receive|get|given|provided))\b",
    "views": r"\b(?:views?|interests?|aspirations?|hopes?|dreams?|who i am|who am i|about me|"
    r"profile|important to|matters to|story|journey|voice|history)\b",
    "place": r"\b(?:placement|name of (?:the |my )?(?:school|college|setting)|"
    r"(?:type|kind) of (?:school|college|setting)|where (?:i|\w+) (?:will )?(?:learn|go)s?|"
    r"(?:school|college|setting|nursery)(?: (?:or|and) (?:other )?\w+)*)\b",
    "health": r"\b(?:health|medical|healthy|nurs(?:e|ing))\b",
    "social": r"\b(?:social care|social|care(?! plan)|home|family|community|chronically sick)\b",
    "school": r"\b(?:special|education\w*|schools?|college|nursery|learning|sen|send|setting)\b",
}
_COMPILED = {sign: re.compile(pattern) for sign, pattern in _SIGNS.items()}
_NEEDS = (("health", "C"), ("social", "D"), ("school", "B"))
_GIVING = (("health", "G"), ("social", "H"), ("school", "F"))


def topic_of(words: str) -> str:
    """The section letter that a heading in lower case is about; "" where it could be several."""
    signs = {sign for sign, pattern in _COMPILED.items() if pattern.search(words)}
    for sign, key in (("budget", "J"), ("advice", "K"), ("outcome", "E")):
        if sign in signs:
            return key if not signs & {"views"} or key == "J" else ""
    if "views" in signs:
        return "A" if not signs & {"need", "giving", "place"} else ""
    if {"need", "giving"} <= signs:
        return ""
    if "need" in signs:
        return _by_service(signs, _NEEDS)
    if "giving" in signs:
        return _by_service(signs, _GIVING)
    return "I" if "place" in signs and not signs & {"health", "social"} else ""


def _by_service(signs: set[str], keys: tuple[tuple[str, str], ...]) -> str:
    found = [key for sign, key in keys if sign in signs]
    return found[0] if len(found) == 1 else ""
