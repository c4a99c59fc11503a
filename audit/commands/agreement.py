"""``audit agreement``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import typer

from audit.commands import options


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    xlsx = "xlsx"


def agreement(
    month: str | None = options.MONTH,
    first: str | None = typer.Option(
        None, "--from", metavar="2026-04", help="The first month.", show_default=False
    ),
    last: str | None = typer.Option(
        None, "--to", metavar="2026-10", help="The last month.", show_default=False
    ),
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Show how far auditors agree with each other and with the tool, criterion by criterion.

    Names the criteria that the panel should word better. Without months: all there are.
    Exit codes: 0 done, 2 something must be mended first.
    """
    from audit.commands.output import refuse_on_screen, write_bytes, write_published
    from audit.errors import NotPossible
    from audit.monthly.agreeing import agreement_in
    from audit.monthly.months import month_of
    from audit.reporting import agreement_text, agreement_xlsx
    from audit.store.access import log_access
    from audit.store.opening import open_store

    if month is not None and (first or last):
        raise NotPossible("Give one month with --month, or several with --from and --to.")
    refuse_on_screen(format_.value, output)
    begin, end = (month_of(text) if text else None for text in (month or first, month or last))
    if begin and end and begin > end:
        raise NotPossible(f"The first month, {begin}, is after the last, {end}.")
    with open_store(database).writing() as session:
        log_access(session, "agreement", who=auditor, month=month)
        result = agreement_in(session, begin, end)
    if format_ is Format.xlsx:
        write_bytes(agreement_xlsx.to_bytes(result), output)
    else:
        write_published(result, agreement_text.render, format_, output)
