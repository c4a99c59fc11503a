"""Letters with a line drawn through them, which a reader of the page takes for deleted.

A PDF does not say that text is struck out: LibreOffice and Word draw a line through the lower half
of the letters, from the left of the first to the right of the last. Underlines lie below the
baseline, and the lines of a table reach further than its text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from audit.reading.pdf_drawings import Rule
from audit.reading.pdf_source import Char

LOWEST, HIGHEST = 0.15, 0.45
"""How far above the baseline the line is drawn, in font sizes."""

REACH = 0.3
"""Its ends lie no further than this from those of the letters, in font sizes."""

MOST_NEAR = 200
"""More lines that run close above a baseline are a drawing."""

FEWEST = 2
"""A line through a single letter may be part of a picture or sign."""


def without_struck(chars: list[Char], rules: Iterable[Rule]) -> tuple[list[Char], int]:
    """The characters that are not struck out, and in how many lines of text others were."""
    levels = [rule for rule in rules if rule.level]
    bases = sorted({char.base for char in chars}) if levels else []
    if not bases:
        return chars, 0
    furthest = HIGHEST * max([char.size for char in chars])
    near = [
        (rule, bases[start:end])
        for rule in levels
        if (start := bisect_left(bases, rule.at)) < (end := bisect_right(bases, rule.at + furthest))
    ]
    if not 0 < len(near) <= MOST_NEAR:
        return chars, 0
    lines: dict[float, list[Char]] = defaultdict(list)
    for char in chars:
        lines[char.base].append(char)
    struck: set[int] = set()
    places: set[float] = set()
    for rule, below in near:
        for base in below:
            if found := _struck_by(rule, lines[base]):
                struck.update(map(id, found))
                places.add(base)
    return [char for char in chars if id(char) not in struck], len(places)


def _struck_by(rule: Rule, line: list[Char]) -> list[Char]:
    """The characters of a line of text that the rule strikes out."""
    found = [
        char
        for char in line
        if LOWEST * char.size <= char.base - rule.at <= HIGHEST * char.size
        and char.upright
        and rule.start < (char.x0 + char.x1) / 2 < rule.end
    ]
    if sum(char.text != " " for char in found) < FEWEST:
        return []
    left, right = min([char.x0 for char in found]), max([char.x1 for char in found])
    reach = REACH * found[0].size
    fits = abs(left - rule.start) <= reach and abs(right - rule.end) <= reach
    return found if fits else []
