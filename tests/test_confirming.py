"""Auditors confirm or correct; nothing that one of them said is ever lost or changed."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from confirm_store import MONTH, add_audit, add_plan, scored_month
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly.chain import chain_holds
from audit.monthly.confirmation import ConfirmedPlan
from audit.monthly.confirming import Audited, audited, confirm
from audit.monthly.corrections import (
    Auditor,
    Correction,
    auditor_of,
    corrections_of,
    rating_of,
)
from audit.monthly.finding import issued_plan
from audit.monthly.history import history
from audit.store.opening import Store
from audit.store.tables import Confirmation

ROWAN = Auditor("Rowan Iyer")
HEALTH = Auditor("Lena Voss", "health")
SOCIAL = Auditor("Abel Finch", "social care")


def plan_of(session: Session, case: str = "KM-1") -> Audited:
    return audited(session, issued_plan(session, case, MONTH))


def say(store: Store, by: Auditor, *corrections: Correction) -> ConfirmedPlan:
    with store.writing() as session:
        return confirm(session, plan_of(session), by, corrections)


def test_confirming_keeps_every_rating_beside_the_machines(sqlite: str) -> None:
    store = scored_month(sqlite)
    done = say(store, ROWAN)
    assert (done.number, done.new, done.changed) == (1, True, [])
    assert done.final == done.machine
    with store.reading() as session:
        row = session.scalars(select(Confirmation)).one()
        assert len(row.marks) == 24
        assert all(mark.given == mark.machine and mark.reason is None for mark in row.marks)


def test_a_correction_keeps_both_ratings_and_changes_the_judgement(sqlite: str) -> None:
    store = scored_month(sqlite)
    done = say(store, ROWAN, Correction("D1", "2", "Social care wrote that it is not involved."))
    assert [(c.criterion, c.before, c.given) for c in done.changed] == [("D1", "0", "2")]
    assert (done.machine.overall, done.final.overall) == ("requires improvement", "good")
    with store.reading() as session:
        seen = history(session, plan_of(session))
    (d1,) = (row for row in seen.criteria if row.criterion == "D1")
    assert (d1.machine, d1.given, d1.final) == ("0", {1: "2"}, "2")
    assert seen.final == done.final


def test_each_agency_builds_on_what_the_others_said(sqlite: str) -> None:
    store = scored_month(sqlite)
    say(store, HEALTH, Correction("C1", "1", "No clinic is named."))
    done = say(store, SOCIAL, Correction("D1", "2", "Asked and answered."))
    with store.reading() as session:
        seen = history(session, plan_of(session))
    final = {row.criterion: row.final for row in seen.criteria}
    assert (done.number, final["C1"], final["D1"]) == (2, "1", "2")
    assert [(w.auditor, w.agency) for w in seen.history] == [
        ("Lena Voss", "health"), ("Abel Finch", "social care"),
    ]  # fmt: skip


def test_a_correction_needs_a_reason_and_so_does_taking_one_back(sqlite: str) -> None:
    store = scored_month(sqlite)
    with pytest.raises(NotPossible, match="Say why D1 is 2 and not 0"):
        say(store, ROWAN, Correction("D1", "2"))
    say(store, ROWAN, Correction("D1", "2", "Asked and answered."))
    with pytest.raises(NotPossible, match="Say why D1 is 0 and not 2"):
        say(store, HEALTH, Correction("D1", "0"))


def test_what_the_machine_said_already_is_no_correction(sqlite: str) -> None:
    assert say(scored_month(sqlite), ROWAN, Correction("D1", "0")).changed == []


def test_saying_the_same_again_changes_nothing(sqlite: str) -> None:
    store = scored_month(sqlite)
    correction = Correction("D1", "2", "Asked and answered.")
    assert say(store, ROWAN, correction).new
    again = say(store, ROWAN, correction)
    assert (again.new, again.number) == (False, 1)
    assert say(store, HEALTH).new


def test_a_plan_that_was_not_scored_cannot_be_confirmed(sqlite: str) -> None:
    store = scored_month(sqlite)
    with store.writing() as session:
        issued = add_plan(session, "KM-9")
        with pytest.raises(NotPossible, match="run audit run --month 2026-10"):
            audited(session, issued)


def test_a_confirmation_holds_for_its_own_audit(sqlite: str) -> None:
    store = scored_month(sqlite)
    say(store, ROWAN, Correction("D1", "2", "Asked and answered."))
    with store.writing() as session:
        add_audit(session, issued_plan(session, "KM-1", MONTH), version="0.2.0")
    with store.reading() as session:
        seen = history(session, plan_of(session))
    assert (seen.confirmed_earlier, seen.final) == (True, None)
    assert [word.of_newest_audit for word in seen.history] == [False]
    assert say(store, ROWAN).number == 2


def test_auditors_who_confirm_at_once_lose_nothing(database: str) -> None:
    store = scored_month(database)
    ids = ["A1", "A2", "B1", "C1", "E1", "F1"]
    together = threading.Barrier(len(ids))

    def correct(id_: str) -> int:
        together.wait()
        return say(store, Auditor(f"Auditor {id_}"), Correction(id_, "n/a", f"Of {id_}.")).number

    with ThreadPoolExecutor(len(ids)) as pool:
        numbers = list(pool.map(correct, ids))
    assert sorted(numbers) == [1, 2, 3, 4, 5, 6]
    with store.reading() as session:
        seen = history(session, plan_of(session))
    final = {row.criterion: row.final for row in seen.criteria}
    assert {final[id_] for id_ in ids} == {"n/a"}
    assert seen.chain_holds


@pytest.mark.parametrize(
    "tamper",
    [
        "update marks set given = '3' where criterion = 'D1'",
        "update confirmations set auditor = 'Somebody Else' where number = 1",
        "delete from marks where criterion = 'D1'",
        "delete from confirmations where number = 1",
    ],
)
def test_a_change_behind_the_tools_back_shows(database: str, tamper: str) -> None:
    store = scored_month(database)
    say(store, ROWAN, Correction("D1", "2", "Asked and answered."))
    say(store, HEALTH)
    with store.writing() as session:
        issued_id = plan_of(session).issued.id
        assert chain_holds(session, issued_id)
        for table in ("marks", "confirmations"):
            of = f" on {table}" if store.engine.dialect.name == "postgresql" else ""
            session.execute(text(f"drop trigger {table}_append_only{of}"))
        session.execute(text(tamper))
        assert not chain_holds(session, issued_id)


@pytest.mark.parametrize(
    ("written", "rating"),
    [
        ("2", "2"), (" 2.0 ", "2"), ("2,0", "2"), ("3 strong", "3"), ("N/A", "n/a"),
        ("Not  Applicable", "n/a"), ("not judged", "not judged"), ("\u00a01", "1"),
        ("4", None), ("2.5", None), ("-1", None), ("", None), ("yes", None), ("22", None),
    ],
)  # fmt: skip
def test_a_rating_is_read_however_it_is_written(written: str, rating: str | None) -> None:
    assert rating_of(written) == rating


def test_one_reason_serves_all_or_each_rating_has_its_own() -> None:
    known = ["A1", "B1"]
    both = corrections_of(["a1=2", "B1=n/a"], ["Seen at the visit."], known)
    assert both == [
        Correction("A1", "2", "Seen at the visit."), Correction("B1", "n/a", "Seen at the visit."),
    ]  # fmt: skip
    own = corrections_of(["A1=2", "B1=1"], ["One.", "Two."], known)
    assert [correction.reason for correction in own] == ["One.", "Two."]
    assert corrections_of(["A1=2"], [], known) == [Correction("A1", "2", None)]


@pytest.mark.parametrize(
    ("sets", "reasons", "said"),
    [
        (["Q7=2"], ["x"], "no criterion Q7: there are A1, B1"),
        (["A1=5"], ["x"], 'A1 cannot be rated "5": give 0, 1, 2, 3'),
        (["A1"], ["x"], "write --set A1=2"),
        (["A1=1", "A1=2"], ["x"], "A1 is set twice"),
        (["A1=1", "B1=2", "B1=3"], ["x", "y"], "3 ratings and 2 reasons"),
        ([], ["x"], "without a rating"),
        (["A1=1"], ["x" * 1001], "longer than 1000"),
    ],
)
def test_what_cannot_be_set_is_refused_with_what_can(
    sets: list[str], reasons: list[str], said: str
) -> None:
    with pytest.raises(NotPossible, match=said):
        corrections_of(sets, reasons, ["A1", "B1"])


def test_an_auditor_has_a_name_and_an_agency_of_the_four() -> None:
    assert auditor_of(" Rowan\x00 Iyer ") == ROWAN
    assert auditor_of("Abel Finch", "Social-Care") == SOCIAL
    with pytest.raises(NotPossible, match="no agency"):
        auditor_of("Rowan Iyer", "police")
    with pytest.raises(NotPossible, match="who confirms"):
        auditor_of("  ")
