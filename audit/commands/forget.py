"""``audit forget CASE --reason ...``"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

import typer

from audit.commands import options


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"


def forget(
    case: str = typer.Argument(..., help="The case reference.", show_default=False),
    reason: str = typer.Option(
        ...,
        "--reason",
        help="Why, without naming the case: it is kept as the proof.",
        show_default=False,
    ),
    yes: bool = typer.Option(False, "--yes", help="Do not ask first."),
    database: str | None = options.DATABASE,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Remove a case from the store with everything that hangs on it, and prove it.

    Afterwards every table and column is searched for the case, and a SQLite file byte by byte.
    Exit codes: 0 removed, nothing remains; 2 no such case, or a trace was found.
    """
    from audit.commands.output import note, write_bytes
    from audit.monthly.forgetting import forget as forget_cases
    from audit.monthly.forgetting import what_hangs_on
    from audit.reporting.store_text import counted_rows, render_forgetting
    from audit.store.access import user
    from audit.store.opening import open_store

    store = open_store(database)
    if not yes:
        with store.reading() as session:
            hanging = what_hangs_on(session, [case])
        note(f"This goes with the case: {', '.join(counted_rows(hanging))}.")
        agreed(yes, "Remove it for good?")
    result = forget_cases(store, [case], reason, auditor or user())
    shown = result.to_json() + "\n" if format_ is Format.json else render_forgetting(result)
    write_bytes(shown.encode(), output)
    if result.remaining:
        raise typer.Exit(2)


def agreed(yes: bool, question: str) -> None:
    """Ask the person at the screen. Raises NotPossible where nobody agrees."""
    from audit.errors import NotPossible

    if yes:
        return
    if not sys.stdin.isatty():
        raise NotPossible("Nothing was removed: add --yes where nobody is there to be asked.")
    if not typer.confirm(question, err=True):
        raise NotPossible("Nothing was removed.")
