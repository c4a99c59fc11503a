"""The rows of the framework as a table, which can be filled in and imported again."""

from __future__ import annotations

import csv
import io

from audit.framework.framework_result import Framework, FrameworkRow
from audit.framework.recorded_periods import name_of
from audit.reporting.tally_csv import Cell, safe

_HEAD = (
    "row", "issue", "measure", "how measured", "filled from", "period", "value", "numerator",
    "denominator", "respondents", "low", "high", "target", "status", "note",
)  # fmt: skip
_FILLED_FROM = {"audit": "audits", "register": "register", "recorded": "you", "survey": "survey"}


def render(result: Framework) -> str:
    """The table; figures are exact. Text that would be a formula has an apostrophe before it."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(_HEAD)
    asked = name_of(result.months)
    period = "" if "/" in asked else asked
    for row in result.rows:
        writer.writerow([safe(cell) for cell in _cells(row, period)])
    return "\ufeff" + target.getvalue()


def _cells(row: FrameworkRow, asked: str) -> list[Cell]:
    found = row.figure
    low, high = (found.interval if found else None) or (None, None)
    return [
        row.id, row.issue, row.measure, row.how_measured, _FILLED_FROM[row.kind],
        found.period if found else asked,
        _plain(found.value) if found else None,
        found.numerator if found else None,
        found.denominator if found else None,
        found.respondents if found else None,
        low, high, None if row.target is None else _plain(row.target), row.status, row.note,
    ]  # fmt: skip


def _plain(value: float) -> int | float:
    """A count without a decimal point."""
    return int(value) if value.is_integer() else value
