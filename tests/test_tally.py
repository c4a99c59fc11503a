"""The month's measures: who is counted, who is left out, and whether a target is met."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile

import pytest
from figures_store import confirm, confirmed, draw, empty_store, issue, score
from sqlalchemy import event
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.framework.population import population
from audit.framework.result import Basis, MeasureTally, Tally
from audit.framework.status import held_against
from audit.framework.tally import tally
from audit.rubric.model import Target
from audit.store.opening import Store, open_store
from audit.store.tables import IssuedPlan

OCTOBER = ("2026-10",)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store, made once: each test has a copy."""
    path = tmp_path_factory.mktemp("blank") / "store.db"
    empty_store(str(path)).close()
    return path


@pytest.fixture
def store(blank: Path, sqlite: str) -> Iterator[Store]:
    store = open_store(str(copyfile(blank, sqlite)))
    yield store
    store.close()


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as session:
        yield session


def figures(session: Session, months: tuple[str, ...] = OCTOBER, basis: Basis = "final") -> Tally:
    return tally(population(session, months, basis))


def measure(
    session: Session, id_: str, months: tuple[str, ...] = OCTOBER, basis: Basis = "final"
) -> MeasureTally:
    return next(one for one in figures(session, months, basis).measures if one.id == id_)


def small_month(session: Session) -> list[IssuedPlan]:
    """20 issued, 10 drawn: 6 good, 1 not, 1 not judged, 1 not confirmed (the tool: not good), 1
    not scored; and a top-up that is not good.
    """
    plans = issue(session, 20)
    draw(session, plans[:10], top_ups=plans[10:11])
    for plan in plans[:6]:
        confirmed(session, plan)
    confirmed(session, plans[6], overall_good=False)
    confirmed(session, plans[7], overall_good="not judged")
    score(session, plans[8], overall_good=False)
    confirmed(session, plans[10], overall_good=False)
    return plans


def test_a_small_month_counted_by_hand(session: Session) -> None:
    small_month(session)
    found = figures(session)
    good = found.measures[0]
    assert (good.id, good.numerator, good.denominator) == ("overall_good", 6, 7)
    assert good.left_out == {"not scored": 1, "not yet confirmed": 1, "not judged": 1}
    assert good.percent == 100 * 6 / 7
    assert (good.population, good.population_known) == (20, True)
    assert good.interval == (50, 95)  # tests/test_intervals.py has the sum
    assert [(one.value, one.status) for one in good.targets] == [
        (80, "cannot tell yet"),
        (85, "cannot tell yet"),
    ]
    of = found.coverage
    assert (of.issued, of.sampled, of.audited, of.confirmed) == (20, 10, 9, 8)
    assert (of.percent, of.target.value, of.target.status) == (40, 50, "not met")


def test_the_measures_and_targets_are_those_of_the_framework(session: Session) -> None:
    small_month(session)
    targets = {one.id: [t.value for t in one.targets] for one in figures(session).measures}
    assert targets == {
        "overall_good": [80, 85],
        "social_care": [100],
        "health": [100],
        "aspirations": [80],
        "direct_payments": [100],
    }


def test_provisional_figures_count_the_tools_own_word_and_say_so(session: Session) -> None:
    small_month(session)
    found = figures(session, basis="provisional")
    good = found.measures[0]
    assert (good.numerator, good.denominator, good.provisional) == (6, 8, 1)
    assert good.left_out == {"not scored": 1, "not judged": 1}
    assert found.basis == "provisional"
    assert "1 of 10 sampled plans are not confirmed yet" in found.notes[0]
    assert found.coverage.counted == 9


def test_final_figures_count_nothing_that_is_not_confirmed(session: Session) -> None:
    small_month(session)
    found = figures(session)
    assert all(one.provisional == 0 for one in found.measures)
    assert found.notes[0].startswith("1 of 10 sampled plans are scored and not yet confirmed.")


def test_the_same_on_every_database(database: str) -> None:
    store = empty_store(database)
    with store.writing() as session:
        small_month(session)
    with store.reading() as session:
        final, provisional = figures(session), figures(session, basis="provisional")
    store.close()
    assert (final.measures[0].numerator, final.measures[0].denominator) == (6, 7)
    assert (provisional.measures[0].numerator, provisional.measures[0].denominator) == (6, 8)


