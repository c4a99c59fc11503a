"""What became of a confirmation, and all that was ever said of a plan, as results."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from audit.result import Answer, Model, Overall, Published, RubricInfo

Kind = Literal["first", "second", "agreed"]


class Verdict(Model):
    """A judgement: the machine's, or that of an auditor's ratings."""

    overall: Overall | None
    score: float | None
    measures: dict[str, Answer]


class Changed(Model):
    """A rating that an auditor corrected: ``before`` is what stood until then."""

    criterion: str
    title: str
    before: str
    given: str
    reason: str | None


class ConfirmedPlan(Published):
    """One confirmation. ``new`` is false where the same auditor had said all of it already."""

    schema_: Literal["plan-confirmation/1"] = Field(default="plan-confirmation/1", alias="schema")
    case_ref: str
    month: str
    number: int
    new: bool
    kind: Kind
    auditor: str
    agency: str
    at: datetime
    machine: Verdict
    final: Verdict
    changed: list[Changed]


class Word(Model):
    """One confirmation in a plan's history.

    ``of_newest_audit`` is false where the plan was scored again afterwards: then the confirmation
    holds for its own audit, whose judgement by the machine is ``machine_overall``.
    """

    number: int
    kind: Kind
    auditor: str
    agency: str
    at: datetime
    note: str | None
    machine_overall: Overall | None
    overall: Overall | None
    score: float | None
    corrected: list[Changed]
    of_newest_audit: bool


class Beside(Model):
    """One criterion: the machine's rating, what each auditor gave last, and what stands.

    ``given`` has the numbers of confirmations as keys.
    """

    criterion: str
    title: str
    machine: str
    check_first: bool
    given: dict[int, str]
    final: str
    reason: str | None


class PlanHistory(Published):
    """All that was said of one issued plan; ``final`` is null until an auditor has confirmed.

    ``chain_holds`` is false where a confirmation was changed behind the tool's back.
    ``confirmed_earlier`` is true where the newest audit awaits its own confirmation.
    """

    schema_: Literal["plan-history/1"] = Field(default="plan-history/1", alias="schema")
    case_ref: str
    month: str
    audited: datetime
    tool_version: str
    rubric: RubricInfo
    machine: Verdict
    final: Verdict | None
    criteria: list[Beside]
    history: list[Word]
    chain_holds: bool
    confirmed_earlier: bool
