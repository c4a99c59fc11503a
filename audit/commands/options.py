"""Options that several commands share."""

from __future__ import annotations

from typing import Any

import typer

FILES: Any = typer.Argument(
    ..., help="Plans (.docx or .pdf), or folders of plans.", show_default=False
)
FORMAT: Any = typer.Option("text", "--format", "-f", help="What to write.")
"""The formats to choose from are the type of the command's parameter."""
OUTPUT: Any = typer.Option(
    None, "--output", "-o", help="Write to this file and not to the screen.", show_default=False
)
RUBRIC: Any = typer.Option(
    None, "--rubric", help="A rubric file; without it the built-in one.", show_default=False
)
REGISTER: Any = typer.Option(
    None,
    "--register",
    help="The authority's list of issued plans (.csv or .xlsx): says whether a direct payment "
    "is received.",
    show_default=False,
)
AS_OF: Any = typer.Option(
    None,
    "--as-of",
    metavar="DATE",
    help="The day for the year group where the plan has no date (31/08/2026).",
    show_default=False,
)
TIME_LIMIT: Any = typer.Option(60.0, "--time-limit", min=1, help="Seconds that a file may take.")
MEMORY_LIMIT: Any = typer.Option(
    1024, "--memory-limit", min=256, help="Megabytes that a file may take."
)
WORKERS: Any = typer.Option(
    None,
    "--workers",
    min=1,
    help="How many files at once; without it as many as pay for themselves.",
    show_default=False,
)
DATABASE: Any = typer.Option(
    None,
    "--database",
    metavar="STORE",
    help="The store: a file, or postgresql://user@host/name; without it AUDIT_DATABASE, else "
    "audit-store.db in this folder.",
    show_default=False,
)
AUDITOR: Any = typer.Option(
    None, "--auditor", help="Who speaks; without it the user of this machine.", show_default=False
)
MONTH: Any = typer.Option(
    None, "--month", metavar="2026-10", help="The month in which plans were issued."
)
FIRST: Any = typer.Option(
    None, "--from", metavar="2026-08", help="The first of several months.", show_default=False
)
LAST: Any = typer.Option(
    None, "--to", metavar="2026-10", help="The last of several months.", show_default=False
)
PROVISIONAL: Any = typer.Option(
    False,
    "--provisional",
    help="Count the tool's own judgement where no auditor has confirmed, and say so.",
)
