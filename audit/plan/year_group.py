"""National curriculum year groups of England (Education Act 2002 s.82: school years begin in
September; a child is in Reception in the school year in which they turn five)."""

from __future__ import annotations

import re
from datetime import date

from audit.plan.words import plain

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
)
_YEAR = re.compile(
    rf"\b(?:nc\s*)?(?:year|yr|y|ncy)\.?\s*(?:group)?\s*[:\-]?\s*(\d{{1,2}}|{'|'.join(_NUMBERS)})\b"
)
_BARE = re.compile(r"(\d{1,2})")
_RECEPTION = re.compile(
    r"\breception\b|\bfoundation stage 2\b|\beyfs 2\b|\bfs2\b|\b(?:year|yr)\.? r\b|^y?r$"
)
_NURSERY = re.compile(r"\bnursery\b|\bpre-?school\b|\bfoundation stage 1\b|\bfs1\b|^n2$")
_POST_16 = re.compile(r"\bpost[\s-]?16\b|\bsixth form\b")
_POST_19 = re.compile(r"\bpost[\s-]?19\b")


def school_year(day: date) -> int:
    """The calendar year in which the school year of ``day`` began (1 September)."""
    return day.year if day.month >= 9 else day.year - 1


def year_group_on(date_of_birth: date, day: date) -> int:
    """The year group by age on ``day``: -1 nursery, 0 Reception, 1 to 13, 14 and up after Year 13.

    A child born on 31 August is the youngest of a year group, one born on 1 September the oldest of
    the next. A child held back or moved up is not in the year group of their age.
    """
    return school_year(day) - school_year(date_of_birth) - 5


def parse_year_group(text: str) -> int | None:
    """The year group that ``text`` states ("Year 9", "Y9", "NCY 9", "Reception", "N2", "9").

    "Post-16" without a year is the first year after Year 11, so 12; None if it states none.
    """
    words = plain(text)
    found = _YEAR.search(words) or _BARE.fullmatch(words)
    if found:
        stated = found[1]
        year = _NUMBERS.index(stated) + 1 if stated in _NUMBERS else int(stated)
        return year if year <= 20 else None
    if _RECEPTION.search(words):
        return 0
    if words == "n1":
        return -2
    if _NURSERY.search(words):
        return -1
    if _POST_19.search(words):
        return 15
    return 12 if _POST_16.search(words) else None
