"""A whole invented authority from its list to agreement, with times, and checked at the end.

    python benchmarks/monthly_audit.py FOLDER [--months 12 --plans 150] [--workers 2]
        [--database ADDRESS] [--postgres] [--share 0.5] [--ratio]

Makes the authority in FOLDER if it is not there. Then, month by month: the sample is drawn and
scored, three auditors confirm at the same time (the first month in Excel, the others from plan to
plan), some plans are marked a second time, what is to be mended is noted; at the end agreement and
copies over all months. --postgres starts a server for it; --ratio scores the first month with one
worker and with two, each in a store of its own. Everything is seeded.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from databases import new_database, postgres_programs, postgres_server
from invented_auditors import (
    Authority,
    Clock,
    confirm_in_excel,
    confirm_together,
    mark_second,
    said_of,
    sampled,
)
from sqlalchemy import func, select

from audit.errors import NotPossible
from audit.monthly.checking_store import check_store
from audit.monthly.finding import sample_in_force
from audit.store.opening import Store, open_store
from audit.store.tables import (
    Action,
    Audit,
    Case,
    Confirmation,
    FailedAudit,
    IssuedPlan,
    Mark,
    ModeratedPlan,
    ModerationDraw,
    OutcomeText,
    Sample,
    SampledPlan,
)
from samples.authority import write_authority

TOP_UPS = "year9=5,direct_payment=5"


def note_actions(authority: Authority, month: str, store: Store) -> None:
    """Something to mend in plans that were found inadequate, at most three a month."""
    with store.reading() as session:
        found = []
        for case in sampled(store, month):
            _, said = said_of(session, case, month)
            found += [case] if said and said.overall == "inadequate" else []
    for case in found[:3]:
        authority.audit("action", "add", case, "--month", month, "--what", "Write Section F anew",
                        "--by-whom", "Plan author", "--by-when", "31/12/2027")  # fmt: skip


def draw_sample(authority: Authority, month: str) -> None:
    """Draw the month's sample, with the top-ups."""
    authority.audit("sample", "draw", "--month", month, "--share", str(authority.share),
                    "--seed", "7", "--by", "plan_type,phase", "--top-up", TOP_UPS)  # fmt: skip


def one_month(authority: Authority, month: str, store: Store, in_excel: bool) -> None:
    """From the draw to the actions."""
    clock = authority.clock
    with clock.step("sample draw"):
        draw_sample(authority, month)
    cases = sampled(store, month)
    with clock.step(f"run, {authority.workers} workers", len(cases)):
        authority.audit("run", "--month", month, "--workers", str(authority.workers))
    if in_excel:
        confirm_in_excel(authority, month, store)
    else:
        with clock.step("confirm plan by plan, three at once", len(cases)):
            confirm_together(authority, month, cases)
    with clock.step("moderate draw"):
        authority.audit("moderate", "draw", "--month", month, "--share", "0.2", "--seed", "7")
    mark_second(authority, month, store)
    with clock.step("action add, three plans"):
        note_actions(authority, month, store)


def faults(store: Store, months: Sequence[str]) -> Iterator[str]:
    """What is not as it must be after a whole run; nothing if all is well."""
    yield from check_store(store).faults
    with store.reading() as session:
        for month in months:
            sample = sample_in_force(session, month)
            issued = session.scalar(select(func.count()).where(IssuedPlan.month == month))
            if sample.headline * 2 < (issued or 0):
                yield f"{month}: less than half was drawn"
            for plan in sample.plans:
                for table, more in ((Audit, ()), (Confirmation, (Confirmation.kind == "first",))):
                    found = session.scalar(
                        select(func.count())
                        .select_from(table)
                        .where(table.issued_plan_id == plan.issued_plan_id, *more)
                    )
                    if found != 1:
                        yield f"{plan.issued.case.ref}: {found} rows in {table.__tablename__}"
        audits = session.scalar(select(func.count(Audit.id))) or 0
        plans = session.scalar(select(func.count(SampledPlan.id))) or 0
        if audits != plans:
            yield f"{audits} audits of {plans} sampled plans"
        for moderated in session.scalars(select(ModeratedPlan)):
            seconds = session.scalars(
                select(Confirmation).where(
                    Confirmation.issued_plan_id == moderated.issued_plan_id,
                    Confirmation.kind != "agreed",
                )
            ).all()
            if sorted(one.kind for one in seconds) != ["first", "second"]:
                yield f"{moderated.issued.case.ref}: no second mark, or more than one"
            elif len({one.auditor for one in seconds}) != 2:
                yield f"{moderated.issued.case.ref}: both marks by one person"


