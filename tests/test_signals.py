"""A signal is what chance hardly explains; anything else is called nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, permutations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.framework.chance import limits, long_runs, seldom, side
from audit.framework.periods import months_between
from audit.framework.result import MeasureTally
from audit.framework.settings import settings
from audit.framework.signals import finding, points, signals
from audit.framework.trend_result import Signal, TrendPoint

RULES = settings().signals


def tally(met: int, seen: int) -> MeasureTally:
    return MeasureTally(
        id="health", title="Health", numerator=met, denominator=seen, left_out={},
        population=2 * seen, population_known=True, provisional=0,
        percent=100 * met / seen if seen else None, interval=None, targets=[],
    )  # fmt: skip


def row(met: Sequence[int], seen: int) -> list[TrendPoint]:
    months = months_between("2025-01", "2027-12")[: len(met)]
    whole = tally(sum(met), seen * len(met))
    tallies = [(month, tally(one, seen)) for month, one in zip(months, met, strict=True)]
    return points(tallies, whole, RULES)


def found(met: Sequence[int], seen: int) -> list[Signal]:
    return signals(row(met, seen), [], RULES)


@given(st.data())
def test_limits_leave_out_no_more_than_the_chance_on_either_side(data: st.DataObject) -> None:
    total = data.draw(st.integers(1, 60))
    met = data.draw(st.integers(0, total))
    seen = data.draw(st.integers(0, total))
    chances = [
        comb(met, x) * comb(total - met, seen - x) / comb(total, seen) for x in range(seen + 1)
    ]
    low, high = limits(met, total, seen, 0.05)
    assert sum(chances[:low]) <= 0.025 < sum(chances[: low + 1]) + 1e-12
    assert sum(chances[high + 1 :]) <= 0.025 < sum(chances[high:]) + 1e-12


def test_a_month_is_held_against_the_other_months() -> None:
    assert side(10, 20, 90, 100, 0.0027) == "worse"
    assert side(20, 20, 50, 100, 0.0027) == "better"
    assert side(17, 20, 90, 100, 0.0027) is None
    assert side(0, 0, 90, 100, 0.0027) is None


def test_a_swing_of_a_small_month_is_no_signal() -> None:
    """From nine in ten to six in ten looks like a fall and is what ten plans do by themselves."""
    assert not found([9, 6, 8, 9, 7, 8, 10, 8, 6, 9, 8, 8], 10)


def test_a_month_far_out_is_a_signal_with_its_direction() -> None:
    (signal,) = found([60, 61, 58, 62, 60, 59, 61, 60, 40, 60, 62, 59], 75)
    assert (signal.rule, signal.direction) == ("limits of a month", "worse")
    assert signal.periods == ["2025-09"]
    assert signal.sentence.startswith("September 2025: worse than the other months")


def test_eight_months_on_one_side_are_a_signal_and_seven_are_none() -> None:
    assert long_runs([1] * 8 + [-1] * 8, 8) == [(0, 7), (8, 15)]
    assert not long_runs([1] * 7 + [-1] * 7, 8)
    wave = [51, 49]
    eight = found([*wave * 4, *[51] * 8, *[49] * 8, *wave * 4], 100)
    assert [one.rule for one in eight] == ["one side", "one side"]
    assert [one.direction for one in eight] == ["better", "worse"]


def test_months_at_the_ceiling_make_no_run() -> None:
    """Where most months reach 100 per cent, all the others lie below the median by themselves."""
    assert not found([10] * 12, 10)
    assert not found([10, 9] * 12, 10)
    assert not found([10, 10, 9] * 8, 10)


def test_months_that_cross_the_median_once_are_a_signal() -> None:
    (signal,) = found([45, 46, 44, 45, 46, 49, 48, 50, 49, 50], 75)
    assert (signal.rule, signal.direction) == ("seldom crossing", "better")
    assert signal.periods[0] == "2025-06"
    assert not found([45, 49, 44, 48, 46, 49, 45, 50, 46, 50], 75)


def test_sides_are_not_asked_of_few_months() -> None:
    months = row([45, 46, 44, 45, 48, 50, 49, 50], 75)
    rules = RULES.model_copy(update={"crossing_chance": 0.1})
    assert not signals(months, [], rules)
    assert signals(months, [], rules.model_copy(update={"least_months": 8}))


@pytest.mark.parametrize(("above", "below"), [(3, 4), (4, 4), (2, 5)])
def test_crossings_have_the_chance_of_all_orders_alike(above: int, below: int) -> None:
    orders = set(permutations([1] * above + [-1] * below))
    for order in orders:
        runs = len(list(groupby(order)))
        as_few = sum(len(list(groupby(other))) <= runs for other in orders) / len(orders)
        assert seldom(order, as_few + 1e-9)
        assert not seldom(order, as_few - 1e-9)


def test_the_words_say_what_there_is() -> None:
    quiet = row([8, 9, 8], 10)
    assert finding(quiet, []).startswith("No signal")
    assert finding(quiet[:1], []).startswith("Too few months")
    assert not any(sign.isdigit() for sign in finding(quiet, []))
