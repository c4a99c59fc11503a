"""Figures that are recorded: what a row can hold, and which figure speaks for a period."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from figures_store import empty_store
from sqlalchemy import update
from sqlalchemy.exc import DBAPIError

from audit.errors import NotPossible
from audit.framework.choosing import chosen
from audit.framework.framework_result import RowFigure
from audit.framework.progress import points_until, progress_of, record_progress
from audit.framework.recorded_periods import name_of, recorded_period, spoken
from audit.framework.recording import Figure, figure_for, record, recorded, withdrawn
from audit.framework.register_rows import Issued, computed, from_register
from audit.framework.row_status import status_of
from audit.framework.rows import row_named
from audit.monthly.register_import import Import, import_register
from audit.store.opening import open_store
from audit.store.tables import FrameworkFigure

QUARTER = ("2026-07", "2026-08", "2026-09")


@pytest.mark.parametrize(
    ("name", "months", "words"),
    [
        ("2026-10", 1, "October 2026"),
        ("2026-Q3", 3, "July to September 2026"),
        ("2026", 12, "2026"),
    ],
)
def test_a_period_is_a_month_a_quarter_or_a_year(name: str, months: int, words: str) -> None:
    period = recorded_period(name)
    assert len(period.months) == months
    assert name_of(period.months) == name
    assert spoken(name) == words


@pytest.mark.parametrize("wrong", ["2026-13", "2026-Q5", "October", "2026-1", "26-10", ""])
def test_no_other_period_is_taken(wrong: str) -> None:
    with pytest.raises(NotPossible, match="2026-Q3"):
        recorded_period(wrong)


@pytest.mark.parametrize(
    ("row", "said", "why"),
    [
        ("quality_health", {"value": 90}, "filled from the audits"),
        ("requests_parents", {}, "needs its value"),
        ("requests_parents", {"value": 1.5}, "whole number"),
        ("requests_parents", {"value": -1}, "whole number"),
        ("requests_parents", {"value": float("nan")}, "needs its value"),
        ("requests_parents", {"numerator": 1, "denominator": 2}, "one number"),
        ("transfers_school", {"value": 90}, "numerator and denominator"),
        ("transfers_school", {"numerator": 5, "denominator": 4}, "larger"),
        ("transfers_school", {"numerator": 5, "denominator": 0}, "not 0"),
        ("phonics", {"value": 101}, "from 0 to 100"),
        ("phonics", {"value": float("nan")}, "from 0 to 100"),
        ("phonics", {"value": 80, "numerator": 3, "denominator": 4}, "come to"),
        ("parents_involved", {"value": 80}, "number of people who answered"),
        ("parents_involved", {"value": 80, "respondents": 0}, "number of people who answered"),
        ("parents_involved", {"numerator": 1, "denominator": 9, "respondents": 8}, "larger"),
        ("requests_parents", {"value": 1, "note": "x" * 1001}, "longer"),
        ("no_such_row", {"value": 1}, "no row"),
    ],
)
def test_what_a_row_cannot_hold_is_refused(row: str, said: dict[str, Any], why: str) -> None:
    with pytest.raises(NotPossible, match=why):
        figure_for(row, "2026-10", **said)


def test_a_per_cent_is_worked_out_and_a_survey_knows_who_was_asked() -> None:
    one = figure_for("parents_involved", "2026", numerator=45, denominator=60)
    assert (one.value, one.respondents) == (75, 60)
    asked = figure_for("parents_involved", "2026", numerator=45, respondents=60)
    assert (asked.value, asked.denominator) == (75, 60)
    assert figure_for("ks4_progress_8", "2026", value=-0.4).value == -0.4
    rounded = figure_for("phonics", "2026", value=67, numerator=2, denominator=3)
    assert rounded.value == 100 * 2 / 3


def figure(row: str, period: str, value: float = 1) -> Figure:
    return Figure(row, period, value)


def test_events_are_added_up_only_if_no_month_is_missing() -> None:
    row = row_named("requests_parents")
    two = [figure(row.id, "2026-07", 4), figure(row.id, "2026-08", 5)]
    found, note = chosen(row, two, QUARTER)
    assert found is None
    assert note == "Not added up: nothing is recorded for September 2026."
    found, _ = chosen(row, [*two, figure(row.id, "2026-09", 6)], QUARTER)
    assert found is not None
    assert (found.value, found.period) == (15, "2026-Q3")
    year, _ = chosen(
        row,
        [figure(row.id, f"2026-Q{n}", 10) for n in (1, 2, 4)]
        + [*two, figure(row.id, "2026-09", 6)],
        recorded_period("2026").months,
    )
    assert year is not None
    assert year.value == 45


def test_parts_of_several_months_are_added_above_and_below() -> None:
    row = row_named("within_20_weeks")
    months = [Figure(row.id, f"2026-{m:02}", 50, n, d) for m, n, d in ((7, 1, 2), (8, 9, 10))]
    found, _ = chosen(row, months, ["2026-07", "2026-08"])
    assert found is not None
    assert (found.numerator, found.denominator) == (10, 12)
    assert found.value == pytest.approx(100 * 10 / 12)


def test_what_was_recorded_for_exactly_the_period_goes_first() -> None:
    row = row_named("requests_parents")
    parts = [figure(row.id, month, 1) for month in QUARTER]
    found, _ = chosen(row, [*parts, figure(row.id, "2026-Q3", 7)], QUARTER)
    assert found is not None
    assert found.value == 7


def test_a_state_is_that_of_the_last_month() -> None:
    row = row_named("children_with_plan")
    said = [figure(row.id, "2026-09", 1900), figure(row.id, "2026-08", 1800)]
    found, _ = chosen(row, said, QUARTER)
    assert found is not None
    assert found.value == 1900
    assert chosen(row, said, ["2026-10"])[0] is None


@pytest.mark.parametrize(
    ("month", "period"),
    [
        ("2026-02", "2026-02"),
        ("2026-05", "2026-05"),
        ("2026-10", "2026-05"),
        ("2027-04", "2026-05"),
        ("2027-05", None),
        ("2026-01", None),
    ],
)
def test_a_yearly_figure_is_the_newest_of_twelve_months(month: str, period: str | None) -> None:
    row = row_named("parents_involved")
    said = [figure(row.id, "2026-02"), figure(row.id, "2026-05")]
    found, _ = chosen(row, said, [month])
    assert (found.period if found else None) == period


def issued(days: int | None, kind: str | None = "new", exception: bool | None = None) -> Issued:
    day = date(2026, 10, 5)
    return Issued(kind, day, None if days is None else day - timedelta(days), exception)


def test_twenty_weeks_are_140_days_from_the_request_and_only_for_new_plans() -> None:
    plans = [
        issued(140),
        issued(139),
        issued(141),
        issued(None),
        issued(-3),
        issued(400, "amended"),
    ]
    found = computed(plans)["within_20_weeks"]
    assert (found.numerator, found.denominator) == (2, 3)
    assert found.note == "Left out: 2 new plans without a usable date of request."
    assert computed(plans)["new_plans"].value == 5


def test_plans_with_an_exception_are_left_out_as_far_as_the_register_says() -> None:
    plans = [
        issued(100, exception=False),
        issued(200, exception=False),
        issued(200, exception=True),
    ]
    without = computed([*plans, issued(100)])["within_20_weeks_without_exceptions"]
    assert (without.numerator, without.denominator) == (1, 2)
    assert without.note == "Left out: 1 new plan without a word on exceptions."
    silent = computed([issued(100), issued(200)])["within_20_weeks_without_exceptions"]
    assert silent.value is None
    assert "does not say" in silent.note


def test_the_authoritys_own_list_fills_the_rows_of_the_20_weeks(
    sqlite: str, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "Case reference,Date issued,Plan type,Date of request,Exception (20 weeks)\n"
        "KM-1,05/10/2026,new,18/05/2026,no\n"  # 140 days
        "KM-2,05/10/2026,new,17/05/2026,n/a\n"  # 141
        "KM-3,05/10/2026,new,01/01/2026,Yes\n"
        "KM-4,05/10/2026,amended,01/01/2025,\n",
        "utf-8",
    )
    import_register(Import(path), sqlite, "panel")
    with open_store(sqlite).reading() as session:
        found = from_register(session, ["2026-10"])
    figures = {name: (one.numerator, one.denominator) for name, one in found.items()}
    assert figures["within_20_weeks"] == (1, 3)
    assert figures["within_20_weeks_without_exceptions"] == (1, 2)


def test_a_register_that_does_not_say_what_is_new_fills_no_row() -> None:
    assert {one.value for one in computed([issued(100, None)]).values()} == {None}
    some = computed([issued(100, None), issued(100)])["new_plans"]
    assert (some.value, some.note) == (1, "Left out: 1 plan without a word on new or amended.")


@pytest.mark.parametrize(
    ("value", "interval", "status"),
    [
        (84.0, (67.0, 93.0), "cannot tell yet"),
        (84.0, (80.0, 88.0), "met"),
        (60.0, (45.0, 79.9), "not met"),
        (80.0, None, "met"),
        (79.99, None, "not met"),
    ],
)
def test_a_recorded_per_cent_is_held_against_its_target(
    value: float, interval: tuple[float, float] | None, status: str
) -> None:
    one = RowFigure(period="2026", value=value, interval=interval, by="recorded")
    assert status_of(80, one, "percent") == status
    assert status_of(None, one, "percent") == "no target"
    assert status_of(80, None, "percent") == "not recorded"


def test_the_newest_figure_holds_and_none_is_overwritten(database: str) -> None:
    store = empty_store(database)
    first = figure_for("requests_parents", "2026-10", value=12)
    with store.writing() as session:
        assert record(session, [first], "A. B.") == 1
        assert record(session, [first], "A. B.") == 0
        assert record(session, [figure_for("requests_parents", "2026-10", value=13)]) == 1
    with store.writing() as session:
        assert [one.value for one in recorded(session)] == [13]
        assert record(session, [withdrawn("requests_parents", "2026-10")]) == 1
        assert chosen(row_named("requests_parents"), recorded(session), ["2026-10"])[0] is None
        assert session.query(FrameworkFigure).count() == 3
    with pytest.raises(DBAPIError, match="append-only"), store.writing() as session:
        session.execute(update(FrameworkFigure).values(value=99))
    store.close()


def test_progress_is_recorded_at_four_points_a_year_and_the_newest_holds(sqlite: str) -> None:
    empty_store(sqlite).close()
    with open_store(sqlite).writing() as session:
        record_progress(session, "G2-audit-tool", "2026-11", "red")
        record_progress(session, "g2-audit-tool", "2026-11", "green", " Since June ")
        with pytest.raises(NotPossible, match="February, May, August or November"):
            record_progress(session, "G2-audit-tool", "2026-10", "green")
        session.flush()
        (held,) = progress_of(session).values()
        assert (held.action, held.colour, held.note) == ("G2-audit-tool", "green", "Since June")


def test_the_points_beside_an_action_are_the_last_four() -> None:
    assert points_until("2026-10") == ["2025-11", "2026-02", "2026-05", "2026-08"]
    assert points_until("2026-11")[-1] == "2026-11"
    assert points_until("2026-01")[-1] == "2025-11"
