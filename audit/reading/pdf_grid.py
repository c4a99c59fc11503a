"""Tables found from the ruled lines of a page.

The lines that touch each other make a lattice. Two fields of the lattice are one cell where no
line divides them, so merged cells come out whole. A cell that surrounds other cells holds a
nested table, and so does a cell with another lattice inside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from audit.reading.pdf_drawings import Box, Rule
from audit.reading.pdf_open_rows import closed_tables

NEAR = 1.6
"""Lines this close, in points, are the same line; ends this close touch."""

GAP = 4.0
"""Dashes of one line may lie this far apart."""

SMALLEST = 4.0
"""A field narrower or lower than this holds no text."""

MOST_RULES = 2000
MOST_FIELDS = 20_000
"""A page or lattice with more of them is a drawing and no table."""

STRIP = 12.0
"""A cell up to this wide at the side of a table is the rim of the cell around a nested table."""


@dataclass(slots=True)
class GridCell:
    """A cell with its place on the page, its grid columns and rows, and the tables inside it."""

    box: Box
    column: int
    span: int
    row: int
    inner: list[Grid] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table on one page: ``xs`` are the upright lines of its grid from left to right."""

    box: Box
    xs: list[float]
    cells: list[GridCell]


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """The tables of a page from top to bottom, those inside a cell within it."""
    whole = _whole_rules(rules)
    if len(whole) > MOST_RULES:
        return []
    lattices = [part for lattice in _lattices(whole) for part in closed_tables(lattice, NEAR)]
    grids = [grid for lattice in lattices if (grid := _grid(lattice)) is not None]
    grids.sort(key=lambda grid: -_area(grid.box))
    outer: list[Grid] = []
    for grid in grids:
        home = _home(grid, outer)
        (outer if home is None else home.inner).append(grid)
    outer.sort(key=lambda grid: (grid.box.top, grid.box.x0))
    return outer


def _area(box: Box) -> float:
    return (box.x1 - box.x0) * (box.bottom - box.top)


def _home(grid: Grid, candidates: list[Grid]) -> GridCell | None:
    """The innermost cell that the grid lies in."""
    x, y = (grid.box.x0 + grid.box.x1) / 2, (grid.box.top + grid.box.bottom) / 2
    for other in candidates:
        for cell in other.cells:
            if cell.box.holds(x, y) and _area(cell.box) > _area(grid.box) * 0.98:
                return _home(grid, cell.inner) or cell
    return None


def _whole_rules(rules: Iterable[Rule]) -> list[Rule]:
    """The rules with the pieces of one line joined."""
    whole: list[Rule] = []
    for level in (True, False):
        lines: list[list[Rule]] = []
        for rule in sorted((r for r in rules if r.level == level), key=lambda r: r.at):
            if lines and rule.at - lines[-1][-1].at <= NEAR and rule.at - lines[-1][0].at <= 3:
                lines[-1].append(rule)
            else:
                lines.append([rule])
        for line in lines:
            whole.extend(_joined(line))
    return whole


def _joined(line: list[Rule]) -> Iterator[Rule]:
    line.sort(key=lambda rule: rule.start)
    now = line[0]
    at, total = 0.0, 0.0
    start, end = now.start, now.end
    for rule in line:
        if rule.start > end + GAP:
            yield Rule(now.level, at / total if total else now.at, start, end)
            start, end, at, total = rule.start, rule.end, 0.0, 0.0
        end = max(end, rule.end)
        length = max(rule.end - rule.start, 0.01)
        at, total = at + rule.at * length, total + length
    yield Rule(now.level, at / total if total else now.at, start, end)


