"""What to mend, by whom, by when, and what became of it; inadequate plans wait for a re-audit."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from confirm_store import MONTH, add_audit, scored_month
from openpyxl import load_workbook
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from audit.commands import app
from audit.errors import NotPossible
from audit.monthly.actions import action_result, add_action, find_action, settle
from audit.monthly.actions_result import ActionList, Reaudit
from audit.monthly.confirming import audited, confirm
from audit.monthly.corrections import Auditor, Correction
from audit.monthly.finding import issued_plan
from audit.monthly.listing import Only, action_list
from audit.monthly.reauditing import reaudits
from audit.monthly.suggesting import mending_of, suggest
from audit.store.opening import Store, open_store
from audit.store.tables import Audit, Case, IssuedPlan

ROWAN = Auditor("Rowan Iyer")
TODAY = date(2026, 12, 1)
NOTHING = "Nothing of it is there."


@pytest.fixture
def store(sqlite: str) -> Store:
    return scored_month(sqlite)


def ask(store: Store, what: str = "Name the clinic.", by_when: date = TODAY,
        case: str = "KM-1") -> int:  # fmt: skip
    with store.writing() as session:
        plan = issued_plan(session, case, MONTH)
        return add_action(session, plan, what, "Health", by_when, "Rowan Iyer").number


def listed(store: Store, only: Only = "all", month: str | None = None) -> ActionList:
    with store.reading() as session:
        return action_list(session, month, TODAY, only)


def test_actions_are_numbered_in_their_plan(store: Store) -> None:
    assert [ask(store), ask(store), ask(store, case="KM-2")] == [1, 2, 1]


def test_the_last_word_on_an_action_holds_and_all_are_kept(store: Store) -> None:
    ask(store)
    with store.writing() as session:
        action = find_action(session, "km-1", 1)
        assert settle(session, action, "done", "Lena Voss")
        assert settle(session, action, "not done", "Rowan Iyer", "It was another clinic.")
        result = action_result(action, TODAY)
    assert (result.state, [event.state for event in result.events]) == (
        "not done",
        ["done", "not done"],
    )


def test_the_same_said_twice_adds_nothing(store: Store) -> None:
    ask(store)
    with store.writing() as session:
        action = find_action(session, "KM-1", 1)
        assert settle(session, action, "done", "Lena Voss", "Sent.")
        assert not settle(session, action, "done", "Lena Voss")
        assert settle(session, action, "done", "Lena Voss", "Sent on Monday.")


def test_not_done_needs_a_word_why(store: Store) -> None:
    ask(store)
    with store.writing() as session, pytest.raises(NotPossible, match="--note"):
        settle(session, find_action(session, "KM-1", 1), "not done", "Lena Voss")


def test_the_list_of_what_is_open_and_of_what_is_overdue(store: Store) -> None:
    ask(store, "Late.", date(2026, 11, 30))
    ask(store, "Today.", TODAY)
    ask(store, "Done late.", date(2026, 11, 1))
    ask(store, "Refused.", date(2026, 11, 29))
    with store.writing() as session:
        settle(session, find_action(session, "KM-1", 3), "done", "Lena Voss")
        settle(session, find_action(session, "KM-1", 4), "not done", "Lena Voss", "No answer.")
    everything: tuple[Only, ...] = ("all", "open", "overdue")
    shown = [[one.what for one in listed(store, only).actions] for only in everything]
    assert shown == [
        ["Done late.", "Refused.", "Late.", "Today."],
        ["Refused.", "Late.", "Today."],
        ["Refused.", "Late."],
    ]
    assert listed(store, month="2026-09").actions == []


def test_an_action_is_found_by_its_plan_where_a_case_has_several(store: Store) -> None:
    ask(store)
    with store.writing() as session:
        newer = plan_issued(session, "KM-1", date(2026, 11, 6))
        assert find_action(session, "KM-1", 1).issued.month == MONTH
        add_action(session, newer, "Add the date.", "SEN", TODAY, "Rowan Iyer")
        with pytest.raises(NotPossible, match="2026-10 or 2026-11"):
            find_action(session, "KM-1", 1)
        assert find_action(session, "KM-1", 1, "2026-11").what == "Add the date."
        with pytest.raises(NotPossible, match="no action 7"):
            find_action(session, "KM-1", 7)


def test_an_action_says_what_and_who(store: Store) -> None:
    with store.writing() as session:
        plan = issued_plan(session, "KM-1")
        for what, whom in (("", "Health"), ("Name it.", " ")):
            with pytest.raises(NotPossible, match="--by-whom"):
                add_action(session, plan, what, whom, TODAY, "Rowan Iyer")


def test_of_two_who_ask_at_once_both_are_kept(database: str) -> None:
    scored_month(database).close()
    ready = threading.Barrier(2)

    def one(what: str) -> int:
        store = open_store(database)
        ready.wait()
        try:
            return ask(store, what)
        finally:
            store.close()

    with ThreadPoolExecutor(2) as both:
        assert sorted(both.map(one, ("Name the clinic.", "Add the date."))) == [1, 2]


def test_an_action_cannot_be_changed_afterwards(database: str) -> None:
    store = scored_month(database)
    ask(store)
    change = text("update actions set what = 'x'")
    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(change)
    store.close()


# Re-audit.


def plan_issued(session: Session, case: str, day: date) -> IssuedPlan:
    """A further plan of a case, not scored yet."""
    of = session.get(Case, issued_plan(session, case).case_id)
    newer = IssuedPlan(case=of, month=f"{day:%Y-%m}", date_issued=day, advice={})
    session.add(newer)
    session.flush()
    return newer


def judge(session: Session, plan: IssuedPlan, *nothing: str, better: bool = False) -> None:
    given = [Correction(id_, "0", NOTHING) for id_ in nothing]
    if better:
        given = [Correction("D1", "2", "Asked and answered.")]
    confirm(session, audited(session, plan), ROWAN, given)


def rescore(session: Session, plan: IssuedPlan, file: str) -> Audit:
    row = add_audit(session, plan, version=f"file {file}")
    row.file_sha256 = file * 32
    session.flush()
    return row


@pytest.fixture
def inadequate(store: Store) -> Store:
    """The plan of KM-1 was confirmed inadequate."""
    with store.writing() as session:
        judge(session, issued_plan(session, "KM-1"), "B1", "F1")
    return store


def waiting(session: Session) -> Reaudit:
    (one,) = reaudits(session, MONTH)
    return one


def test_an_inadequate_plan_waits_and_others_do_not(inadequate: Store) -> None:
    with inadequate.writing() as session:
        judge(session, issued_plan(session, "KM-2"))
        one = waiting(session)
    assert (one.case_ref, one.state, one.open) == ("KM-1", "needs re-audit", True)
    assert listed(inadequate, "open").reaudits == [one]


def test_a_plan_that_nobody_confirmed_does_not_wait(store: Store) -> None:
    assert listed(store).reaudits == []


def test_a_correction_of_the_same_audit_takes_it_off(inadequate: Store) -> None:
    with inadequate.writing() as session:
        plan = audited(session, issued_plan(session, "KM-1"))
        given = [Correction(id_, plan.ratings[id_], "Misread.") for id_ in ("B1", "F1")]
        confirm(session, plan, ROWAN, given)
        assert reaudits(session, MONTH) == []


def test_a_newer_file_closes_it_once_it_is_confirmed_better(inadequate: Store) -> None:
    with inadequate.writing() as session:
        plan = issued_plan(session, "KM-1")
        rescore(session, plan, "aa")
        assert waiting(session).state == "to confirm"
        judge(session, plan, better=True)
        done = waiting(session)
    assert (done.state, done.now, done.open) == ("re-audited", "good", False)
    assert listed(inadequate, "open").reaudits == []
    assert len(listed(inadequate).reaudits) == 1


def test_a_newer_file_that_is_inadequate_too_waits_itself(inadequate: Store) -> None:
    with inadequate.writing() as session:
        plan = issued_plan(session, "KM-1")
        rescore(session, plan, "aa")
        judge(session, plan, "B1", "F1")
        assert waiting(session).state == "needs re-audit"
        rescore(session, plan, "bb")
        judge(session, plan, better=True)
        assert waiting(session).state == "re-audited"


def test_the_same_file_scored_again_closes_nothing(inadequate: Store) -> None:
    with inadequate.writing() as session:
        plan = issued_plan(session, "KM-1")
        add_audit(session, plan, version="0.2.0")
        judge(session, plan, better=True)
        assert waiting(session).state == "needs re-audit"


def test_a_newer_plan_closes_it_once_it_is_confirmed_better(inadequate: Store) -> None:
    with inadequate.writing() as session:
        newer = plan_issued(session, "KM-1", date(2026, 12, 4))
        assert waiting(session).state == "to score"
        assert waiting(session).newer_issued == date(2026, 12, 4)
        add_audit(session, newer)
        assert waiting(session).state == "to confirm"
        judge(session, newer, "B1", "F1")
        assert [(one.month, one.state) for one in reaudits(session, None)] == [
            ("2026-10", "still inadequate"),
            ("2026-12", "needs re-audit"),
        ]
        rescore(session, newer, "aa")
        judge(session, newer)
        assert {one.state for one in reaudits(session, None)} == {"re-audited"}


def test_an_earlier_plan_closes_nothing(inadequate: Store) -> None:
    with inadequate.writing() as session:
        older = plan_issued(session, "KM-1", date(2026, 1, 9))
        add_audit(session, older)
        judge(session, older, better=True)
        assert waiting(session).state == "needs re-audit"


# Suggestions.


def test_suggestions_follow_the_final_ratings(inadequate: Store) -> None:
    with inadequate.writing() as session:
        plan = audited(session, issued_plan(session, "KM-1"))
        ids = [one.criterion for one in suggest(session, plan).suggestions]
        assert {"B1", "F1"} <= set(ids)
        confirm(session, plan, ROWAN, [Correction("D1", "3", "All is there.")])
        after = {one.criterion: one for one in suggest(session, plan).suggestions}
    assert "D1" in ids
    assert "D1" not in after
    assert after["B1"].rating == "0"
    assert after["B1"].what
    assert all(one.rating in ("0", "1", "2") for one in after.values())


def test_what_holds_the_judgement_down_comes_first(store: Store) -> None:
    with store.reading() as session:
        plan = audited(session, issued_plan(session, "KM-1"))
        first = suggest(session, plan).suggestions[0]
    assert (first.criterion, first.lifts_limit, first.asked) == ("D1", True, False)


def test_a_criterion_that_there_is_not_is_refused(store: Store) -> None:
    with store.reading() as session:
        plan = audited(session, issued_plan(session, "KM-1"))
        assert mending_of(session, plan, " d1 ")[0] == "D1"
        with pytest.raises(NotPossible, match="no criterion Q7"):
            mending_of(session, plan, "Q7")


def test_suggest_add_done_and_list_as_commands(
    inadequate: Store, sqlite: str, tmp_path: Path
) -> None:
    def command(*words: str) -> str:
        done = CliRunner().invoke(
            app, ["action", *words, "--database", sqlite], catch_exceptions=False
        )
        assert done.exit_code == 0
        assert max(map(len, done.stdout.splitlines()), default=0) <= 80
        return done.stdout

    day = f"{date.today() + timedelta(days=30):%d/%m/%Y}"
    who = ("--by-whom", "Social care", "--by-when", day)
    assert "audit action add KM-1" in command("suggest", "KM-1")
    assert "D1: Ask social care" in command("add", "KM-1", "--criterion", "d1", *who)
    assert "There is an action for it already." in command("suggest", "KM-1")
    assert f"{day}: open." in command("list", "--open")
    assert "not done on" in command("not-done", "KM-1", "1", "--note", "Nobody answered.")
    assert "done on" in command("done", "KM-1", "1")
    assert "Needs re-audit" in command("list", "--open")
    file = tmp_path / "actions.xlsx"
    command("list", "--format", "xlsx", "--output", str(file))
    assert load_workbook(file)["Actions"]["H2"].value == "done"
    with pytest.raises(NotPossible, match="31/12/2026"):
        command("add", "KM-1", "--what", "It.", "--by-whom", "SEN", "--by-when", "soon")
