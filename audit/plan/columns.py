"""What the columns of a table hold: its header row, and sections that stand side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from audit.plan.labels import HEADER_WORDS, column_part
from audit.plan.layout import CellUnit, RowUnit
from audit.plan.words import is_sentence, squeeze, word_count

_FIGURES = re.compile(r"\d{2}|;")


@dataclass
class TableState:
    """By grid column: ``columns`` gives section keys, ``headers`` the header's text and part.

    ``titled`` is the last row that was the title of a section, -1 if none was.
    """

    width: int
    nested: bool = False
    columns: dict[int, tuple[str, ...]] = field(default_factory=dict)
    headers: dict[int, tuple[str, str]] = field(default_factory=dict)
    titled: int = -1

    @classmethod
    def following(cls, before: TableState | None, row: RowUnit) -> TableState:
        """The state of a new table; one that only continues the table before keeps its columns."""
        nested = row.parent is not None
        if (
            before is not None
            and before.width == row.width > 1
            and not nested
            and not before.nested
        ):
            return cls(row.width, nested, dict(before.columns), dict(before.headers))
        return cls(row.width, nested)

    def forget(self) -> None:
        """A section heading within the table ends what the rows above said about its columns."""
        self.columns, self.headers = {}, {}

    def keys_at(self, column: int) -> tuple[str, ...]:
        """The section of the column that reaches over this grid column."""
        starts = [start for start in self.columns if start <= column]
        return self.columns[max(starts)] if starts else self.columns[min(self.columns)]

    def header_at(self, cell: CellUnit) -> tuple[str, str]:
        """Header text and part over a cell, ("", "") if it has none."""
        starts = [start for start in self.headers if start <= cell.column]
        return self.headers[max(starts)] if starts else ("", "")


def is_header(row: RowUnit, section: str, *, first: bool) -> bool:
    """Whether a row names its columns: short cells, most of them with words that headers use."""
    cells = row.filled
    if len(cells) < 2 or not all(_may_head(cell.text) for cell in cells):
        return False
    parts = [column_part(cell.text, section) for cell in cells]
    known = [part for part in parts if part]
    set_off = all(
        cell.shaded or all(b.bold for b in cell.blocks if b.text.strip()) for cell in cells
    )
    if len(set(known)) < 2:
        return first and set_off and len(cells) > 2
    if len(cells) == 2:
        return (first or set_off) and len(known) == 2
    return len(known) * 2 > len(cells) and (first or set_off or len(known) == len(cells))


def _may_head(text: str) -> bool:
    if word_count(text) > HEADER_WORDS or _FIGURES.search(text):
        return False
    return not is_sentence(text) or word_count(text) == 1


def header_of(row: RowUnit, section: str) -> dict[int, tuple[str, str]]:
    """The header text and part of each grid column."""
    return {
        cell.column: (squeeze(cell.text), column_part(cell.text, section)) for cell in row.filled
    }
