"""What the place of a line says about it before its own words are looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.plan.words import is_sentence

RUNNING_PARTS = ("strengths", "monitoring", "need")
"""Labels that hold for all lines of their block."""
TYPED_BULLET = re.compile(
    r"^(?:[-–•*·▪●○]|\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2})+[.)]|\(?[a-z]\)|[1-9]\.[1-9](?=\s+[A-Z]))\s+"
)
_NEEDS, _PROVISION = ("B", "C", "D"), ("F", "G", "H1")


@dataclass
class Place:
    """What the place of a line says about it, before its own words are looked at.

    ``fixed`` is True in cells of tables whose columns or labels say what they hold: short bold text
    there is no sub-heading. ``set_off`` is True in rows that stand out from the table.
    """

    keys: tuple[str, ...] = ()
    row: tuple[int, int] | None = None
    cell: tuple[int, ...] = ()
    label: str = ""
    part: str = ""
    header: str = ""
    ref: str = ""
    area: str = ""
    thread: str = ""
    fixed: bool = False
    set_off: bool = False


def carries(place: Place, line: str) -> bool:
    """Whether the label that opened a block holds for its next line too."""
    if place.part == "steps" and not is_sentence(line) and "will" not in line.split():
        return True
    return place.part in RUNNING_PARTS or bool(TYPED_BULLET.match(line))


def own_part(keys: tuple[str, ...]) -> str:
    """What the lines of a section are where nothing else is said."""
    if keys and keys[0] in _NEEDS:
        return "need"
    return "outcome" if keys == ("E",) else "provision"


def section_for(keys: tuple[str, ...], part: str) -> str:
    """Which of the sections that share a heading a line belongs to: the first, if nothing tells."""
    if len(keys) < 2:
        return keys[0] if keys else ""
    wanted: tuple[str, ...] = ()
    if part in ("need", "strengths"):
        wanted = _NEEDS
    elif part in ("outcome", "steps", "review"):
        wanted = ("E",)
    elif part in ("provision", "who", "how_often", "how_long"):
        wanted = _PROVISION
    return next((key for key in keys if key in wanted), keys[0])