def _lattices(rules: list[Rule]) -> list[list[Rule]]:
    """The rules in groups that touch each other."""
    leader = list(range(len(rules)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    levels = [(i, rule) for i, rule in enumerate(rules) if rule.level]
    uprights = [(i, rule) for i, rule in enumerate(rules) if not rule.level]
    for i, level in levels:
        for j, upright in uprights:
            if _touch(level, upright):
                leader[lead(i)] = lead(j)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for index, rule in enumerate(rules):
        groups[lead(index)].append(rule)
    return list(groups.values())


def _touch(level: Rule, upright: Rule) -> bool:
    return (
        level.start - NEAR <= upright.at <= level.end + NEAR
        and upright.start - NEAR <= level.at <= upright.end + NEAR
    )


def _positions(values: Iterable[float]) -> list[float]:
    """The values with those that are nearly the same put together."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > NEAR:
            kept.append(value)
    return kept


def _grid(lattice: list[Rule]) -> Grid | None:
    levels = [rule for rule in lattice if rule.level]
    uprights = [rule for rule in lattice if not rule.level]
    xs = _positions(rule.at for rule in uprights)
    ys = _positions(rule.at for rule in levels)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_FIELDS:
        return None
    fields = _fields(xs, ys, levels, uprights)
    cells, inner = _surrounding(fields, xs, ys)
    box = Box(xs[0], ys[0], xs[-1], ys[-1])
    if not cells or box.x1 - box.x0 < SMALLEST or box.bottom - box.top < SMALLEST:
        return None
    used = _positions([x for cell in cells for x in (cell.box.x0, cell.box.x1)])
    for cell in cells:
        cell.column = _nearest(used, cell.box.x0)
        cell.span = max(_nearest(used, cell.box.x1) - cell.column, 1)
    for part in inner:
        home = _home(part, [Grid(box, used, cells)])
        if home is not None:
            home.inner.append(part)
    return Grid(box, used, sorted(cells, key=lambda cell: (cell.box.top, cell.box.x0)))


def _nearest(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda index: abs(values[index] - value))


Field = tuple[int, int]


def _fields(
    xs: list[float], ys: list[float], levels: list[Rule], uprights: list[Rule]
) -> list[list[Field]]:
    """The fields (column, row) of the lattice in groups that no line divides."""
    leader = {(c, r): (c, r) for r in range(len(ys) - 1) for c in range(len(xs) - 1)}

    def lead(place: Field) -> Field:
        while leader[place] != place:
            place = leader[place]
        return place

    for column, row in list(leader):
        right, below = (column + 1, row), (column, row + 1)
        if right in leader and not _covered(uprights, xs[column + 1], ys[row], ys[row + 1]):
            leader[lead(right)] = lead((column, row))
        if below in leader and not _covered(levels, ys[row + 1], xs[column], xs[column + 1]):
            leader[lead(below)] = lead((column, row))
    groups: dict[Field, list[Field]] = defaultdict(list)
    for place in leader:
        groups[lead(place)].append(place)
    return list(groups.values())


def _covered(rules: list[Rule], at: float, start: float, end: float) -> bool:
    """Whether lines cover more than half of a side."""
    length = sum(
        max(min(rule.end, end) - max(rule.start, start), 0.0)
        for rule in rules
        if abs(rule.at - at) <= NEAR
    )
    return length > (end - start) / 2


def _surrounding(
    groups: list[list[Field]], xs: list[float], ys: list[float]
) -> tuple[list[GridCell], list[Grid]]:
    """The cells of the lattice, and the tables that a cell surrounds on three sides."""
    cells = []
    for group in groups:
        columns, rows = [c for c, _ in group], [r for _, r in group]
        box = Box(xs[min(columns)], ys[min(rows)], xs[max(columns) + 1], ys[max(rows) + 1])
        full = (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1) == len(group)
        if box.x1 - box.x0 >= SMALLEST and box.bottom - box.top >= SMALLEST:
            cells.append((GridCell(box, 0, 1, min(rows)), full))
    cells = _widened(cells, xs[0], xs[-1])
    hollow = [cell for cell, full in cells if not full]
    plain: list[GridCell] = []
    held: dict[int, list[GridCell]] = defaultdict(list)
    for cell, full in cells:
        x, y = (cell.box.x0 + cell.box.x1) / 2, (cell.box.top + cell.box.bottom) / 2
        homes = [o for o in hollow if o is not cell and o.box.holds(x, y)] if full else []
        if homes:
            held[id(min(homes, key=lambda home: _area(home.box)))].append(cell)
        else:
            plain.append(cell)
    return plain, [_nested(inner) for inner in held.values()]


def _widened(
    cells: list[tuple[GridCell, bool]], left: float, right: float
) -> list[tuple[GridCell, bool]]:
    """The cells with each narrow rim at a side of the table widened to the cell it belongs to.

    A nested table that runs over a page break shares its top or bottom line with the cell around
    it, of which only the rim at the side is left to see.
    """
    widened: list[tuple[GridCell, bool]] = []
    for cell, full in cells:
        box = cell.box
        at_side = abs(box.x0 - left) <= NEAR or abs(box.x1 - right) <= NEAR
        if not (full and at_side and box.x1 - box.x0 <= STRIP < right - left):
            widened.append((cell, full))
        elif not any(not f and c.box.holds(left + 1, box.top + 1) for c, f in widened):
            host = Box(left, box.top, right, box.bottom)
            widened.append((GridCell(host, 0, 1, cell.row), False))
    return widened


def _nested(cells: list[GridCell]) -> Grid:
    used = _positions([x for cell in cells for x in (cell.box.x0, cell.box.x1)])
    for cell in cells:
        cell.column = _nearest(used, cell.box.x0)
        cell.span = max(_nearest(used, cell.box.x1) - cell.column, 1)
    box = Box(
        used[0],
        min(cell.box.top for cell in cells),
        used[-1],
        max(cell.box.bottom for cell in cells),
    )
    return Grid(box, used, sorted(cells, key=lambda cell: (cell.box.top, cell.box.x0)))
