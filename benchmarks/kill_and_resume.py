"""Commands killed in their middle and given again: nothing may be lost, nothing doubled.

    python benchmarks/kill_and_resume.py [FOLDER] [--kills 50] [--plans 8] [--seed 1]
        [--on sqlite postgresql]

A small invented authority and a list with hundreds of rows more. Each command is first run
undisturbed; then, from the same store before it, it is killed at a random moment or before a random
write to the database, alone or with its workers. No process may outlive it, what was in the
store must be there, and `audit store check` must find no fault. Then the same command is given
again: the store must hold what the undisturbed one holds, row for row.
"""

from __future__ import annotations

import argparse
import csv
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir, closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from databases import new_database, postgres_programs, postgres_server
from filled_workbook import cases_in, fill
from killing import each_write, killed_after, killed_at
from sqlalchemy import create_engine, text
from store_contents import contents, counts, differences
from typer.testing import CliRunner

from audit.commands import app
from audit.monthly.checking_store import check_store
from audit.store.opening import open_store
from samples.authority import write_authority

MONTH = "2025-09"
STAGES = {
    "import": ("register", "import", "register.csv"),
    "draw": ("sample", "draw", "--month", MONTH, "--share", "1", "--seed", "1"),
    "run": ("run", "--month", MONTH, "--workers", "2"),
    "confirm": ("confirm", "--import", "filled.xlsx", "--auditor", "Rowan Iyer"),
}
SHARES = {"import": 12, "draw": 4, "run": 22, "confirm": 12}
"""How the kills are spread: most where the command is at work longest."""


class Databases(ABC):
    """Where stores are made, and copied as they are."""

    @abstractmethod
    def empty(self) -> str:
        """The address of a new one."""

    @abstractmethod
    def copy(self, address: str) -> str:
        """The address of a copy."""


class Files(Databases):
    """SQLite stores in a folder."""

    def __init__(self, folder: Path):
        self._folder, self._made = folder, 0

    def empty(self) -> str:
        self._made += 1
        return str(self._folder / f"store-{self._made}.db")

    def copy(self, address: str) -> str:
        new = self.empty()
        if Path(address).exists():  # by SQLite: some of it may stand beside the file
            with closing(sqlite3.connect(address)) as old, closing(sqlite3.connect(new)) as copy:
                old.backup(copy)
        return new


class Server(Databases):
    """Databases on a PostgreSQL server."""

    def __init__(self, socket: str):
        self._socket = socket

    def empty(self) -> str:
        return new_database(self._socket)

    def copy(self, address: str) -> str:
        name = address.removeprefix("postgresql://audit@/").split("?")[0]
        new = f"{name}_{time.monotonic_ns()}"
        engine = create_engine(
            f"postgresql+psycopg://audit@/postgres?host={self._socket}",
            isolation_level="AUTOCOMMIT",
        )
        with engine.connect() as connection:
            connection.execute(text(f"create database {new} template {name}"))
        engine.dispose()
        return f"postgresql://audit@/{new}?host={self._socket}"


@dataclass(frozen=True)
class Stage:
    """A command, the store before it, what it holds then and after, and how long it takes."""

    name: str
    command: tuple[str, ...]
    before: str
    held: dict[str, Counter[str]]
    after: dict[str, Counter[str]]
    seconds: float
    writes: int


def audit(folder: Path, *arguments: str, may_refuse: bool = False) -> None:
    """Run a command undisturbed. Raises CalledProcessError if it fails."""
    command = [sys.executable, "-m", "audit", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True)
    if done.returncode and not (may_refuse and done.returncode == 2):
        done.check_returncode()


def prepared(folder: Path, databases: Databases) -> Iterator[Stage]:
    """Each stage, undisturbed, one after the other."""
    store = databases.empty()
    for name, command in STAGES.items():
        if name == "confirm":
            _workbook(folder, store)
        arguments = (*command, "--database", store)
        before, counting = databases.copy(store), databases.copy(store)
        held = contents(store) if name != "import" else {}
        written = _writes((*command, "--database", counting), folder)
        start = time.perf_counter()
        audit(folder, *arguments)
        seconds = time.perf_counter() - start
        yield Stage(name, command, before, held, contents(store), seconds, written)


