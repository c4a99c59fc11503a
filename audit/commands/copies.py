"""``audit copies --month 2026-10`` and ``audit copies --all``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.monthly.copies_result import Copies


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    xlsx = "xlsx"


def copies(
    month: str | None = options.MONTH,
    everything: bool = typer.Option(False, "--all", help="All months together."),
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
) -> None:
    """Find outcomes that stand, in the same words or nearly, in several children's plans.

    An outcome should be individual to the child. The same words are a question, not a fault.
    Exit codes: 0 done, 2 something must be mended first.
    """
    from audit.commands.output import refuse_on_screen, write_bytes
    from audit.errors import NotPossible
    from audit.monthly.copying import copies_in, stock
    from audit.monthly.months import month_of
    from audit.store.access import log_access
    from audit.store.opening import open_store

    if (month is None) is not everything:
        raise NotPossible("Say which plans: --month 2026-10 for one month, or --all for all.")
    refuse_on_screen(format_.value, output)
    asked = None if month is None else month_of(month)
    with open_store(database).writing() as session:
        log_access(session, "copies", who=auditor, month=asked)
        kept = stock(session, asked)
    # What takes time is done after the store is let go of, so that nobody waits for it.
    result = copies_in(kept)
    write_bytes(_rendered(result, format_, to_file=output is not None), output)


def _rendered(result: Copies, format_: Format, to_file: bool) -> bytes:
    if format_ is Format.json:
        return (result.to_json() + "\n").encode()
    if format_ is Format.xlsx:
        from audit.reporting import copies_xlsx

        return copies_xlsx.to_bytes(result)
    from audit.commands.output import screen
    from audit.reporting import copies_text

    width, colour = screen(to_file)
    return copies_text.render(result, width=width, colour=colour).encode()
