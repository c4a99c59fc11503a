"""``audit register import`` and ``audit register show``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.result import Published

app = typer.Typer(
    help="Bring the authority's list of issued plans into the store, and see what it holds.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"


@app.command("import")
def import_(
    file: Path = typer.Argument(..., help="The case system's export (.csv or .xlsx)."),
    columns: Path | None = typer.Option(
        None,
        "--columns",
        metavar="FILE.yaml",
        help="What the columns are called in your list, where the tool does not know them.",
        show_default=False,
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Only say what would be done; nothing is written."
    ),
    keep_names: bool | None = typer.Option(
        None,
        "--keep-names/--no-keep-names",
        help="Keep the children's names, or remove those that are kept; remembered for the next "
        "import. At first none are kept.",
        show_default=False,
    ),
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
) -> None:
    """Take the plans of a list into the store, which is begun where there is none.

    Each row is one plan, issued for a case on a day. Rows with a mistake are listed with their
    line and are not taken; the others are. The same list again changes nothing. Exit codes: 0
    done, 2 rows were refused.
    """
    from audit.commands.output import screen
    from audit.monthly.register_import import Import, import_register, try_import
    from audit.reporting.register_text import imported
    from audit.store.access import user

    wanted = Import(file, columns, keep_names)
    if dry_run:
        result = try_import(wanted, database)
    else:
        result = import_register(wanted, database, (auditor or user())[:120])
    width, colour = screen(output is not None)
    text = imported(result, width=width, colour=colour, whole=output is not None)
    _write(result, format_, output, text)
    if result.refused:
        raise typer.Exit(2)


@app.command()
def show(
    month: str | None = options.MONTH,
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
) -> None:
    """Count what the register holds: months, kinds of plan, phases, needs, teams. No names."""
    from audit.commands.output import screen
    from audit.monthly.months import month_of
    from audit.monthly.register_contents import register_contents
    from audit.reporting.register_text import contents
    from audit.store.access import log_access
    from audit.store.opening import open_store

    asked = month_of(month) if month else None
    with open_store(database).writing() as session:
        log_access(session, "register show", who=auditor, month=asked)
        result = register_contents(session, asked)
    width, colour = screen(output is not None)
    _write(result, format_, output, contents(result, width=width, colour=colour))


def _write(result: Published, format_: Format, output: Path | None, text: str) -> None:
    from audit.commands.output import write_bytes

    shown = result.to_json() + "\n" if format_ is Format.json else text
    write_bytes(shown.encode(), output)
