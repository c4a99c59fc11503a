"""A case that is forgotten is nowhere in the store any more, and what is left still holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from confirm_store import scored_month
from sqlalchemy import select, text

from audit.errors import NotPossible
from audit.monthly.chain import chain_holds, digest_of
from audit.monthly.checking_store import check_store
from audit.monthly.forgetting import forget, older_cases
from audit.store.access import case_digest, log_access
from audit.store.opening import Store
from audit.store.tables import (
    Access,
    Action,
    Audit,
    Case,
    Confirmation,
    FailedAudit,
    Forgotten,
    IssuedPlan,
    Mark,
    Sample,
    SampledPlan,
)
from audit.store.traces import MASKED, Needles

GONE, STAYS = "EHC-98765", "EHC-98764"
NAME = "Morwenna Tregear"
AT = datetime(2026, 11, 3, tzinfo=UTC)


def a_month(address: str) -> Store:
    """Two scored cases with all that can hang on them; the one that stays speaks of the other."""
    store = scored_month(address, (GONE, STAYS))
    with store.writing() as session:
        for case in session.scalars(select(Case)):
            audit = session.scalars(
                select(Audit).join(IssuedPlan).where(IssuedPlan.case_id == case.id)
            ).one()
            for number in (1, 2):
                confirm(session, audit, number, f"As in ehc 98765, {NAME.upper()} is meant")
            session.add_all(
                [
                    an_action(audit.issued_plan_id, f"Take {NAME} out of the plan"),
                    FailedAudit(
                        issued_plan_id=audit.issued_plan_id, at=AT, code="missing", sentence="Gone"
                    ),
                ]
            )
        session.scalars(select(Case).where(Case.ref == GONE)).one().name = NAME
        log_access(session, "confirm", case=GONE)
    return store


def confirm(session, audit: Audit, number: int, reason: str) -> None:  # type: ignore[no-untyped-def]  # tests only
    before = session.scalars(
        select(Confirmation.digest)
        .where(Confirmation.issued_plan_id == audit.issued_plan_id)
        .order_by(Confirmation.number.desc())
    ).first()
    row = Confirmation(
        issued_plan_id=audit.issued_plan_id, audit_id=audit.id, number=number, kind="first",
        auditor="Ade", agency="education", at=AT, note=reason, overall="good", score=0.7,
        measures={}, marks=[Mark(criterion="A1", machine="2", given="1", reason=reason)],
    )  # fmt: skip
    row.digest = digest_of(row, audit, before or "")
    session.add(row)
    session.flush()


def an_action(plan: int, what: str) -> Action:
    return Action(
        issued_plan_id=plan, number=1, at=AT, who="Ade", what=what, by_whom="Team 2",
        by_when=date(2026, 12, 1),
    )  # fmt: skip


def test_a_forgotten_case_is_nowhere_and_the_rest_still_holds(database: str) -> None:
    store = a_month(database)
    done = forget(store, [GONE], "The family asked", "Ade")
    assert (done.cases, done.remaining) == (1, 0)
    assert done.removed == {
        "cases": 1, "issued_plans": 1, "sampled_plans": 1, "audits": 1, "failed_audits": 1,
        "confirmations": 2, "marks": 2, "actions": 1,
    }  # fmt: skip
    assert done.masked == {"confirmations": 2, "marks": 2, "actions": 1}
    whole = everything(store)
    for trace in (GONE, "98765", "ehc98765", NAME, "Tregear"):
        assert trace.casefold() not in whole
    assert STAYS.casefold() in whole
    assert check_store(store).faults == []
    with store.reading() as session:
        assert (
            session.scalars(select(Mark.reason)).all()
            == [
                f"As in {MASKED}, {MASKED} is meant",
            ]
            * 2
        )
        (plan,) = session.scalars(select(IssuedPlan.id))
        assert chain_holds(session, plan)


def test_what_was_counted_stays_counted(sqlite: str) -> None:
    store = a_month(sqlite)
    forget(store, [GONE], "The family asked", "Ade")
    with store.reading() as session:
        sample = session.scalars(select(Sample)).one()
        assert (sample.issued, sample.headline, len(sample.plans)) == (4, 2, 1)


def test_the_bytes_of_the_file_hold_nothing_of_it(sqlite: str) -> None:
    store = a_month(sqlite)
    assert any(GONE.encode() in data for data in files_of(sqlite))
    forget(store, [GONE], "The family asked", "Ade")
    for data in files_of(sqlite):
        assert b"98765" not in data
        assert NAME.encode() not in data
    assert any(STAYS.encode() in data for data in files_of(sqlite))


def test_that_it_was_forgotten_is_kept_without_saying_who(sqlite: str) -> None:
    store = a_month(sqlite)
    forget(store, [GONE], "The family asked", "Ade")
    with store.writing() as session:
        proof = session.scalars(select(Forgotten)).one()
        assert (proof.reason, proof.who, proof.removed["audits"]) == ("The family asked", "Ade", 1)
        assert proof.case_digest == case_digest(session, "ehc98765")
        assert session.scalars(select(Access.did)).all() == ["confirm", "forget"]
    with pytest.raises(NotPossible, match="was removed from the store on"):
        forget(store, [GONE], "Again", "Ade")
    with pytest.raises(NotPossible, match="no case with this reference"):
        forget(store, ["EHC-1"], "Again", "Ade")


@pytest.mark.parametrize("reason", [f"{NAME} moved away", "EHC 98765 is a mistake", "  "])
def test_a_reason_that_would_keep_the_case_is_refused(sqlite: str, reason: str) -> None:
    store = a_month(sqlite)
    with pytest.raises(NotPossible):
        forget(store, [GONE], reason, "Ade")
    with store.reading() as session:
        assert session.scalars(select(Case).where(Case.ref == GONE)).one()


def test_the_ban_on_changes_holds_again_afterwards(database: str) -> None:
    store = a_month(database)
    forget(store, [GONE], "The family asked", "Ade")
    with pytest.raises(Exception, match="append-only"), store.writing() as session:
        session.execute(text("update marks set given = '3'"))


def test_a_case_is_kept_as_long_as_its_last_plan(sqlite: str) -> None:
    store = a_month(sqlite)
    with store.writing() as session:
        case = session.scalars(select(Case).where(Case.ref == STAYS)).one()
        session.add(
            IssuedPlan(case_id=case.id, month="2027-10", date_issued=date(2027, 10, 5), advice={})
        )
    with store.reading() as session:
        assert older_cases(session, date(2026, 10, 5)) == []
        assert older_cases(session, date(2026, 10, 6)) == [GONE]
        assert older_cases(session, date(2030, 1, 1)) == [STAYS, GONE]


@pytest.mark.parametrize(
    ("ref", "said", "left"),
    [
        ("KM-12", "see km 12 and KM/12.", "see * and *."),
        ("KM-12", "KM-123, KM-12-3 and XKM-12 are others", None),
        ("KM-12", "KM-12_final.docx", "*_final.docx"),
        ("0012345", "case 12345, not 212345 or 12345-6", "case *, not 212345 or 12345-6"),
        ("12", "12 hours, and 12", None),
    ],
)
def test_a_reference_is_found_however_it_is_spelled_and_no_other(
    ref: str, said: str, left: str | None
) -> None:
    assert Needles([ref]).masked(said) == (left or said).replace("*", MASKED)


def everything(store: Store) -> str:
    with store.reading() as session:
        found = []
        for table in (Case, IssuedPlan, SampledPlan, Audit, Confirmation, Mark, Action, Forgotten):
            rows = session.execute(text(f"select * from {table.__tablename__}"))  # noqa: S608 - names of our own tables
            found.extend(str(tuple(row)) for row in rows)
    return " ".join(found).casefold()


def files_of(sqlite: str) -> list[bytes]:
    return [path.read_bytes() for path in Path(sqlite).parent.glob("store.db*")]