def counted(store: Store) -> str:
    """How many rows there are of what."""
    tables = (Case, IssuedPlan, Sample, SampledPlan, Audit, FailedAudit, OutcomeText, Confirmation,
              Mark, ModerationDraw, ModeratedPlan, Action)  # fmt: skip
    with store.reading() as session:
        found = [
            f"{session.scalar(select(func.count()).select_from(table))} {table.__tablename__}"
            for table in tables
        ]
    return ", ".join(found)


def months_of(folder: Path) -> list[str]:
    """The months of the authority's list."""
    with (folder / "register.csv").open(newline="", encoding="utf-8") as file:
        days = [row["Date issued"] for row in csv.DictReader(file)]
    return sorted({f"{day[6:]}-{day[3:5]}" for day in days})


def ratio(authority: Authority, month: str) -> float:
    """How many times as many plans two workers score as one, each in a store of its own."""
    for workers in (1, 2):
        file = authority.folder / f"workers-{workers}.db"
        file.unlink(missing_ok=True)
        alone = replace(authority, database=str(file))
        alone.audit("register", "import", "register.csv")
        draw_sample(alone, month)
        store = open_store(alone.database)
        plans = len(sampled(store, month))
        store.close()
        with authority.clock.step(f"first month alone, {workers} at work", plans):
            alone.audit("run", "--month", month, "--workers", str(workers))
    rate = authority.clock.rate
    return rate("first month alone, 2 at work") / rate("first month alone, 1 at work")


def whole_year(authority: Authority, options: argparse.Namespace) -> int:
    """Everything, and the table; gives the exit code."""
    clock, months = authority.clock, months_of(authority.folder)[: options.months]
    with clock.step("register import"):
        authority.audit("register", "import", "register.csv")
    store = open_store(authority.database)
    for number, month in enumerate(months):
        start = time.perf_counter()
        one_month(authority, month, store, in_excel=number == 0)
        print(f"{month}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    with clock.step("agreement over all months"):
        said = authority.audit("agreement", "--from", months[0], "--to", months[-1])
    with clock.step("copies over all months"):
        authority.audit("copies", "--all")
    with clock.step("action list"):
        authority.audit("action", "list", "--open")
    with clock.step("store check"):
        authority.audit("store", "check")
    print(said)
    times = ratio(authority, months[0]) if options.ratio else None
    print("\n".join(clock.table()))
    if times:
        print(f"Two workers score {times:.2f} times as many plans a second as one.")
    print(counted(store))
    wrong = list(faults(store, months))
    store.close()
    print("\n".join(wrong) or "Every sampled plan was audited once and confirmed once.")
    return int(bool(wrong))


def main() -> int:
    """Read the arguments, make what is missing, go through the year."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--plans", type=int, default=150, help="plans issued a month")
    parser.add_argument("--first", default="2025-01", help="the first month")
    parser.add_argument("--database", help="an empty one; without it a new file in FOLDER")
    parser.add_argument("--postgres", action="store_true", help="start a server and use it")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--share", type=float, default=0.5, help="of the plans to draw")
    parser.add_argument("--ratio", action="store_true", help="two workers beside one")
    options = parser.parse_args()
    if not (options.folder / "register.csv").exists():
        first = date.fromisoformat(f"{options.first}-01")
        write_authority(options.folder, options.months, options.plans, first)
    programs = postgres_programs() if options.postgres else None
    if options.postgres and programs is None:
        raise NotPossible("No PostgreSQL server is installed here.")
    file = options.folder.resolve() / "authority.db"
    for old in options.folder.glob("authority.db*"):
        old.unlink()
    with postgres_server(programs) if programs else nullcontext() as server:
        address = options.database or (new_database(server) if server else str(file))
        folder = options.folder.resolve()
        return whole_year(
            Authority(folder, address, Clock(), options.workers, options.share), options
        )


if __name__ == "__main__":
    sys.exit(main())
