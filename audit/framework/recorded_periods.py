"""Periods for which a figure can be recorded: a month, a quarter, a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.errors import NotPossible
from audit.framework.periods import months_between, period_of

_FORM = re.compile(r"(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?", re.IGNORECASE)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


@dataclass(frozen=True, slots=True)
class RecordedPeriod:
    """A period by its name, and the months in it."""

    name: str
    months: tuple[str, ...]


def recorded_period(said: str) -> RecordedPeriod:
    """The period of "2026-10", "2026-Q3" (July to September) or "2026", all of calendar years.

    Raises NotPossible for anything else.
    """
    match = _FORM.fullmatch(said.strip())
    if match is None:
        raise NotPossible(
            "The period is not in the form 2026-10 (a month), 2026-Q3 (July to September) or 2026."
        )
    year, quarter, month = match.groups()
    if month:
        return RecordedPeriod(match[0], (match[0],))
    first, last = (3 * int(quarter) - 2, 3 * int(quarter)) if quarter else (1, 12)
    months = months_between(f"{year}-{first:02}", f"{year}-{last:02}")
    return RecordedPeriod(match[0].upper(), tuple(months))


def name_of(months: Sequence[str]) -> str:
    """The shortest name of consecutive months: "2026-10", "2026-Q3", "2026", else first/last."""
    year = months[0][:4]
    for name in (f"{year}-Q{(int(months[0][5:]) + 2) // 3}", year):
        if recorded_period(name).months == tuple(months):
            return name
    return period_of(months)


def spoken(period: str) -> str:
    """A period in words: "October 2026", "July to September 2026", "2026"."""
    if "/" in period:
        first, last = period.split("/")
        return f"{spoken(first)} to {spoken(last)}"
    months = recorded_period(period).months
    first, last = (_MONTHS[int(month[5:]) - 1] for month in (months[0], months[-1]))
    year = period[:4]
    if len(months) == 12:
        return year
    return f"{first} {year}" if len(months) == 1 else f"{first} to {last} {year}"
