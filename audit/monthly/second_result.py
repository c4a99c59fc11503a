"""What second marking gives, as results: who is marked again, and how two auditors compare."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from audit.monthly.confirm_import import Refused
from audit.monthly.confirmation import Verdict
from audit.result import Model, Published

Why = Literal["inadequate", "outstanding", "limit", "random"]
"""Why a plan is marked again; the first three always are."""
SecondState = Literal["not confirmed", "to mark", "to compare", "settled"]


class SecondPlan(Model):
    """A plan to be marked again. ``why`` is null until it was: it would tell the first judgement.

    ``first`` are those who confirmed the plan: none of them may mark it again.
    """

    case_ref: str
    state: SecondState
    first: list[str]
    second: str | None
    why: Why | None


class SecondMarks(Published):
    """The draw of second marks of a month that holds, and how far it has come.

    Of ``eligible`` plans, ``always`` are marked again whatever the draw, and ``at_random`` are
    drawn from the rest. ``unconfirmed`` of the eligible had only the tool's judgement at the draw;
    ``not_scored`` are plans of the sample that could not be drawn.
    """

    schema_: Literal["second-marks/1"] = Field(default="second-marks/1", alias="schema")
    month: str
    number: int
    at: datetime
    who: str
    share: float
    seed: int
    reason: str | None
    always: int
    at_random: int
    plans: list[SecondPlan]


class DrawnSeconds(Published):
    """A draw just made: how many plans there were to draw from, and what it gave."""

    schema_: Literal["second-draw/1"] = Field(default="second-draw/1", alias="schema")
    eligible: int
    unconfirmed: int
    not_scored: list[str]
    draw: SecondMarks


class SecondMarked(Published):
    """A second mark that went in. It says nothing of the first: that is what compare is for."""

    schema_: Literal["second-mark/1"] = Field(default="second-mark/1", alias="schema")
    case_ref: str
    month: str
    number: int
    auditor: str
    verdict: Verdict


class ImportedSeconds(Published):
    """What came of a workbook of second marks; ``open`` has no answer yet."""

    schema_: Literal["second-import/1"] = Field(default="second-import/1", alias="schema")
    month: str
    auditor: str
    marked: list[SecondMarked]
    unchanged: list[str]
    open: list[str]
    refused: list[Refused]


class TwoMarks(Model):
    """One criterion by the two auditors; ``agreed`` once they have settled it."""

    criterion: str
    title: str
    first: str
    first_reason: str | None
    second: str
    second_reason: str | None
    agreed: str | None


class ComparedMarks(Published):
    """First and second marks of a plan side by side; ``differ`` are the criteria to talk about."""

    schema_: Literal["second-comparison/1"] = Field(default="second-comparison/1", alias="schema")
    case_ref: str
    month: str
    first_auditor: str
    first: Verdict
    second_auditor: str
    second: Verdict
    agreed: Verdict | None
    differ: list[TwoMarks]
    alike: int
