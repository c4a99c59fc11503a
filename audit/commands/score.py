"""``audit score FILE...``"""

from __future__ import annotations

from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.result import PlanAudit, PlanAudits


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    html = "html"
    docx = "docx"


class Level(StrEnum):
    """Judgements that ``--fail-under`` may name."""

    requires_improvement = "requires-improvement"
    good = "good"
    outstanding = "outstanding"


def score(
    files: list[Path] = options.FILES,
    rubric: Path | None = options.RUBRIC,
    register: Path | None = options.REGISTER,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    as_of: str | None = options.AS_OF,
    fail_under: Level | None = typer.Option(
        None,
        "--fail-under",
        help="Exit code 1 if a plan is judged below this; for scripts.",
        show_default=False,
    ),
    verbose: bool = typer.Option(False, "--verbose", "-v", help="Show the quotes too (text)."),
    time_limit: float = options.TIME_LIMIT,
    memory_limit: int = options.MEMORY_LIMIT,
    workers: int | None = options.WORKERS,
) -> None:
    """Score plans: a rating for each criterion with the plan's own words, and what to mend.

    The judgement is provisional until an auditor confirms it. Exit codes: 0 done, 1 below
    --fail-under, 2 a file or option must be mended (the other files are still scored).
    """
    from audit.batch import audit_files, find_plans
    from audit.commands.inputs import day_of, register_rows
    from audit.commands.output import note, write_result
    from audit.commands.watch import within
    from audit.isolation import Limits
    from audit.rubric.loading import load_rubric

    loaded = load_rubric(rubric)
    rows = register_rows(register)
    plans = find_plans(files)
    many = len(files) != 1 or files[0].is_dir()
    limits = Limits(time_limit, memory_limit)
    day = day_of(as_of)
    with nullcontext() if many else within(limits, files[0].name):
        results = audit_files(plans, loaded, rows, day, limits, workers)
    for failure in results.failed:
        note(failure.error)
    if results.results:
        write_result(results if many else results.results[0], format_.value, output, verbose)
    if results.failed:
        raise typer.Exit(2)
    if fail_under and _below(results, fail_under):
        raise typer.Exit(1)


def _below(results: PlanAudits, level: Level) -> bool:
    from audit.judging import ORDER

    floor = ORDER.index(level.value.replace("-", " "))
    return any(not _reaches(audit, floor) for audit in results.results)


def _reaches(audit: PlanAudit, floor: int) -> bool:
    from audit.judging import ORDER

    return audit.overall is not None and ORDER.index(audit.overall) >= floor
