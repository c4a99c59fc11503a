"""``audit read FILE...``"""

from __future__ import annotations

from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from audit.commands import options

if TYPE_CHECKING:
    from audit.plan_reading import PlanReading, PlanReadings


class Format(StrEnum):
    """What to write."""

    text = "text"
    json = "json"
    html = "html"


def read(
    files: list[Path] = options.FILES,
    format_: Format = options.FORMAT,
    output: Path | None = options.OUTPUT,
    time_limit: float = options.TIME_LIMIT,
    memory_limit: int = options.MEMORY_LIMIT,
    workers: int | None = options.WORKERS,
) -> None:
    """Show what was read of plans: sections, items, facts, and what lies outside them.

    Nothing is judged. A file that is not a plan is shown too, with the reason why it would not be
    scored. Exit codes: 0 done, 2 a file cannot be read (the others are still shown).
    """
    from audit.batch import find_plans, read_files
    from audit.commands.output import note, write_bytes
    from audit.commands.watch import within
    from audit.isolation import Limits

    many = len(files) != 1 or files[0].is_dir()
    limits = Limits(time_limit, memory_limit)
    with nullcontext() if many else within(limits, files[0].name):
        readings = read_files(find_plans(files), limits, workers)
    for failure in readings.failed:
        note(failure.error)
    if readings.results:
        result = readings if many else readings.results[0]
        write_bytes(_rendered(result, format_, to_file=output is not None), output)
    if readings.failed:
        raise typer.Exit(2)


def _rendered(result: PlanReading | PlanReadings, format_: Format, to_file: bool) -> bytes:
    from audit.plan_reading import PlanReadings

    if format_ is Format.json:
        return (result.to_json() + "\n").encode()
    if format_ is Format.html:
        from audit.reporting import reading_html

        if isinstance(result, PlanReadings):
            return reading_html.render_many(result).encode()
        return reading_html.render(result).encode()
    from audit.commands.output import screen
    from audit.reporting import reading_text

    width, colour = screen(to_file)
    if isinstance(result, PlanReadings):
        return reading_text.render_many(result, width=width, colour=colour).encode()
    return reading_text.render(result, width=width, colour=colour).encode()
