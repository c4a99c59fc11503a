"""What became of every text block of the document: content of a section, heading, form, outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from audit.plan.find import Heading
from audit.plan.helptext import is_help_text
from audit.plan.model import BlockRole, Use
from audit.plan.pieces import Piece
from audit.plan.placeholders import is_placeholder
from audit.reading.document import Document, TextBlock


def uses_of(
    document: Document,
    headings: Iterable[Heading],
    pieces: Iterable[Piece],
    homes: Mapping[int, str],
    child: str,
) -> tuple[Use, ...]:
    """The use of each block in reading order; ``homes`` gives the section of each."""
    titles = {spot[0]: heading.keys[0] for heading in headings for spot in heading.lines}
    written: dict[int, bool] = {}
    for piece in pieces:
        number = piece.location.block
        written[number] = written.get(number, False) or not is_placeholder(piece.text)
    return tuple(_use(block, titles, written, homes, child) for block in document.texts)


def _use(
    block: TextBlock,
    titles: Mapping[int, str],
    written: Mapping[int, bool],
    homes: Mapping[int, str],
    child: str,
) -> Use:
    number = block.location.block
    section = homes.get(number, "")
    if number in titles and not (number in written and section):
        return Use(titles[number], "heading")
    if not block.text.strip():
        return Use(section, "empty")
    if not section:
        return Use("", "outside")
    return Use(section, _role(block, written.get(number), child))


def _role(block: TextBlock, written: bool | None, child: str) -> BlockRole:
    """``written``: whether the plan's own words stand in it; None where no line of it was kept."""
    if written is None:
        return "help text" if is_help_text(block.text, child) else "label"
    return "content" if written else "placeholder"
