"""``audit sample draw``, ``audit sample show`` and ``audit sample export``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.monthly.sample_result import MonthSample

app = typer.Typer(
    help="Draw the month's sample of plans, and see it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"


@app.command()
def draw(
    month: str | None = options.MONTH,
    share: float = typer.Option(0.5, "--share", help="Which part of the plans: 0.5 is half."),
    by: str = typer.Option(
        "plan_type,phase",
        "--by",
        help="Groups that have their share in the sample; none for no groups.",
    ),
    seed: int | None = typer.Option(
        None,
        "--seed",
        min=0,
        max=2**31 - 1,
        help="A number that chance begins with: the same number, the same sample; without it one "
        "by chance, which is kept.",
        show_default=False,
    ),
    top_up: str | None = typer.Option(
        None,
        "--top-up",
        metavar="year9=5",
        help="So many more plans of a group; several with commas. They never count in the "
        "headline.",
        show_default=False,
    ),
    replace: bool = typer.Option(
        False, "--replace", help="Draw again; the earlier draw is kept. Needs --reason."
    ),
    reason: str | None = typer.Option(
        None, "--reason", help="Why the sample is drawn again.", show_default=False
    ),
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
) -> None:
    """Draw the sample of a month from the plans that the register has, once.

    At least the share, rounded up; each group in its proportion; every plan equally likely.
    """
    from audit.errors import NotPossible
    from audit.monthly.groups import fields_of, wanted_top_ups
    from audit.monthly.months import month_of
    from audit.monthly.sample_showing import month_sample
    from audit.monthly.sampling import Wish, draw_sample
    from audit.store.access import log_access, user
    from audit.store.opening import open_store

    asked = _month(month)
    if not 0 < share <= 1:
        raise NotPossible("--share is a part of the whole: more than 0 and at most 1, such as 0.5.")
    why = (reason or "").strip()[:1000]
    if replace is not bool(why):
        raise NotPossible(
            'To draw again give both: --replace and --reason "why"; for a first draw neither.'
        )
    wish = Wish(month_of(asked), share, fields_of(by), wanted_top_ups(top_up), seed, why or None)
    who = (auditor or user())[:120]
    with open_store(database).writing() as session:
        log_access(session, "sample draw", who=who, month=wish.month)
        draw_sample(session, wish, who)
        result = month_sample(session, wish.month)
    _write(result, format_, output)


@app.command()
def show(
    month: str | None = options.MONTH,
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
) -> None:
    """Show how the sample of a month was drawn and what it covers."""
    _write(_sample(month, database, auditor, "sample show"), format_, output)


@app.command()
def export(
    file: Path = typer.Argument(..., help="The file to write: month.xlsx or month.csv."),
    month: str | None = options.MONTH,
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Write the plans of the sample to an Excel or CSV file: case, document, group, top-up."""
    from audit.commands.output import write_bytes
    from audit.errors import NotPossible
    from audit.reporting.sample_table import to_csv, to_xlsx

    writers = {".xlsx": to_xlsx, ".csv": to_csv}
    writer = writers.get(file.suffix.casefold())
    if writer is None:
        raise NotPossible("The file is written as .xlsx or .csv: let its name end so.")
    write_bytes(writer(_sample(month, database, auditor, "sample export")), file)


def _sample(month: str | None, database: str | None, auditor: str | None, did: str) -> MonthSample:
    from audit.monthly.months import month_of
    from audit.monthly.sample_showing import month_sample
    from audit.store.access import log_access
    from audit.store.opening import open_store

    asked = month_of(_month(month))
    with open_store(database).writing() as session:
        log_access(session, did, who=auditor, month=asked)
        return month_sample(session, asked)


def _month(month: str | None) -> str:
    from audit.errors import NotPossible

    if month is None:
        raise NotPossible("Say which month: --month 2026-10.")
    return month


def _write(result: MonthSample, format_: Format, output: Path | None) -> None:
    from audit.commands.output import screen, write_bytes
    from audit.reporting.sample_text import render

    width, colour = screen(output is not None)
    shown = (
        result.to_json() + "\n"
        if format_ is Format.json
        else render(result, width=width, colour=colour)
    )
    write_bytes(shown.encode(), output)
