"""The store keeps what it is given, on SQLite and on PostgreSQL, or says why it cannot."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, delete, func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from audit.commands import run
from audit.errors import StoreError
from audit.store.access import case_digest, log_access
from audit.store.opening import address_of, open_store
from audit.store.tables import Access, Base, Case, IssuedPlan
from audit.store.upgrading import newest, upgrade, version_of


def a_case(ref: str = "KM-1") -> Case:
    plan = IssuedPlan(month="2026-10", date_issued=date(2026, 10, 5), advice={"health": None})
    return Case(ref=ref, key=ref.lower(), plans=[plan])


def test_what_is_written_is_read_again(database: str) -> None:
    store = open_store(database, create=True)
    with store.writing() as session:
        session.add(a_case())
    with open_store(database).reading() as session:
        plan = session.scalars(select(IssuedPlan)).one()
        assert (plan.case.ref, plan.month, plan.advice) == ("KM-1", "2026-10", {"health": None})


def test_an_error_keeps_nothing_of_what_was_begun(database: str) -> None:
    store = open_store(database, create=True)

    def write_twice() -> None:
        with store.writing() as session:
            session.add(a_case())
            session.flush()
            session.add(a_case())

    with pytest.raises(IntegrityError):
        write_twice()
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 0


def test_tables_are_as_the_migrations_make_them(database: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    store = open_store(database, create=True)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_a_store_of_an_older_version_is_brought_up_with_its_rows_and_copied_before(
    sqlite: str,
) -> None:
    engine = create_engine(f"sqlite:///{sqlite}")
    with engine.begin() as connection:
        upgrade(connection, "0001")
        connection.execute(text("insert into cases (ref, key) values ('KM-9', 'km9')"))
    engine.dispose()
    store = open_store(sqlite)
    with store.reading() as session:
        assert session.scalars(select(Case.ref)).all() == ["KM-9"]
        assert version_of(session.connection()) == newest()
    (copy,) = Path(sqlite).parent.glob("store.db.before-*")
    with create_engine(f"sqlite:///{copy}").connect() as connection:
        assert version_of(connection) == "0001"


def test_a_store_of_a_newer_version_is_refused(database: str) -> None:
    store = open_store(database, create=True)
    with store.writing() as session:
        session.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(StoreError, match="newer version"):
        open_store(database)


def test_what_is_append_only_cannot_be_changed(database: str) -> None:
    store = open_store(database, create=True)
    with store.writing() as session:
        log_access(session, "test")
    with pytest.raises(DBAPIError, match="append-only"), store.writing() as session:
        session.execute(update(Access).values(did="something else"))
    with store.reading() as session:
        assert session.scalars(select(Access.did)).all() == ["test"]


def test_what_belongs_to_a_case_goes_with_it(database: str) -> None:
    store = open_store(database, create=True)
    with store.writing() as session:
        session.add(a_case())
    with store.writing() as session:
        session.execute(delete(Case))
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(IssuedPlan)) == 0


def test_many_who_write_at_once_lose_nothing(database: str) -> None:
    store = open_store(database, create=True)

    def write(number: int) -> None:
        with store.writing() as session:
            seen = session.scalar(select(func.count()).select_from(Case))
            session.add(a_case(f"KM-{number}-{seen}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 40


def test_a_moment_comes_back_as_the_same_moment(database: str) -> None:
    store = open_store(database, create=True)
    before = datetime.now(UTC).replace(microsecond=0)
    with store.writing() as session:
        log_access(session, "test", case="KM-1")
    with store.reading() as session:
        at = session.scalars(select(Access.at)).one()
        assert at >= before
        assert at.utcoffset() is not None


def test_the_log_tells_the_same_case_again_and_not_which(database: str) -> None:
    store = open_store(database, create=True)
    with store.writing() as session:
        digest = case_digest(session, "KM-1")
        assert digest == case_digest(session, "km 1")
        assert digest != case_digest(session, "KM-2")
    other = open_store(database)
    with other.writing() as session:
        assert case_digest(session, "KM-1") == digest


def test_the_file_is_for_its_owner_alone(sqlite: str) -> None:
    store = open_store(sqlite, create=True)
    with store.writing() as session:
        log_access(session, "look")
        beside = list(Path(sqlite).parent.glob("store.db*"))
        assert len(beside) == 3
        assert {stat.S_IMODE(path.stat().st_mode) for path in beside} == {0o600}
    store.close()


def test_after_a_command_all_is_in_the_one_file(
    sqlite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(sqlite, create=True).close()
    monkeypatch.setattr("sys.argv", ["audit", "store", "log", "--database", sqlite])
    assert run() == 0
    assert [path.name for path in Path(sqlite).parent.glob("store.db*")] == ["store.db"]


def test_no_store_is_made_where_none_was_asked_for(sqlite: str) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        open_store(sqlite)
    assert not Path(sqlite).exists()


@pytest.mark.parametrize("content", [b"not a database at all " * 400, b"SQLite format 3\0" * 300])
def test_what_is_no_store_is_left_as_it_is(sqlite: str, content: bytes) -> None:
    Path(sqlite).write_bytes(content)
    with pytest.raises(StoreError, match="not a store of this tool"):
        open_store(sqlite, create=True)
    assert Path(sqlite).read_bytes() == content


def test_another_programs_database_is_refused(sqlite: str) -> None:
    with create_engine(f"sqlite:///{sqlite}").begin() as connection:
        connection.execute(text("create table birds (name text)"))
    with pytest.raises(StoreError, match="not a store of this tool"):
        open_store(sqlite)
    with pytest.raises(StoreError, match="another program"):
        open_store(sqlite, create=True)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://me:hushhush@host/x", "SQLite file or a PostgreSQL"),
        ("postgresql://me:hushhush@localhost:1/x", "cannot be opened"),
        ("postgresql://me:hushhush@host:port/x", "cannot be read"),
    ],
)
def test_a_password_is_never_repeated(address: str, said: str) -> None:
    with pytest.raises(StoreError, match=said) as error:
        open_store(address)
    assert "hushhush" not in str(error.value)


def test_the_address_comes_from_the_option_then_the_variable_then_this_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AUDIT_DATABASE", "ours.db")
    assert address_of("mine.db").database == "mine.db"
    assert address_of(None).database == "ours.db"
    monkeypatch.delenv("AUDIT_DATABASE")
    assert address_of(None).database == "audit-store.db"
