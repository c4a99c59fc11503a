"""Reads a date as it stands in one cell of a British spreadsheet: the day comes first."""

from __future__ import annotations

import re
from datetime import date

# A register holds the dates of people up to 25 and of their plans; beyond these years it is a slip.
FIRST_YEAR, LAST_YEAR = 1980, 2099

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_TIME = r"(?:[ T,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", re.I)
_DAY_FIRST = re.compile(rf"(\d{{1,2}}) ?[-/. ] ?(\d{{1,2}}) ?[-/. ] ?(\d{{4}}|\d\d){_TIME}", re.I)
_WEEKDAY = r"(?:[a-z]+,? )?"
_WORDS = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[-/. ]*([a-z]+)[-/., ]*(\d{{4}}|\d\d){_TIME}",
    re.I,
)


def parse_date(text: str) -> date:
    """The date of "31/01/2012", "31-1-12", "31 January 2012", "31-Jan-12" or "2012-01-31".

    A time of day after it is ignored; a year of two digits is of this century up to 69. Raises
    ValueError for anything else, for a day that is not in the calendar and for a year outside
    FIRST_YEAR to LAST_YEAR.
    """
    cleaned = " ".join(text.split())
    if match := _YEAR_FIRST.fullmatch(cleaned):
        year, month, day = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.fullmatch(cleaned):
        day, month, year = int(match[1]), int(match[2]), _full_year(match[3])
    elif match := _WORDS.fullmatch(cleaned):
        day, month, year = int(match[1]), _month(match[2]), _full_year(match[3])
    else:
        raise ValueError("not a date")
    return plausible(date(year, month, day))


def plausible(value: date) -> date:
    """The date itself. Raises ValueError for a year that cannot be meant."""
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError("not a plausible year")
    return value


def _month(word: str) -> int:
    for number, name in enumerate(_MONTHS, start=1):
        if len(word) >= 3 and name.startswith(word.casefold()):
            return number
    raise ValueError("not a month")


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 70 else 1900)
