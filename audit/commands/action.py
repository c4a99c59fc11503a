"""``audit action add``, ``done``, ``not-done``, ``reopen``, ``list`` and ``suggest``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from audit.monthly.actions_result import ActionState
    from audit.store.tables import IssuedPlan

app = typer.Typer(
    help="Actions: what to mend in a plan, by whom, by when, and what became of it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
CASE = typer.Argument(..., help="The case reference.", show_default=False)
NUMBER = typer.Argument(..., min=1, help="The action's number.", show_default=False)
NOTE = typer.Option(None, "--note", help="What to say of it.", show_default=False)


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"


class ListFormat(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    xlsx = "xlsx"


@app.command()
def add(
    case: str = CASE,
    what: str | None = typer.Option(
        None,
        "--what",
        help="What is to be mended; with --criterion and without this, what the tool suggests.",
        show_default=False,
    ),
    by_whom: str = typer.Option(..., "--by-whom", help="Who mends it.", show_default=False),
    by_when: str = typer.Option(
        ..., "--by-when", metavar="31/12/2026", help="By which day.", show_default=False
    ),
    criterion: str | None = typer.Option(
        None, "--criterion", metavar="A3", help="The criterion it is about.", show_default=False
    ),
    month: str | None = options.MONTH,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Ask for something to be mended in a case's newest plan, or that of --month."""
    from audit.commands.output import write_published
    from audit.monthly.actions import action_result, add_action
    from audit.monthly.actions_result import ActionDone
    from audit.monthly.corrections import auditor_of
    from audit.reporting import actions_text
    from audit.store.access import log_access, user
    from audit.store.opening import open_store

    by, day = auditor_of(auditor or user()), _day(by_when)
    with open_store(database).writing() as session:
        issued = _issued(session, case, month)
        log_access(session, "action add", who=by.name, month=issued.month, case=case)
        about, suggested = _about(session, issued, criterion)
        action = add_action(session, issued, what or suggested, by_whom, day, by.name, about)
        result = ActionDone(new=True, action=action_result(action, _today()))
    write_published(result, actions_text.done, format_, output)


@app.command()
def done(
    case: str = CASE,
    number: int = NUMBER,
    note: str | None = NOTE,
    month: str | None = options.MONTH,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Say that an action was done."""
    _settle(case, number, "done", note, month, auditor, format_, output, database)


@app.command(name="not-done")
def not_done(
    case: str = CASE,
    number: int = NUMBER,
    note: str | None = NOTE,
    month: str | None = options.MONTH,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Say that an action was not done, and why (--note); it stays among those to do."""
    _settle(case, number, "not done", note, month, auditor, format_, output, database)


@app.command()
def reopen(
    case: str = CASE,
    number: int = NUMBER,
    note: str | None = NOTE,
    month: str | None = options.MONTH,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Open an action again that was called done by mistake."""
    _settle(case, number, "open", note, month, auditor, format_, output, database)


def _settle(
    case: str,
    number: int,
    state: ActionState,
    note: str | None,
    month: str | None,
    auditor: str | None,
    format_: Format,
    output: Path | None,
    database: str | None,
) -> None:
    from audit.commands.output import write_published
    from audit.monthly.actions import action_result, find_action, settle
    from audit.monthly.actions_result import ActionDone
    from audit.monthly.corrections import auditor_of
    from audit.monthly.months import month_of
    from audit.reporting import actions_text
    from audit.store.access import log_access, user
    from audit.store.opening import open_store

    by = auditor_of(auditor or user())
    with open_store(database).writing() as session:
        action = find_action(session, case, number, month_of(month) if month else None)
        log_access(session, f"action {state}", who=by.name, month=action.issued.month, case=case)
        new = settle(session, action, state, by.name, note)
        result = ActionDone(new=new, action=action_result(action, _today()))
    write_published(result, actions_text.done, format_, output)


@app.command(name="list")
def list_(
    month: str | None = options.MONTH,
    open_: bool = typer.Option(False, "--open", help="Only what is not done."),
    overdue: bool = typer.Option(False, "--overdue", help="Only what is not done after its day."),
    auditor: str | None = options.AUDITOR,
    format_: ListFormat = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """List actions, and plans that were confirmed inadequate and wait for a re-audit.

    Such a plan stays open until a newer file of it, or a newer plan, is confirmed better.
    """
    from audit.commands.output import refuse_on_screen, write_bytes, write_published
    from audit.monthly.listing import Only, action_list
    from audit.monthly.months import month_of
    from audit.reporting import actions_text, actions_xlsx
    from audit.store.access import log_access
    from audit.store.opening import open_store

    refuse_on_screen(format_.value, output)
    asked = month_of(month) if month else None
    with open_store(database).writing() as session:
        log_access(session, "action list", who=auditor, month=asked)
        only: Only = "overdue" if overdue else "open" if open_ else "all"
        result = action_list(session, asked, _today(), only)
    if format_ is ListFormat.xlsx:
        write_bytes(actions_xlsx.to_bytes(result), output)
    else:
        write_published(result, actions_text.listed, format_, output)


@app.command()
def suggest(
    case: str = CASE,
    month: str | None = options.MONTH,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Show what could be asked for in a plan: what lifts its judgement most comes first."""
    from audit.commands.output import write_published
    from audit.monthly.confirming import audited
    from audit.monthly.suggesting import suggest as suggested
    from audit.reporting import actions_text
    from audit.store.access import log_access
    from audit.store.opening import open_store

    with open_store(database).writing() as session:
        plan = audited(session, _issued(session, case, month))
        log_access(session, "action suggest", who=auditor, month=plan.issued.month, case=case)
        result = suggested(session, plan)
    write_published(result, actions_text.suggested, format_, output)


def _issued(session: Session, case: str, month: str | None) -> IssuedPlan:
    from audit.monthly.finding import issued_plan
    from audit.monthly.months import month_of

    return issued_plan(session, case, month_of(month) if month else None)


def _about(session: Session, issued: IssuedPlan, criterion: str | None) -> tuple[str | None, str]:
    """The criterion as the plan's rubric has it, and what the tool would mend there."""
    if criterion is None:
        return None, ""
    from audit.monthly.confirming import audited
    from audit.monthly.suggesting import mending_of

    return mending_of(session, audited(session, issued), criterion)


def _day(text: str) -> date:
    from audit.errors import NotPossible
    from audit.register.values import read_date

    try:
        found = read_date(text)
    except ValueError:
        found = None
    if found is None:
        raise NotPossible("The day of --by-when is not a date: write it as 31/12/2026.")
    return found


def _today() -> date:
    from datetime import date

    return date.today()
