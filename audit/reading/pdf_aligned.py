"""Tables without ruled lines: text that keeps a gap free at one place over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from audit.reading.pdf_lines import Line, lines_of, rows_of
from audit.reading.pdf_source import Char

WIDE = 12.0
WIDE_IN_SIZES = 1.3
"""A gap between columns has at least this many points, and font sizes; a justified space less."""

LEAST_SHARED = 8.0
FEWEST_ROWS = 2
MARKER = re.compile(r"[\W\d]*[a-zA-Z]?[\W\d]*|\(?[ivx]+[.)]")
"""A gap after a bullet, a number or a reference like B12 does not divide columns."""

FAR = 5.0
CLOSE = 1.5
"""Lines further apart than ``FAR`` font sizes are no table; ``CLOSE`` ones may be one cell."""

Gap = tuple[float, float]


@dataclass(slots=True)
class Aligned:
    """A table without lines: per row the characters of each column, from left to right."""

    rows: list[list[list[Char]]]


def aligned_parts(chars: list[Char], page: int) -> Iterator[list[Char] | Aligned]:
    """The characters in order, cut into running text and tables without lines."""
    rows = rows_of([char for char in chars if char.text != " "])
    start = float("-inf")
    for first, last, gaps in _runs(rows):
        top, bottom = _base(rows[first]), _base(rows[last])
        yield [char for char in chars if start < char.base < top]
        yield Aligned(_grouped([char for char in chars if top <= char.base <= bottom], gaps, page))
        start = bottom
    yield [char for char in chars if char.base > start]


def _base(row: list[Char]) -> float:
    return max(char.base for char in row)


def _runs(rows: list[list[Char]]) -> Iterator[tuple[int, int, list[Gap]]]:
    """The first and last rows that share gaps, and the gaps."""
    index = 0
    while index < len(rows):
        last = _run_end(rows, index)
        if last is None:
            index += 1
            continue
        gaps = _gaps(rows[index])
        for row in rows[index + 1 : last + 1]:
            gaps = _shared(gaps, row)
        yield index, last, gaps
        index = last + 1


def _run_end(rows: list[list[Char]], first: int) -> int | None:
    gaps = _gaps(rows[first])
    divided = [first]
    last = first
    for index in range(first + 1, len(rows)):
        row, before = rows[index], rows[index - 1]
        pitch = (row[0].base - before[0].base) / row[0].size
        shared = _shared(gaps, row)
        if not shared or pitch > FAR:
            break
        if _is_divided(row, shared):
            divided.append(index)
            last = index
        elif last == index - 1 and pitch <= CLOSE and _same_type(row, before):
            last = index
        gaps = shared
    return last if gaps and len(divided) >= FEWEST_ROWS else None


def _gaps(row: list[Char]) -> list[Gap]:
    """The wide gaps of a row, without one after a bullet or number."""
    gaps: list[Gap] = []
    ordered = sorted(row, key=attrgetter("x0"))
    end = ordered[0].x1
    for index, char in enumerate(ordered):
        wide = char.x0 - end >= WIDE and char.x0 - end >= WIDE_IN_SIZES * char.size
        if wide and not MARKER.fullmatch("".join([char.text for char in ordered[:index]])):
            gaps.append((end, char.x0))
        if char.x1 > end:
            end = char.x1
    return gaps


def _same_type(row: list[Char], before: list[Char]) -> bool:
    return row[0].size == before[0].size and row[0].bold == before[0].bold


def _shared(gaps: list[Gap], row: list[Char]) -> list[Gap]:
    """What a row leaves free of the gaps."""
    shared: list[Gap] = []
    for start, end in gaps:
        inside = sorted((c.x0, c.x1) for c in row if c.x1 > start and c.x0 < end)
        edges = [start, *(edge for pair in inside for edge in pair), end]
        free = max(zip(edges[::2], edges[1::2], strict=True), key=lambda gap: gap[1] - gap[0])
        if free[1] - free[0] >= LEAST_SHARED:
            shared.append(free)
    return shared


def _is_divided(row: list[Char], gaps: list[Gap]) -> bool:
    """Whether text stands on both sides of a gap, on the left more than a bullet."""
    left = sorted((c for c in row if c.x1 <= gaps[0][0] + 1), key=lambda char: char.x0)
    right = any(char.x0 >= gaps[0][1] - 1 for char in row)
    return right and not MARKER.fullmatch("".join(char.text for char in left))


def _grouped(chars: list[Char], gaps: list[Gap], page: int) -> list[list[list[Char]]]:
    """The characters by table row and column; wrapped lines of a cell stay in one row."""
    middles = [(start + end) / 2 for start, end in gaps]
    rows: list[list[list[Char]]] = []
    before: Line | None = None
    limit = max((c.x1 for c in chars if c.text != " " and c.x1 <= middles[0]), default=0.0)
    for row in rows_of(chars):
        columns: list[list[Char]] = [[] for _ in range(len(middles) + 1)]
        for char in row:
            columns[sum(char.x0 >= middle for middle in middles)].append(char)
        label = next(iter(lines_of(columns[0], page)), None)
        if not rows or (label is not None and not _wraps(before, label, limit)):
            rows.append(columns)
        else:
            for whole, part in zip(rows[-1], columns, strict=True):
                whole += part
        before = label
    return rows


def _wraps(before: Line | None, label: Line, limit: float) -> bool:
    """Whether a line of the first column goes on from the line before."""
    if before is None or label.base - before.base > CLOSE * label.size:
        return False
    return before.x1 + 0.25 * label.size + label.first_word > limit and before.bold == label.bold
