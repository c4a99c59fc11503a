"""``audit framework show|record|import|progress``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    pass

app = typer.Typer(
    help="The whole Performance Framework and the progress of the actions of Section G.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    csv = "csv"


class Colour(StrEnum):
    """Blue: completed. Green: on track. Amber: on track, some concerns. Red: no progress."""

    blue = "blue"
    green = "green"
    amber = "amber"
    red = "red"


PERIOD = typer.Option(
    ..., "--period", metavar="2026-10", help="A month, a quarter such as 2026-Q3, or a year."
)
NOTE = typer.Option(None, "--note", help="A remark that is shown with it. No child's name.")


@app.command()
def show(
    month: str | None = options.MONTH,
    first: str | None = options.FIRST,
    last: str | None = options.LAST,
    provisional: bool = options.PROVISIONAL,
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
) -> None:
    """Every row of the framework with its figure, and Section G with what bears on its actions.

    Rows of the audit come from the audited plans, others from the register or from what was
    recorded. A row without a figure says "not recorded".
    """
    from audit.commands.months import asked_months
    from audit.commands.output import write_published
    from audit.framework.periods import in_words, period_of
    from audit.framework.population import population
    from audit.framework.tally import tally
    from audit.framework.whole_framework import framework
    from audit.reporting import framework_csv, framework_text
    from audit.store.access import log_access
    from audit.store.opening import open_store

    months = asked_months(month, first, last)
    period = in_words(period_of(months))
    with open_store(database).writing() as session:
        log_access(session, f"framework show {period}", who=auditor, month=months[-1])
        plans = population(session, months, "provisional" if provisional else "final")
        result = framework(session, months, tally(plans) if plans.plans else None, plans.basis)
    write_published(result, framework_text.render, format_, output, framework_csv.render)


@app.command()
def record(
    row: str = typer.Argument(..., help="The row: its id in square brackets, or its measure."),
    period: str = PERIOD,
    value: float | None = typer.Option(None, "--value", help="The number, or the per cent."),
    numerator: int | None = typer.Option(None, "--numerator", help="So many ..."),
    denominator: int | None = typer.Option(None, "--denominator", help="... of so many."),
    respondents: int | None = typer.Option(
        None, "--respondents", help="How many people answered; needed for a survey."
    ),
    withdraw: bool = typer.Option(
        False, "--withdraw", help="There is no such figure: take back what was recorded."
    ),
    note: str | None = NOTE,
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Record the figure of a row for a period. The newest holds; none is overwritten."""
    from audit.commands.output import note as say
    from audit.errors import NotPossible
    from audit.framework.recorded_periods import spoken
    from audit.framework.recording import figure_for, withdrawn
    from audit.framework.recording import record as keep
    from audit.store.access import log_access
    from audit.store.opening import open_store

    numbers = (value, numerator, denominator, respondents)
    if withdraw and any(number is not None for number in numbers):
        raise NotPossible("Either a figure or --withdraw: not both.")
    figure = (
        withdrawn(row, period, note)
        if withdraw
        else figure_for(
            row,
            period,
            value=value,
            numerator=numerator,
            denominator=denominator,
            respondents=respondents,
            note=note,
        )
    )
    with open_store(database).writing() as session:
        log_access(session, f"framework record {figure.row}", who=auditor)
        added = keep(session, [figure], auditor)
    done = "Withdrawn" if withdraw else "Recorded"
    when = spoken(figure.period)
    say(f"{done}: {figure.row} for {when}." if added else f"Nothing new for {when}.")


@app.command("import")
def import_(
    file: Path = typer.Argument(..., help="A .csv or .xlsx file with Row, Period and Value."),
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Record the figures of a sheet: all of them or, where one is wrong, none.

    Start from the table that audit framework show --format csv writes. The columns are Row (or
    Measure), Period, Value, Numerator, Denominator, Respondents and Note; others are not read.
    Lines without a figure are passed over. The same file twice changes nothing.
    """
    from audit.commands.output import note
    from audit.framework.importing import import_figures
    from audit.store.access import log_access
    from audit.store.opening import open_store

    with open_store(database).writing() as session:
        log_access(session, "framework import", who=auditor)
        done = import_figures(session, file, auditor)
    note(f"Recorded: {done.recorded}. As before: {done.as_before}.")
    if done.by_tool:
        note(f"Left out, because audits or the register fill them: {done.by_tool}.")


@app.command()
def progress(
    action: str = typer.Argument(..., help="The action: its id in square brackets."),
    point: str = typer.Option(
        ..., "--point", metavar="2026-11", help="The point: a February, May, August or November."
    ),
    colour: Colour = typer.Option(..., "--colour", help="How far it has come."),
    note: str | None = NOTE,
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
) -> None:
    """Record how far an action of Section G has come. The newest holds; none is overwritten.

    Blue: completed. Green: on track. Amber: on track, some concerns. Red: no progress or major
    concerns.
    """
    from audit.commands.output import note as say
    from audit.framework.progress import record_progress
    from audit.framework.recorded_periods import spoken
    from audit.monthly.months import month_of
    from audit.store.access import log_access
    from audit.store.opening import open_store

    at = month_of(point)
    with open_store(database).writing() as session:
        done = record_progress(session, action, at, colour.value, note, auditor)
        log_access(session, f"framework progress {done.id}", who=auditor, month=at)
    say(f"Recorded: {done.id} is {colour.value} in {spoken(at)}.")
