"""The outcomes of Section E with the steps towards them and who reviews them when.

Shorter-term targets and monitoring: SEND Regulations 2014 reg. 12(1)(e) names outcomes only; the
Code (9.69) asks for the arrangements for setting shorter-term targets as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audit.plan.model import Outcome, Quote
from audit.plan.nil import is_nil
from audit.plan.pieces import Piece
from audit.plan.words import is_sentence, plain, word_count

_OUTCOME_PARTS = ("", "outcome")
_TIME_ONLY = re.compile(
    r"^(?:by|within|before|at|in) (?:the )?(?:end|age|time|year|key stage|next|\d)"
)
_WILL = re.compile(r"^(?:By|Within|Before|At the end)\b|\bwill\b")


@dataclass
class _Draft:
    piece: Piece
    steps: list[Quote] = field(default_factory=list)
    review: list[Quote] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)


def outcomes_of(pieces: list[Piece]) -> tuple[Outcome, ...]:
    """The outcomes in reading order; a list under an outcome holds its steps."""
    drafts: list[_Draft] = []
    here = [p for p in pieces if p.section == "E"]
    # A header that a page break repeats inside a cell is no outcome.
    headers = {plain(p.header) for p in here if p.header}
    for piece in (p for p in here if plain(p.text) not in headers):
        current = drafts[-1] if drafts else None
        if current and _opens_next(piece, current):
            drafts.append(_Draft(piece))
        elif piece.part == "steps" or (current and _is_step(piece, current.piece)):
            if current:
                current.steps.append(piece.quote)
                current.kinds["steps"] = _kind(piece)
        elif piece.part == "review":
            if current:
                current.review.append(piece.quote)
                current.kinds["review"] = _kind(piece)
        elif piece.part in _OUTCOME_PARTS and _is_outcome(piece):
            drafts.append(_Draft(piece))
    return tuple(_outcome(draft) for draft in drafts)


def _is_step(piece: Piece, outcome: Piece) -> bool:
    """A list item under an outcome: a deeper one, or a bullet under a numbered paragraph."""
    if piece.part or piece.kind != "list_item" or piece.row != outcome.row:
        return False
    if outcome.kind == "list_item":
        return piece.level > outcome.level
    return bool(outcome.ref) and not piece.ref and not _WILL.search(piece.text)


def _opens_next(piece: Piece, draft: _Draft) -> bool:
    """Whether a line under a label "Steps" or "Review" is the next outcome after all.

    It is where it carries the number after that of the outcome, or where it is a sentence about
    what the child will do that is set unlike the lines under the label so far.
    """
    if piece.row is not None or piece.part not in ("steps", "review"):
        return False
    one, two = _number(draft.piece.marker), _number(piece.marker)
    if one is not None:
        return two == one + 1 and _kind(piece) == _kind(draft.piece)
    held = draft.kinds.get(piece.part, "")
    will = bool(_WILL.search(piece.text)) and is_sentence(piece.text)
    return will and held != "" and (piece.part == "review" or held != _kind(piece))


def _kind(piece: Piece) -> str:
    """The shape of the marker: "1)", "a)", a bullet, or none."""
    return re.sub(r"\d+", "1", re.sub(r"[a-z]", "a", piece.marker.strip("( "))) or "none"


def _number(marker: str) -> int | None:
    found = re.fullmatch(r"\(?(\d{1,2})[.):]?", marker)
    return int(found[1]) if found else None


def _is_outcome(piece: Piece) -> bool:
    other_column = bool(piece.header) and piece.part == ""
    return not (piece.stem or other_column or is_nil(piece.text) or _is_time_only(piece.text))


def _is_time_only(text: str) -> bool:
    """Whether a line is only the time limit of the outcomes under it."""
    short = word_count(text) <= 9 and not is_sentence(text)
    return short and bool(_TIME_ONLY.match(plain(text))) and "will" not in text.split()


def _outcome(draft: _Draft) -> Outcome:
    piece = draft.piece
    return Outcome(
        quote=piece.quote,
        ref=piece.ref,
        area=piece.area,
        steps=tuple(draft.steps),
        review=tuple(draft.review),
        thread=piece.thread,
    )
