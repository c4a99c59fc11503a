"""``audit confirm CASE``, ``audit confirm --export FILE`` and ``audit confirm --import FILE``"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from audit.monthly.confirm_import import ImportedAnswers
    from audit.monthly.confirmation import ConfirmedPlan, PlanHistory
    from audit.store.opening import Store
    from audit.store.tables import IssuedPlan


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"


def confirm(
    case: str | None = typer.Argument(
        None, help="The case reference of one plan.", show_default=False
    ),
    sets: list[str] | None = typer.Option(
        None,
        "--set",
        metavar="A1=2",
        help='Correct a rating: 0 to 3, n/a or "not judged".',
        show_default=False,
    ),
    reasons: list[str] | None = typer.Option(
        None,
        "--reason",
        help="Why, after each --set; or once for all of them.",
        show_default=False,
    ),
    auditor: str | None = options.AUDITOR,
    agency: str = typer.Option(
        "education", "--agency", help='education, health, "social care" or parent.'
    ),
    note: str | None = typer.Option(
        None, "--note", help="A remark on the plan as a whole.", show_default=False
    ),
    show: bool = typer.Option(
        False,
        "--show",
        help="Show the tool's, each auditor's and the final ratings, and who "
        "said what and when; nothing is changed.",
    ),
    export: Path | None = typer.Option(
        None,
        "--export",
        metavar="FILE.xlsx",
        help="Write the month's plans to an Excel file to confirm them there.",
        show_default=False,
    ),
    import_: Path | None = typer.Option(
        None,
        "--import",
        metavar="FILE.xlsx",
        help="Take in an Excel file that was exported and filled in.",
        show_default=False,
    ),
    month: str | None = options.MONTH,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    database: str | None = options.DATABASE,
) -> None:
    """Confirm or correct what the tool judged: its rating, yours and the final one are kept.

    Without --set the ratings are confirmed as they stand. Nothing that was said is ever changed.
    Exit codes: 0 done, 2 something must be mended (the other plans of an import are taken all
    the same).
    """
    from audit.commands.output import write_bytes
    from audit.errors import NotPossible
    from audit.store.opening import open_store

    if [case is not None, export is not None, import_ is not None].count(True) != 1:
        raise NotPossible(
            "Say what to confirm: audit confirm CASE for one plan, or --export FILE.xlsx and "
            "--import FILE.xlsx for the month in Excel."
        )
    if case is None and (sets or reasons or note or show):
        raise NotPossible("--set, --reason, --note and --show are for one plan: give its case.")
    store = open_store(database)
    if export is not None:
        _export(store, export, month, auditor)
        return
    result: ConfirmedPlan | PlanHistory | ImportedAnswers
    if import_ is not None:
        result = _import(store, import_, auditor, agency)
    elif show:
        result = _show(store, case or "", month, auditor)
    else:
        result = _confirm(store, case or "", month, (sets or [], reasons or []),
                          (auditor, agency), note)  # fmt: skip
    write_bytes(_rendered(result, format_, to_file=output is not None), output)
    if getattr(result, "refused", None):
        raise typer.Exit(2)


def _confirm(
    store: Store,
    case: str,
    month: str | None,
    said: tuple[list[str], list[str]],
    who: tuple[str | None, str],
    note: str | None,
) -> ConfirmedPlan:
    from audit.monthly.confirming import audited, confirm
    from audit.monthly.corrections import auditor_of, corrections_of
    from audit.store.access import log_access, user

    by = auditor_of(who[0] or user(), who[1])
    with store.writing() as session:
        plan = audited(session, _issued(session, case, month))
        corrections = corrections_of(*said, list(plan.ratings))
        log_access(session, "confirm", who=by.name, month=plan.issued.month, case=case)
        return confirm(session, plan, by, corrections, note)


def _show(store: Store, case: str, month: str | None, auditor: str | None) -> PlanHistory:
    from audit.monthly.confirming import audited
    from audit.monthly.history import history
    from audit.store.access import log_access

    with store.writing() as session:
        plan = audited(session, _issued(session, case, month))
        log_access(session, "confirm show", who=auditor, month=plan.issued.month, case=case)
        return history(session, plan)


def _issued(session: Session, case: str, month: str | None) -> IssuedPlan:
    from audit.monthly.finding import issued_plan
    from audit.monthly.months import month_of

    return issued_plan(session, case, month_of(month) if month else None)


def _export(store: Store, path: Path, month: str | None, auditor: str | None) -> None:
    from audit.commands.output import note, write_bytes
    from audit.errors import NotPossible
    from audit.monthly.confirm_sheet import month_sheet
    from audit.monthly.months import month_of
    from audit.reporting.confirm_xlsx import to_bytes
    from audit.store.access import log_access

    if month is None:
        raise NotPossible("Say which month to export: --month 2026-10.")
    with store.writing() as session:
        content = month_sheet(session, month_of(month))
        if not content.plans:
            raise NotPossible(
                f"No plan of {content.month} was scored yet: run audit run --month {content.month}."
            )
        log_access(session, "confirm export", who=auditor, month=content.month)
    write_bytes(to_bytes(content), path)
    note(f"{len(content.plans)} plans to confirm; how to do it is on the sheet How to.")
    if content.not_scored:
        note(f"Left out, not scored yet: {', '.join(content.not_scored)}.")
    note("The file holds words of children's plans: keep it where the plans are kept.")


def _import(store: Store, path: Path, auditor: str | None, agency: str) -> ImportedAnswers:
    from audit.errors import NotPossible
    from audit.monthly.confirm_answers import read_answers
    from audit.monthly.confirm_import import take_answers
    from audit.monthly.corrections import auditor_of
    from audit.store.access import log_access, user

    by = auditor_of(auditor or user(), agency)
    with store.writing() as session:
        answers = read_answers(session, path)
        if answers.kind == "second":
            raise NotPossible(
                f"{path.name} holds second marks: run audit moderate mark --import {path.name}."
            )
        log_access(session, "confirm import", who=by.name, month=answers.month)
        return take_answers(session, answers, by)


def _rendered(
    result: ConfirmedPlan | PlanHistory | ImportedAnswers, format_: Format, to_file: bool
) -> bytes:
    if format_ is Format.json:
        return (result.to_json() + "\n").encode()
    from audit.commands.output import screen
    from audit.monthly.confirmation import ConfirmedPlan, PlanHistory
    from audit.reporting import confirm_text

    width, colour = screen(to_file)
    if isinstance(result, ConfirmedPlan):
        return confirm_text.confirmed(result, width=width, colour=colour).encode()
    if isinstance(result, PlanHistory):
        return confirm_text.history(result, width=width, colour=colour).encode()
    return confirm_text.imported(result, width=width, colour=colour).encode()
