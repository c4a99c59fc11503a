"""What a run of the month's sample came to, as it is shown and published."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from audit.result import Model, Published


class NotScored(Model):
    """A plan of the sample that was not scored; ``code`` as in ``audit.errors``."""

    case_ref: str
    code: str
    sentence: str


class MonthRun(Published):
    """One run: of so many ``plans`` in the sample, what became of each.

    ``scored`` in this run, ``already`` in an earlier one with the same file, rubric, version and
    register facts. ``overall`` counts the judgements of all that are scored now; "not judged" are
    those without one. ``missing`` have no document, ``failed`` have one that could not be scored.
    """

    schema_: Literal["audit-run/1"] = Field(default="audit-run/1", alias="schema")
    month: str
    plans: int
    scored: int
    already: int
    overall: dict[str, int]
    another_case: list[str] = Field(description="scored, but the document may be another case's")
    missing: list[NotScored]
    failed: list[NotScored]
