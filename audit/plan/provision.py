"""The provision statements of Sections F, G, H1 and H2, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from audit.plan.labels import label_part
from audit.plan.model import PROVISION_SECTIONS, Provision
from audit.plan.nil import is_nil
from audit.plan.pieces import Piece

_COMPLETING = ("who", "how_often", "how_long")
_CHILD_WILL = re.compile(
    r"^(?:By|Within|Before|At the end)\b[^.;]{0,60}?,? (?:I|he|she|they|[A-Z][\w'’-]+) will\b"
)
_SAID_BESIDE = ("review", "link", "outcome", "need", "steps", "strengths", "area")


@dataclass
class _Draft:
    piece: Piece
    beside: dict[str, list[str]] = field(default_factory=dict)
    other: list[tuple[str, str]] = field(default_factory=list)

    def add(self, piece: Piece) -> None:
        """Take what another cell or a labelled line says about this statement."""
        if piece.part in _COMPLETING:
            self.beside.setdefault(piece.part, []).append(piece.text)
        else:
            self.other.append((piece.header or piece.label, piece.text))


def provision_of(pieces: list[Piece]) -> tuple[Provision, ...]:
    """The statements in reading order; "no provision is needed" is none."""
    here = [p for p in pieces if p.section in PROVISION_SECTIONS and p.part != "monitoring"]
    drafts: list[_Draft] = []
    for (row, _), group in groupby(here, key=lambda p: (p.row, p.section)):
        members = list(group)
        if row is not None and _is_record(members):
            drafts += _from_row(members)
        else:
            _from_text(members, drafts)
    return tuple(_statement(draft) for draft in drafts)


def _is_record(members: list[Piece]) -> bool:
    """Whether the cells of a row complete one another."""
    return len({p.cell for p in members}) > 1


def _from_row(members: list[Piece]) -> Iterator[_Draft]:
    statements = _statements(members)
    beside = [p for p in members if p not in statements]
    for piece in statements:
        if is_nil(piece.text) or piece.stem:
            continue
        draft = _Draft(piece)
        for other in beside:
            draft.add(other)
        yield draft


def _statements(members: list[Piece]) -> list[Piece]:
    """The lines of the cell that says what is provided: by its header, else the fullest."""
    named = [p for p in members if p.part == "provision"]
    if named:
        return [p for p in named if p.cell == named[0].cell]
    cells: dict[tuple[int, ...], int] = {}
    for piece in members:
        if piece.part == "":
            cells[piece.cell] = cells.get(piece.cell, 0) + len(piece.text)
    if not cells:
        return []
    fullest = max(cells, key=lambda cell: cells[cell])
    return [p for p in members if p.cell == fullest]


def _from_text(members: list[Piece], drafts: list[_Draft]) -> None:
    for piece in members:
        if piece.part in _COMPLETING or piece.part in _SAID_BESIDE:
            if drafts and drafts[-1].piece.section == piece.section:
                drafts[-1].add(piece)
        elif not (piece.stem or is_nil(piece.text) or _repeats_outcome(piece)):
            drafts.append(_Draft(piece))


def _repeats_outcome(piece: Piece) -> bool:
    """Whether a line under "Outcome 1" in Section F only says again what the child will do."""
    return label_part(piece.label, "F") == "outcome" and bool(_CHILD_WILL.match(piece.text))


def _statement(draft: _Draft) -> Provision:
    piece = draft.piece

    def beside(part: str) -> str:
        return "; ".join(text.rstrip("; ") for text in draft.beside.get(part, []))

    return Provision(
        section=piece.section,
        quote=piece.quote,
        ref=piece.ref,
        area=piece.area,
        who=beside("who"),
        how_often=beside("how_often"),
        how_long=beside("how_long"),
        other=tuple(draft.other),
        thread=piece.thread,
    )
