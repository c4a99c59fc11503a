"""``audit run --month 2026-10``"""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.monthly.run_result import MonthRun
    from audit.monthly.running import Apart


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"


def run_month(
    month: str | None = options.MONTH,
    plans: Path | None = typer.Option(
        None,
        "--plans",
        metavar="FOLDER",
        help="Where the documents are, if the register does not say it whole.",
        show_default=False,
    ),
    rubric: Path | None = options.RUBRIC,
    workers: int | None = options.WORKERS,
    scheduler: str | None = typer.Option(
        None,
        "--scheduler",
        metavar="ADDRESS",
        help="Score on your Dask cluster instead, such as tcp://host:8786.",
        show_default=False,
    ),
    time_limit: float = options.TIME_LIMIT,
    memory_limit: int = options.MEMORY_LIMIT,
    database: str | None = options.DATABASE,
    auditor: str | None = options.AUDITOR,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
) -> None:
    """Score the month's sample and keep the audits; run again, it goes on where it stopped.

    Exit codes: 0 done, 2 something must be mended: a document is missing or could not be scored
    (the others are scored all the same).
    """
    from audit.batch import with_progress
    from audit.commands.output import write_bytes
    from audit.errors import NotPossible
    from audit.monthly.documents import Documents
    from audit.monthly.months import month_of
    from audit.monthly.running import prepare
    from audit.monthly.running import run as score_sample
    from audit.rubric.loading import load_rubric
    from audit.store.opening import open_store

    if month is None:
        raise NotPossible("Say which month to score: --month 2026-10.")
    when, loaded, documents = month_of(month), load_rubric(rubric), Documents(plans)
    store = open_store(database)
    with store.writing() as session:
        prepared = prepare(session, when, loaded, documents, auditor)
    apart = _apart(scheduler, time_limit, memory_limit, workers)
    result = score_sample(store, prepared, loaded, apart, with_progress)
    write_bytes(_rendered(result, format_, to_file=output is not None), output)
    if result.missing or result.failed:
        raise typer.Exit(2)


def _apart(
    scheduler: str | None, time_limit: float, memory_limit: int, workers: int | None
) -> Apart:
    from audit.isolation import Limits
    from audit.monthly.cluster import each_on_cluster
    from audit.monthly.running import by_processes

    if scheduler:
        return partial(each_on_cluster, address=scheduler)
    return by_processes(Limits(time_limit, memory_limit), workers)


def _rendered(result: MonthRun, format_: Format, to_file: bool) -> bytes:
    if format_ is Format.json:
        return (result.to_json() + "\n").encode()
    from audit.commands.output import screen
    from audit.reporting.run_text import render

    return render(result, screen(to_file)[0]).encode()
