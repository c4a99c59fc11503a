"""The trend as a table for a spreadsheet: a line for each measure and month, quarter or group."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from audit.framework.trend_result import Grouping, MeasureTrend, Trend
from audit.reporting.tally_csv import Cell, safe

_HEAD = (
    "kind", "measure", "title", "period", "group", "basis", "numerator", "denominator", "percent",
    "low", "high", "chance low", "chance high", "signal", "population",
)  # fmt: skip


def render(trend: Trend) -> str:
    """The table; it begins with a byte order mark, by which Excel knows the letters.

    Figures are exact. Text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(_HEAD)
    for row in _rows(trend):
        writer.writerow([safe(cell) for cell in row])
    return "\ufeff" + target.getvalue()


def _rows(trend: Trend) -> Iterator[list[Cell]]:
    for measure in trend.measures:
        yield from _points(measure, trend.basis)
    for grouping in trend.groupings:
        yield from _groups(grouping, trend)


def _points(measure: MeasureTrend, basis: str) -> Iterator[list[Cell]]:
    for kind, points in (("month", measure.months), ("quarter", measure.quarters)):
        for point in points:
            yield [
                kind, measure.id, measure.title, point.period, "", basis, point.numerator,
                point.denominator, point.percent, *(point.interval or (None, None)),
                *(point.limits or (None, None)), point.signal or "", point.population,
            ]  # fmt: skip


def _groups(grouping: Grouping, trend: Trend) -> Iterator[list[Cell]]:
    for measure in grouping.measures:
        for one in measure.groups:
            yield [
                grouping.by, measure.id, measure.title, trend.period, one.name, trend.basis,
                one.numerator, one.denominator, one.percent, *(one.interval or (None, None)), None,
                None, one.signal or "", one.population,
            ]  # fmt: skip
