"""Three invented auditors of an authority: what they run, and how they confirm and mark again."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from filled_workbook import cases_in, fill
from sqlalchemy.orm import Session

from audit.monthly.confirming import Audited, audited, confirm, standing
from audit.monthly.corrections import Auditor, Correction
from audit.monthly.finding import issued_plan, sample_in_force
from audit.store.opening import Store, open_store
from audit.store.tables import Confirmation

AUDITORS = (
    Auditor("Rowan Iyer"),
    Auditor("Lena Voss", "health"),
    Auditor("Idris Quayle", "social care"),
)
FILLING = "filling in workbooks (not the tool)"
REASONS = (
    "Section F says it elsewhere too.",
    "Heard from the school: this is not what the sentence means.",
    "The words are there but nobody could act on them.",
)


@dataclass
class Clock:
    """How long each step took in all months together, and how many plans it dealt with."""

    taken: dict[str, tuple[float, int]] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str, plans: int = 0) -> Iterator[None]:
        """Time what is done inside."""
        start = time.perf_counter()
        yield
        seconds, before = self.taken.get(name, (0.0, 0))
        self.taken[name] = seconds + time.perf_counter() - start, before + plans

    def rate(self, name: str) -> float:
        """Plans a second."""
        seconds, plans = self.taken[name]
        return plans / seconds

    def table(self) -> Iterator[str]:
        """The steps, one a line."""
        yield f"{'step':<44}{'seconds':>10}{'plans':>8}{'a second':>10}"
        for name, (seconds, plans) in self.taken.items():
            rate = f"{plans / seconds:.1f}" if plans else ""
            yield f"{name:<44}{seconds:>10.1f}{plans or '':>8}{rate:>10}"


@dataclass(frozen=True)
class Authority:
    """Where its plans are, where its store is, and who waits for what."""

    folder: Path
    database: str
    clock: Clock
    workers: int
    share: float

    def audit(self, *arguments: str, auditor: str = "Panel") -> str:
        """Run a command as a user would; gives what it wrote. Ends everything if it failed."""
        command = [sys.executable, "-m", "audit", *arguments, "--database", self.database,
                   "--auditor", auditor]  # fmt: skip
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"audit {' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout


def sampled(store: Store, month: str) -> list[str]:
    """The cases of a month's sample."""
    with store.reading() as session:
        return [plan.issued.case.ref for plan in sample_in_force(session, month).plans]


def corrections(draw: random.Random, ratings: dict[str, str], share: float) -> list[Correction]:
    """Some ratings one higher or lower, each with its reason."""
    given = []
    for id_, rating in ratings.items():
        if rating.isdecimal() and draw.random() < share:
            other = int(rating) + (draw.choice((-1, 1)) if 0 < int(rating) < 3 else 0)
            other = other if other != int(rating) else abs(other - 1)
            given.append(Correction(id_, str(other), draw.choice(REASONS)))
    return given


def confirm_in_turn(authority: Authority, month: str, place: int, cases: Sequence[str]) -> None:
    """One auditor goes from plan to plan; every third one is corrected in places."""
    draw = random.Random(f"{month} {place}")
    store = open_store(authority.database)
    for case in cases:
        with store.writing() as session:
            plan = audited(session, issued_plan(session, case, month))
            given = corrections(draw, plan.ratings, draw.choice((0, 0, 0.1)))
            confirm(session, plan, AUDITORS[place], given)
    store.close()


def confirm_together(authority: Authority, month: str, cases: Sequence[str]) -> None:
    """Three auditors, each in a thread with a connection of its own, share the month's plans."""
    with ThreadPoolExecutor(len(AUDITORS)) as pool:
        places = range(len(AUDITORS))
        list(pool.map(lambda n: confirm_in_turn(authority, month, n, cases[n::3]), places))


def confirm_in_excel(authority: Authority, month: str, store: Store) -> None:
    """The same in workbooks: one is written, each auditor fills in a copy of it."""
    clock, book = authority.clock, authority.folder / "confirm.xlsx"
    cases = sampled(store, month)
    with clock.step("confirm --export", len(cases)):
        authority.audit("confirm", "--export", str(book), "--month", month)
    for place, by in enumerate(AUDITORS):
        draw = random.Random(f"{month} {place}")
        mine, given = cases[place::3], {}
        for case in mine[::3]:
            for one in corrections(draw, standing_ratings(store, case, month), 0.1):
                given[case, one.criterion] = one.given, one.reason or ""
        filled = authority.folder / f"confirm-{place}.xlsx"
        with clock.step(FILLING):
            fill(book, mine, given, filled)
        with clock.step("confirm --import", len(mine)):
            authority.audit(
                "confirm", "--import", str(filled), "--agency", by.agency, auditor=by.name
            )


def mark_second(authority: Authority, month: str, store: Store) -> None:
    """Each auditor marks, blind, what another one marked first."""
    clock, book = authority.clock, authority.folder / "second.xlsx"
    with clock.step("moderate export"):
        authority.audit("moderate", "export", str(book), "--month", month)
    cases = cases_in(book)
    for place, by in enumerate(AUDITORS):
        draw = random.Random(f"second {month} {place}")
        mine = [case for case in cases if first_auditor(store, case, month) == AUDITORS[place - 1]]
        given = {}
        for case in mine:
            stands = standing_ratings(store, case, month)
            others = {one.criterion: one.given for one in corrections(draw, stands, 0.15)}
            for id_, rating in (stands | others).items():
                given[case, id_] = rating, REASONS[0]
        filled = authority.folder / f"second-{place}.xlsx"
        with clock.step(FILLING):
            fill(book, mine, given, filled)
        with clock.step("moderate mark --import", len(mine)):
            authority.audit("moderate", "mark", "--import", str(filled), "--agency", by.agency,
                            auditor=by.name)  # fmt: skip


def said_of(session: Session, case: str, month: str) -> tuple[Audited, Confirmation | None]:
    """The audit of a plan, and the confirmation that holds."""
    plan = audited(session, issued_plan(session, case, month))
    return plan, standing(session, plan.row.id)


def standing_ratings(store: Store, case: str, month: str) -> dict[str, str]:
    """The ratings of a plan as they stand."""
    with store.reading() as session:
        plan, said = said_of(session, case, month)
        return {mark.criterion: mark.given for mark in said.marks} if said else plan.ratings


def first_auditor(store: Store, case: str, month: str) -> Auditor | None:
    """Who confirmed a plan."""
    with store.reading() as session:
        _, said = said_of(session, case, month)
        return next((by for by in AUDITORS if said and by.is_(said.auditor)), None)
