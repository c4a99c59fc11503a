"""Reads a date as it stands in one cell of a British spreadsheet: the day comes first."""

from __future__ import annotations

import re
from datetime import date

from audit.plan.dates import dates_in

# A register holds the dates of people up to 25 and of their plans; beyond these years it is a slip.
FIRST_YEAR, LAST_YEAR = 1985, 2060

_BEFORE = re.compile(r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ?)?", re.I)
_TIME_AFTER = re.compile(r"(?:[ T,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)? ?(?:am|pm|z)?)?", re.I)


def parse_date(text: str) -> date:
    """The date of "31/01/2012", "31-1-12", "31 January 2012", "31-Jan-12" or "2012-01-31".

    A weekday before and a time of day after it are ignored. Raises ValueError for anything else,
    for a day that is not in the calendar and for a year outside FIRST_YEAR to LAST_YEAR.
    """
    cleaned = " ".join(text.split())
    for found, start, end in dates_in(cleaned):
        if _BEFORE.fullmatch(cleaned[:start]) and _TIME_AFTER.fullmatch(cleaned[end:]):
            return plausible(found)
    raise ValueError("not a date")


def plausible(value: date) -> date:
    """The date itself. Raises ValueError for a year that cannot be meant."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError("not a plausible year")
    return value
