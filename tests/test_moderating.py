"""Which plans of a month are marked a second time: always the grave ones, of the rest a share."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from confirm_store import MONTH, add_audit, machine, scored_month
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly.confirming import audited, confirm
from audit.monthly.corrections import Auditor, Correction
from audit.monthly.finding import issued_plan
from audit.monthly.moderating import Drawn, draw_seconds, how_many
from audit.monthly.seconds import second_marks
from audit.store.opening import Store, open_store
from audit.store.tables import ModerationDraw

ROWAN = Auditor("Rowan Iyer")
CASES = tuple(f"KM-{number:02}" for number in range(1, 25))


def say(session: Session, case: str, *given: Correction) -> None:
    confirm(session, audited(session, issued_plan(session, case, MONTH)), ROWAN, given)


def as_good(session: Session, case: str) -> None:
    """The tool's 0 for social care is what holds this plan down: corrected, it is good."""
    say(session, case, Correction("D1", "2", "Asked and answered."))


def graver(*criteria: str) -> list[Correction]:
    return [Correction(id_, "0", "Nothing of it is there.") for id_ in criteria]


@pytest.fixture
def store(sqlite: str) -> Store:
    """24 plans: one inadequate, two held down by a limit, the rest confirmed good."""
    store = scored_month(sqlite, CASES)
    with store.writing() as session:
        say(session, "KM-01", *graver("B1", "F1"))
        say(session, "KM-02")
        for case in CASES[3:]:
            as_good(session, case)
    return store


def draw(store: Store, share: float = 0.2, seed: int | None = 1, **more: object) -> Drawn:
    with store.writing() as session:
        return draw_seconds(session, MONTH, share, "Panel", seed=seed, **more)  # type: ignore[arg-type]  # options of any kind


def drawn(done: Drawn) -> dict[str, str]:
    return {plan.issued.case.ref: plan.why for plan in done.draw.plans}


def test_grave_plans_always_and_of_the_rest_the_share_rounded_up(store: Store) -> None:
    why = drawn(draw(store))
    assert {case: why[case] for case in why if why[case] != "random"} == {
        "KM-01": "inadequate",
        "KM-02": "limit",
        "KM-03": "limit",
    }
    assert len(why) == 3 + 5  # a fifth of 21


def test_a_plan_that_nobody_confirmed_is_drawn_by_the_tools_judgement(store: Store) -> None:
    done = draw(store)
    assert (done.eligible, done.unconfirmed) == (24, 1)
    assert drawn(done)["KM-03"] == "limit"


def test_an_auditors_correction_decides_and_not_the_tool(sqlite: str) -> None:
    store = scored_month(sqlite, ("KM-1", "KM-2"))
    with store.writing() as session:
        as_good(session, "KM-1")
        as_good(session, "KM-2")
    assert list(drawn(draw(store)).values()) == ["random"]


def test_outstanding_plans_are_always_marked_again(sqlite: str) -> None:
    store = scored_month(sqlite, ("KM-1", "KM-2", "KM-3"))
    with store.writing() as session:
        for case in ("KM-1", "KM-2"):
            as_good(session, case)
        best = [
            Correction(criterion.id, "3", "As good as can be.")
            for criterion in machine().criteria
            if criterion.rating is not None
        ]
        say(session, "KM-3", *best)
    assert drawn(draw(store))["KM-3"] == "outstanding"


def test_the_same_seed_draws_the_same_plans_in_the_same_order(store: Store) -> None:
    one = list(drawn(draw(store, seed=11)))
    again = list(drawn(draw(store, seed=11, replace=True, reason="To see.")))
    other = list(drawn(draw(store, seed=12, replace=True, reason="To see.")))
    assert one == again != other


def test_the_place_in_the_list_does_not_tell_why_a_plan_is_there(store: Store) -> None:
    why = list(drawn(draw(store, share=0.9)).values())
    assert sorted(why[:3]) != ["inadequate", "limit", "limit"]


@pytest.mark.parametrize(
    ("plans", "share", "expected"),
    [(10, 0.2, 2), (11, 0.2, 3), (1, 0.01, 1), (0, 0.2, 0), (7, 1.0, 7), (5, 0.0, 0), (10, 0.3, 3)],
)
def test_a_share_is_rounded_up(plans: int, share: float, expected: int) -> None:
    assert how_many(plans, share) == expected


def test_a_draw_is_frozen_unless_replaced_with_a_reason_and_the_first_is_kept(store: Store) -> None:
    draw(store)
    with pytest.raises(NotPossible, match="already"):
        draw(store)
    with pytest.raises(NotPossible, match="--reason"):
        draw(store, replace=True)
    draw(store, replace=True, reason="An auditor left.")
    with store.reading() as session:
        assert [d.number for d in session.scalars(select(ModerationDraw))] == [1, 2]
        assert second_marks(session, MONTH).reason == "An auditor left."


def test_why_a_plan_was_drawn_is_not_told_before_it_is_marked(store: Store) -> None:
    draw(store)
    with store.reading() as session:
        shown = second_marks(session, MONTH)
    assert (shown.always, shown.at_random) == (3, 5)
    assert all(plan.why is None and plan.second is None for plan in shown.plans)
    states = {plan.case_ref: plan.state for plan in shown.plans}
    assert (states["KM-01"], states["KM-03"]) == ("to mark", "not confirmed")


def test_plans_that_were_not_scored_are_named(sqlite: str) -> None:
    store = scored_month(sqlite, ("KM-1", "KM-2"))
    with store.writing() as session:
        session.execute(text("delete from audits where issued_plan_id = 2"))
    assert draw(store).not_scored == ["KM-2"]


def test_without_a_sample_or_a_score_there_is_nothing_to_draw(sqlite: str) -> None:
    store = scored_month(sqlite, ())
    with store.writing() as session, pytest.raises(NotPossible, match="scored"):
        draw_seconds(session, MONTH, 0.2, "Panel")
    with store.writing() as session, pytest.raises(NotPossible, match="sample"):
        draw_seconds(session, "2026-11", 0.2, "Panel")
    with store.reading() as session, pytest.raises(NotPossible, match="moderate draw"):
        second_marks(session, MONTH)


def test_of_two_who_draw_at_once_one_is_told(database: str) -> None:
    scored_month(database, ("KM-1", "KM-2", "KM-3")).close()
    ready = threading.Barrier(2)

    def one(seed: int) -> str:
        store = open_store(database)
        ready.wait()
        try:
            draw(store, seed=seed)
        except NotPossible as error:
            return str(error)
        finally:
            store.close()
        return "drawn"

    with ThreadPoolExecutor(2) as both:
        told = sorted(both.map(one, (1, 2)))
    assert told[1] == "drawn"
    assert "drew" in told[0] or "drawn on" in told[0]


def test_a_draw_cannot_be_changed_afterwards(database: str) -> None:
    store = scored_month(database)
    draw(store)
    for change in ("update moderation_draws set seed = 5", "update moderated_plans set why = 'x'"):
        with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
            connection.execute(text(change))
    store.close()


def test_a_plan_scored_again_is_drawn_by_its_newest_audit(sqlite: str) -> None:
    store = scored_month(sqlite, ("KM-1", "KM-2"))
    with store.writing() as session:
        as_good(session, "KM-1")
        as_good(session, "KM-2")
        add_audit(session, issued_plan(session, "KM-1", MONTH), version="0.2.0")
    assert drawn(draw(store))["KM-1"] == "limit"
