"""The figures of a period as a table for a spreadsheet: a line for each measure and target."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import get_args

from audit.framework.result import LeftOut, MeasureTally, Tally, TargetStatus
from audit.reporting.words import one_line

_REASONS: tuple[LeftOut, ...] = get_args(LeftOut)
_HEAD = (
    "period", "basis", "measure", "title", "numerator", "denominator", "percent", "low", "high",
    "population", "not confirmed", "target", "source", "status",
    *(f"left out: {reason}" for reason in _REASONS),
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@")

Cell = str | int | float | None


def render(tally: Tally) -> str:
    """The table; it begins with a byte order mark, by which Excel knows the letters.

    Coverage is the first line. Figures are exact. Text that a spreadsheet would take for a formula
    has an apostrophe before it.
    """
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(_HEAD)
    for row in _rows(tally):
        writer.writerow([safe(cell) for cell in row])
    return "\ufeff" + target.getvalue()


def _rows(tally: Tally) -> Iterator[list[Cell]]:
    head: list[Cell] = [tally.period, tally.basis]
    found = tally.coverage
    yield [
        *head, "coverage", "Audits done of plans issued", found.counted, found.issued,
        found.percent, found.percent, found.percent, found.issued,
        found.counted - found.confirmed if tally.basis == "provisional" else 0,
        *_target(found.target),
        *(None for _ in _REASONS),
    ]  # fmt: skip
    for measure in tally.measures:
        for held in measure.targets:
            yield [*head, *_measure(measure), *_target(held), *_left_out(measure)]
        if not measure.targets:
            yield [*head, *_measure(measure), None, None, None, *_left_out(measure)]


def _measure(measure: MeasureTally) -> list[Cell]:
    low, high = measure.interval or (None, None)
    return [
        measure.id, measure.title, measure.numerator, measure.denominator, measure.percent, low,
        high, measure.population, measure.provisional,
    ]  # fmt: skip


def _target(held: TargetStatus) -> list[Cell]:
    return [held.value, held.source, held.status]


def _left_out(measure: MeasureTally) -> list[Cell]:
    return [measure.left_out.get(reason, 0) for reason in _REASONS]


def safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula."""
    if not isinstance(cell, str):
        return cell
    text = one_line(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
