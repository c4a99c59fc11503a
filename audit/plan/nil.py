"""Statements that there is nothing to provide or no need: kept as text, never as provision."""

from __future__ import annotations

import re

from audit.plan.words import plain, word_count

_BARE = re.compile(
    r"^(?:none|nil|n/?\.?a|not applicable|not known|unknown|not required|no|-+|"
    r"none (?:known|identified|required|at this time|at present|needed|currently)|"
    r"no (?:provision|involvement|needs?|information)(?: \w+){0,3})\b"
)
_THING = r"(?:provision|needs?|support|difficult(?:y|ies)|services?|involvement|intervention)"
_NO_THING = re.compile(
    rf"\b(?:no|not any|nor any|without any)\b[^.;:]{{0,80}}?\b{_THING}\b[^.;]{{0,70}}?\b(?:needed|"
    r"required|identified|necessary|specified|made|at (?:this time|present)|currently|recorded|"
    r"known|reported|relat\w+)\b"
)
_NOT_NEEDED = re.compile(
    r"\b(?:does|do|did) not (?:currently )?(?:need|require|have|receive) "
    r"(?:any|other|further|additional)? ?[^.;]{0,50}?\b(?:provision|needs?|support|services?)\b|"
    r"\b(?:there (?:is|are)|has|have) (?:currently |at present )?no\b[^.;]{0,60}?"
    r"\b(?:provision|needs?)\b|\bnot (?:currently )?(?:known|open) to\b"
)
_POSITIVE = re.compile(r"\bwill\b(?! not)|\bonce a\b|\bweekly\b|\bhours?\b|\bminutes\b")


def is_nil(text: str) -> bool:
    """Whether ``text`` only says that there is none ("None.", "No health provision is needed")."""
    words = plain(text)
    count = word_count(words)
    if _BARE.match(words) and count <= 25:
        return not _POSITIVE.search(words)
    if count > 60 or _POSITIVE.search(words):
        return False
    return bool(_NO_THING.search(words) or _NOT_NEEDED.search(words))
