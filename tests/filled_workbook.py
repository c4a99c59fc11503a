"""An auditor at work in Excel: fills in a workbook that ``audit confirm --export`` wrote."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from audit.monthly.confirm_sheet import (
    CASE,
    CONFIRM,
    CRITERION,
    PLANS,
    RATING,
    RATINGS,
    REASON,
)

Given = Mapping[tuple[str, str], tuple[str, str]]
"""Case and criterion: the rating that the auditor gives and why."""


def cases_in(path: Path) -> list[str]:
    """The cases of a workbook, in its order."""
    sheet = load_workbook(path)[PLANS]
    at = _columns(sheet)[CASE]
    return [str(sheet.cell(row, at).value) for row in range(2, sheet.max_row + 1)]


def fill(path: Path, confirmed: Collection[str], given: Given, to: Path) -> None:
    """Write the workbook again with these cases confirmed and these ratings corrected."""
    book = load_workbook(path)
    plans, ratings = book[PLANS], book[RATINGS]
    at = _columns(plans)
    for row in range(2, plans.max_row + 1):
        if plans.cell(row, at[CASE]).value in confirmed:
            plans.cell(row, at[CONFIRM], "yes")
    at = _columns(ratings)
    for row in range(2, ratings.max_row + 1):
        key = str(ratings.cell(row, at[CASE]).value), str(ratings.cell(row, at[CRITERION]).value)
        if answer := given.get(key):
            ratings.cell(row, at[RATING], answer[0])
            ratings.cell(row, at[REASON], answer[1])
    book.save(to)


def _columns(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value}
