"""The advice listed in Section K (SEND Regulations 2014 reg. 12(4); who gives it: reg. 6(1))."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import groupby

from audit.plan.advice_line import (
    cued_dates,
    is_person,
    requested_received,
    without_cued_dates,
    without_dates,
    words_of,
)
from audit.plan.dates import dates_in
from audit.plan.model import Advice
from audit.plan.nil import is_nil
from audit.plan.pieces import Piece

_NO_ROLE = re.compile(
    r"(?:(?:written )?(?:advice|information|report|assessment)(?: and information)?"
    r"(?: (?:from|of|by|type))?|role|job title|title|position|profession\w*|designation|source|"
    r"type|(?:full )?name|author|from|by|who from)",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\b(?:name|author|who)\b", re.IGNORECASE)
_HEADS_NAMES = re.compile(r"\b(?:name|author)s?\b", re.IGNORECASE)
_SAYS_NONE = re.compile(r"(?:none|nil|n/?a|no|not|there)\b|-", re.IGNORECASE)
_COMPLETING = ("name", "requested", "received")


def advice_of(pieces: list[Piece]) -> tuple[Advice, ...]:
    """The entries of Section K in reading order: one a table row, or one a paragraph.

    A row of one cell with several paragraphs is only a frame round them. A paragraph that holds
    only a name or dates belongs to the entry before it.
    """
    here = _unframed([p for p in pieces if p.section == "K"])
    entries: list[Advice] = []
    before: list[Piece] = []
    for (row, _), group in groupby(
        here, key=lambda p: (p.row, None if p.row else p.location.block)
    ):
        members = list(group)
        if row is None:
            _take_line(members, entries)
        elif entries and _runs_on(members, before):
            entries[-1] = replace(
                entries[-1], quotes=entries[-1].quotes + tuple(p.quote for p in members)
            )
        elif entry := _from_row(members):
            entries.append(entry)
        before = members
    return tuple(entries)


def _unframed(pieces: list[Piece]) -> list[Piece]:
    """The pieces, without a row where its one cell frames a list of paragraphs."""
    filled: dict[tuple[int, int] | None, set[tuple[tuple[int, ...], int]]] = {}
    for piece in pieces:
        filled.setdefault(piece.row, set()).add((piece.cell, piece.location.block))

    def frames(piece: Piece) -> bool:
        cells = {cell for cell, _ in filled[piece.row]}
        return not piece.header and len(cells) == 1 and len(filled[piece.row]) > 1

    return [replace(p, row=None) if frames(p) else p for p in pieces]


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
    named = [p for p in by_part["role"] if _NAMES.search(p.header)]
    if named and len(named) < len(by_part["role"]) and not by_part["name"]:
        by_part["name"] = named
        by_part["role"] = [p for p in by_part["role"] if p not in named]
    elif not by_part["role"]:  # "Who | Name": the one not headed by a name says who advised
        of_names = [p for p in by_part["name"] if _HEADS_NAMES.search(p.header)]
        if of_names:
            by_part["role"] = [p for p in by_part["name"] if p not in of_names]
            by_part["name"] = of_names
    role, name = _joined(by_part["role"]), _joined(by_part["name"])
    if not role and not name:
        return None
    words = words_of(_joined(by_part["role"] or by_part["name"], "; "))
    if not (role and name) and words.name:
        role, name = words.role, words.name
    requested, received = _dates_of(by_part["requested"], by_part["received"])
    said = cued_dates(f"{role}\n{name}")
    return Advice(
        quotes=tuple(p.quote for p in members if p.part != "appended"),
        role=without_cued_dates(role or name),
        name=without_cued_dates(name) if role else "",
        requested=requested or words.requested or said[0],
        received=received or said[1],
    )


def _dates_of(asked: list[Piece], came: list[Piece]) -> tuple[date | None, date | None]:
    """The dates of two columns, or of one that holds both ("Requested / received")."""
    cued = cued_dates("\n".join(p.text for p in (*asked, *came)))
    if any(cued):
        return cued[0] or _first(asked), cued[1] or (
            None if cued[0] and not asked else _first(came)
        )
    both = [p for p in asked if "receiv" in p.header.lower()]
    if both and not came:
        days = [day for p in both for day, _, _ in dates_in(p.text)]
        return (days[0], days[1]) if len(days) == 2 else (next(iter(days), None), None)
    return _first(asked), _first(came)


def _from_cells(members: list[Piece]) -> Advice | None:
    """A row without column headers: the role in the first cell, the rest in the others."""
    first = [p for p in members if p.cell == members[0].cell]
    rest = _joined([p for p in members if p not in first], "; ")
    role = _joined(first)
    quotes = tuple(p.quote for p in members)
    return Advice(quotes, without_cued_dates(role), without_dates(rest), *requested_received(rest))


def _take_line(members: list[Piece], entries: list[Advice]) -> None:
    """Take the lines of one paragraph for an entry, or for more of the one before."""
    first = members[0].text
    if members[0].stem or (is_nil(first) and _SAYS_NONE.match(first)):
        return
    entry = _from_line(members)
    last = entries[-1] if entries else None
    if last is None or not _completes(members[0], entry, last):
        entries.append(entry)
        return
    entries[-1] = replace(
        last,
        quotes=last.quotes + entry.quotes,
        name=last.name or entry.name or entry.role,
        requested=last.requested or entry.requested,
        received=last.received or entry.received,
    )


def _completes(piece: Piece, entry: Advice, last: Advice) -> bool:
    if piece.part in _COMPLETING and _is_bare(piece):
        return not getattr(last, piece.part)
    if not (entry.role or entry.name):
        return not (last.requested and last.received)
    alone = not entry.name and not last.name and not (last.requested or last.received)
    return alone and is_person(entry.role)


def _is_bare(piece: Piece) -> bool:
    """Whether the label of a line says only what the line holds, not who advised."""
    return piece.part in ("requested", "received") or bool(_NO_ROLE.fullmatch(piece.label))


def _from_line(members: list[Piece]) -> Advice:
    """ "Role: name; requested 1/2/2026; received 3/4/2026" and the like."""
    text = "; ".join(_worded(piece) for piece in members)
    role, name, requested, received = words_of(text)
    first = members[0]
    if first.part and not _is_bare(first):
        role, name = first.label, without_dates(text)
    return Advice(tuple(p.quote for p in members), role, name, requested, received)


def _worded(piece: Piece) -> str:
    """The line with the label that says what its date is."""
    dated = piece.part in ("requested", "received") and piece.label
    return f"{piece.label} {piece.text}" if dated else piece.text


def _first(pieces: list[Piece]) -> date | None:
    return next((day for p in pieces for day, _, _ in dates_in(p.text)), None)


def _joined(pieces: list[Piece], between: str = " ") -> str:
    return between.join(p.text for p in pieces)
