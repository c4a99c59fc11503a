"""A backup holds the whole store, moves it between databases, and is believed only when whole."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from databases import new_database
from sqlalchemy import create_engine, inspect, select, text

from audit.errors import OutputError, StoreError
from audit.store.access import log_access
from audit.store.archive import Manifest, write_archive
from audit.store.backup import back_up, restore
from audit.store.opening import open_store
from audit.store.tables import Action, Audit, Case, IssuedPlan, KeptRubric
from audit.store.upgrading import newest, upgrade, version_of

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def fill(address: str) -> None:
    store = open_store(address, create=True)
    with store.writing() as session:
        rubric = KeptRubric(sha256="a" * 64, rubric_id="r", version="1", text="criteria: 3\n")
        plan = IssuedPlan(
            month="2026-10",
            date_issued=date(2026, 10, 5),
            direct_payment=True,
            advice={"health": {"asked": "2026-08-01", "received": None}},
        )
        session.add_all([rubric, Case(ref="KM-1", key="km1", name="Zoë Ó Brien", plans=[plan])])
        session.flush()
        session.add(
            Audit(
                issued_plan_id=plan.id,
                at=AT,
                file_sha256="b" * 64,
                rubric_sha256=rubric.sha256,
                tool_version="0.1.0",
                facts_sha256="c" * 64,
                overall="good",
                score=0.71,
                result={"quotes": ["“Zoë’s own”", None, 1.5], "measures": {"overall_good": True}},
            )
        )
        session.add(
            Action(
                issued_plan_id=plan.id,
                number=1,
                at=AT,
                who="Ade",
                what="Date the outcomes",
                by_whom="Team 2",
                by_when=date(2026, 12, 1),
            )
        )
        log_access(session, "test", month="2026-10", case="KM-1")
    store.close()


def digests(manifest: Manifest) -> dict[str, str]:
    return {name: table.sha256 for name, table in manifest.tables.items()}


@pytest.fixture
def backup(sqlite: str, tmp_path: Path) -> Path:
    fill(sqlite)
    file = tmp_path / "october.zip"
    back_up(open_store(sqlite), file)
    return file


def test_a_store_moves_whole_from_either_database_to_the_other(
    database: str, postgres: str, tmp_path: Path
) -> None:
    fill(database)
    first = back_up(open_store(database), tmp_path / "one.zip")
    elsewhere = str(tmp_path / "moved.db") if "://" in database else new_database(postgres)
    restore(tmp_path / "one.zip", elsewhere)
    second = back_up(open_store(elsewhere), tmp_path / "two.zip")
    assert digests(first) == digests(second)
    assert first.rows > 5


def test_a_row_added_after_a_restore_takes_no_restored_number(
    database: str, backup: Path, tmp_path: Path
) -> None:
    target = database if "://" in database else str(tmp_path / "again.db")
    restore(backup, target)
    with open_store(target).writing() as session:
        session.add(Case(ref="KM-2", key="km2"))
    with open_store(target).reading() as session:
        assert session.scalars(select(Case.ref).order_by(Case.id)).all() == ["KM-1", "KM-2"]


def test_what_others_write_meanwhile_is_in_the_backup_whole_or_not_at_all(
    database: str, tmp_path: Path
) -> None:
    fill(database)
    store = open_store(database)
    with store.snapshot() as connection:
        before = connection.execute(text("select count(*) from accesses")).scalar()
        with store.writing() as session:
            session.add(Case(ref="KM-2", key="km2"))
            log_access(session, "test")
        assert connection.execute(text("select count(*) from accesses")).scalar() == before
        assert connection.execute(text("select count(*) from cases")).scalar() == 1


def test_a_backup_of_an_older_version_is_restored_and_brought_up(
    tmp_path: Path,
) -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        upgrade(connection, "0001")
        connection.execute(text("insert into cases (ref, key, name) values ('K-1', 'k1', 'Zoë')"))
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}
        rows = [(n, connection.execute(text(f"select * from {n}")).mappings()) for n in names]  # noqa: S608 - names of our own tables
        write_archive(
            tmp_path / "old.zip", ((n, map(dict, r)) for n, r in rows), "0.1.0", "0001", AT
        )
    restore(tmp_path / "old.zip", str(tmp_path / "new.db"))
    with open_store(str(tmp_path / "new.db")).reading() as session:
        assert version_of(session.connection()) == newest()
        assert session.scalars(select(Case.name)).one() == "Zoë"


def test_nothing_is_restored_over_a_store(database: str, backup: Path) -> None:
    store = open_store(database, create=True)
    with store.writing() as session:
        session.add(Case(ref="KM-77", key="km77"))
    with pytest.raises(StoreError, match="is not empty"):
        restore(backup, database)
    with store.reading() as session:
        assert "KM-77" in session.scalars(select(Case.ref)).all()


def test_a_backup_is_for_its_owner_alone_and_replaces_nothing_but_a_backup(
    sqlite: str, backup: Path
) -> None:
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    back_up(open_store(sqlite), backup)
    before = Path(sqlite).read_bytes()
    with pytest.raises(OutputError, match="is no backup"):
        back_up(open_store(sqlite), Path(sqlite))
    assert Path(sqlite).read_bytes() == before
    assert not list(backup.parent.glob(".audit-*"))


def test_a_backup_with_any_byte_of_a_row_changed_is_refused(backup: Path, tmp_path: Path) -> None:
    def change(rows: list[bytes]) -> None:
        rows[0] = rows[0].replace(b"KM-1", b"KM-2")

    assert_refused(rewritten(backup, tmp_path / "x.zip", None, {"cases": change}), "damaged")
    assert_refused(rewritten(backup, tmp_path / "y.zip", None, {"accesses": list.clear}), "damaged")


def test_a_backup_that_is_cut_off_is_refused(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:-40])
    assert_refused(backup, "not a backup")


@pytest.mark.parametrize("name", ["../outside.jsonl", "/etc/x.jsonl", "birds.jsonl", "cases.jsonl"])
def test_a_backup_with_a_file_that_is_none_of_its_tables_is_refused(
    backup: Path, name: str
) -> None:
    with zipfile.ZipFile(backup, "a") as archive:
        if name == "cases.jsonl":
            with pytest.warns(UserWarning, match="Duplicate name"):
                archive.writestr(name, "{}")
        else:
            archive.writestr(name, "{}")
    assert_refused(backup, "not a backup")


def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(b"no zip")
    assert_refused(file, "not a backup")
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("manifest.json", '{"schema": "audit-store-backup/1", "tables": 3}')
    assert_refused(file, "not a backup")
    assert_refused(tmp_path / "absent.zip", "There is no file")


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("cases", {"id": 1, "ref": "KM-1"}),
        ("cases", {"id": "1; drop table cases", "ref": "KM-1", "key": "km1", "name": None}),
        ("cases", {"id": 1, "ref": None, "key": "km1", "name": None}),
        ("cases", [1, 2]),
    ],
)
def test_rows_that_do_not_fit_are_refused_and_nothing_is_left(
    backup: Path, tmp_path: Path, table: str, row: Any
) -> None:
    def put(rows: list[bytes]) -> None:
        rows[:] = [json.dumps(row).encode() + b"\n"]

    file = rewritten(backup, tmp_path / "x.zip", None, {table: put}, right_digests=True)
    assert_refused(file, "do not fit|no row")


def test_a_backup_of_a_newer_version_is_refused(backup: Path, tmp_path: Path) -> None:
    file = rewritten(backup, tmp_path / "x.zip", lambda m: m.update(migration="9999"))
    assert_refused(file, "newer version")


def assert_refused(file: Path, said: str) -> None:
    target = file.parent / "never.db"
    with pytest.raises(StoreError, match=said):
        restore(file, str(target))
    assert not target.exists()


def rewritten(
    backup: Path,
    to: Path,
    manifest: Callable[[dict[str, Any]], object] | None = None,
    tables: dict[str, Callable[[list[bytes]], object]] | None = None,
    right_digests: bool = False,
) -> Path:
    """The backup with its manifest or rows changed, the digests made right again or not."""
    import hashlib

    with zipfile.ZipFile(backup) as archive:
        said = json.loads(archive.read("manifest.json"))
        files = {name: archive.read(name) for name in archive.namelist()}
    for table, change in (tables or {}).items():
        lines = files[f"{table}.jsonl"].splitlines(keepends=True)
        change(lines)
        files[f"{table}.jsonl"] = b"".join(lines)
        if right_digests:
            digest = hashlib.sha256(b"".join(lines)).hexdigest()
            said["tables"][table] = {"rows": len(lines), "sha256": digest}
    if manifest:
        manifest(said)
    files["manifest.json"] = json.dumps(said).encode()
    with zipfile.ZipFile(to, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return to
