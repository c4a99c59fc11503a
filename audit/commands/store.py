"""``audit store backup|restore|check|retention|log``"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.result import Published

app = typer.Typer(
    help="Back up, restore and check the store; remove old cases; see who used it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"


YES = typer.Option(False, "--yes", help="Do not ask first.")


@app.command()
def backup(
    file: Path = typer.Argument(..., help="The backup to write, such as october.zip."),
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Write the whole store, as it is at this moment, into one file.

    Others may go on working meanwhile. The file can be restored into a SQLite file or into
    PostgreSQL, whichever the store was kept in. It is as sensitive as the store: keep it where
    you keep plans. An older backup of the same name is replaced.
    """
    from audit.commands.output import note
    from audit.store.access import log_access
    from audit.store.backup import back_up
    from audit.store.opening import open_store

    store = open_store(database)
    with store.writing() as session:
        log_access(session, "store backup", who=auditor)
    manifest = back_up(store, file)
    note(
        f"Written: {file} ({manifest.rows} rows). Check it can be read: audit store restore "
        f"{file.name} --database trial.db"
    )


@app.command()
def restore(
    file: Path = typer.Argument(..., help="A backup that audit store backup wrote."),
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Write a backup into a new file or an empty database: all of it, or nothing.

    The whole backup is checked before anything is written. A backup of an older version of this
    tool is brought up to this one. Nothing is ever restored over a store that is there.
    """
    from audit.commands.output import note
    from audit.store.access import log_access
    from audit.store.backup import restore as restore_backup
    from audit.store.opening import open_store

    manifest = restore_backup(file, database)
    store = open_store(database)
    with store.writing() as session:
        log_access(session, "store restore", who=auditor)
    note(
        f"Restored into {store.name}: {manifest.rows} rows, as they were on "
        f"{manifest.made:%d/%m/%Y at %H:%M} UTC. Cases that were removed after that day are back: "
        "remove them again with audit forget."
    )


@app.command()
def check(
    database: str | None = options.DATABASE,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Look whether the store is whole and nobody changed what auditors said.

    Exit codes: 0 sound, 2 there are faults; each is said in words.
    """
    from audit.monthly.checking_store import check_store
    from audit.reporting.store_text import render_check
    from audit.store.opening import open_store

    result = check_store(open_store(database), auditor)
    _write(result, format_, output, render_check(result))
    if result.faults:
        raise typer.Exit(2)


@app.command()
def retention(
    older_than: str | None = typer.Option(
        None,
        "--older-than",
        metavar="DATE",
        help="Remove cases whose last plan was issued before this day (31/12/2019).",
        show_default=False,
    ),
    years: int | None = typer.Option(
        None, "--years", min=1, help="The same, counted back from today.", show_default=False
    ),
    dry_run: bool = typer.Option(False, "--dry-run", help="Only list the cases."),
    yes: bool = YES,
    database: str | None = options.DATABASE,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Remove the cases that the store has held for long enough, as audit forget does.

    A case counts by its last plan: one that is still being issued plans stays whole.
    """
    from audit.commands.forget import agreed
    from audit.commands.output import note
    from audit.monthly.forgetting import forget, older_cases
    from audit.reporting.store_text import render_forgetting
    from audit.store.access import log_access, user
    from audit.store.opening import open_store

    before = _limit(older_than, years)
    store = open_store(database)
    with store.writing() as session:
        refs = older_cases(session, before)
        log_access(session, "store retention", who=auditor)
    note(f"Cases whose last plan was issued before {before:%d/%m/%Y}: {len(refs)}")
    if dry_run or not refs:
        for ref in refs:
            typer.echo(ref)
        return
    agreed(yes, f"Remove {len(refs)} cases for good?")
    reason = f"Retention: last plan issued before {before:%d/%m/%Y}"
    result = forget(store, refs, reason, auditor or user())
    _write(result, format_, output, render_forgetting(result))
    if result.remaining:
        raise typer.Exit(2)


@app.command()
def log(
    from_: str | None = typer.Option(
        None, "--from", metavar="DATE", help="The first day (01/10/2026).", show_default=False
    ),
    to: str | None = typer.Option(
        None, "--to", metavar="DATE", help="The last day.", show_default=False
    ),
    case: str | None = typer.Option(
        None, "--case", metavar="REFERENCE", help="Only uses of this case.", show_default=False
    ),
    database: str | None = options.DATABASE,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Show who used the store, when and for what.

    No case is named in the log: a case has a sign, always the same. Give a reference with --case
    to see who used that one, also after it was removed.
    """
    from audit.commands.inputs import day_of
    from audit.monthly.accesses import access_log
    from audit.reporting.store_text import render_log
    from audit.store.access import log_access
    from audit.store.opening import open_store

    first, last = day_of(from_), day_of(to)
    with open_store(database).writing() as session:
        result = access_log(session, first, last, case)
        log_access(session, "store log", who=auditor, case=case or "")
    _write(result, format_, output, render_log(result))


def _limit(older_than: str | None, years: int | None) -> date:
    from audit.commands.inputs import day_of
    from audit.errors import NotPossible

    if (older_than is None) == (years is None):
        raise NotPossible("Say how old with --older-than 31/12/2019 or --years 6: one of the two.")
    day = day_of(older_than)
    if day is not None:
        return day
    today = date.today()
    past = today.year - (years or 0)
    try:
        return today.replace(year=max(past, 1))
    except ValueError:  # 29 February
        return today.replace(year=max(past, 1), day=28)


def _write(result: Published, format_: Format, output: Path | None, text: str) -> None:
    from audit.commands.output import write_bytes

    shown = result.to_json() + "\n" if format_ is Format.json else text
    write_bytes(shown.encode(), output)
