"""Pages set in two or more columns of running text, divided by an empty gutter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_, attrgetter, or_

from audit.reading.pdf_lines import rows_of
from audit.reading.pdf_source import Char

STEP = 2.0
NARROWEST_GUTTER = 8.0
FEWEST_LINES = 8
"""Shorter columns are more likely rows of labels and values, which belong side by side."""

FULL = 0.2
"""A line is full if no more than this share of its column is left empty at its end."""

NARROWEST_COLUMN = 12.0
"""In font sizes: some 25 letters."""

FULL_SHARE = 0.6
"""Running text fills most of its lines; labels do not."""


@dataclass(slots=True)
class Column:
    """The characters of a column; ``right`` is its limit, None where it is that of the page."""

    chars: list[Char]
    right: float | None = None


@dataclass(slots=True)
class _Row:
    """Characters on one baseline; each bit of ``taken`` is a step of the page that they cover."""

    chars: list[Char]
    top: float
    taken: int


def columns_of(chars: list[Char], right: float | None = None) -> list[Column]:
    """The characters in columns, from left to right; as one where there is no clear gutter.

    Text over the whole width above or below the columns is a column of its own.
    """
    rows = [_row(row) for row in rows_of([char for char in chars if char.text != " "])]
    found = _gutter(rows)
    if found is None:
        return [Column(chars, right)] if chars else []
    (first, last), gutter = found
    above, below = rows[first].top, rows[last].top
    middle = [char for char in chars if above <= char.base <= below]
    left = [char for char in middle if char.x1 <= gutter]
    limit = max(char.x1 for char in left if char.text != " ")
    return [
        *columns_of([char for char in chars if char.base < above], right),
        *columns_of(left, limit),
        *columns_of([char for char in middle if char.x1 > gutter], right),
        *columns_of([char for char in chars if char.base > below], right),
    ]


def _row(chars: list[Char]) -> _Row:
    first, *others = sorted(chars, key=attrgetter("x0"))
    start, end = first.x0, first.x1
    taken = 0
    for char in others:
        if char.x0 > end + STEP:
            taken |= _steps(start, end)
            start, end = char.x0, char.x1
        elif char.x1 > end:
            end = char.x1
    return _Row(chars, min(map(attrgetter("base"), chars)), taken | _steps(start, end))


def _steps(start: float, end: float) -> int:
    """The bits of the steps from one place to another; what lies left of the page counts as 0."""
    first, last = max(int(start // STEP), 0), max(int(end // STEP), 0)
    return (1 << last + 1) - (1 << first)


def _gutter(rows: list[_Row]) -> tuple[tuple[int, int], float] | None:
    """The rows, first and last, that the best gutter divides, and its middle."""
    if len(rows) < FEWEST_LINES:
        return None
    anywhere = reduce(or_, (row.taken for row in rows))
    first, last = (anywhere & -anywhere).bit_length() - 1, anywhere.bit_length() - 1
    width = int(NARROWEST_GUTTER / STEP)
    blocked = _blocked(rows)
    best: tuple[int, tuple[int, int], float] | None = None
    before: list[tuple[int, int]] = []
    for step in range(first + 10, last - 10):
        needed = (1 << step + width) - (1 << step)
        tried = before
        before = [] if needed & blocked else _runs([not needed & row.taken for row in rows])
        for start, end in before:
            inside = rows[start : end + 1]
            if (start, end) in tried or not _both_sides(inside, step):
                continue
            middle = (step + width / 2) * STEP
            lines = _columns_lines(inside, middle)
            if lines and (best is None or lines > best[0]):
                best = (lines, (start, end), middle)
    return best[1:] if best else None


def _blocked(rows: list[_Row]) -> int:
    """The steps that the rows never leave free over enough lines."""
    starts = range(len(rows) - FEWEST_LINES + 1)
    stretches = ([row.taken for row in rows[i : i + FEWEST_LINES]] for i in starts)
    return reduce(and_, (reduce(or_, stretch) for stretch in stretches))


def _both_sides(rows: list[_Row], step: int) -> bool:
    """Whether enough of the rows have text to the left and to the right of a step."""
    left = sum((row.taken & (1 << step) - 1) > 0 for row in rows)
    right = sum(row.taken >> step > 0 for row in rows)
    return min(left, right) >= FEWEST_LINES


def _runs(free: list[bool]) -> list[tuple[int, int]]:
    """The longest stretches of rows that leave the gutter free."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, is_free in enumerate([*free, False]):
        if is_free and start is None:
            start = index
        elif not is_free and start is not None:
            if index - start >= FEWEST_LINES:
                runs.append((start, index - 1))
            start = None
    return runs


def _columns_lines(rows: list[_Row], gutter: float) -> int:
    """How many lines stand beside each other, 0 if they are not columns of running text."""
    left = [[c for c in row.chars if c.x1 <= gutter] for row in rows]
    right = [[c for c in row.chars if c.x1 > gutter] for row in rows]
    left, right = [row for row in left if row], [row for row in right if row]
    if min(len(left), len(right)) < FEWEST_LINES:
        return 0
    if not (_is_running(left) and _is_running(right) and _overlap(left, right)):
        return 0
    return len(left) + len(right)


def _is_running(lines: list[list[Char]]) -> bool:
    """Whether the lines are long and most of them about as wide as the widest ones."""
    starts = [min([char.x0 for char in line]) for line in lines]
    ends = [max([char.x1 for char in line]) for line in lines]
    width = max(ends) - min(starts)
    if width < NARROWEST_COLUMN * lines[0][0].size:
        return False
    full = sum(max(ends) - end <= FULL * width for end in ends)
    return full >= FULL_SHARE * len(lines)


def _overlap(left: list[list[Char]], right: list[list[Char]]) -> bool:
    """Whether two columns stand beside each other for most of the height of the lower one."""
    tops = [min(column[0][0].base, column[-1][0].base) for column in (left, right)]
    ends = [max(column[0][0].base, column[-1][0].base) for column in (left, right)]
    shared = min(ends) - max(tops)
    return shared >= 0.5 * min(end - top for top, end in zip(tops, ends, strict=True))
