"""Facts that a cover tells in sentences: "This plan was finalised on 12 September 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.plan.dates import dates_in
from audit.plan.words import plain, word_count

_SENTENCE_WORDS = 40
_ON = (
    r"(?:\s+(?:in (?:its )?final form|as final|to (?:the )?\w+(?: and \w+)?))?"
    r"\s+(?:on|from)(?: \w+)?,?\s*$"
)
_SENTENCES = (
    (
        "draft_date",
        re.compile(
            r"\b(?:draft|proposed)\b[^.;]{0,40}\b(?:sent|issued|shared|made|prepared)\b"
            rf"[^.;]{{0,40}}{_ON}"
        ),
    ),
    (
        "request_date",
        re.compile(
            r"\b(?:request for [^.;]{0,60}\b(?:received|made)|assessment was requested)\b"
            rf"[^.;]{{0,30}}{_ON}"
        ),
    ),
    (
        "final_date",
        re.compile(
            r"\bthis (?:amended |final |amended final )?(?:education,? health and care |ehc )?"
            r"(?:plan|ehcp)\b(?: was| is| has been)?(?: then)? (?:finalised|issued|made|amended|"
            rf"re-?issued)\b{_ON}"
        ),
    ),
)
_NO_NAMES = "Children|Child|Young|People|Testing|The|Use|All|Pupils|Change|Programme|Review|Parents"
_NAME = rf"(?!(?:{_NO_NAMES})\b)[A-Z][\w'’-]+"
_PLAN_FOR = re.compile(
    rf"\b(?i:plan|ehcp)\s+(?:for|of)\s*:?\s*(?P<name>{_NAME}(?: {_NAME}){{0,3}})\W*$"
)
_PLAN_OF = re.compile(
    rf"(?P<kind>(?:\b(?i:draft|proposed|final|amended|new|first)\b[ ,]*(?:and )?)*)"
    r"(?i:\b(?:ehc plan|ehcp|(?:education,? health (?:and|&) (?:social )?care )?plan))"
    r"\s+(?i:for|of)\s+"
    rf"(?P<name>{_NAME}(?: {_NAME}){{0,3}})(?=[\s,.;(]|$)"
)
_OF_THE_CHILD = (
    ("known_as", re.compile(rf"\b(?:known as|likes to be called)\s+(?P<said>{_NAME})")),
    (
        "year_group",
        re.compile(r"\bin (?P<said>(?i:year|nc year|y|ncy) ?\d{1,2}|(?i:reception|nursery))\b"),
    ),
    (
        "setting",
        re.compile(
            r"\b(?:attends|goes to|is on roll at|is a (?:pupil|student) (?:at|of))\s+"
            r"(?P<said>[A-Z][^,.;()]*?)(?=[,.;()]|\s+(?:and|where|in|since|from)\s+[a-z]|$)"
        ),
    ),
)
_KNOWN_AS = re.compile(r"\s*[(,]?\s*\b(?:also )?(?:known as|likes to be called)\s+([^()]+)\)?\s*$")


def told_in(line: str) -> Iterator[tuple[str, str]]:
    """Each fact that a sentence of the cover tells, with the words that say it."""
    if word_count(line) > _SENTENCE_WORDS:
        return
    yield from _presented_in(line)
    for _, start, end in dates_in(line):
        before = plain(line[:start]) + " "
        fact = next((fact for fact, pattern in _SENTENCES if pattern.search(before)), "")
        if fact:
            yield fact, line[start:end]


def _presented_in(line: str) -> Iterator[tuple[str, str]]:
    """What a sentence tells that presents the child ("This is the final plan of Ada Lark, born").

    Only such a sentence is asked: elsewhere "attends" may speak of a club, and "born" of a sister.
    """
    plan = _PLAN_OF.search(line)
    rest = line[plan.end() :] if plan else ""
    if plan is None or not re.search(r"\b(?:born|known as|attends|in year)\b", rest.lower()):
        return
    yield "name", plan["name"]
    if plan["kind"].strip():
        yield "status", plan["kind"].strip(" ,")
    for fact, pattern in _OF_THE_CHILD:
        if found := pattern.search(rest):
            yield fact, found["said"].strip()
    for _, start, end in dates_in(rest):
        if re.search(r"\b(?:born(?: on)?|date of birth:?)\s*$", rest[:start]):
            yield "date_of_birth", rest[start:end]


def named_in_title(line: str) -> str:
    """The name in "Education, Health and Care Plan for Ada Lark", "" if there is none."""
    found = _PLAN_FOR.search(line)
    return found["name"] if found else ""


def name_and_known_as(value: str) -> tuple[str, str]:
    """ "Ada Lark (known as Addie)" as two; the second is "" where nothing is said of it."""
    found = _KNOWN_AS.search(value)
    return (value[: found.start()].strip(), found[1].strip()) if found else (value, "")
