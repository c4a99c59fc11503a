"""Months as they are written everywhere: "2026-10"."""

from __future__ import annotations

import re
from datetime import date

from audit.errors import NotPossible

_MONTH = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")


def month_of(text: str) -> str:
    """The month as it was typed, checked. Raises NotPossible unless it is like "2026-10"."""
    month = text.strip()
    if not _MONTH.fullmatch(month):
        raise NotPossible(
            "The month is not in the form 2026-10: write the year, a hyphen, two digits."
        )
    return month


def month_of_day(day: date) -> str:
    """The month in which a day falls."""
    return f"{day:%Y-%m}"
