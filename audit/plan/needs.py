"""The needs of Section B and the health and care statements of Sections C and D."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from audit.plan.labels import is_reference
from audit.plan.model import Need
from audit.plan.nil import is_nil
from audit.plan.pieces import Piece

_NOT_NEEDS = {
    "strengths", "steps", "review", "monitoring", "outcome", "provision", "who", "how_often",
    "how_long", "link", "area",
}  # fmt: skip


def needs_of(pieces: list[Piece], section: str) -> tuple[Need, ...]:
    """The needs of one section in reading order.

    A need is a paragraph or a table cell; a paragraph without reference follows on from the one
    before it where the plan numbers its needs. Where a plan gives every statement of an area a row
    of its own, the paragraphs of one row are one statement. In C and D a statement that there is
    no need is a statement too; in B it is none.
    """
    here = [p for p in pieces if p.section == section]
    more = _more_strengths(here)
    strengths = _strengths(here)
    rows = _rows_of_statements(here)
    groups: list[list[Piece]] = []
    for piece in here:
        if piece.part in _NOT_NEEDS or piece.stem:
            continue
        if section == "B" and (is_nil(piece.text) or piece in more):
            continue
        if groups and _belongs(piece, groups[-1], rows):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return tuple(_need(group, strengths) for group in groups)


def _belongs(piece: Piece, group: list[Piece], rows: set[tuple[int, int]]) -> bool:
    first, last = group[0], group[-1]
    if piece.location.block == last.location.block:
        again = (piece.ref and piece.ref != last.ref) or piece.marker != last.marker
        return not again and piece.area == last.area
    if piece.row is not None:
        if piece.ref and first.ref and piece.ref != first.ref:
            return False
        beside = piece.header or piece.thread.startswith("row") or piece.ref or piece.row in rows
        return bool(piece.row == first.row and piece.kind != "list_item" and beside)
    numbered = bool(first.ref) and first.row is None
    return numbered and not piece.ref and piece.area == first.area and piece.label == first.label


def _rows_of_statements(pieces: list[Piece]) -> set[tuple[int, int]]:
    """The rows by which the plan itself divides its statements: several to an area."""
    rows = {(p.row, p.area) for p in pieces if p.row and p.part not in _NOT_NEEDS and not p.stem}
    several = Counter((row[0], area) for row, area in rows)
    return {row for row, area in rows if several[row[0], area] > 1}


def _more_strengths(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs that go on about strengths: after them, before the first numbered need."""
    numbered = {p.area for p in pieces if p.ref}
    found: list[Piece] = []
    for before, piece in pairwise(pieces):
        goes_on = before.part == "strengths" or before in found
        unmarked = not (piece.part or piece.ref or piece.row)
        if goes_on and unmarked and piece.area == before.area and piece.area in numbered:
            found.append(piece)
    return found


def _strengths(pieces: list[Piece]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for piece in pieces:
        if piece.part == "strengths":
            found.setdefault(piece.area, []).append(piece.text)
    return {area: " ".join(texts) for area, texts in found.items()}


def _need(group: list[Piece], strengths: dict[str, str]) -> Need:
    first = group[0]
    ref = first.ref.split()[-1] if is_reference(first.ref) else first.ref
    return Need(
        section=first.section,
        quotes=tuple(piece.quote for piece in group),
        ref=ref,
        area=first.area,
        strengths=strengths.get(first.area, ""),
        thread=first.thread,
    )
