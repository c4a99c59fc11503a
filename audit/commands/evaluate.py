"""``audit evaluate LABELS [PLANS...]``"""

from __future__ import annotations

from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.evaluating.result import PlanEvaluation


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    html = "html"
    xlsx = "xlsx"


def evaluate(
    labels: Path = typer.Argument(
        ...,
        help="Your own ratings: a spreadsheet (.xlsx or .csv), or a folder of JSON files.",
        show_default=False,
    ),
    plans: list[Path] | None = typer.Argument(
        None,
        help="Plans (.docx or .pdf), or folders of plans; without them those beside the labels.",
        show_default=False,
    ),
    rubric: Path | None = options.RUBRIC,
    register: Path | None = options.REGISTER,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    as_of: str | None = options.AS_OF,
    verbose: bool = typer.Option(
        False, "--verbose", "-v", help="Show every disagreement with all its quotes (text)."
    ),
    time_limit: float = options.TIME_LIMIT,
    memory_limit: int = options.MEMORY_LIMIT,
    workers: int | None = options.WORKERS,
) -> None:
    """Hold the tool against plans that you rated yourselves: how often does it agree with you?

    Exit codes: 0 done, 2 a file of labels or a plan must be mended (the others still count).
    """
    from audit.batch import find_plans
    from audit.commands.inputs import day_of, register_rows
    from audit.commands.output import note, refuse_on_screen, write_bytes
    from audit.commands.watch import within
    from audit.evaluating.evaluate import evaluate as hold
    from audit.evaluating.labels import load_labels
    from audit.isolation import Limits
    from audit.rubric.loading import load_rubric

    refuse_on_screen(format_.value, output)
    loaded = load_rubric(rubric)
    labelled = load_labels(labels, loaded.rubric)
    rows, day = register_rows(register), day_of(as_of)
    beside = labels if labels.is_dir() else labels.parent
    found = find_plans(plans or [beside])
    limits = Limits(time_limit, memory_limit)
    only = found[0] if len(found) == 1 else None
    with within(limits, only.name) if isinstance(only, Path) else nullcontext():
        result = hold(labelled, found, loaded, rows, day, limits, workers)
    for said in (*result.unread, *(failure.error for failure in result.failed)):
        note(said)
    write_bytes(_rendered(result, format_, verbose, to_file=output is not None), output)
    if not result.files:
        note("No plan with labels could be audited, so there is nothing to compare.")
    if result.unread or result.failed or not result.files:
        raise typer.Exit(2)


def _rendered(result: PlanEvaluation, format_: Format, verbose: bool, to_file: bool) -> bytes:
    if format_ is Format.json:
        return (result.to_json() + "\n").encode()
    if format_ is Format.html:
        from audit.reporting import evaluation_html

        return evaluation_html.render(result).encode()
    if format_ is Format.xlsx:
        from audit.reporting import evaluation_xlsx

        return evaluation_xlsx.to_bytes(result)
    from audit.commands.output import screen
    from audit.reporting import evaluation_text

    width, colour = screen(to_file)
    return evaluation_text.render(result, verbose=verbose, width=width, colour=colour).encode()
