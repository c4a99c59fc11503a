"""The sample: at least the share, each stratum in proportion, every plan equally likely."""

from __future__ import annotations

import math
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chisquare
from typer.testing import CliRunner, Result

from audit.commands import app
from audit.errors import NotPossible
from audit.monthly.groups import top_ups, wanted_top_ups
from audit.monthly.sample_result import MonthSample
from audit.monthly.sample_showing import month_sample
from audit.monthly.sampling import Wish, draw_sample
from audit.sampling.drawing import Unit, draw, draw_more, sample_size
from audit.store.opening import Store, open_store
from audit.store.tables import Case, IssuedPlan

MONTH = "2026-10"
STRATA = {"new": 7, "amended": 19, "": 1, "other": 3}
UNITS = [Unit(f"{name}-{n}", name) for name, size in STRATA.items() for n in range(size)]
units = st.lists(
    st.builds(Unit, st.uuids().map(str), st.sampled_from("abcd")),
    max_size=60,
    unique_by=lambda unit: unit.key,
)
shares = st.sampled_from([0.1, 0.2, 0.5, 0.55, 0.7, 1.0])


@pytest.mark.parametrize(
    ("plans", "share", "size"),
    [(150, 0.5, 75), (151, 0.5, 76), (1, 0.5, 1), (0, 0.5, 0), (10, 0.1, 1), (100, 0.55, 55)],
)
def test_at_least_the_share_rounded_up(plans: int, share: float, size: int) -> None:
    assert sample_size(plans, share) == size


@given(units, shares, st.integers(0, 2**31 - 1))
def test_a_draw_has_its_size_and_each_stratum_its_share(
    pool: list[Unit], share: float, seed: int
) -> None:
    drawn = draw(pool, share, seed)
    assert len(drawn) == len(set(drawn)) == sample_size(len(pool), share)
    strata = {unit.key: unit.stratum for unit in pool}
    taken = Counter(strata[key] for key in drawn)
    for name, size in Counter(strata.values()).items():
        due = len(drawn) * size / len(pool)
        assert math.floor(due) <= taken[name] <= math.ceil(due)


@given(units.flatmap(lambda pool: st.tuples(st.just(pool), st.permutations(pool))), shares)
def test_the_same_seed_gives_the_same_sample_in_any_order_of_rows(
    pools: tuple[list[Unit], list[Unit]], share: float
) -> None:
    assert draw(pools[0], share, 7) == draw(pools[1], share, 7)


def test_every_plan_is_equally_likely() -> None:
    """Chi-squared over 10,000 draws, with seeds 0 to 9,999 so that it is no lottery."""
    for share in (0.5, 0.2):
        taken = Counter(key for seed in range(10_000) for key in draw(UNITS, share, seed))
        counts = [taken[unit.key] for unit in UNITS]
        assert sum(counts) == 10_000 * sample_size(len(UNITS), share)
        assert chisquare(counts).pvalue > 0.01


def test_within_a_stratum_pairs_come_by_chance_too() -> None:
    """A systematic draw without a new order each time would never take neighbours together."""
    first, second = "amended-0", "amended-1"
    both = sum({first, second} <= set(draw(UNITS, 0.5, seed)) for seed in range(2_000))
    assert 350 < both < 600  # 2,000 * 1/2 * about 9/18 = 474


@given(st.sets(st.text(max_size=5)), st.integers(0, 20))
def test_a_top_up_takes_what_is_there(keys: set[str], wanted: int) -> None:
    drawn = draw_more(keys, wanted, 3, "year9")
    assert len(drawn) == len(set(drawn)) == min(wanted, len(keys))
    assert set(drawn) <= keys


def month_of_plans(address: str, numbers: range = range(20)) -> Store:
    """Plans of October: every second one amended, two of five in Year 9, the others in Year 3."""
    store = open_store(address, create=True)
    with store.writing() as session:
        for number in numbers:
            plan = IssuedPlan(
                month=MONTH,
                date_issued=date(2026, 10, 5),
                plan_type="amended" if number % 2 else "new",
                year_group=9 if number % 5 < 2 else 3,
                phase="secondary" if number % 5 < 2 else "primary",
                document="=1+1.docx",
                advice={},
            )
            session.add(Case(ref=f"KM-{number}", key=f"km{number}", plans=[plan]))
    return store


