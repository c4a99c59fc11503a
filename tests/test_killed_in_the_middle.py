"""A command that is killed and given again leaves the same store as one that nobody disturbed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import chdir
from datetime import date
from pathlib import Path

import pytest
from databases import new_database
from filled_workbook import cases_in, fill
from killing import each_write, killed_at
from store_contents import contents, differences
from typer.testing import CliRunner

from audit.commands import app
from audit.monthly.checking_store import check_store
from audit.store.opening import open_store
from samples.authority import write_authority

MONTH = "2025-09"
PLANS = 3
IMPORT = ("register", "import", "register.csv")
DRAW = ("sample", "draw", "--month", MONTH, "--share", "1", "--seed", "1")
RUN = ("run", "--month", MONTH, "--workers", "1")
CONFIRM = ("confirm", "--import", "filled.xlsx", "--auditor", "Rowan Iyer")
COMMANDS = (IMPORT, DRAW, RUN, CONFIRM)


def audit(folder: Path, *arguments: str) -> None:
    with chdir(folder):
        done = CliRunner().invoke(app, [*arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output


def prepare(command: Sequence[str], folder: Path, store: str) -> None:
    """Before answers are imported, an auditor fills in the month's workbook."""
    if command is CONFIRM:
        book = folder / "month.xlsx"
        audit(folder, "confirm", "--export", str(book), "--month", MONTH, "--database", store)
        cases = sorted(cases_in(book))
        given = {(cases[0], "A1"): ("n/a", "Asked of nobody so young.")}
        fill(book, cases, given, folder / "filled.xlsx")


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("authority")
    write_authority(folder, 1, PLANS, date.fromisoformat(f"{MONTH}-01"))
    return folder


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_doubled(
    database: str, request: pytest.FixtureRequest, authority: Path
) -> None:
    undisturbed = another(database, request)
    for command in COMMANDS:
        prepare(command, authority, undisturbed)
        written = writes_of((*command, "--database", undisturbed), authority)
        prepare(command, authority, database)
        arguments = (*command, "--database", database)
        assert killed_at(written * 2 // 3, arguments, authority)
        assert faults(database) == []
        between = differences(contents(undisturbed), contents(database))
        assert not any(line.startswith("too much") for line in between)
        audit(authority, *arguments)
        assert differences(contents(undisturbed), contents(database)) == []
        assert faults(database) == []


def writes_of(command: Sequence[str], folder: Path) -> int:
    """Give a command undisturbed; how often it wrote or committed."""
    noticed: list[None] = []
    with each_write(lambda: noticed.append(None)):
        audit(folder, *command)
    return len(noticed)


def another(database: str, request: pytest.FixtureRequest) -> str:
    """A second database of the same kind."""
    if "://" not in database:
        return f"{database}.undisturbed"
    return new_database(request.getfixturevalue("postgres"))


def faults(address: str) -> list[str]:
    store = open_store(address, create=True)
    found = check_store(store).faults
    store.close()
    return found
