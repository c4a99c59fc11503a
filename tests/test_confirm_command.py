"""``audit confirm``: one plan on the screen, the month in Excel, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from confirm_store import MONTH, scored_month
from filled_workbook import fill
from sqlalchemy import select
from typer.testing import CliRunner

from audit.commands import app
from audit.errors import NotPossible
from audit.store.opening import open_store
from audit.store.tables import Access


@pytest.fixture
def store(sqlite: str) -> str:
    scored_month(sqlite).close()
    return sqlite


def run(store: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["confirm", *arguments, "--database", store])


def test_one_plan_is_corrected_and_shown_side_by_side(store: str) -> None:
    done = run(
        store, "KM-1", "--set", "D1=2", "--reason", "Asked and answered", "--auditor", "Rowan Iyer"
    )
    assert done.exit_code == 0
    assert "0 not evident → 2 sound" in done.stdout
    shown = run(store, "km 1", "--show").stdout
    assert "Rowan Iyer (education)" in shown
    assert "Why: Asked and answered." in shown
    assert all(len(line) <= 80 for line in (done.stdout + shown).splitlines())
    history = json.loads(run(store, "KM-1", "--show", "--format", "json").stdout)
    (d1,) = (row for row in history["criteria"] if row["criterion"] == "D1")
    assert (d1["machine"], d1["given"], d1["final"]) == ("0", {"1": "2"}, "2")


def test_the_month_goes_to_excel_and_back_and_wrong_answers_give_exit_code_2(
    store: str, tmp_path: Path
) -> None:
    book = tmp_path / "month.xlsx"
    assert run(store, "--export", str(book), "--month", MONTH).exit_code == 0
    fill(book, ["KM-1", "KM-2"], {("KM-2", "D1"): ("2", "Asked and answered")}, book)
    done = run(store, "--import", str(book), "--auditor", "Rowan Iyer")
    assert (done.exit_code, "2 plans" in done.stdout, "Asked and answered." in done.stdout) == (
        0, True, True,
    )  # fmt: skip
    fill(book, ["KM-3"], {("KM-3", "D1"): ("2", "")}, book)
    wrong = run(store, "--import", str(book), "--auditor", "Rowan Iyer")
    assert wrong.exit_code == 2
    assert "no reason is given" in " ".join(wrong.stdout.split()).casefold()


def test_each_use_is_in_the_log_with_who_and_no_case(store: str) -> None:
    run(store, "KM-1", "--auditor", "Rowan Iyer")
    run(store, "KM-1", "--show", "--auditor", "Lena Voss")
    with open_store(store).reading() as session:
        rows = session.scalars(select(Access).order_by(Access.id)).all()
        assert [(row.did, row.who, row.month) for row in rows] == [
            ("confirm", "Rowan Iyer", MONTH), ("confirm show", "Lena Voss", MONTH),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Say what to confirm"),
        (["KM-1", "--export", "x.xlsx"], "Say what to confirm"),
        (["--export", "x.xlsx"], "Say which month to export"),
        (["--import", "x.xlsx", "--set", "D1=2"], "give its case"),
        (["KM-1", "--set", "D1=2"], "Say why D1 is 2 and not 0"),
        (["KM-1", "--set", "Q9=2", "--reason", "x"], "no criterion Q9"),
        (["KM-7"], "no case KM-7"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    store: str, arguments: list[str], said: str
) -> None:
    error = run(store, *arguments).exception
    assert isinstance(error, NotPossible)
    assert said in str(error)