def drawn(store: Store, wish: Wish) -> MonthSample:
    with store.writing() as session:
        draw_sample(session, wish, "panel")
        return month_sample(session, wish.month)


def test_a_sample_is_drawn_once_and_a_redraw_keeps_the_first(database: str) -> None:
    store = month_of_plans(database)
    first = drawn(store, Wish(MONTH, seed=1))
    assert (first.headline, first.issued, first.coverage) == (10, 20, 0.5)
    assert {stratum.name: stratum.drawn for stratum in first.strata} == {
        "amended, primary": 3,
        "amended, secondary": 2,
        "new, primary": 3,
        "new, secondary": 2,
    }
    with pytest.raises(NotPossible, match=r"was drawn on .* by panel and stands"):
        drawn(store, Wish(MONTH, seed=2))
    again = drawn(store, Wish(MONTH, seed=1, replace="two plans were withdrawn"))
    assert (again.number, again.plans) == (2, first.plans)
    assert [old.replaced_because for old in again.earlier] == ["two plans were withdrawn"]
    store.close()


def test_what_is_imported_after_the_draw_is_told_and_not_drawn(sqlite: str) -> None:
    drawn(month_of_plans(sqlite), Wish(MONTH, seed=1))
    with month_of_plans(sqlite, range(20, 23)).reading() as session:
        sample = month_sample(session, MONTH)
    assert (sample.late, sample.issued_now, len(sample.plans)) == (3, 23, 10)
    assert sample.coverage == pytest.approx(10 / 23)
    shown = run("show", "--month", MONTH, "--database", sqlite).stdout
    assert "3 plans of the month were imported after the draw" in shown
    assert "covers 43%" in shown


def test_top_ups_are_marked_and_never_in_the_headline(sqlite: str) -> None:
    sample = drawn(month_of_plans(sqlite), Wish(MONTH, seed=1, top_up={"year9": 3, "amended": 9}))
    more = Counter(plan.top_up for plan in sample.plans)
    assert sample.headline == more[None] == 10
    assert more["year9"] == 3
    assert len({plan.case_ref for plan in sample.plans}) == len(sample.plans)
    wanted = {group.name: (group.wanted, group.drawn) for group in sample.top_ups}
    assert wanted["year9"] == (3, 3)
    assert wanted["amended"] == (9, more["amended"])
    assert more["amended"] < 9, "there are no more to draw"


def test_top_ups_that_are_not_known_are_refused() -> None:
    assert wanted_top_ups("year9=5, direct_payment=2") == {"year9": 5, "direct_payment": 2}
    assert wanted_top_ups(None) == {}
    for wrong in ("year9", "year9=0", "year9=x", "left_handed=2", "year9=1,year9=2"):
        with pytest.raises(NotPossible):
            wanted_top_ups(wrong)
    assert all(group.title for group in top_ups().values())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["sample", *arguments])


def test_the_commands_draw_show_and_export(sqlite: str, tmp_path: Path) -> None:
    month_of_plans(sqlite).close()
    options = ("--month", MONTH, "--database", sqlite)
    done = run("draw", *options, "--seed", "5", "--top-up", "year9=2")
    assert done.exit_code == 0, done.output
    assert "10 of 20 plans issued" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert run("show", *options).stdout == done.stdout
    file = tmp_path / "october.csv"
    assert run("export", str(file), *options).exit_code == 0
    lines = file.read_text("utf-8-sig").splitlines()
    assert len(lines) == 13
    assert all(",'=1+1.docx," in line for line in lines[1:])
    assert run("export", str(tmp_path / "october.xlsx"), *options).exit_code == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ("--month", "October"),
        (),
        ("--month", MONTH, "--share", "0"),
        ("--month", MONTH, "--by", "shoe_size"),
        ("--month", MONTH, "--replace"),
        ("--month", MONTH, "--reason", "why not"),
        ("--month", "2026-11"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(sqlite: str, wrong: tuple[str, ...]) -> None:
    month_of_plans(sqlite).close()
    done = run("draw", "--database", sqlite, *wrong)
    assert isinstance(done.exception, NotPossible)
