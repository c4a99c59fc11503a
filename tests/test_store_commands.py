"""What a person types to back up, restore, check, forget and look at the log."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from confirm_store import scored_month
from sqlalchemy import create_engine, text
from typer.testing import CliRunner, Result

from audit.commands import app
from audit.errors import NotPossible
from audit.monthly.checking_store import check_store
from audit.store.opening import open_store


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments])


def test_back_up_lose_restore_and_go_on(sqlite: str, tmp_path: Path) -> None:
    scored_month(sqlite).close()
    backup, new = str(tmp_path / "october.zip"), str(tmp_path / "new.db")
    assert run("store", "backup", backup, "--database", sqlite).exit_code == 0
    Path(sqlite).unlink()
    done = run("store", "restore", backup, "--database", new)
    assert "Restored into" in done.stderr
    done = run("store", "check", "--database", new)
    assert (done.exit_code, done.stdout.count("3 cases")) == (0, 1)
    assert "The store is sound." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_forget_asks_first_and_then_says_what_went(sqlite: str) -> None:
    scored_month(sqlite).close()
    asked = run("forget", "KM-2", "--reason", "asked", "--database", sqlite)
    assert isinstance(asked.exception, NotPossible)
    done = run("forget", "KM-2", "--reason", "asked", "--database", sqlite, "--yes")
    assert "Nothing remains." in done.stdout
    assert "Backups that were made before" in done.stdout
    assert "KM-2" not in done.output
    again = run("forget", "KM-2", "--reason", "asked", "--database", sqlite, "--yes")
    assert "was removed" in str(again.exception)


def test_retention_shows_before_it_removes(sqlite: str) -> None:
    scored_month(sqlite).close()
    old = ("store", "retention", "--older-than", "01/01/2027", "--database", sqlite)
    assert run(*old, "--dry-run").stdout.split() == ["KM-1", "KM-2", "KM-3"]
    assert "4 cases" not in run(*old, "--yes").stdout
    assert run(*old, "--dry-run").stdout == ""
    neither = run("store", "retention", "--database", sqlite)
    assert "one of the two" in str(neither.exception)


def test_the_log_says_who_did_what_and_names_no_case(sqlite: str) -> None:
    scored_month(sqlite).close()
    run("forget", "KM-2", "--reason", "asked", "--auditor", "Ade", "--database", sqlite, "--yes")
    shown = run("store", "log", "--database", sqlite)
    assert "Ade" in shown.stdout
    assert "KM-2" not in shown.stdout
    of_one = run("store", "log", "--case", "km 2", "--database", sqlite, "--format", "json")
    assert [use["did"] for use in json.loads(of_one.stdout)["uses"]] == ["forget"]
    none = run("store", "log", "--to", "01/01/2020", "--database", sqlite, "--format", "json")
    assert json.loads(none.stdout)["uses"] == []


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("drop trigger marks_append_only", "lacks the guard marks_append_only"),
        ("alter table cases drop column name", "lacks the column name"),
        ("delete from issued_plans where id = 1", "belong to a missing row of issued_plans"),
        ("update cases set key = 'other' where id = 1", "cannot be found by their own reference"),
        ("update issued_plans set month = '2026-11' where id = 1", "in another month"),
        ("update rubrics set text = 'mine: 3'", "kept text of rubric"),
        ("delete from sampled_plans where id = 1", "holds fewer plans"),
    ],
)
def test_what_others_did_to_the_store_is_said(sqlite: str, harm: str, said: str) -> None:
    scored_month(sqlite).close()
    with create_engine(f"sqlite:///{sqlite}").begin() as connection:
        connection.execute(text(harm))
    faults = check_store(open_store(sqlite)).faults
    assert [fault for fault in faults if said in fault]


def test_a_file_with_broken_pages_is_said_to_be_damaged(sqlite: str) -> None:
    scored_month(sqlite).close()
    with create_engine(f"sqlite:///{sqlite}").connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    data = bytearray(Path(sqlite).read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    Path(sqlite).write_bytes(data)
    done = run("store", "check", "--database", sqlite)
    assert done.exit_code
    assert "damaged" in f"{done.stdout} {done.exception}"
