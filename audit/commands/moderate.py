"""``audit moderate draw``, ``show``, ``export``, ``mark``, ``compare`` and ``agree``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from audit.monthly.confirming import Audited
    from audit.monthly.second_result import ImportedSeconds
    from audit.store.opening import Store

app = typer.Typer(
    help="Second marks: some plans are rated again, blind, by another auditor.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
AGENCY = typer.Option("education", "--agency", help='education, health, "social care" or parent.')
NOTE = typer.Option(None, "--note", help="A remark on the plan.", show_default=False)
CASE = typer.Argument(..., help="The case reference.", show_default=False)


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"


@app.command()
def draw(
    month: str | None = options.MONTH,
    share: float = typer.Option(
        0.2, "--share", min=0.0, max=1.0, help="How many of the plans not always marked again."
    ),
    seed: int | None = typer.Option(
        None,
        "--seed",
        min=0,
        max=2**31 - 1,
        help="Makes the same draw again; without it chance picks one, which is kept.",
        show_default=False,
    ),
    replace: bool = typer.Option(False, "--replace", help="Draw anew; the earlier draw is kept."),
    reason: str | None = typer.Option(
        None, "--reason", help="Why the draw is replaced.", show_default=False
    ),
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Draw the plans of a month that another auditor marks again, without seeing the first marks.

    Always those judged inadequate or outstanding and those held down by a limit, and a share of
    the others at random. Exit codes: 0 done, 2 something must be mended first.
    """
    from audit.commands.output import write_published
    from audit.monthly.corrections import auditor_of
    from audit.monthly.moderating import draw_seconds
    from audit.monthly.second_result import DrawnSeconds
    from audit.monthly.seconds import second_marks
    from audit.reporting import moderation_text
    from audit.store.access import log_access, user
    from audit.store.opening import open_store

    asked, by = _month(month), auditor_of(auditor or user())
    with open_store(database).writing() as session:
        log_access(session, "moderate draw", who=by.name, month=asked)
        drawn = draw_seconds(
            session, asked, share, by.name, seed=seed, reason=reason, replace=replace
        )
        result = DrawnSeconds(
            eligible=drawn.eligible,
            unconfirmed=drawn.unconfirmed,
            not_scored=drawn.not_scored,
            draw=second_marks(session, asked),
        )
    write_published(result, moderation_text.drawn, format_, output)


