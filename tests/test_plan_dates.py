"""Dates as plans write them, and year groups as England counts them."""

from __future__ import annotations

from datetime import date

import pytest

from audit.plan.dates import dates_in, first_date
from audit.plan.year_group import parse_year_group, year_group_on


@pytest.mark.parametrize(
    "text",
    [
        "31/01/2012", "31.1.12", "31-01-2012", "31 January 2012", "31st Jan 2012", "2012-01-31",
        "Born on the 31st of January 2012.", "31 / 01 / 2012", "31 Jan. 2012", "31 January, 2012",
    ],
)  # fmt: skip
def test_british_dates_are_read(text: str) -> None:
    assert first_date(text) == date(2012, 1, 31)


@pytest.mark.parametrize("text", ["31/02/2012", "13/13/2013", "tbc", "in 2012", "1.5 hours", ""])
def test_what_is_no_date_is_none(text: str) -> None:
    assert first_date(text) is None


def test_every_date_of_a_line_comes_with_its_place() -> None:
    text = "requested 1/2/2026; received 3 March 2026"
    assert [(day, text[a:b]) for day, a, b in dates_in(text)] == [
        (date(2026, 2, 1), "1/2/2026"),
        (date(2026, 3, 3), "3 March 2026"),
    ]


@pytest.mark.parametrize(
    ("born", "day", "year"),
    [
        (date(2012, 8, 31), date(2025, 9, 1), 9),
        (date(2012, 9, 1), date(2025, 9, 1), 8),
        (date(2012, 8, 31), date(2025, 8, 31), 8),
        (date(2021, 9, 1), date(2025, 9, 1), -1),
        (date(2022, 3, 3), date(2025, 10, 1), -1),
        (date(2020, 9, 1), date(2025, 9, 1), 0),
        (date(2020, 8, 31), date(2024, 9, 1), 0),
        (date(2020, 8, 31), date(2025, 9, 1), 1),
        (date(2020, 12, 1), date(2025, 9, 1), 0),
        (date(2007, 1, 5), date(2025, 11, 1), 14),
    ],
)
def test_the_school_year_begins_in_september(born: date, day: date, year: int) -> None:
    assert year_group_on(born, day) == year


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Year 9", 9), ("Y9", 9), ("NCY 9", 9), ("Yr 10", 10), ("9", 9), ("Reception", 0),
        ("Nursery", -1), ("Year 12 (college)", 12), ("Post-16", 12), ("NC Year: 7", 7),
        ("Year Group 11", 11), ("not known", None), ("2012", None), ("", None),
    ],
)  # fmt: skip
def test_the_year_group_that_a_plan_states(text: str, year: int | None) -> None:
    assert parse_year_group(text) == year
