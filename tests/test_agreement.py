"""How far two raters agree: worked examples, and what must always hold."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from audit.agreement import (
    FEWEST_PLANS,
    Pair,
    effective_size,
    kappa,
    share,
    wilson,
)

RATINGS = st.integers(0, 3)
PAIRS = st.lists(st.tuples(RATINGS, RATINGS), min_size=1, max_size=40)
GROUPS = st.lists(PAIRS, min_size=FEWEST_PLANS, max_size=14)


def table(*cells: tuple[int, Pair]) -> list[Pair]:
    return [pair for times, pair in cells for _ in range(times)]


def test_plain_kappa_of_the_textbook() -> None:
    """50 proposals, two readers: 35 of 50 agree, chance alone gives half: (0.7 - 0.5) / 0.5."""
    pairs = table((20, (1, 1)), (5, (1, 0)), (10, (0, 1)), (15, (0, 0)))
    assert kappa([pairs]).value == pytest.approx(0.4)


def test_quadratic_kappa_by_hand() -> None:
    """Of four pairs one is two apart: 4 / 4 = 1 seen, and 2 expected by chance: 1 - 1 / 2."""
    assert kappa([[(0, 0), (1, 1), (2, 2), (3, 1)]]).value == pytest.approx(0.5)


def test_two_apart_costs_four_times_as_much_as_one() -> None:
    """Both raters use 0 to 3 evenly, so chance expects the same of both; only the slip differs."""
    even = [(n, n) for n in range(4)] * 10
    near = kappa([[*even, (1, 2), (2, 1)]]).value
    far = kappa([[*even, (1, 3), (3, 1)]]).value
    assert near is not None
    assert far is not None
    assert (1 - far) / (1 - near) == pytest.approx(4, rel=0.1)


@given(PAIRS)
def test_kappa_is_that_of_scikit_learn(pairs: list[Pair]) -> None:
    ours = kappa([pairs]).value
    if len({rating for pair in pairs for rating in pair}) == 1:
        assert ours is None
    else:
        theirs = cohen_kappa_score(
            *zip(*pairs, strict=True), labels=[0, 1, 2, 3], weights="quadratic"
        )
        assert ours == pytest.approx(theirs)


@settings(max_examples=25)
@given(GROUPS)
def test_kappa_does_not_mind_who_is_first_nor_how_plans_are_grouped(
    groups: list[list[Pair]],
) -> None:
    turned = [[(b, a) for a, b in group] for group in groups]
    together = [[pair for group in groups for pair in group]]
    assert kappa(groups).value == kappa(turned).value == kappa(together).value


@settings(max_examples=25)  # each draws a thousand times
@given(GROUPS)
def test_intervals_of_kappa_are_in_order_within_bounds_and_the_same_again(
    groups: list[list[Pair]],
) -> None:
    found = kappa(groups)
    assert found == kappa(groups)
    if found.interval:
        assert -1 - 1e-9 <= found.interval[0] <= found.interval[1] <= 1 + 1e-9


def test_kappa_has_no_interval_with_few_plans_or_where_all_agree() -> None:
    mixed = [(0, 0), (3, 3), (2, 1)]
    agreeing = [(0, 0), (3, 3)]
    assert kappa([mixed] * FEWEST_PLANS).interval is not None
    assert kappa([mixed] * (FEWEST_PLANS - 1)).interval is None
    assert kappa([agreeing] * 20).interval is None


def test_kappa_has_no_interval_where_ratings_hardly_vary() -> None:
    """One plan of ten differs: in a third of all draws it is absent and nothing varies."""
    found = kappa([[(3, 3)]] * 9 + [[(3, 2)]])
    assert found.value == pytest.approx(0)
    assert found.interval is None


def test_same_rating_throughout_has_no_kappa() -> None:
    assert kappa([[(3, 3)]] * 20).value is None
    assert kappa([]).value is None


def test_more_plans_make_kappa_surer() -> None:
    plans = [[(a, max(0, a - (n * 7 + a) % 3 // 2)) for a in range(4)] for n in range(160)]
    few, many = kappa(plans[:10]).interval, kappa(plans).interval
    assert few is not None
    assert many is not None
    assert many[1] - many[0] < (few[1] - few[0]) / 2


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [
        (8, 10, 0.4902, 0.9433),
        (10, 10, 0.7225, 1.0),
        (0, 10, 0.0, 0.2775),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_wilson_of_the_textbook(count: int, of: int, low: float, high: float) -> None:
    assert wilson(count / of, of) == pytest.approx((low, high), abs=0.0001)


@given(st.integers(1, 500), st.data())
def test_wilson_holds_the_share_and_stays_within_0_and_1(of: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, of)) / of
    low, high = wilson(part, of)
    assert -1e-9 <= low <= part + 1e-9
    assert part - 1e-9 <= high <= 1 + 1e-9


def test_single_ratings_are_worth_their_number() -> None:
    assert effective_size([(1, 1)] * 8 + [(0, 1)] * 2) == pytest.approx(10)


def test_copies_of_a_plan_are_worth_one() -> None:
    assert effective_size([(3, 3)] * 8 + [(0, 3)] * 2, copies=3) == pytest.approx(10)
    assert effective_size([(3, 3)] * 10, copies=3) == pytest.approx(10)


def test_ratings_that_go_wrong_together_are_worth_less() -> None:
    """Ten plans with ten ratings each, ten of a hundred wrong: all in one plan, or one in each."""
    together = effective_size([(10, 10)] * 9 + [(0, 10)])
    apart = effective_size([(9, 10)] * 10)
    assert together == pytest.approx(10)
    assert apart == pytest.approx(100)


@given(
    st.lists(st.lists(st.booleans(), min_size=1, max_size=9), min_size=FEWEST_PLANS, max_size=20)
)
def test_a_share_lies_in_its_interval(groups: list[list[bool]]) -> None:
    found = share(groups)
    assert found.of == sum(map(len, groups))
    assert found.interval is not None
    assert found.value is not None
    assert found.interval[0] - 1e-9 <= found.value <= found.interval[1] + 1e-9


def test_a_plan_in_two_files_does_not_make_a_share_surer() -> None:
    once = share([[True]] * 9 + [[False]])
    twice = share([[True, True]] * 9 + [[False, False]], copies=2)
    assert once.interval == pytest.approx(twice.interval)
    assert share([[True, True]] * 10, copies=2).interval == share([[True]] * 10).interval


def test_few_plans_get_no_interval_and_nothing_no_share() -> None:
    assert share([[True] * 50] * (FEWEST_PLANS - 1)).interval is None
    assert share([[], []]).value is None
    assert isclose(share([[True, False]]).value or 0, 0.5)
