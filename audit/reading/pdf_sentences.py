"""Sentences in a cell, and what kind each is by the words that it opens with.

This is general English: a sentence that opens with "She" or "Twice a week" leans on the one before
it, one that opens with a label such as "Review:" often begins a paragraph.
"""

from __future__ import annotations

import re

_NOT_ABBREVIATED = (
    r"(?<!\b[A-Z].)(?<!\bDr.)(?<!\b[MS]r.)(?<!\bMrs.)(?<!\be\.g.)(?<!\bi\.e.)(?<!\betc.)"
    r"(?<!\bapprox.)"
)
_END = re.compile(r"[.!?]" + _NOT_ABBREVIATED + r"[\"'”’)\]]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_LABEL = re.compile(r"^([A-Z][\w’']*(?: [\w’']+){0,3}):(?:\s|$)")
_LEANS = re.compile(
    r"^[\"'“‘(]*(?:He|She|They|It|This|These|That|Those|There|His|Hers?|Theirs?|Its|Then|Here|Also|"
    r"But|And|Or|So|Both|However|Therefore|Because|Otherwise|Such|I|We|My|Our)\b"
)
_NUMBER = (
    r"(?:\d+(?:[.–-]\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|"
    r"twenty|thirty|forty|forty-five|fifty|sixty|ninety|half an?)"
)
_SPAN = (
    r"(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|(?:half[- ])?terms?|years?|"
    r"sessions?|visits?|lessons?|mornings?|afternoons?|evenings?|lunchtimes?|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)"
)
_TIME = re.compile(
    r"^(?:(?:for|up to|at least|about|on|over|until|within|during|in|throughout) )?(?:"
    r"(?:every|each|alternate|(?:the )?whole|all|most|the (?:first|last)|first|last|all of each)"
    rf"(?: [\w-]+){{0,3}}?(?: {_SPAN}|(?=[.,;]))|"
    rf"once|twice|{_NUMBER} times|"
    rf"{_NUMBER}(?: (?:or|to|and) {_NUMBER})?(?: school)?[ -]{_SPAN}|{_SPAN}|"
    r"(?:daily|weekly|fortnightly|monthly|(?:half-)?termly|annually|yearly|ongoing|regular(?:ly)?|"
    r"as (?:required|needed|appropriate|necessary|above)|"
    r"when(?:ever)? (?:needed|required|appropriate|necessary|available))(?=[.,;:]|$)|"
    r"\d{1,2}\.\d\d"
    r")(?=[.,;:]|$| (?:an?|per|each|every|for|in|of the|at|on|from|to|until|and|before|after|"
    r"straight|or|when|with|as)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:will|shall|must|should|would|can|may|is|are|was|were|has|have|had|to be|needs?)\b"
)
_LONGEST_TIME = 14
LEANING, TIME, LABELLED, PLAIN = "leaning", "time", "labelled", "plain"


def sentence_starts(text: str) -> list[int]:
    """Where a sentence begins after another one has ended, as far as the words show."""
    return [found.end() for found in _END.finditer(text)]


def label_of(sentence: str) -> str:
    """The label ("How often") that a sentence opens with, "" if there is none."""
    found = _LABEL.match(sentence)
    return found[1] if found else ""


def kind_of(sentence: str) -> str:
    """Whether a sentence is labelled, leans on the one before, only says when, or is plain."""
    if _LABEL.match(sentence):
        return LABELLED
    if _LEANS.match(sentence):
        return LEANING
    if _TIME.match(sentence) and not _VERB.search(sentence):
        return TIME if len(sentence.split()) <= _LONGEST_TIME else PLAIN
    return PLAIN
