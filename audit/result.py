"""The one result of an audit: plain, frozen, serialisable. Every writer reads it, none computes.

``PlanAudit.model_dump_json()`` is the published shape "plan-audit/1"; ``audit schema`` prints its
JSON Schema, which is generated from these models.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from audit.reading.document import Location, ReadingWarning

Overall = Literal["inadequate", "requires improvement", "good", "outstanding"]
SectionStatus = Literal["found", "empty", "merged", "repeated", "missing"]
Answer = bool | None | Literal["not established", "not judged"]


class Model(BaseModel):
    """Base of the result: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Published(Model):
    """A whole result as it is published; its field ``schema_`` is called ``schema`` in the JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    def to_json(self, indent: int | None = 2) -> str:
        """The published JSON, keys as in the schema."""
        return self.model_dump_json(by_alias=True, indent=indent)


class Place(Model):
    """Where a quote stands: ``block`` counts text blocks from 0, ``page`` from 1 (PDF only)."""

    block: int
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


def place_of(location: Location) -> Place:
    """A reader's place in the shape of the result."""
    return Place(
        block=location.block,
        page=location.page,
        table=location.table,
        row=location.row,
        column=location.column,
    )


class QuoteResult(Model):
    """Exact words of the plan. ``section`` is "" outside the sections."""

    text: str
    section: str
    location: Place


class RubricInfo(Model):
    """The rubric that was used; ``sha256`` is that of its file."""

    id: str
    version: str
    sha256: str
    title: str = ""


class Tool(Model):
    """What made the audit."""

    version: str
    rubric: RubricInfo


class FactsResult(Model):
    """Cover facts; null where the plan does not say. No names: they stay in the plan."""

    case_ref: str | None = None
    date_of_birth: date | None = None
    year_group: int | None = Field(
        default=None, description="-1 nursery, 0 Reception, 1 to 13, 14 and up after Year 13"
    )
    year_group_source: str | None = None
    plan_type: Literal["new", "amended"] | None = None
    status: Literal["draft", "final"] | None = None
    request_date: date | None = None
    draft_date: date | None = None
    final_date: date | None = None


class SectionResult(Model):
    """Whether a section is there, and its title as written."""

    present: bool
    status: SectionStatus
    title: str | None = None
    location: Place | None = None
    recognised_by: Literal["title", "content"] = "title"


class WarningResult(Model):
    """Something to know about how the file was read."""

    code: str
    message: str
    location: Place | None = None


def warnings_of(warnings: Iterable[ReadingWarning]) -> list[WarningResult]:
    """Readers' warnings in the shape of the result."""
    return [
        WarningResult(
            code=warning.code,
            message=warning.message,
            location=place_of(warning.location) if warning.location else None,
        )
        for warning in warnings
    ]


class PlanInfo(Model):
    """The file, its cover facts and sections; ``file`` is the name without the folder."""

    file: str
    sha256: str
    facts: FactsResult
    sections: dict[str, SectionResult]
    warnings: list[WarningResult] = []


class CriterionResult(Model):
    """One criterion's rating.

    ``rating`` 0 to 3; null with ``applicable`` false means not applicable, null with
    ``applicable`` true means not judged: ``reason`` says why. ``confidence`` 0 to 1 is how often
    a rating like this one agreed with labelled plans; ``check_first`` marks one below the
    rubric's floor. ``next_level`` is what the next rating asks.
    """

    id: str
    title: str
    section: str
    weight: float
    limiting: bool
    rating: Annotated[int, Field(ge=0, le=3)] | None
    applicable: bool
    confidence: Annotated[float, Field(ge=0, le=1)] | None
    reason: str
    check_first: bool = False
    descriptor: str = ""
    next_level: str = ""
    quotes: list[QuoteResult] = []

    @property
    def state(self) -> Literal["rated", "not applicable", "not judged"]:
        if self.rating is not None:
            return "rated"
        return "not judged" if self.applicable else "not applicable"


class OutcomeResult(Model):
    """One outcome and its signs; ``missing`` is one sentence, "" if nothing is.

    ``confidence``, 0 to 1, is how likely it is that ``smart`` is right; ``check_first`` marks one
    below the rubric's floor for items.
    """

    text: str
    section: str
    specific: bool
    measurable: bool
    time_bound: bool
    true_outcome: bool
    personal: bool
    smart: bool
    needs: list[str] = []
    missing: str = ""
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    check_first: bool = False
    location: Place


class ProvisionResult(Model):
    """One provision statement and its signs, in the plan's words.

    ``confidence``, 0 to 1, is how likely it is that ``specific_and_quantified`` is right;
    ``check_first`` marks one below the rubric's floor for items.
    """

    text: str
    section: str
    specific_and_quantified: bool
    vague_wording: bool
    vague_phrases: list[str] = []
    who: str = ""
    how_often: str = ""
    how_long: str = ""
    missing: str = ""
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    check_first: bool = False
    location: Place


class MeasureResult(Model):
    """One framework measure: its answer, why, and the targets it is held against (per cent)."""

    id: str
    title: str
    criterion: str | None
    answer: Answer
    reason: str
    targets: list[float] = []


class Finding(Model):
    """Something for the auditor to see that carries no rating."""

    code: str
    message: str
    quotes: list[QuoteResult] = []


class Mending(Model):
    """One thing to mend before the plan is issued.

    ``gain`` is by how much of the whole score (0 to 1) the criterion falls short of a rating of
    3; ``lifts_limit`` whether it also holds the overall judgement down.
    """

    criterion: str
    section: str
    what: str
    gain: float
    lifts_limit: bool = False
    quotes: list[QuoteResult] = []


class Limit(Model):
    """A rule that held the judgement down: to what, by which criteria, and why."""

    criteria: list[str]
    at_most: Overall
    reason: str


class PlanAudit(Published):
    """The audit of one plan, version 1 of the published shape.

    ``score`` 0 to 1, null if nothing could be rated. ``measures`` gives per framework measure
    true, false, null (not applicable), "not established" (nothing says whether a direct payment
    is received) or "not judged". ``provisional`` is true until an auditor confirms.
    ``document`` is the plan as it was read, for writers that show it; it is never serialised.
    """

    schema_: Literal["plan-audit/1"] = Field(default="plan-audit/1", alias="schema")
    tool: Tool
    plan: PlanInfo
    criteria: list[CriterionResult]
    outcomes: list[OutcomeResult]
    provision: list[ProvisionResult]
    measures: dict[str, Answer]
    measure_details: list[MeasureResult]
    score: Annotated[float, Field(ge=0, le=1)] | None
    overall: Overall | None
    overall_before_limits: Overall | None
    limits: list[Limit]
    provisional: bool = True
    findings: list[Finding] = []
    mending: list[Mending] = []
    document: SkipJsonSchema[Any] = Field(default=None, exclude=True, repr=False)


class Failure(Model):
    """A file that was not scored; ``code`` as in ``audit.errors``."""

    file: str
    error: str
    code: str


class PlanAudits(Published):
    """Several plans: those scored and those that could not be."""

    schema_: Literal["plan-audits/1"] = Field(default="plan-audits/1", alias="schema")
    results: list[PlanAudit]
    failed: list[Failure]


def published_schema(many: bool = False) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one plan's audit, or of several plans' audits."""
    model = PlanAudits if many else PlanAudit
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True, mode="serialization"),
    }
