"""From an age to a year group, and from a year group to the phase of education."""

from __future__ import annotations

from datetime import date

from audit.plan.year_group import year_group_on

_LAST = 21  # that of people who begin the school year at 25 (Children and Families Act 2014 s.83)


def year_group_by_age(date_of_birth: date, day: date) -> int | None:
    """The year group on a day; None for an age at which there are no plans (0 to 25)."""
    group = year_group_on(date_of_birth, day)
    return group if date_of_birth <= day and group <= _LAST else None


def phase_of(year_group: int | None) -> str | None:
    """ "early years" before Reception, "primary" to Year 6, "secondary" to Year 11, "post-16"."""
    if year_group is None:
        return None
    if year_group < 0:
        return "early years"
    if year_group <= 6:
        return "primary"
    return "secondary" if year_group <= 11 else "post-16"
