"""British dates as plans write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}

_ISO = r"(?P<iy>\d{4})[\-/](?P<im>\d{1,2})[\-/](?P<id>\d{1,2})"
_FIGURES = r"(?P<nd>\d{1,2})\s?[/.\-–]\s?(?P<nm>\d{1,2})\s?[/.\-–]\s?(?P<ny>\d{4}|\d{2})"
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_WORDS = (
    r"(?P<wd>\d{1,2})\s*(?:st|nd|rd|th)?\s*(?:of\s+)?[\s\-]?"
    rf"(?P<wm>{_MONTH})\b\.?,?[\s\-]+(?P<wy>\d{{4}}|['’]?\d{{2}})"
)
_MONTH_FIRST = rf"\b(?P<um>{_MONTH})\b\.?\s+(?P<ud>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<uy>\d{{4}})"
_DATE = re.compile(
    rf"(?<![\d/.])(?:{_ISO}|{_FIGURES}|{_WORDS}|{_MONTH_FIRST})(?![\d/])", re.IGNORECASE
)

_FIGURE = re.compile(r"\d")


def dates_in(text: str) -> Iterator[tuple[date, int, int]]:
    """Each date of ``text`` with where it starts and ends; what is no real date is passed over.

    Read are 31/01/2012, 31.1.12, 31-01-2012, 31 January 2012, 31st Jan 2012, January 31, 2012 and
    2012-01-31; in figures the month is never first. Two figures for the year are of this century:
    an EHC plan reaches no further back.
    """
    for match in _DATE.finditer(text) if _FIGURE.search(text) else ():
        found = _date_of(match)
        if found:
            yield found, match.start(), match.end()


@lru_cache(maxsize=4096)
def first_date(text: str) -> date | None:
    """The first date in ``text``, None if there is none."""
    return next((found for found, _, _ in dates_in(text)), None)


def _date_of(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    if part["iy"]:
        year, month, day = int(part["iy"]), int(part["im"]), int(part["id"])
    elif part["ny"]:
        year, month, day = int(part["ny"]), int(part["nm"]), int(part["nd"])
    else:
        month = _MONTH_NUMBER[(part["wm"] or part["um"]).lower()[:3]]
        year, day = int((part["wy"] or part["uy"]).lstrip("'’")), int(part["wd"] or part["ud"])
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
