"""The labels of cover sheets, and which fact each asks for."""

from __future__ import annotations

import re

from audit.plan.words import plain, word_count

_CHILD = r"(?:(?:the )?(?:child|young person|pupil|student|learner)(?:'s)?(?:(?: or | ?/ ?| and )(?:child|young person)(?:'s)?)? ?)"
_LABELS: tuple[tuple[str, str], ...] = (
    ("known_as", r"(?:.* )?(?:known as|preferred name|like to be called)(?: .*)?"),
    ("name", rf"{_CHILD}?(?:full |legal )?names?(?: of {_CHILD.rstrip('?')})?|(?:full |first )?name\(?s?\)?(?: and surname)?"),
    ("forename", r"(?:fore|first |given )names?(?:\(s\))?"),
    ("surname", r"surname|family name|last name"),
    ("name", r"(?:the )?(?:child|young person|pupil|student)"),
    ("date_of_birth", rf"{_CHILD}?(?:date of birth|d\.? ?o\.? ?b\.?|born)(?: \(.*\))?"),
    ("year_group", r"(?:current )?(?:(?:nc|national curriculum) )?year(?: ?group)?(?: \(.*\))?|nc ?y(?:ear)?(?: group)?|school year|year group on .*"),
    ("plan_type", r"(?:type|kind) of (?:ehc |ehcp )?(?:plan|document)|plan type"),
    ("status", r"(?:plan |document |ehcp? )?status(?: of (?:the )?plan)?|version"),
    ("request_date", r"(?:date )?(?:of |that )?(?:the )?(?:initial )?(?:ehc )?(?:needs )?(?:assessment )?request(?:ed)?\b.*|"
                     r"date (?:of|we (?:received|got)) (?:the |your )?(?:initial )?(?:.* )?request\b.*|(?:.* )?(?:request received|requested on)(?: .*)?|date .*\brequested"),
    ("draft_date", r"(?:date )?(?:of |the )*(?:draft|proposed)\b.*|date .*\b(?:draft|proposed)\b.*"),
    ("final_date", r"(?:date )?(?:of |the )*(?:amended )?final\b.*|date .*\bfinal\b.*|(?:date )?(?:of )?issued?(?: (?:date|on))?|"
                   r"date (?:of )?(?:this |the )?(?:ehc |amended )*plan(?: (?:was )?(?:issued|made|completed|finalised))?|date (?:plan )?(?:issued|made|finalised)|amended with effect from|issue date"),
    ("case_ref", r"(?:(?:our|ehc|ehcp|case|plan|file|sen|send|unique|record|local authority|la|council) ?(?:plan )?)*(?:ref(?:erence)?\.?|id)(?: ?(?:no|number|code))?\.?|"
                 r"(?:ehc|ehcp|case|plan|file|sen|send)(?: plan)? (?:no|number)\.?"),
    ("setting", r"(?:name of )?(?:(?:current|present|my) )?(?:education(?:al)? )?(?:early years )?(?:setting|school|placement|provider|college|nursery)"
                r"(?: ?(?:/|or|and) ?(?:setting|school|college|placement|nursery|other))*(?: (?:name|attended|currently attending))?(?: \(.*\))?"),
    ("date", r"date(?: signed| of signature)?"),
)  # fmt: skip
_COMPILED = tuple((fact, re.compile(pattern)) for fact, pattern in _LABELS)


def fact_of(label: str) -> str:
    """The fact that a label asks for, "" if none."""
    words = plain(label).strip(" :*?.-")
    if not words or word_count(words) > 9:
        return ""
    return next((fact for fact, pattern in _COMPILED if pattern.fullmatch(words)), "")
