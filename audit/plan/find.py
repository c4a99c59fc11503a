"""Where the section headings of a document stand: in paragraphs, in table rows, over columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from audit.plan.headings import (
    LETTERED,
    PLAIN_TITLE,
    Style,
    Title,
    fits,
    letter_alone,
    letter_before,
    title_of,
)
from audit.plan.helptext import is_help_text, is_statutory_title
from audit.plan.layout import CellUnit, RowUnit, Unit, lines_of
from audit.plan.letter_column import letter_columns
from audit.plan.run_in import content_start
from audit.plan.words import is_sentence, squeeze, word_count
from audit.reading.document import Location, TextBlock

_LARGER = 1.5
Spot = tuple[int, int]
"""A line of the document: the number of its block and of the line within it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One place where a section opens.

    ``unit`` is the unit in which it stands, ``lines`` the lines that it takes up. ``column`` is the
    grid column that it heads, where several sections stand side by side in a table. ``content``
    says where in its first line the content begins that it runs into, 0 if it does not.
    """

    keys: tuple[str, ...]
    title: str
    strength: int
    location: Location
    unit: int
    lines: tuple[Spot, ...]
    column: int | None = None
    style: tuple[str, int, bool] = ("", 0, False)
    content: int = 0


def headings_in(units: tuple[Unit, ...], usual_size: float | None) -> Iterator[Heading]:
    """Everything that may be a section heading, in reading order."""
    lettered = letter_columns(units)
    for number, unit in enumerate(units):
        if isinstance(unit, RowUnit):
            yield from _in_row(unit, number, usual_size, letters=unit.table in lettered)
        else:
            following = units[number + 1] if number + 1 < len(units) else None
            below = following if isinstance(following, TextBlock) else None
            yield from _in_blocks((unit,), number, usual_size, below=below)


def style_of(block: TextBlock, usual_size: float | None, *, set_off: bool = False) -> Style:
    """How a paragraph stands out from running text."""
    text = block.text.strip()
    larger = bool(block.size and usual_size and block.size >= usual_size + _LARGER)
    capitals = text.isupper() and sum(map(str.isalpha, text)) > 3
    strong = block.kind == "heading" or block.bold or larger or capitals or set_off
    return Style(strong, listed=block.kind == "list_item" and not strong)


def _in_blocks(
    blocks: tuple[TextBlock, ...],
    number: int,
    usual_size: float | None,
    *,
    set_off: bool = False,
    below: TextBlock | None = None,
) -> Iterator[Heading]:
    for place, block in enumerate(blocks):
        style = style_of(block, usual_size, set_off=set_off and place == 0)
        after = blocks[place + 1] if place + 1 < len(blocks) else below
        for count, line in enumerate(lines_of(block)):
            title, content = _title_and_content(line, style)
            if title is None or (count and title.strength < LETTERED):
                continue
            spots: tuple[Spot, ...] = ((block.location.block, count),)
            text = title.text
            if title.letter_only and not content:
                more, more_spots = _title_below(title, block, count, after, usual_size)
                text, spots = squeeze(f"{text} {more}"), spots + more_spots
            yield replace(_heading(title, text, block, number, spots), content=content)


def _title_and_content(line: str, style: Style) -> tuple[Title | None, int]:
    """The heading that a line is or begins with, and where its content begins (0: no content)."""
    start = content_start(line)
    title = title_of(line[:start].rstrip(" \t:-–—"), style) if start else None
    return (title, start) if title else (title_of(line, style), 0)


def _title_below(
    title: Title,
    block: TextBlock,
    count: int,
    after: TextBlock | None,
    usual_size: float | None,
) -> tuple[str, tuple[Spot, ...]]:
    """The words of a title whose letter stands alone in the line before."""
    lines = lines_of(block)
    if count + 1 < len(lines):
        text, spot = lines[count + 1], (block.location.block, count + 1)
    elif after is not None and lines_of(after):
        text, spot = lines_of(after)[0], (after.location.block, 0)
    else:
        return "", ()
    strong = after is not None and style_of(after, usual_size).strong
    same = count + 1 < len(lines)
    return (text, (spot,)) if _is_title_for(title.keys, text, near=same or strong) else ("", ())


def _is_title_for(keys: tuple[str, ...], text: str, *, near: bool = True) -> bool:
    """Whether words are the title of these sections; ``near`` where they stand by the letter."""
    if is_statutory_title(text):
        return True
    worded = title_of(text, Style(strong=True))
    if worded and near:
        return bool(set(worded.keys) & set(keys)) or worded.strength == PLAIN_TITLE
    short = word_count(text) <= 12 and not is_sentence(text) and ":" not in text
    return near and short and fits(keys, text)


def _in_row(
    row: RowUnit, number: int, usual_size: float | None, *, letters: bool
) -> Iterator[Heading]:
    """``letters``: whether a letter alone in the first cell opens a section in this table."""
    filled = row.filled
    if letters and filled and filled[0].column == 0 and letter_alone(filled[0].text):
        yield _by_letter(filled[0], number)
    elif len(filled) == 1:
        wide = filled[0].span >= row.width or filled[0].shaded
        yield from _in_blocks(filled[0].blocks, number, usual_size, set_off=wide)
    elif filled:
        columns = list(_over_columns(filled, number, usual_size))
        if len({keys for heading in columns for keys in heading.keys}) >= 2:
            yield from columns
        else:
            yield from _beside(filled, number, usual_size)


def _by_letter(cell: CellUnit, number: int) -> Heading:
    """The section that a cell opens with its letter alone."""
    block = next(b for b in cell.blocks if lines_of(b))
    title = Title(letter_alone(cell.text), squeeze(cell.text), LETTERED)
    return _heading(title, title.text, block, number, ((block.location.block, 0),))


def _over_columns(
    cells: tuple[CellUnit, ...], number: int, usual_size: float | None
) -> Iterator[Heading]:
    titles = [_column_title(cell, usual_size) for cell in cells]
    if not any(titles):
        return
    for cell, title in zip(cells, titles, strict=True):
        block = next(b for b in cell.blocks if lines_of(b))
        line = lines_of(block)[0]
        if title is None and (keys := letter_before(line)):
            title = Title(keys, squeeze(line), LETTERED)
        if title:
            spots = tuple(_title_lines(cell, title))
            yield _heading(title, title.text, block, number, spots, cell.column)


def _title_lines(cell: CellUnit, title: Title) -> Iterator[Spot]:
    """The first line of a cell that heads a column, and those that go on with its title.

    What comes after them is content that stands in the same cell as its heading.
    """
    lines = [(b.location.block, n, line) for b in cell.blocks for n, line in enumerate(lines_of(b))]
    for count, (block, number, line) in enumerate(lines):
        awaited = count == 1 and title.letter_only
        more = line[:1].islower() and not is_sentence(line) and fits(title.keys, line)
        if count and not (awaited or more or is_help_text(line) or is_statutory_title(line)):
            return
        yield block, number


def _column_title(cell: CellUnit, usual_size: float | None) -> Title | None:
    block = next(b for b in cell.blocks if lines_of(b))
    title = title_of(lines_of(block)[0], style_of(block, usual_size, set_off=True))
    return title if title and title.strength > PLAIN_TITLE else None


def _beside(
    cells: tuple[CellUnit, ...], number: int, usual_size: float | None
) -> Iterator[Heading]:
    """A heading in the first cell, its title or its content in the next."""
    first, second = cells[0], cells[1]
    block = next(b for b in first.blocks if lines_of(b))
    keys = letter_alone(first.text)
    if keys:
        beside = next(b for b in second.blocks if lines_of(b))
        words = lines_of(beside)[0]
        if _is_title_for(keys, words):
            spots = ((block.location.block, 0), (beside.location.block, 0))
            text = squeeze(f"{lines_of(block)[0]} {words}")
            yield _heading(Title(keys, text, LETTERED), text, block, number, spots)
        elif "section" in first.text.lower():
            yield _by_letter(first, number)
        return
    yield from _in_blocks(first.blocks, number, usual_size, set_off=first.shaded)


def _heading(
    title: Title,
    text: str,
    block: TextBlock,
    number: int,
    spots: tuple[Spot, ...],
    column: int | None = None,
) -> Heading:
    return Heading(
        title.keys,
        text,
        title.strength,
        block.location,
        number,
        spots,
        column,
        heading_style(block),
    )


def heading_style(block: TextBlock) -> tuple[str, int, bool]:
    """How a heading is set, to compare it with others."""
    return (block.kind, block.level, block.bold)
