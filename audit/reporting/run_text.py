"""What a run of the month's sample came to, on the screen."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from audit.monthly.run_result import MonthRun, NotScored

_JUDGEMENTS = ("outstanding", "good", "requires improvement", "inadequate", "not judged")


def render(result: MonthRun, width: int = 80) -> str:
    """The run in lines of at most ``width``, with what to do next."""
    return "\n".join(line for part in _parts(result) for line in _wrapped(part, width)) + "\n"


def _parts(run: MonthRun) -> Iterator[str]:
    yield f"Run of the sample of {run.month}: {run.plans} plans"
    yield ""
    yield f"  {run.scored:>5}  scored now"
    yield f"  {run.already:>5}  scored before, with the same document and rubric"
    yield f"  {len(run.missing):>5}  without a document"
    yield f"  {len(run.failed):>5}  that could not be scored"
    if run.overall:
        yield ""
        yield "The tool's judgements (provisional until an auditor confirms them)"
        yield ""
        for judgement in _JUDGEMENTS:
            if judgement in run.overall:
                yield f"  {run.overall[judgement]:>5}  {judgement}"
    yield from _listed("Without a document", run.missing)
    yield from _listed("Could not be scored", run.failed)
    if run.another_case:
        yield ""
        yield "The document may belong to another case: check " + ", ".join(run.another_case) + "."
    yield ""
    yield _next(run)


def _listed(title: str, plans: list[NotScored]) -> Iterator[str]:
    if plans:
        yield ""
        yield title
        yield ""
        yield from (f"  {plan.sentence}" for plan in plans)


def _next(run: MonthRun) -> str:
    if run.missing or run.failed:
        return (
            "Next: mend what is listed and run this again; what is scored is not scored twice. "
            f"What is scored can be confirmed: audit confirm --export {run.month}.xlsx --month "
            f"{run.month}."
        )
    return f"Next: audit confirm --export {run.month}.xlsx --month {run.month}."


def _wrapped(line: str, width: int) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    if len(line) <= width:
        return [line]
    return textwrap.wrap(
        line.strip(), width, initial_indent=indent, subsequent_indent=indent or "  "
    )
