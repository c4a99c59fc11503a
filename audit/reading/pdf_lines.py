"""Characters put together to lines of text."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from audit.reading.pdf_source import Char
from audit.reading.pdf_tags import Tag

WORD_GAP = 0.18
"""A gap wider than this share of the font size divides words."""

RAISED = 0.45
"""Baselines no further apart than this share of the font size are of one line."""


@dataclass(slots=True)
class Line:
    """A line of text and its place. ``first_word`` is the width of its first word.

    ``bold`` is True where all of it is bold, ``plain`` where none of it is. ``lead`` is what stands
    before its first space, ``lead_gap`` the width of that space. ``spaced``: a space ends it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    plain: bool
    first_word: float
    page: int = 0
    lead: str = ""
    lead_gap: float = 0.0
    spaced: bool = False
    tag: Tag | None = None


def lines_of(chars: list[Char], page: int) -> list[Line]:
    """The lines that the characters make, from top to bottom; turned text follows as it stands."""
    rows = rows_of([char for char in chars if char.upright])
    lines = [line for row in rows if (line := _line(row, page)) is not None]
    turned = [char for char in chars if not char.upright]
    if turned and (line := _turned(turned, page)) is not None:
        lines.append(line)
    return lines


def rows_of(chars: list[Char]) -> list[list[Char]]:
    """The characters by baseline, from top to bottom; raised and lowered ones are with theirs."""
    levels: dict[float, list[Char]] = defaultdict(list)
    for char in chars:
        levels[char.base].append(char)
    rows: list[list[Char]] = []
    for base in sorted(levels):
        level = levels[base]
        own = _within(rows[-1][0], level) if rows else 0
        if own:
            rows[-1] += level[:own]
        if own < len(level):
            rows.append(level[own:])
    return rows


def _within(first: Char, level: list[Char]) -> int:
    """How many characters of one baseline come before one that stands too low for a row."""
    lower = level[0].base - first.base
    if lower <= RAISED * first.size:
        return len(level)
    return next((i for i, char in enumerate(level) if lower > RAISED * char.size), len(level))


def _line(row: list[Char], page: int) -> Line | None:
    row = sorted(row, key=attrgetter("x0"))
    spaced = bool(row) and row[-1].text == " "
    while row and row[-1].text == " ":
        row.pop()
    while row and row[0].text == " ":
        row.pop(0)
    if not row:
        return None
    seen = [char for char in row if char.text != " "]
    size = common_size(seen)
    lead, lead_gap = _lead(row, size)
    bases = sorted([char.base for char in seen if char.size >= 0.8 * size])
    weights = {char.bold for char in seen}
    return Line(
        _joined(row, size),
        seen[0].x0,
        max([char.x1 for char in seen]),
        min([char.top for char in seen]),
        max([char.bottom for char in seen]),
        bases[len(bases) // 2],
        size,
        all(weights),
        not any(weights),
        _first_word(row, size),
        page,
        lead,
        lead_gap,
        spaced,
        seen[-1].tag,
    )


def common_size(chars: list[Char]) -> float:
    """The font size that most of the characters have; of two alike, the larger."""
    sizes = [char.size for char in chars]
    counts = Counter(sizes) if len(set(sizes)) > 1 else {sizes[0]: 1}
    return max(counts, key=lambda size: (counts[size], size))


def _joined(row: list[Char], size: float) -> str:
    """The text with a space for every gap that has none."""
    texts = [char.text for char in row]
    wide = WORD_GAP * size
    pieces: list[str] = []
    start, end = 0, row[0].x0
    for index, (one, two) in enumerate(pairwise(row), 1):
        if two.x0 - one.x1 > wide and one.text != " " != two.text:
            end = max([end, *[char.x1 for char in row[start:index] if char.text != " "]])
            pieces += texts[start:index]
            if two.x0 - end > wide:
                pieces.append(" ")
            start = index
    return "".join(pieces + texts[start:])


def _lead(row: list[Char], size: float) -> tuple[str, float]:
    """What stands before the first space or gap, and how wide that is."""
    lead, end = "", row[0].x0
    for char in row:
        if char.text == " ":
            continue
        if lead and char.x0 - end > WORD_GAP * size:
            return lead, char.x0 - end
        lead, end = lead + char.text, max(end, char.x1)
    return lead, 0.0


def _first_word(row: list[Char], size: float) -> float:
    """The width up to the first place where the line could have been broken."""
    end = row[0].x0
    for char in row:
        if char.text == " " or char.x0 - end > WORD_GAP * size:
            break
        end = max(end, char.x1)
        if char.text in "-\u2013\u2014\u00ad" and end - row[0].x0 > size / 2:
            break
    return end - row[0].x0


def _turned(chars: list[Char], page: int) -> Line | None:
    """Text that runs up or down: one line in the order in which the file gives it."""
    text = "".join(char.text for char in chars).strip()
    if not text:
        return None
    x0, x1 = min(char.x0 for char in chars), max(char.x1 for char in chars)
    top, bottom = min(char.top for char in chars), max(char.bottom for char in chars)
    bold = [char.bold for char in chars if char.text != " "]
    size = common_size(chars)
    return Line(text, x0, x1, top, bottom, bottom, size, all(bold), not any(bold), x1 - x0, page)
