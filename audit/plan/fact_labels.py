"""The labels of cover sheets, and which fact each asks for."""

from __future__ import annotations

import re
from functools import lru_cache

from audit.plan.words import plain, word_count

_LABEL_WORDS = 9
_CHILD = (
    r"(?:(?:the )?(?:child|young person|pupil|student|learner)(?:'s)?"
    r"(?:(?: or | ?/ ?| and )(?:child|young person)(?:'s)?)?)"
)
_PLACE = r"(?:setting|school|placement|provider|college|nursery)"
_LABELS: dict[str, tuple[str, ...]] = {
    "known_as": (r"(?:.* )?(?:known as|preferred name|like to be called)(?: .*)?",),
    "name": (
        rf"(?:{_CHILD} )?(?:full |legal )?names?(?: of {_CHILD})?",
        r"(?:my |full )?name\(?s?\)?(?: and surname)?|(?:first|fore) ?names? and surname",
        _CHILD,
    ),
    "forename": (r"(?:fore|first |given )names?(?:\(s\))?",),
    "surname": (r"surname|family name|last name",),
    "date_of_birth": (rf"(?:{_CHILD} )?(?:date of birth|d\.? ?o\.? ?b\.?|born)(?: \(.*\))?",),
    "year_group": (
        r"(?:current )?(?:(?:nc|national curriculum) )?year(?: ?group)?(?: \(.*\))?",
        r"nc ?y(?:ear)?(?: group)?|school year|(?:nc )?year group (?:at|on|when) .*",
    ),
    "plan_type": (
        r"(?:type|kind) of (?:ehc |ehcp )?(?:plan|document)|plan type",
        r"(?:(?:is this )?(?:a )?)?new or amended(?: (?:ehc )?plan)?",
    ),
    "status": (r"(?:plan |document |ehcp? )?status(?: of (?:the )?plan)?|version",),
    "request_date": (
        r"(?:date )?(?:of |that )?(?:the )?(?:initial )?(?:ehc )?(?:needs )?(?:assessment )?"
        r"request(?:ed)?\b.*",
        r"date (?:of|we (?:received|got)) (?:the |your )?(?:initial )?(?:.* )?request\b.*",
        r"(?:.* )?(?:request received|requested on)(?: .*)?|date .*\brequested",
    ),
    "draft_date": (
        r"(?:date )?(?:of |the )*(?:draft|proposed)\b.*|date .*\b(?:draft|proposed)\b.*",
        r"(?:date )?(?:of )?(?:the )?amendment notice(?: \w+)?",
    ),
    "final_date": (
        r"(?:date )?(?:of |the )*(?:amended )?final\b.*|date .*\bfinal\b.*",
        r"(?:date )?(?:of )?issued?(?: (?:date|on))?|issue date",
        r"date (?:of )?(?:this |the )?(?:ehc |amended )*plan"
        r"(?: (?:was )?(?:issued|made|completed|finalised))?",
        r"date (?:plan )?(?:issued|made|finalised)|amended with effect from",
    ),
    "case_ref": (
        r"(?:(?:our|ehc|ehcp|case|plan|file|sen|send|unique|record|local authority|la|council) ?"
        r"(?:plan )?)*(?:ref(?:erence)?\.?|id)(?: ?(?:no|number|code))?\.?",
        r"(?:ehc|ehcp|case|plan|file|sen|send)(?: plan)? (?:no|number)\.?",
    ),
    "setting": (
        r"(?:name of )?(?:(?:current|present|my) )?(?:education(?:al)? )?(?:early years )?"
        rf"{_PLACE}(?: ?(?:/|or|and) ?(?:{_PLACE}|other))*"
        r"(?: (?:name|attended|currently attending))?(?: \(.*\))?",
    ),
    "date": (r"date(?: signed| of signature)?",),
}
_COMPILED = {fact: re.compile("|".join(parts)) for fact, parts in _LABELS.items()}


@lru_cache(maxsize=4096)
def fact_of(label: str) -> str:
    """The fact that a label asks for, "" if none."""
    words = plain(label).strip(" :*?.-")
    if not words or word_count(words) > _LABEL_WORDS:
        return ""
    return next((fact for fact, pattern in _COMPILED.items() if pattern.fullmatch(words)), "")
