"""Many plans, one after another: one bad file never stops the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.auditing import audit_plan
from audit.errors import PlanMissing, PlanUnreadable
from audit.isolation import Limits, Task, done_or_failed, each_apart, usual_workers
from audit.register.rows import Register
from audit.result import Failure, PlanAudit, PlanAudits
from audit.rubric.loading import LoadedRubric

if TYPE_CHECKING:
    from audit.plan_reading import PlanReadings

PLAN_SUFFIXES = (".docx", ".pdf")


def find_plans(paths: Iterable[Path]) -> list[Path | PlanUnreadable]:
    """The plans among files and folders, each once; a folder without plans is an error in place.

    Folders are searched with their sub-folders; Word's own lock files (~$...) are left out.
    """
    found: dict[Path, None] = {}
    errors: list[PlanUnreadable] = []
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = [p for p in sorted(path.rglob("*")) if _looks_like_plan(p)]
        found.update(dict.fromkeys(inside))
        if not inside:
            errors.append(
                PlanMissing(f"{path.name}: there is no .docx or .pdf file in this folder.")
            )
    return [*found, *errors]


def _looks_like_plan(path: Path) -> bool:
    return (
        path.suffix.lower() in PLAN_SUFFIXES and not path.name.startswith("~$") and path.is_file()
    )


def audit_files(
    plans: Sequence[Path | PlanUnreadable],
    rubric: LoadedRubric,
    register: Register | None = None,
    as_of: date | None = None,
    limits: Limits | None = None,
    workers: int | None = None,
) -> PlanAudits:
    """Audit each plan; those that cannot be scored are in ``failed``, with the sentence why.

    Several files are dealt with apart, each within ``limits``, by so many ``workers`` at once.
    """
    task = partial(audit_plan, rubric=rubric, register=register, as_of=as_of)
    outcomes = outcomes_of(task, plans, limits, workers)
    return PlanAudits(
        results=[item for item in outcomes if isinstance(item, PlanAudit)],
        failed=[item for item in outcomes if isinstance(item, Failure)],
    )


def read_files(
    files: Sequence[Path | PlanUnreadable], limits: Limits | None = None, workers: int | None = None
) -> PlanReadings:
    """What was read of each file; those that cannot be read are in ``failed``, with the reason."""
    from audit.plan_reading import PlanReading, PlanReadings
    from audit.showing import read_plan

    outcomes = outcomes_of(read_plan, files, limits, workers)
    return PlanReadings(
        results=[item for item in outcomes if isinstance(item, PlanReading)],
        failed=[item for item in outcomes if isinstance(item, Failure)],
    )


def outcomes_of(
    task: Task, files: Sequence[Path | PlanUnreadable], limits: Limits | None, workers: int | None
) -> list[Any]:
    """What the task made of each file, or a Failure, in the order in which they were given.

    A single file is dealt with in this process: there is no other file to keep safe from it.
    """
    found: dict[int, Any] = {
        index: Failure(file=str(file).split(":")[0], error=str(file), code=file.code)
        for index, file in enumerate(files)
        if isinstance(file, PlanUnreadable)
    }
    wanted = [(index, file) for index, file in enumerate(files) if isinstance(file, Path)]
    paths = [file for _, file in wanted]
    if len(paths) == 1:
        found[wanted[0][0]] = done_or_failed(task, paths[0])
    elif paths:
        apart = each_apart(task, paths, limits or Limits(), workers or usual_workers(len(paths)))
        for place, outcome in with_progress(apart, len(paths)):
            found[wanted[place][0]] = outcome
    return [found[index] for index in sorted(found)]


def with_progress(outcomes: Iterable[tuple[int, Any]], total: int) -> Iterable[tuple[int, Any]]:
    """The outcomes, with a bar on standard error where someone is looking."""
    if not sys.stderr.isatty():
        return outcomes
    from rich.console import Console
    from rich.progress import track

    return track(outcomes, "Plans", console=Console(stderr=True), transient=True, total=total)
