"""A school named in the plan that nothing else in it explains: perhaps another child's plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.criteria.case import Case
from audit.criteria.wording_tools import sentence_quotes
from audit.plan.model import Quote

_SETTING = re.compile(
    r"\b((?:[A-Z][\w'’-]+\s+(?:and\s+|of\s+|C of E\s+)?){1,4}?)"
    r"((?:High|Primary|Infant|Junior|Secondary|Nursery|Special|Community|Middle|Grammar|Free)"
    r"(?:\s+(?:and\s+Nursery|School|Academy|College))*|School|Academy|College|Nursery)\b"
)
_NAME = re.compile(r"[A-Z][a-z'’-]{2,}")
# What is the same in the names of many schools says nothing of which one is meant.
_COMMON = frozenset(
    "the school college academy nursery primary infant junior secondary high special community "
    "middle grammar free church saint further education sixth form class section year early years "
    "head county council local".split()
)
_BODY = ("B", "C", "D", "E", "F", "G", "H1", "H2")


def other_settings(case: Case, elsewhere: str) -> Iterator[Quote]:
    """Sentences of Sections B to H that name a school of which the rest of the plan knows nothing.

    Known are the cover, Sections A, I, J and K, and what stands outside the sections. A sentence
    with a word of the list ``elsewhere`` ("visits", "used to attend", "her sister") may name any.
    """
    plan = case.plan
    if not plan.facts.setting:
        return
    places = [plan.facts.setting, *(line.text for line in plan.outside)]
    places += [plan.sections[key].text for key in ("A", "I", "J", "K")]
    known = {word for text in places for word in _telling(text)}
    lines = [line for key in _BODY for line in plan.sections[key].lines]
    for quote in sentence_quotes(lines):
        for setting in _SETTING.finditer(quote.text):
            words = _telling(setting.group(1))
            if words and not words & known and quote.text not in case.lexicon[elsewhere]:
                yield quote


def _telling(text: str) -> set[str]:
    return {word.lower() for word in _NAME.findall(text)} - _COMMON