def test_a_top_up_counts_neither_in_the_measures_nor_in_the_coverage(session: Session) -> None:
    plans = issue(session, 4)
    draw(session, plans[:2], top_ups=plans[2:])
    for plan in plans[:2]:
        confirmed(session, plan)
    for plan in plans[2:]:
        confirmed(session, plan, health=False)
    assert measure(session, "health").numerator == measure(session, "health").denominator == 2
    assert figures(session).coverage.audited == 2


def test_a_sample_that_was_replaced_counts_no_more(session: Session) -> None:
    plans = issue(session, 4)
    draw(session, plans[:2], number=1)
    draw(session, plans[2:], number=2)
    confirmed(session, plans[0], health=False)
    confirmed(session, plans[2])
    found = measure(session, "health")
    assert (found.numerator, found.denominator, found.left_out) == (1, 1, {"not scored": 1})


def test_a_plan_whose_date_was_put_into_another_month_is_of_that_month(session: Session) -> None:
    plans = issue(session, 4)
    draw(session, plans)
    confirmed(session, plans[0], health=False)
    plans[0].month = "2026-11"
    session.flush()
    assert measure(session, "health").population == 3
    draw(session, issue(session, 2, month="2026-11"), month="2026-11")
    both = figures(session, ("2026-10", "2026-11"))
    assert (both.coverage.issued, both.coverage.sampled, both.coverage.confirmed) == (6, 5, 0)


def test_the_last_word_counts_and_a_blind_second_mark_never(
    session: Session,
) -> None:
    plans = issue(session, 3)
    draw(session, plans)
    audits = [score(session, plan) for plan in plans]
    confirm(session, audits[0], health=False)
    confirm(session, audits[0], kind="second", health=True)
    confirm(session, audits[1], health=False)
    confirm(session, audits[1], kind="agreed", health=True)
    confirm(session, audits[2], health=False)
    confirm(session, audits[2], kind="agreed", health=False)
    confirm(session, audits[2], health=True)
    found = measure(session, "health")
    assert (found.numerator, found.denominator) == (2, 3)


def test_a_plan_that_was_scored_again_waits_for_its_confirmation(session: Session) -> None:
    plans = issue(session, 1)
    draw(session, plans)
    confirmed(session, plans[0])
    score(session, plans[0])
    assert measure(session, "health").left_out == {"not yet confirmed": 1}


def test_a_measure_that_does_not_apply_leaves_nobody_out(session: Session) -> None:
    plans = issue(session, 2, year_group=9) + issue(session, 4, year_group=3)
    draw(session, [plans[0], *plans[2:]])
    confirmed(session, plans[0], aspirations=False)
    confirmed(session, plans[2], aspirations=None)
    score(session, plans[3], aspirations=None)  # not confirmed, but the register says Year 3
    found = measure(session, "aspirations")
    assert (found.numerator, found.denominator, found.left_out) == (0, 1, {})
    assert (found.population, found.population_known) == (2, True)


def test_whether_a_direct_payment_is_received_may_not_be_established(session: Session) -> None:
    known, unknown = issue(session, 1, direct_payment=True), issue(session, 1)
    none = issue(session, 1, direct_payment=False)
    draw(session, known + unknown + none)
    confirmed(session, known[0])
    confirmed(session, unknown[0], direct_payments="not established")
    confirmed(session, none[0], direct_payments=None)
    found = measure(session, "direct_payments")
    assert (found.numerator, found.denominator) == (1, 1)
    assert found.left_out == {"not established": 1}


def test_where_the_register_does_not_say_a_part_is_taken_in_proportion(session: Session) -> None:
    older, younger = issue(session, 2, year_group=10), issue(session, 6, year_group=4)
    unknown = issue(session, 5)
    draw(session, older)
    for plan in older:
        confirmed(session, plan)
    found = measure(session, "aspirations")
    # 2 of 8 are Year 9 and above, so of the other 5 it is 1.25, rounded up
    assert (found.population, found.population_known) == (4, False)
    assert found.interval is not None
    assert found.interval[0] < 50  # all five may be
    assert found.interval[1] == 100
    assert len(younger) + len(unknown) == 11


def test_what_an_audit_says_is_believed_before_the_register(session: Session) -> None:
    plans = issue(session, 2, direct_payment=False)
    draw(session, plans)
    confirmed(session, plans[0], direct_payments=False)
    confirmed(session, plans[1], direct_payments=None)
    found = measure(session, "direct_payments")
    assert (found.numerator, found.denominator, found.population) == (0, 1, 1)


