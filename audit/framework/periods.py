"""The months that a figure speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from audit.errors import NotPossible
from audit.monthly.months import month_of

LONGEST = 60
"""Months that one figure may span."""


def months_between(first: str, last: str) -> list[str]:
    """All months from ``first`` to ``last``, both of them in.

    Raises NotPossible where a month is not like "2026-10", where the last comes before the first,
    or where they are more than five years.
    """
    start, end = _number(month_of(first)), _number(month_of(last))
    if end < start:
        raise NotPossible(f"{last} comes before {first}: give the earlier month with --from.")
    if end - start >= LONGEST:
        raise NotPossible(f"From {first} to {last} is too long: at most {LONGEST} months go.")
    return [f"{number // 12}-{number % 12 + 1:02}" for number in range(start, end + 1)]


def period_of(months: Sequence[str]) -> str:
    """The period's name: "2026-10", or "2026-08/2026-10" (first and last month)."""
    return months[0] if len(months) == 1 else f"{months[0]}/{months[-1]}"


def in_words(period: str) -> str:
    """A period's name in a sentence: "2026-10", "2026-08 to 2026-10"."""
    return period.replace("/", " to ")


def named(period: str) -> str:
    """A period as people say it: "October 2026", "August 2026 to October 2026"."""
    months = [date(int(one[:4]), int(one[5:]), 1) for one in period.split("/")]
    return " to ".join(f"{month:%B %Y}" for month in months)


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:]) - 1