def _writes(command: tuple[str, ...], folder: Path) -> int:
    """Give a command in this process; how often it wrote or committed."""
    noticed: list[None] = []
    with chdir(folder), each_write(lambda: noticed.append(None)):
        CliRunner().invoke(app, command, catch_exceptions=False)
    return len(noticed)


def _workbook(folder: Path, store: str) -> None:
    book = folder / "month.xlsx"
    audit(folder, "confirm", "--export", str(book), "--month", MONTH, "--database", store)
    cases = cases_in(book)
    given = {(case, "A1"): ("n/a", "Not asked of this plan.") for case in cases[::3]}
    fill(book, cases, given, folder / "filled.xlsx")


@contextmanager
def databases_on(kind: str) -> Iterator[Databases]:
    """Databases of one kind, which go away at the end."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield Files(Path(folder))
    elif programs := postgres_programs():
        with postgres_server(programs) as socket:
            yield Server(socket)
    else:
        sys.exit("No PostgreSQL server is installed here.")


def one_kill(draw: random.Random, stage: Stage, folder: Path, databases: Databases) -> str:
    """Kill a command once and give it again; a line on what was found. Ends all if it is wrong."""
    address = databases.copy(stage.before)
    arguments = (*stage.command, "--database", address)
    if draw.random() < 0.5:
        write = draw.randint(1, stage.writes)
        how = f"at write {write} of {stage.writes}"
        was = killed_at(write, arguments, folder)
    else:
        seconds, all_ = draw.uniform(0.2, 0.8) * stage.seconds, draw.random() < 0.5
        how = f"after {seconds:.1f} of {stage.seconds:.1f} s{' with its workers' * all_}"
        was = killed_after(seconds, arguments, folder, all_=all_)
    between = _sound(address, stage) if was else "not killed: it had ended"
    # A sample stands once it is drawn: a draw that was killed after that is refused.
    audit(folder, *arguments, may_refuse=stage.name == "draw")
    _sound(address, stage)
    _refuse(differences(stage.after, contents(address)))
    return f"{stage.name:<8} {how:<40} {between}"


def _refuse(wrong: list[str]) -> None:
    """End with what is wrong, if anything is."""
    if wrong:
        raise SystemExit("\n".join(wrong[:10]))


def _sound(address: str, stage: Stage) -> str:
    """What the store holds after the kill, in words; nothing in it may be too much."""
    if "://" not in address and not Path(address).exists():
        return "no store yet"
    store = open_store(address, create=True)
    faults = check_store(store).faults
    store.close()
    _refuse(faults)
    found = contents(address)
    _refuse([line for line in differences(stage.held, found) if line.startswith("lost")])
    _refuse([line for line in differences(stage.after, found) if line.startswith("too much")])
    held = counts(found)
    telling = ("issued_plans", "sampled_plans", "audits", "confirmations")
    return ", ".join(f"{held[name]} {name}" for name in telling)


def write_small_authority(folder: Path, plans: int, more: int) -> None:
    """A month with documents, and a list that goes on with cases of other years without."""
    write_authority(folder, 1, plans, date.fromisoformat(f"{MONTH}-01"))
    path = folder / "register.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with path.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        for number in range(more):
            row = rows[number % len(rows)] | {"Case reference": f"KM-{20_000 + number}"}
            row |= {"Date issued": f"{number % 28 + 1:02}/05/2024", "Document": ""}
            writer.writerow(row)


def main() -> None:
    """Read the arguments, kill, say what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--kills", type=int, default=50, help="on each kind of database")
    parser.add_argument("--plans", type=int, default=8)
    parser.add_argument("--rows", type=int, default=500, help="more rows of the list")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--on", nargs="+", default=["sqlite", "postgresql"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = (options.folder or Path(temporary)).resolve()
        if not (folder / "register.csv").exists():
            write_small_authority(folder, options.plans, options.rows)
        for kind in options.on:
            draw = random.Random(options.seed)
            names = draw.choices(list(SHARES), list(SHARES.values()), k=options.kills)
            with databases_on(kind) as databases:
                stages = {stage.name: stage for stage in prepared(folder, databases)}
                killed = 0
                for number, name in enumerate(names, 1):
                    said = one_kill(draw, stages[name], folder, databases)
                    killed += "not killed" not in said
                    print(f"{kind:<11} {number:>3} {said}", flush=True)
            print(f"{kind}: {killed} of {len(names)} commands killed, each store whole afterwards")


if __name__ == "__main__":
    main()
