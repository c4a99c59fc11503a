"""One entry of advice in words: "Educational psychologist - Dr A Brown, requested 1/2/2026"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from audit.plan.dates import dates_in

_CUE_REACH = 25
_OPENING = re.compile(
    r"^(?:(?:the )?(?:written )?(?:advice|report|information|assessment|evidence|contribution)"
    r"(?: and information)?s?(?: (?:from|of|by|received from|provided by))?\s*:\s*|"
    r"(?:the )?(?:written )?(?:advice|report|information|letter|e-?mail)(?: and information)? "
    r"(?:from|of|by|provided by)\s+(?:the )?)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_TAIL = re.compile(
    r"[\s;,.(|:\-–—]*\b(?:not (?:yet )?received|awaited|outstanding|requested|received|sought|"
    r"asked for|dated?|reports? (?:of|dated|received)|by e-?mail|by post|by phone)\b",
    re.IGNORECASE,
)
_CUED = re.compile(r"[\s,;.(]*\b(?:requested|received|sought)\b[\s:]*(?:on )?", re.IGNORECASE)
_DASH = re.compile(r"\s+[-–—|]\s+|\t+")
_SEMICOLON = re.compile(r"\s*;\s*")
_COLON = re.compile(r":\s+")
_IS_PERSON = re.compile(r"(?:Dr|Mr|Mrs|Ms|Miss|Prof\w*)\b")
_IS_ROLE = re.compile(
    r"\b(?:psychologist|therap\w+|p(?:a)?ediatrician|teacher|senco|social worker|nurse|consultant|"
    r"school|college|nursery|parents?|carers?|mother|father|adviser|advisor|officer|physiotherapist|"
    r"audiologist|psychiatrist|gp|social care|health|education|camhs|dietitian|manager|tutor|"
    r"co-?ordinator|practitioner|(?:outreach|support|key) ?worker|team)\b",
    re.IGNORECASE,
)
_IS_NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof)\.? )?[A-Z][\w'’.-]*(?: [A-Z][\w'’-]+){0,3}(?= ?$| ?/| and )"
)
_IS_PLACE = re.compile(
    r"\b(?:School|College|Nursery|Team|Services?|Trust|Hospital|Centre|Hub|Clinic|Unit|Council|NHS)\b"
)
_IS_TEAM = re.compile(r"^[^,;]*\b(?:Team|Services?)$")
_NOT_CAME = re.compile(r"\bnot (?:yet )?received|\bawaited\b|\boutstanding\b", re.IGNORECASE)
_NO_DAY_OF_ADVICE = re.compile(
    r"\b(?:due|deadline|after|before|until|by(?! (?:e-?mail|post|phone)))\b", re.IGNORECASE
)
_EDGE = " \n\t;:,.|-–—("


class Words(NamedTuple):
    """What one entry says: "" and None for what it does not."""

    role: str
    name: str
    requested: date | None
    received: date | None


def words_of(text: str) -> Words:
    """The role, name and dates in the words of one entry, in whatever order they stand."""
    role, name = _role_and_name(without_dates(_OPENING.sub("", text)))
    return Words(role, name, *requested_received(text))


def without_dates(text: str) -> str:
    """``text`` up to the dates and the words that lead to them."""
    masked = _masked(text)
    ends = [start for _, start, _ in dates_in(masked)]
    if found := _TAIL.search(masked):
        ends.append(found.start())
    return _trimmed(text[: min(ends, default=len(text))])


def without_cued_dates(text: str) -> str:
    """The words of a cell without "requested 1/2/2026" and what follows it."""
    days = {start for _, start, _ in dates_in(text)}
    cuts = [found.start() for found in _CUED.finditer(text) if found.end() in days]
    return _trimmed(text[: min(cuts)]) if cuts else text


def requested_received(text: str) -> tuple[date | None, date | None]:
    """The two dates of an entry; one that nothing is said of is that of the advice."""
    requested, received = cued_dates(text)
    if received is None and not _NOT_CAME.search(text):
        others = [
            day
            for day, start, _ in dates_in(_masked(text))
            if day != requested and not _NO_DAY_OF_ADVICE.search(text[max(0, start - 20) : start])
        ]
        if requested is None and len(others) > 1:
            return others[0], others[1]
        received = others[0] if others else None
    return requested, received


def cued_dates(text: str) -> tuple[date | None, date | None]:
    """The dates that words such as "requested" and "received" stand before."""
    found: dict[str, date] = {}
    for day, start, _ in dates_in(text):
        cues = list(re.finditer(r"(?i)request\w*|sought|asked for|receiv\w*", text[:start]))
        between = text[cues[-1].end() : start] if cues else ""
        if cues and len(between) <= _CUE_REACH and not re.search(r"\b(?:due|after)\b", between):
            cue = "received" if cues[-1][0].lower().startswith("receiv") else "requested"
            found.setdefault(cue, day)
    return found.get("requested"), found.get("received")


def is_person(text: str) -> bool:
    """Whether ``text`` is only somebody's name, with a title."""
    return bool(_IS_PERSON.match(text)) and len(text.split()) <= 5 and not _IS_ROLE.search(text)


def _masked(text: str) -> str:
    """``text`` with notes in brackets blotted out; dates in brackets stay."""

    def blot(found: re.Match[str]) -> str:
        inside = found[0][1:]
        dated = _TAIL.match(inside) and any(start < 22 for _, start, _ in dates_in(inside))
        last = not text[found.end() :].strip(" .")
        only_date = any(start == 0 for _, start, _ in dates_in(inside))
        keeps = only_date or (dated and (last or _CUED.match(inside)))
        return found[0] if keeps else "_" * len(found[0])

    return _BRACKETS.sub(blot, text)


def _trimmed(text: str) -> str:
    return (
        text.strip().strip(_EDGE) if "(" not in text else text.strip().lstrip(_EDGE).rstrip(_EDGE)
    )


def _role_and_name(head: str) -> tuple[str, str]:
    at = _division(_masked(head), head)
    role, name = (_trimmed(head[: at[0]]), _trimmed(head[at[1] :])) if at else (head, "")
    if _IS_PERSON.match(role) and not name and (inside := _BRACKETS.search(role)):
        return inside[0][1:-1], _trimmed(role[: inside.start()])
    if _IS_ROLE.search(name) and is_person(role):
        return name, role
    return role, _trimmed(_without_note(name))


def _without_note(name: str) -> str:
    return re.sub(r"\s*\([^()]*\)$", "", name)


def _division(masked: str, head: str) -> tuple[int, int] | None:
    """Where role and name part: at a dash, a semicolon, a colon, or the comma before a name."""
    if dash := _DASH.search(masked):
        return dash.span()
    commas = [found.span() for found in re.finditer(r", ", masked)]
    named = [span for span in commas if _names_person(_to_comma(masked[span[1] :]))]
    semicolon = _SEMICOLON.search(masked)
    if semicolon and not (named and named[0][0] < semicolon.start()):
        return semicolon.span()
    colons = list(_COLON.finditer(masked))
    if colons and ", " not in masked[: colons[0].start()]:
        after = head[colons[0].end() :]
        if _IS_TEAM.search(after):
            return None
        if not (after[:1].islower() or (named and _IS_ROLE.search(_to_comma(after)))):
            return colons[0].span()
        if len(colons) > 1:
            return colons[1].span()
    return next(iter(named or commas), None)


def _to_comma(text: str) -> str:
    return re.split(r", |;", text, maxsplit=1)[0]


def _names_person(words: str) -> bool:
    return bool(_IS_NAME.match(words)) and not (_IS_ROLE.search(words) or _IS_PLACE.search(words))