@app.command()
def show(
    month: str | None = options.MONTH,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Show which plans are marked again and how far that has come."""
    from audit.commands.output import write_published
    from audit.monthly.seconds import second_marks
    from audit.reporting import moderation_text
    from audit.store.access import log_access
    from audit.store.opening import open_store

    asked = _month(month)
    with open_store(database).writing() as session:
        log_access(session, "moderate show", who=auditor, month=asked)
        result = second_marks(session, asked)
    write_published(result, moderation_text.shown, format_, output)


@app.command()
def export(
    file: Path = typer.Argument(..., metavar="FILE.xlsx", help="The Excel file to write."),
    month: str | None = options.MONTH,
    auditor: str | None = options.AUDITOR,
    database: str | None = options.DATABASE,
) -> None:
    """Write a blind Excel file: the criteria to rate, without anybody's ratings."""
    from audit.commands.output import note, write_bytes
    from audit.errors import NotPossible
    from audit.monthly.confirm_sheet import sheet_of
    from audit.monthly.seconds import plans_to_mark
    from audit.reporting.confirm_xlsx import to_bytes
    from audit.store.access import log_access
    from audit.store.opening import open_store

    asked = _month(month)
    with open_store(database).writing() as session:
        content = sheet_of(session, asked, plans_to_mark(session, asked), "second")
        if not content.plans:
            raise NotPossible(f"All second marks of {asked} are in: run audit agreement.")
        log_access(session, "moderate export", who=auditor, month=asked)
    write_bytes(to_bytes(content), file)
    note(f"{len(content.plans)} plans to mark; how to do it is on the sheet How to.")


@app.command()
def mark(
    case: str | None = typer.Argument(
        None, help="The case reference of one plan.", show_default=False
    ),
    sets: list[str] | None = typer.Option(
        None,
        "--set",
        metavar="A1=2,A3=1",
        help='Ratings, of every criterion: 0 to 3, n/a or "not judged".',
        show_default=False,
    ),
    reasons: list[str] | None = typer.Option(
        None,
        "--reason",
        metavar='"A1: WHY"',
        help="Why a criterion is rated so; once for each that you want to explain.",
        show_default=False,
    ),
    import_: Path | None = typer.Option(
        None,
        "--import",
        metavar="FILE.xlsx",
        help="Take in a blind Excel file that was filled in.",
        show_default=False,
    ),
    auditor: str | None = options.AUDITOR,
    agency: str = AGENCY,
    note: str | None = NOTE,
    month: str | None = options.MONTH,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Keep a second mark; it is given once, by somebody who did not confirm the plan.

    Exit codes: 0 done, 2 something must be mended (the other plans of an import are taken all
    the same).
    """
    from audit.commands.output import write_published
    from audit.errors import NotPossible
    from audit.monthly.corrections import auditor_of
    from audit.monthly.second_marking import mark_second, typed_marks
    from audit.reporting import moderation_text
    from audit.store.access import log_access, user
    from audit.store.opening import open_store

    if (case is None) is (import_ is None):
        raise NotPossible(
            "Say what is marked: audit moderate mark CASE for one plan, or --import FILE.xlsx."
        )
    by, store = auditor_of(auditor or user(), agency), open_store(database)
    if import_ is not None:
        taken = _import(store, import_, (auditor or user(), agency))
        write_published(taken, moderation_text.imported, format_, output)
        if taken.refused:
            raise typer.Exit(2)
        return
    with store.writing() as session:
        plan = _plan(session, case or "", month)
        log_access(session, "moderate mark", who=by.name, month=plan.issued.month, case=case or "")
        said = typed_marks(sets or [], reasons or [], list(plan.ratings))
        result = mark_second(session, plan, by, said, note)
    write_published(result, moderation_text.marked, format_, output)


@app.command()
def compare(
    case: str = CASE,
    month: str | None = options.MONTH,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Show where the two auditors of a plan differ, with their reasons."""
    from audit.commands.output import write_published
    from audit.monthly.seconds import compare as compared
    from audit.reporting import moderation_text
    from audit.store.access import log_access
    from audit.store.opening import open_store

    with open_store(database).writing() as session:
        issued = _plan(session, case, month).issued
        log_access(session, "moderate compare", who=auditor, month=issued.month, case=case)
        result = compared(session, issued)
    write_published(result, moderation_text.compared, format_, output)


@app.command()
def agree(
    case: str = CASE,
    sets: list[str] | None = typer.Option(
        None,
        "--set",
        metavar="A1=2",
        help="What was agreed on a criterion on which the two differ.",
        show_default=False,
    ),
    reasons: list[str] | None = typer.Option(
        None, "--reason", help="Why, after each --set; or once for all.", show_default=False
    ),
    auditor: str | None = options.AUDITOR,
    agency: str = AGENCY,
    note: str | None = NOTE,
    month: str | None = options.MONTH,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Keep what the two auditors agreed after they compared their marks: it is the final rating."""
    from audit.commands.output import write_published
    from audit.monthly.corrections import auditor_of, corrections_of
    from audit.monthly.seconds import agree as agreed
    from audit.reporting import confirm_text
    from audit.store.access import log_access, user
    from audit.store.opening import open_store

    by = auditor_of(auditor or user(), agency)
    with open_store(database).writing() as session:
        plan = _plan(session, case, month)
        log_access(session, "moderate agree", who=by.name, month=plan.issued.month, case=case)
        said = corrections_of(sets or [], reasons or [], list(plan.ratings))
        result = agreed(session, plan, by, said, note)
    write_published(result, confirm_text.confirmed, format_, output)


def _month(text: str | None) -> str:
    from audit.errors import NotPossible
    from audit.monthly.months import month_of

    if text is None:
        raise NotPossible("Say which month: --month 2026-10.")
    return month_of(text)


def _plan(session: Session, case: str, month: str | None) -> Audited:
    from audit.monthly.confirming import audited
    from audit.monthly.finding import issued_plan
    from audit.monthly.months import month_of

    return audited(session, issued_plan(session, case, month_of(month) if month else None))


def _import(store: Store, path: Path, who: tuple[str, str]) -> ImportedSeconds:
    from audit.errors import NotPossible
    from audit.monthly.confirm_answers import read_answers
    from audit.monthly.corrections import auditor_of
    from audit.monthly.second_marking import take_seconds
    from audit.store.access import log_access

    by = auditor_of(*who)
    with store.writing() as session:
        answers = read_answers(session, path)
        if answers.kind != "second":
            raise NotPossible(
                f"{path.name} holds first marks: run audit confirm --import {path.name}."
            )
        log_access(session, "moderate import", who=by.name, month=answers.month)
        return take_seconds(session, answers, by)