def test_several_months_are_counted_together(session: Session) -> None:
    for month, met in (("2026-09", True), ("2026-10", False)):
        plans = issue(session, 4, month=month)
        draw(session, plans[:2], month=month)
        for plan in plans[:2]:
            confirmed(session, plan, health=met)
    found = figures(session, ("2026-09", "2026-10"))
    health = found.measures[2]
    assert (found.period, health.numerator, health.denominator) == ("2026-09/2026-10", 2, 4)
    assert health.population == 8


def test_a_month_without_a_sample_is_in_the_coverage_and_in_nothing_else(session: Session) -> None:
    issue(session, 6, month="2026-09")
    small_month(session)
    found = figures(session, ("2026-09", "2026-10"))
    assert (found.coverage.issued, found.measures[0].population) == (26, 20)
    assert found.without_sample == ["2026-09"]
    assert any("audit sample draw --month 2026-09" in note for note in found.notes)


def test_a_month_of_which_nothing_is_confirmed_is_told_of(session: Session) -> None:
    small_month(session)
    draw(session, issue(session, 4, month="2026-09"), month="2026-09")
    notes = figures(session, ("2026-09", "2026-10")).notes
    assert any(note.startswith("No audit of 2026-09 is counted yet") for note in notes)
    assert not any("No audit of 2026-10" in note for note in notes)


def test_plans_that_came_after_the_draw_are_told_of(session: Session) -> None:
    plans = issue(session, 5)
    draw(session, plans[:2], issued=4)
    assert any("has 5 plans and had 4" in note for note in figures(session).notes)


def test_two_rubrics_in_one_figure_are_told_of(session: Session) -> None:
    plans = issue(session, 2)
    draw(session, plans)
    score(session, plans[0])
    score(session, plans[1], rubric="ab" * 32)
    assert any("2 versions of the rubric" in note for note in figures(session).notes)


def test_before_the_first_audit_every_figure_is_open(session: Session) -> None:
    draw(session, issue(session, 2))
    found = measure(session, "overall_good")
    assert (found.percent, found.interval) == (None, None)
    assert {target.status for target in found.targets} == {"cannot tell yet"}


def test_a_month_without_plans_is_refused_in_a_sentence(session: Session) -> None:
    with pytest.raises(NotPossible, match="no plan that was issued in 2026-10"):
        figures(session)


def test_a_hundred_per_cent_is_met_when_every_plan_of_the_sample_meets_it(
    session: Session,
) -> None:
    plans = issue(session, 6)
    draw(session, plans[:3])
    for plan in plans[:2]:
        confirmed(session, plan)
    audit = score(session, plans[2])
    assert measure(session, "health").targets[0].status == "cannot tell yet"
    confirm(session, audit)
    assert measure(session, "health").targets[0].status == "met"
    confirm(session, audit, health=False)
    assert measure(session, "health").targets[0].status == "not met"


@pytest.mark.parametrize(
    ("percent", "interval", "complete", "status"),
    [
        (90, (80, 95), True, "met"),
        (90, (79.99, 95), True, "cannot tell yet"),
        (75, (60, 80), True, "cannot tell yet"),
        (75, (60, 79.99), True, "not met"),
        (79.99, (79.99, 79.99), True, "not met"),
        (80, (80, 80), False, "met"),
        (None, None, True, "cannot tell yet"),
    ],
)
def test_status_against_a_target_of_80(
    percent: float | None, interval: tuple[float, float] | None, complete: bool, status: str
) -> None:
    target = Target(percent=80, source="Performance Framework")
    assert held_against(target, percent, interval, complete).status == status


def test_a_year_takes_no_more_queries_than_a_month_and_no_whole_result(store: Store) -> None:
    months = [f"2026-{month:02}" for month in range(1, 13)]
    with store.writing() as session:
        for month in months:
            plans = issue(session, 4, month=month)
            draw(session, plans[:2], month=month)
            confirmed(session, plans[0])
            score(session, plans[1])
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    for period in (("2026-01",), tuple(months)):
        with store.reading() as session:
            figures(session, period)
    assert len(asked) == 2 * asked.index("BEGIN", 1)
    assert not any("audits.result" in statement for statement in asked)
