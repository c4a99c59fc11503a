"""A page sorted into passages of lines and tables of cells, in reading order."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from audit.reading.pdf_aligned import Aligned, aligned_parts
from audit.reading.pdf_columns import columns_of
from audit.reading.pdf_drawings import Box
from audit.reading.pdf_grid import Grid, GridCell, find_grids
from audit.reading.pdf_lines import Line, lines_of
from audit.reading.pdf_source import Char, Sheet

SHADED_SHARE = 0.6
"""A cell is shaded where one filled area covers this share of it."""

NOWHERE = Box(0.0, 0.0, -1.0, -1.0)


@dataclass(slots=True)
class Passage:
    """Lines one below the other between two side limits; ``right`` is None until known."""

    lines: list[Line]
    left: float
    right: float | None = None
    in_table: bool = False


@dataclass(slots=True)
class CellLayout:
    """A cell: its place, and passages and nested tables from top to bottom."""

    box: Box
    row: int
    shaded: bool
    items: list[Passage | TableLayout] = field(default_factory=list)


@dataclass(slots=True)
class TableLayout:
    """The part of a table that stands on one page."""

    box: Box
    cells: list[CellLayout]
    page: int


@dataclass(slots=True)
class PageLayout:
    """A page: passages and tables in reading order."""

    number: int
    width: float
    height: float
    items: list[Passage | TableLayout]


def passages_of(items: Iterable[Passage | TableLayout]) -> Iterator[Passage]:
    """Every passage, those in cells and nested tables included."""
    for item in items:
        if isinstance(item, Passage):
            yield item
        else:
            for cell in item.cells:
                yield from passages_of(cell.items)


def lay_out(sheet: Sheet) -> PageLayout:
    """Sorts the characters of a page into its cells and passages; none is left out."""
    grids = find_grids(sheet.drawings.rules)
    homes = _sorted_into_cells(sheet.chars, grids)
    tables = [_table(grid, homes, sheet) for grid in grids]
    items: list[Passage | TableLayout] = []
    for band, table in zip_longest(_bands(homes.get(0, []), tables), tables):
        items += _passages(band or [], sheet.number)
        if table is not None:
            items.append(table)
    return PageLayout(sheet.number, sheet.width, sheet.height, items)


def _bands(chars: list[Char], tables: list[TableLayout]) -> list[list[Char]]:
    """The characters above, between and below the tables."""
    if not tables:
        return [chars]
    tops = [table.box.top for table in tables]
    bands: list[list[Char]] = [[] for _ in range(len(tables) + 1)]
    for char in chars:
        bands[bisect(tops, (char.top + char.bottom) / 2)].append(char)
    return bands


def _passages(chars: list[Char], page: int) -> Iterator[Passage | TableLayout]:
    """What stands outside ruled tables, column by column where the page has columns."""
    for column in columns_of(chars):
        for part in aligned_parts(column.chars, page):
            if isinstance(part, Aligned):
                yield _aligned_table(part, page)
            elif lines := lines_of(part, page):
                yield Passage(lines, min(line.x0 for line in lines), column.right)


def _aligned_table(table: Aligned, page: int) -> TableLayout:
    """A table without lines: a column reaches to the next one, its text as far as it goes."""
    columns = [[char for part in parts for char in part] for parts in zip(*table.rows, strict=True)]
    starts = [min(char.x0 for char in column) for column in columns]
    ends = [max(char.x1 for char in column if char.text != " ") for column in columns]
    sides = list(zip(starts, ends, [*starts[1:], ends[-1]], strict=True))
    cells: list[CellLayout] = []
    for number, row in enumerate(table.rows):
        chars = [char for part in row for char in part]
        top, bottom = min(char.top for char in chars), max(char.bottom for char in chars)
        for (start, end, side), part in zip(sides, row, strict=True):
            cell = CellLayout(Box(start, top, side, bottom), number, False)
            cell.items = _cell_items(lines_of(part, page), [], Box(start, top, end, bottom))
            cells.append(cell)
    box = Box(starts[0], cells[0].box.top, ends[-1], cells[-1].box.bottom)
    return TableLayout(box, cells, page)


def _all_cells(grids: Iterable[Grid]) -> Iterator[GridCell]:
    """Every cell, inner ones before those around them."""
    for grid in grids:
        for cell in grid.cells:
            yield from _all_cells(cell.inner)
            yield cell


def _sorted_into_cells(chars: list[Char], grids: list[Grid]) -> dict[int, list[Char]]:
    """The characters by the id of the innermost cell they stand in; under 0 those in none."""
    if not grids:
        return {0: chars}
    tables = [(grid.box, list(_all_cells([grid]))) for grid in grids]
    homes: dict[int, list[Char]] = defaultdict(list)
    area, here = NOWHERE, homes[0]
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        if not (area.x0 <= x <= area.x1 and area.top <= y <= area.bottom):
            cell = _cell_at(x, y, tables)
            here = homes[id(cell) if cell else 0]
            area = cell.box if cell and not cell.inner else NOWHERE
        here.append(char)
    return homes


def _cell_at(x: float, y: float, tables: list[tuple[Box, list[GridCell]]]) -> GridCell | None:
    for box, cells in tables:
        if box.holds(x, y):
            for cell in cells:
                if cell.box.holds(x, y):
                    return cell
    return None


def _table(grid: Grid, homes: dict[int, list[Char]], sheet: Sheet) -> TableLayout:
    cells = []
    for cell in grid.cells:
        tables = [_table(inner, homes, sheet) for inner in cell.inner]
        lines = lines_of(homes.get(id(cell), []), sheet.number)
        layout = CellLayout(cell.box, cell.row, _is_shaded(cell.box, sheet.drawings.fills))
        layout.items = _cell_items(lines, tables, cell.box)
        cells.append(layout)
    return TableLayout(grid.box, cells, sheet.number)


def _cell_items(
    lines: list[Line], tables: list[TableLayout], cell: Box
) -> list[Passage | TableLayout]:
    """The lines and nested tables of a cell one after the other; a table ends a passage."""
    tops = [table.box.top for table in tables]
    parts: list[list[Line]] = [[] for _ in range(len(tables) + 1)]
    for line in lines:
        parts[bisect(tops, (line.top + line.bottom) / 2)].append(line)
    items: list[Passage | TableLayout] = []
    for part, table in zip_longest(parts, tables):
        if part:
            items.append(Passage(part, cell.x0, cell.x1, True))
        if table is not None:
            items.append(table)
    return items


def _is_shaded(cell: Box, fills: list[Box]) -> bool:
    area = (cell.x1 - cell.x0) * (cell.bottom - cell.top)
    return any(_overlap(cell, fill) >= SHADED_SHARE * area for fill in fills)


def _overlap(one: Box, other: Box) -> float:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(wide, 0.0) * max(high, 0.0)
