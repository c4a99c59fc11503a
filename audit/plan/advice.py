"""The advice listed in Section K (SEND Regulations 2014 reg. 12(4); who gives it: reg. 6(1))."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import groupby

from audit.plan.dates import dates_in
from audit.plan.model import Advice
from audit.plan.nil import is_nil
from audit.plan.pieces import Piece

_CUE_REACH = 25
_DIVIDERS = (
    re.compile(r"\s+[-–—|]\s+"),
    re.compile(r"\s*;\s*|,\s+(?=(?:requested|received|dated)\b)", re.IGNORECASE),
    re.compile(r":\s+"),
)
_IS_PERSON = re.compile(r"(?:Dr|Mr|Mrs|Ms|Miss|Prof\w*)\b")
_IS_ROLE = re.compile(
    r"\b(?:psychologist|therap\w+|p(?:a)?ediatrician|teacher|senco|social worker|nurse|consultant|"
    r"school|college|nursery|parents?|carers?|mother|father|adviser|advisor|officer|physiotherapist|"
    r"audiologist|psychiatrist|gp|social care|health|education|camhs|dietitian|manager|tutor)\b",
    re.IGNORECASE,
)
_DATE_WORDS = re.compile(
    r"\b(?:requested|received|dated?|sought|report|on|of)\b[\s:]*$", re.IGNORECASE
)


def advice_of(pieces: list[Piece]) -> tuple[Advice, ...]:
    """The entries of Section K in reading order: one a table row, or one a paragraph."""
    here = [p for p in pieces if p.section == "K"]
    entries: list[Advice] = []
    before: list[Piece] = []
    for (row, _), group in groupby(
        here, key=lambda p: (p.row, None if p.row else p.location.block)
    ):
        members = list(group)
        if row is None:
            if not members[0].stem and not is_nil(members[0].text):
                entries.append(_from_line(members))
        elif entries and _runs_on(members, before):
            entries[-1] = replace(
                entries[-1], quotes=entries[-1].quotes + tuple(p.quote for p in members)
            )
        elif entry := _from_row(members):
            entries.append(entry)
        before = members
    return tuple(entries)


def _runs_on(members: list[Piece], before: list[Piece]) -> bool:
    """Whether a row is only the rest of a cell that a page break cut."""
    pages = {p.location.page for p in members}
    return (
        None not in pages
        and bool(before)
        and before[-1].location.page not in pages
        and [p.part for p in members] == ["role"]
        and len(before) > 1
    )


def _from_row(members: list[Piece]) -> Advice | None:
    if not any(p.header for p in members):
        return _from_cells(members)
    by_part = {
        part: [p for p in members if p.part == part]
        for part in ("role", "name", "requested", "received")
    }
    role, name = _joined(by_part["role"]), _joined(by_part["name"])
    if not role and not name:
        return None
    words = f"{role}\n{name}"
    return Advice(
        quotes=tuple(p.quote for p in members if p.part != "appended"),
        role=role or name,
        name=name if role else "",
        requested=_first(by_part["requested"]) or _cued(words)[0],
        received=_first(by_part["received"]) or _cued(words)[1],
    )


def _from_cells(members: list[Piece]) -> Advice | None:
    """A row without column headers: the role in the first cell, the rest in the others."""
    first = [p for p in members if p.cell == members[0].cell]
    rest = _joined([p for p in members if p not in first], "; ")
    role = _joined(first)
    requested, received = _requested_received(rest)
    return Advice(tuple(p.quote for p in members), role, _name(rest), requested, received)


def _from_line(members: list[Piece]) -> Advice:
    """ "Role: name; requested 1/2/2026; received 3/4/2026" and the like."""
    text = _joined(members, "; ")
    label = members[0].label if members[0].part else ""
    role, rest = (label, text) if label else _role_and_rest(text)
    requested, received = _requested_received(text)
    name = _name(rest)
    if _IS_ROLE.search(name) and _IS_PERSON.match(role):
        role, name = name, role
    return Advice(tuple(p.quote for p in members), role, name, requested, received)


def _role_and_rest(text: str) -> tuple[str, str]:
    """Parted at a dash, else at a semicolon with the colon before it, else at a comma."""
    head, *tail = _DIVIDERS[0].split(text, maxsplit=1)
    if tail and not any(dates_in(head)):
        return head.strip(), tail[0]
    head = _DIVIDERS[1].split(text, maxsplit=1)[0]
    words = _DIVIDERS[2].split(head)
    if len(words) > 1 and ", " not in words[0]:
        role = words[0]
        if words[1][:1].islower():
            more = words[1] if len(words) > 2 else words[1].partition(",")[0]
            role = text[: text.find(more) + len(more)]
        return role.strip(), text[len(role) :].lstrip(" ;:|,")
    return _by_commas(text)


def _by_commas(text: str) -> tuple[str, str]:
    """Role and rest of "Educational psychologist, Dr Ann Vole, 1 May 2026"."""
    start = min((start for _, start, _ in dates_in(text)), default=len(text))
    first, _, rest = text[:start].rstrip(" ,(").partition(", ")
    return _DATE_WORDS.sub("", first).strip(" ,("), rest


def _name(text: str) -> str:
    """What stands before the dates."""
    end = min((start for _, start, _ in dates_in(text)), default=len(text))
    cue = re.search(
        r"[;,]?\s*\b(?:requested|received|dated|report of|report dated)\b", text, re.IGNORECASE
    )
    head = text[: min(end, cue.start() if cue else end)]
    return _DATE_WORDS.sub("", head).rstrip(" (").strip(" ;:,|-–—")


def _requested_received(text: str) -> tuple[date | None, date | None]:
    requested, received = _cued(text)
    found = [day for day, _, _ in dates_in(text)]
    if requested is None and received is None and found:
        return (found[0], found[1]) if len(found) > 1 else (None, found[0])
    return requested, received


def _cued(text: str) -> tuple[date | None, date | None]:
    """The dates that words such as "requested" and "received" stand before."""
    found: dict[str, date] = {}
    for day, start, _ in dates_in(text):
        cues = list(re.finditer(r"(?i)request\w*|sought|asked for|receiv\w*", text[:start]))
        if cues and start - cues[-1].end() <= _CUE_REACH:
            cue = "received" if cues[-1][0].lower().startswith("receiv") else "requested"
            found.setdefault(cue, day)
    return found.get("requested"), found.get("received")


def _first(pieces: list[Piece]) -> date | None:
    return next((day for p in pieces for day, _, _ in dates_in(p.text)), None)


def _joined(pieces: list[Piece], between: str = " ") -> str:
    return between.join(p.text for p in pieces)
