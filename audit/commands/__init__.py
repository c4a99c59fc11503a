"""The command line: standard output is the result alone, standard error is for notes.

Exit codes: 0 done; 1 a plan is below ``--fail-under``; 2 something in the input must be mended;
3 a fault of the tool itself.
"""

from __future__ import annotations

import os
import sys

import typer

from audit.commands import (
    action,
    agreement,
    board,
    confirm,
    copies,
    evaluate,
    forget,
    framework,
    moderate,
    read,
    register,
    rubric,
    run_month,
    sample,
    schema,
    score,
    store,
    tally,
    trend,
)
from audit.errors import AuditError

app = typer.Typer(
    name="audit",
    help="Audits the quality of Education, Health and Care Plans against a co-produced rubric, "
    "on your own machine. It supports an auditor and decides nothing.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command(name="score")(score.score)
app.command(name="read")(read.read)
app.command(name="evaluate")(evaluate.evaluate)
app.command(name="run")(run_month.run_month)
app.command(name="confirm")(confirm.confirm)
app.command(name="copies")(copies.copies)
app.command(name="tally")(tally.tally)
app.command(name="trend")(trend.trend)
app.command(name="board")(board.board)
app.command(name="schema")(schema.schema)
app.command(name="forget")(forget.forget)
app.command(name="agreement")(agreement.agreement)
app.add_typer(register.app, name="register")
app.add_typer(sample.app, name="sample")
app.add_typer(framework.app, name="framework")
app.add_typer(moderate.app, name="moderate")
app.add_typer(action.app, name="action")
app.add_typer(rubric.app, name="rubric")
app.add_typer(store.app, name="store")


def _version(wanted: bool) -> None:
    if wanted:
        from audit import __version__

        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _common(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Options that come before the command."""


def run() -> int:
    """Run the command line and give its exit code; no traceback ever reaches the user."""
    _speak_utf8()
    # What else is installed on a machine takes no part in reading a plan, and costs time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app()
    except AuditError as error:
        typer.echo(str(error), err=True)
        return 2
    except (BrokenPipeError, KeyboardInterrupt):
        return 130
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except Exception as error:  # the last guard: a user can do nothing with a traceback
        typer.echo(
            f"A fault in the tool itself ({type(error).__name__}). Nothing was changed. Please "
            "report it with the command that you ran, but without the plan.",
            err=True,
        )
        return 3
    finally:
        _close_stores()
    return 0


def _close_stores() -> None:
    """The process ends at once after a command, so nobody else would."""
    opening = sys.modules.get("audit.store.opening")
    if opening is not None:
        opening.close_all()


def _speak_utf8() -> None:
    """Old Windows consoles cannot print every sign of a plan: replace it rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
