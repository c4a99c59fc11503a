"""Two auditors at once, as threads and as processes of their own: nothing is lost or half done."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from confirm_store import scored_month
from sqlalchemy import select

from audit.errors import NotPossible
from audit.monthly.chain import chain_holds
from audit.monthly.checking_store import check_store
from audit.monthly.confirming import audited, confirm
from audit.monthly.corrections import Auditor, Correction
from audit.monthly.forgetting import forget
from audit.store.access import log_access
from audit.store.backup import back_up, restore
from audit.store.opening import open_store
from audit.store.tables import Access, Case, Confirmation, Forgotten, IssuedPlan

EACH = 3
Pool = Callable[[], Executor]


@pytest.fixture(params=["threads", "processes"])
def pool(request: pytest.FixtureRequest) -> Pool:
    if request.param == "threads":
        return partial(ThreadPoolExecutor, 2)
    spawn = multiprocessing.get_context("spawn")
    return partial(ProcessPoolExecutor, 2, mp_context=spawn)


def confirm_thrice(address: str, auditor: str) -> None:
    store = open_store(address)
    for number in range(EACH):
        with store.writing() as session:
            plan = audited(session, session.scalars(select(IssuedPlan)).first())
            correction = Correction("A1", str(number % 2), f"{auditor} says so, {number}")
            confirm(session, plan, Auditor(auditor, "education"), [correction])
            log_access(session, "confirm", who=auditor)
    store.close()


def forget_it(address: str, auditor: str) -> str:
    store = open_store(address)
    try:
        forget(store, ["KM-2"], "The family asked", auditor)
    except NotPossible:
        return "was gone"
    finally:
        store.close()
    return "forgot"


def test_two_who_confirm_the_same_plan_lose_no_word(database: str, pool: Pool) -> None:
    store = scored_month(database, ("KM-1",))
    with pool() as both:
        for done in [both.submit(confirm_thrice, database, who) for who in ("Ade", "Bea")]:
            done.result()
    with store.reading() as session:
        rows = session.scalars(select(Confirmation).order_by(Confirmation.number)).all()
        assert [row.number for row in rows] == list(range(1, 2 * EACH + 1))
        assert sorted(row.auditor for row in rows) == ["Ade"] * EACH + ["Bea"] * EACH
        assert chain_holds(session, rows[0].issued_plan_id)
        assert len(session.scalars(select(Access)).all()) == 2 * EACH


def test_of_two_who_forget_the_same_case_one_does(database: str) -> None:
    store = scored_month(database)
    with ThreadPoolExecutor(2) as both:
        tries = [both.submit(forget_it, database, who) for who in ("Ade", "Bea")]
        assert sorted(each.result() for each in tries) == ["forgot", "was gone"]
    with store.reading() as session:
        assert len(session.scalars(select(Forgotten)).all()) == 1
    assert check_store(store).faults == []


def test_a_backup_taken_while_somebody_confirms_is_sound(database: str, tmp_path: Path) -> None:
    store = scored_month(database, ("KM-1",))
    with ThreadPoolExecutor(2) as both:
        confirming = both.submit(confirm_thrice, database, "Ade")
        both.submit(back_up, store, tmp_path / "now.zip").result()
        confirming.result()
    restore(tmp_path / "now.zip", str(tmp_path / "then.db"))
    assert check_store(open_store(str(tmp_path / "then.db"))).faults == []
    with open_store(str(tmp_path / "then.db")).reading() as session:
        assert session.scalars(select(Case.ref)).all() == ["KM-1"]
