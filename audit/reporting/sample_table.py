"""The plans of a sample as a table, for Excel or as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from audit.monthly.sample_result import MonthSample
from audit.reporting import words
from audit.reporting.plain_sheets import Row, workbook

_HEADER = (
    "Case reference", "Date issued", "Plan type", "Year group", "Document", "Stratum", "Top-up",
)  # fmt: skip
# A spreadsheet takes a text that begins so for a formula, even out of a CSV file.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_xlsx(sample: MonthSample) -> bytes:
    """An Excel file with a row for each plan."""
    return workbook([(f"Sample {sample.month}", [_HEADER, *_rows(sample)])])


def to_csv(sample: MonthSample) -> bytes:
    """The same as CSV that Excel reads; what looks like a formula has an apostrophe before it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_HEADER)
    writer.writerows([_harmless(cell) for cell in row] for row in _rows(sample))
    return text.getvalue().encode("utf-8-sig")


def _rows(sample: MonthSample) -> Iterable[Row]:
    for plan in sample.plans:
        yield (
            plan.case_ref,
            f"{plan.date_issued:%d/%m/%Y}",
            plan.plan_type or "",
            words.year_group(plan.year_group),
            plan.document or "",
            plan.stratum,
            plan.top_up or "",
        )


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
