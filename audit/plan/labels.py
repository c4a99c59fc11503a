"""The small words of a plan's layout: what a column header, a row label or a sub-heading is for.

A *part* is what a piece of text is: need, strengths, outcome, steps, review, provision, who,
how_often, how_long, monitoring; in Section K role, name, requested, received, appended.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from audit.plan.words import is_sentence, plain, word_count

HEADER_WORDS = 14
LABEL_WORDS = 12

_COLUMN_PARTS: tuple[tuple[str, str], ...] = (
    (
        "ref",
        r"^(?:ref(?:erence)?|no|number|#|item|id|(?:outcome|need|provision) (?:no|number|ref))\.?$",
    ),
    (
        "link",
        r"\bwhich\b.*\b(?:need|outcome)|\b(?:need|outcome)s?(?:\(s\))? (?:it |this )?"
        r"(?:met|meets|addressed|addresses|linked)|\blink(?:s|ed)?\b|\brelat\w+ to\b",
    ),
    ("area", r"^(?:broad |primary )?areas?\b"),
    (
        "strengths",
        r"\bstrengths?\b(?!.*\bneeds?\b)|\bgood at\b|\bcan do\b|"
        r"^(?!.*\b(?:not|to)\b).*(?:\bwhat (?:is |'s )?work(?:s|ing)\b|"
        r"\b(?:goes|going|works|do|does) well\b)",
    ),
    ("steps", r"\bsteps?\b|\bshort(?:er)?[ -]term\b|\bmilestones?\b|\btargets?\b|\bobjectives?\b"),
    (
        "review",
        r"\breview(?:ed)?\b|\bmonitor\w*\b|\bevaluat\w+\b|\bchecked\b|^how\b.*\bchecks?\b",
    ),
    ("how_often", r"\bhow often\b|\bfrequency\b|^when\b|\bhow many times\b"),
    ("how_long", r"\bhow long\b|\bduration\b|\blength\b|^hours\b|^time\b|\bhow much\b"),
    (
        "who",
        r"\bwho\b|\bwhom\b|\bstaff(?:ing)?\b|\bresponsib\w+\b|\bprovider\b|\bdelivered by\b|"
        r"\bprovided by\b|^person\b|^by$|^role\b",
    ),
    ("outcome", r"\boutcomes?\b|\bgoals?\b|^aims?\b|\bwant to achieve\b"),
    (
        "provision",
        r"\bprovision\b|\bsupport\b|\bintervention\b|\bstrateg(?:y|ies)\b|"
        r"\bwhat (?:will|help|needs to) |\bhelp (?:i|needed)\b|\bresources?\b",
    ),
    (
        "need",
        r"\bneeds?\b|\bdifficult(?:y|ies)\b|\bbarriers?\b|\bconcerns?\b|\bfind hard\b|"
        r"\bnot working\b",
    ),
    ("source", r"^source\b|\bevidence\b|\btaken from\b|\bidentified by\b|^report\b"),
)  # fmt: skip
_ADVICE_PARTS: tuple[tuple[str, str], ...] = (
    ("role", r"\badvice(?: and information)?(?: requested)?(?: from)?$|"
             r"\badvice (?:from|type|and)\b|"
             r"\brole\b|\bprofession(?:al)?\b|\bdesignation\b|\bjob\b|\bagency\b|\bservice\b|"
             r"\bsource\b|\bposition\b|^type\b|^report\b(?! date)|^document\b|^title\b"),
    ("requested", r"\brequest(?:ed)?\b|\bsought\b|\basked\b"),
    ("received", r"\breceived?\b|\bdate\b|\bdated\b|\bwhen\b|\bcame\b|\breturned\b|\bsubmitted\b"),
    ("name", r"\bname\b|\bauthor\b|\bwho\b|\bfrom\b|\bby\b|\bcontributor\b|\bperson\b"),
    ("appended", r"\bappend\w*\b|\battached\b|\benclosed\b|\bappendix\b"),
)  # fmt: skip

_AREA = re.compile(
    r"^(?:\W|\d|area of need|broad area)*(?:"
    r"(?:speech,? language,? and )?communication(?: and| &|,)? ?(?:and )?(?:social )?interaction|"
    r"cognition(?: and| &)? learning|"
    r"social,? emotional,?(?: and| &)? mental health|semh|emotional,? (?:and )?social\b|"
    r"(?:sensory|physical)\b.{0,12}\b(?:physical|sensory|medical)|sensory\b.{0,10}needs|"
    r"physical needs|hearing impairment|visual impairment|"
    r"(?:self[ -]?care|self[ -]?help)\b.{0,20}\bindependence|independence\b|"
    r"(?:preparation|preparing) for adulthood|learning and work|community and friends|"
    r"being healthy|living independently|independent living|friends,? relationships and community|"
    r"(?:education,? (?:training )?and )?employment"
    r")\b.{0,60}$"
)
_REF = re.compile(
    r"^(?:(?:need|outcome|provision|objective|aim|goal|target)s?\s*(?:no\.?|number)?\s*:?\s*)?"
    r"(?:[A-K]?\s?\d{1,2}(?:[.\-]\d{1,2})*[a-z]?|[A-K]\.\d{1,2})[.:)]?$",
    re.IGNORECASE,
)
_REF_IN_LINE = re.compile(
    r"^((?:[A-K]\d{1,2}(?:\.\d{1,2})*|[A-K]\.\d{1,2}))(?:\s*[:.)\-–]\s*|\s+)(?=\S)"
)
_NUMBERED = re.compile(
    r"^((?:long[ -]term |medium[ -]term |short[ -]term )?"
    r"(?P<what>outcome|need|provision|goal|aim)s?\s*"
    r"(?:no\.?\s*)?(?:[A-K]?\s?\d{0,2}(?:\.\d{1,2})*))\s*[:\-–.)]\s+(?=\S)",
    re.IGNORECASE,
)
_INLINE = re.compile(r"^([A-Z][^:.!?]{1,70}?)\s*:\s+(?=\S)")
_DASHED = re.compile(r"^([A-Z][\w' ]{2,30}?)\s+[–—-]\s+(?=\S)")
_DASHED_PARTS, _DASHED_WORDS = ("strengths", "steps", "review"), 3
# "Delivered by: ..." says who; "All staff in Oak class: a day of training" does not.
_OPENING_WORDS = {
    "who": re.compile(
        r"(?:by )?who\b|(?:by )?whom|staff(?:ing)?(?: \w+){0,2}$|role|name of|"
        r"(?:to be )?(?:delivered|provided|led|run|carried out) by|responsib|by$|"
        r"(?:person|people|adults?|professionals?|provider|lead)\b"
    ),
    "link": re.compile(r"(?:which|links?|linked|relat\w+|needs?|outcomes?|meets?|this|it)\b"),
}
_MONITORING = re.compile(
    r"\barrangements? for\b.{0,60}\b(?:target|monitor|review)|^(?:monitoring|monitoring and review|"
    r"review and monitoring|review arrangements?|monitoring arrangements?|annual review|"
    r"timescales?|"
    r"how (?:we|i|you|school|staff) (?:will |shall )?(?:check|review|know|monitor|measure)\b"
    r".{0,30}\b(?:plan|progress|working|targets?)\b|checking progress|progress checks?|"
    r"how (?:my|the|this) plan will be (?:reviewed|monitored)|"
    r"how (?:\w+ ){0,3}progress (?:\w+ ){0,3}(?:monitored|reviewed|checked|measured))\b"
)
_STEM = re.compile(r"[:,\-–—]$|\b(?:will|to|receive|includes?|have|by)$")


class Inline(NamedTuple):
    """A label at the start of a line: the words, what it is for, where the text after it starts."""

    label: str
    part: str
    ref: str
    start: int


@lru_cache(maxsize=4096)
def column_part(header: str, section: str = "") -> str:
    """What a column or row of this heading holds, "" if the words do not tell."""
    words = plain(header).strip(" :*()")
    for part, pattern in _ADVICE_PARTS if section == "K" else _COLUMN_PARTS:
        if re.search(pattern, words):
            return part
    return ""


def area_of(text: str) -> str:
    """The area of need that a sub-heading names, as written, or ""."""
    line = text.strip()
    known = _AREA.match(plain(line).strip(" :*"))
    named = re.sub(r"^\W*\d{1,2}[.)]\s*", "", line).rstrip(" :")
    return named if known and word_count(line) <= 14 and not is_sentence(line) else ""


def is_reference(text: str) -> bool:
    """Whether a cell holds only a reference ("F1", "Need B1", "Outcome 2", "3.")."""
    return bool(_REF.match(text.strip()))


def inline_label(line: str, section: str) -> Inline | None:
    """The label that opens a line ("Steps: ...", "Outcome 2: ...", "B1  ..."), None without one."""
    if found := _NUMBERED.match(line):
        part = {"goal": "outcome", "aim": "outcome"}.get(
            found["what"].lower(), found["what"].lower()
        )
        return Inline("", part, found[1].strip(), found.end())
    if found := _REF_IN_LINE.match(line):
        return Inline("", "", found[1], found.end()) if found[1][0] == section[:1] else None
    if (found := _DASHED.match(line)) and word_count(found[1]) <= _DASHED_WORDS:
        part = label_part(found[1], section)
        if part in _DASHED_PARTS:
            return Inline(found[1], part, "", found.end())
    if (found := _INLINE.match(line)) and word_count(found[1]) <= 10:
        part = label_part(found[1], section)
        opens = _OPENING_WORDS.get(part)
        if opens and section != "K" and not opens.match(plain(found[1])):
            return None
        named = section == "B" and area_of(found[1])
        return Inline(found[1], part, "", found.end()) if part or named else None
    return None


def label_part(label: str, section: str) -> str:
    """What stands under a label in this section, "" if the words do not tell."""
    words = plain(label).strip(" :*")
    if section != "K" and _MONITORING.search(words):
        return "review" if section == "E" and "arrangement" not in words else "monitoring"
    part = column_part(label, section)
    if section in ("A", "I", "J", ""):
        return ""
    if word_count(words) > 6 and part not in ("steps", "review"):
        return ""
    return part


def lasting_parts(keys: tuple[str, ...]) -> tuple[str, ...]:
    """What a sub-heading may say of all lines under it.

    A sub-heading "Outcome 2" in Section F leads to provision, and one "Provision" in Section A to
    views; only the section's own parts are taken at their word.
    """
    own = {"E": ("outcome", "steps", "review", "monitoring")}
    return own.get(keys[0], ("strengths", "need", "provision", "monitoring")) if keys else ()


def is_stem(text: str) -> bool:
    """Whether a line only leads to those under it ("Staff will:", "By the end of Year 6 ...")."""
    return bool(_STEM.search(text.rstrip())) and word_count(text) <= 30


def looks_like_label(text: str, *, strong: bool) -> bool:
    """Whether a line is a sub-heading: known words, or short and set off (``strong``)."""
    line = text.strip()
    count = word_count(line)
    if is_sentence(line) or count > LABEL_WORDS + 4 * strong:
        return False
    if area_of(line):
        return True
    if strong:
        return not line.endswith(",")
    return line.endswith(":") and count <= LABEL_WORDS
