"""A page sorted into passages of lines and tables of cells, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from audit.reading.pdf_columns import columns_of
from audit.reading.pdf_grid import Grid, GridCell, find_grids
from audit.reading.pdf_lines import Line, lines_of
from audit.reading.pdf_source import Box, Char, Sheet

SHADED_SHARE = 0.6
"""A cell is shaded where one filled area covers this share of it."""


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


def lay_out(sheet: Sheet) -> PageLayout:
    """Sorts the characters of a page into its cells and passages; none is left out."""
    grids = find_grids(sheet.rules)
    homes = _sorted_into_cells(sheet.chars, grids)
    tables = [_table(grid, homes, sheet) for grid in grids]
    free = homes.get(0, [])
    items = _in_order(lines_of_page(free, sheet), tables)
    return PageLayout(sheet.number, sheet.width, sheet.height, items)


def lines_of_page(chars: list[Char], sheet: Sheet) -> list[Line]:
    """The lines outside tables, column by column where the page has columns."""
    return [
        line for column in columns_of(chars, sheet.width) for line in lines_of(column, sheet.number)
    ]


def _all_cells(grids: Iterable[Grid]) -> Iterator[GridCell]:
    """Every cell, inner ones before those around them."""
    for grid in grids:
        for cell in grid.cells:
            yield from _all_cells(cell.inner)
            yield cell


def _sorted_into_cells(chars: list[Char], grids: list[Grid]) -> dict[int, list[Char]]:
    """The characters by the id of the innermost cell they stand in; under 0 those in none."""
    cells = list(_all_cells(grids))
    homes: dict[int, list[Char]] = {}
    last: GridCell | None = None
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        if last is None or last.inner or not last.box.holds(x, y):
            last = next((cell for cell in cells if cell.box.holds(x, y)), None)
        homes.setdefault(id(last) if last else 0, []).append(char)
    return homes


def _table(grid: Grid, homes: dict[int, list[Char]], sheet: Sheet) -> TableLayout:
    cells = []
    for cell in grid.cells:
        tables = [_table(inner, homes, sheet) for inner in cell.inner]
        lines = lines_of(homes.get(id(cell), []), sheet.number)
        layout = CellLayout(cell.box, cell.row, _is_shaded(cell.box, sheet.fills))
        layout.items = _in_order(lines, tables, cell.box)
        cells.append(layout)
    return TableLayout(grid.box, cells, sheet.number)


def _in_order(
    lines: list[Line], tables: list[TableLayout], cell: Box | None = None
) -> list[Passage | TableLayout]:
    """Lines and tables one after the other; a table ends a passage."""
    items: list[Passage | TableLayout] = []
    waiting = sorted(tables, key=lambda table: (table.box.top, table.box.x0))
    passage: list[Line] = []

    def close() -> None:
        if passage:
            left = cell.x0 if cell else min(line.x0 for line in passage)
            right = cell.x1 if cell else None
            items.append(Passage(list(passage), left, right, cell is not None))
            passage.clear()

    for line in lines:
        while waiting and waiting[0].box.top < (line.top + line.bottom) / 2:
            close()
            items.append(waiting.pop(0))
        passage.append(line)
    close()
    return items + list(waiting)


def _is_shaded(cell: Box, fills: list[Box]) -> bool:
    area = (cell.x1 - cell.x0) * (cell.bottom - cell.top)
    return any(_overlap(cell, fill) >= SHADED_SHARE * area for fill in fills)


def _overlap(one: Box, other: Box) -> float:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(wide, 0.0) * max(high, 0.0)
