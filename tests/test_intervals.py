"""How sure a share is: exact for a sample from a short list."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.framework.intervals import bounds, interval, interval_of_any


def chances(seen: int, meeting: int, population: int) -> dict[int, Fraction]:
    """For each number of plans that may be seen to meet the measure, how likely it is."""
    ways = comb(population, seen)
    return {
        met: Fraction(comb(meeting, met) * comb(population - meeting, seen - met), ways)
        for met in range(max(0, seen + meeting - population), min(seen, meeting) + 1)
    }


@st.composite
def counts(draw: st.DrawFn, most: int = 60) -> tuple[int, int, int]:
    """Met, seen and population."""
    population = draw(st.integers(1, most))
    seen = draw(st.integers(1, population))
    return draw(st.integers(0, seen)), seen, population


def test_worked_by_hand() -> None:
    # 6 of 7 seen of 20. With 10 in the list that meet it, 6 or 7 are seen in 2,220 of 77,520
    # samples (2.9 %), with 9 in 960 (1.2 %). With 19 the one that does not is seen in 7 of 20.
    assert bounds(6, 7, 20) == (10, 19)
    assert interval(6, 7, 20) == (50, 95)


@given(counts())
def test_the_ends_are_the_last_numbers_that_chance_explains(found: tuple[int, int, int]) -> None:
    met, seen, population = found
    explained = []
    for meeting in range(met, population - (seen - met) + 1):
        by_number = chances(seen, meeting, population)
        fewer = sum(chance for number, chance in by_number.items() if number <= met)
        more = sum(chance for number, chance in by_number.items() if number >= met)
        if min(fewer, more) > Fraction(25, 1000):
            explained.append(meeting)
    if explained:
        assert bounds(*found) == (explained[0], explained[-1])


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_it_holds_the_truth_95_times_in_100(month: tuple[int, int]) -> None:
    population, meeting = month
    seen = -(-population // 2)
    held = sum(
        chance
        for met, chance in chances(seen, meeting, population).items()
        if bounds(met, seen, population)[0] <= meeting <= bounds(met, seen, population)[1]
    )
    assert held >= Fraction(95, 100)


@given(counts(most=2000))
def test_it_holds_what_was_seen(found: tuple[int, int, int]) -> None:
    met, seen, _ = found
    low, high = interval(*found)
    assert 0 <= low <= 100 * met / seen <= high <= 100


@given(st.integers(1, 200), st.data())
def test_of_a_whole_list_it_is_a_point(population: int, data: st.DataObject) -> None:
    met = data.draw(st.integers(0, population))
    assert interval(met, population, population) == (100 * met / population,) * 2


@given(st.integers(1, 8), st.integers(1, 8), st.integers(2, 6))
def test_the_same_share_of_more_plans_is_surer(met: int, unmet: int, times: int) -> None:
    population = 2 * (met + unmet) * times
    few = interval(met, met + unmet, population)
    many = interval(met * times, (met + unmet) * times, population)
    assert many[1] - many[0] < few[1] - few[0]


def test_a_shorter_list_makes_the_same_sample_surer() -> None:
    assert interval(8, 10, 12) == (pytest.approx(100 * 8 / 12), pytest.approx(100 * 10 / 12))
    low, high = interval(8, 10, 1000)
    assert low < 50
    assert high > 97


def test_where_the_list_may_be_of_several_lengths_it_is_wide_enough_for_each() -> None:
    each = [interval(9, 10, population) for population in range(12, 21)]
    low, high = interval_of_any(9, 10, range(12, 21))
    assert (low, high) == (min(e[0] for e in each), max(e[1] for e in each))


@pytest.mark.parametrize("wrong", [(0, 0, 5), (3, 2, 5), (1, 6, 5), (-1, 2, 5)])
def test_what_cannot_be_is_a_fault(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        bounds(*wrong)
