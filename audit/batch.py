"""Many plans, one after another: one bad file never stops the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from audit.errors import PlanMissing, PlanUnreadable
from audit.register.rows import Register
from audit.result import Failure, PlanAudit, PlanAudits
from audit.rubric.loading import LoadedRubric

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
) -> PlanAudits:
    """Audit each plan; those that cannot be scored are in ``failed``, with the sentence why."""
    results: list[PlanAudit] = []
    failed: list[Failure] = []
    for plan in _with_progress(plans):
        outcome = _audit(plan, rubric, register, as_of)
        if isinstance(outcome, Failure):
            failed.append(outcome)
        else:
            results.append(outcome)
    return PlanAudits(results=results, failed=failed)


def _audit(
    plan: Path | PlanUnreadable,
    rubric: LoadedRubric,
    register: Register | None,
    as_of: date | None,
) -> PlanAudit | Failure:
    from audit.auditing import audit_plan

    if isinstance(plan, PlanUnreadable):
        return Failure(file=str(plan).split(":")[0], error=str(plan), code=plan.code)
    try:
        return audit_plan(plan, rubric, register, as_of)
    except PlanUnreadable as error:
        return Failure(file=plan.name, error=str(error), code=error.code)
    except Exception as error:  # a fault of ours in one plan must not lose the others
        message = (
            f"{plan.name}: this plan could not be scored because of a fault in the tool "
            f"({type(error).__name__}); audit it by hand and report the fault."
        )
        return Failure(file=plan.name, error=message, code="fault")


def _with_progress(
    plans: Sequence[Path | PlanUnreadable],
) -> Iterator[Path | PlanUnreadable]:
    """The plans, with a bar on standard error where there are several and someone is looking."""
    if len(plans) < 2 or not sys.stderr.isatty():
        yield from plans
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(
        plans, "Scoring plans", console=Console(stderr=True), transient=True, total=len(plans)
    )
