"""Lattices of ruled lines made ready for their cells: one for each table, and every row closed.

Some programs draw no line below a row that the page end cuts, and two tables that stand close
share a line.
"""

from __future__ import annotations

from itertools import pairwise

from audit.reading.pdf_drawings import Rule

LOWEST_ROW = 8.0
"""Side lines that reach further than this, in points, below the last line enclose a row."""


def closed_tables(lattice: list[Rule], near: float) -> list[list[Rule]]:
    """The lattice as one or more tables, each with a line below its last row.

    Lines no further apart than ``near`` are taken for the same.
    """
    return [[*part, *_missing_foot(part, near)] for part in _parted(lattice, near)]


def _parted(lattice: list[Rule], near: float) -> list[list[Rule]]:
    """The lattice cut at each line where one table ends and one with other sides begins."""
    levels = sorted({rule.at for rule in lattice if rule.level})
    uprights = [rule for rule in lattice if not rule.level]
    cuts = [at for at in levels[1:-1] if _ends_a_table(uprights, at, near)]
    edges = [float("-inf"), *cuts, float("inf")]
    return [
        [rule for rule in lattice if _lies_between(rule, top, bottom, near)]
        for top, bottom in pairwise(edges)
    ]


def _ends_a_table(uprights: list[Rule], at: float, near: float) -> bool:
    """Whether all upright lines end or begin at a level, those below at other places."""
    above = [rule.at for rule in uprights if abs(rule.end - at) <= near]
    below = [rule.at for rule in uprights if abs(rule.start - at) <= near]
    crossed = any(rule.start < at - near and rule.end > at + near for rule in uprights)
    if crossed or len(above) < 2 or len(below) < 2:
        return False
    return abs(min(above) - min(below)) > near and abs(max(above) - max(below)) > near


def _lies_between(rule: Rule, top: float, bottom: float, near: float) -> bool:
    start, end = (rule.at, rule.at) if rule.level else (rule.start, rule.end)
    return top - near <= start and end <= bottom + near


def _missing_foot(lattice: list[Rule], near: float) -> list[Rule]:
    """The line that is not drawn below a last row with a line on both its sides."""
    uprights = [rule for rule in lattice if not rule.level]
    levels = [rule.at for rule in lattice if rule.level]
    if not levels or len(uprights) < 2:
        return []
    foot = max(rule.end for rule in uprights)
    sides = [rule.at for rule in uprights if abs(rule.end - foot) <= near]
    reach = min(rule.at for rule in uprights), max(rule.at for rule in uprights)
    if foot - max(levels) < LOWEST_ROW or (min(sides), max(sides)) != reach:
        return []
    return [Rule(True, foot, *reach)]
