"""What was read of a plan: the result of ``audit read``, plain, frozen and serialisable.

Version 1 of the published shape "plan-reading/1"; ``audit schema --reading`` prints its schema.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from audit.result import Failure, Model, Place, Published, SectionStatus, WarningResult

BlockKind = Literal["heading", "paragraph", "list_item"]
Role = Literal["heading", "label", "content", "help text", "placeholder", "empty", "outside"]
FactValue = str | int | date | None


class ReadText(Model):
    """Exact words and their place."""

    text: str
    location: Place


class FactRead(Model):
    """A cover fact: ``value`` null where the plan does not say; ``words`` are the plan's own."""

    value: FactValue = None
    words: ReadText | None = None


class LineRead(ReadText):
    """A line of a section with the sub-heading or column it stands under, its bullet or number."""

    label: str = ""
    marker: str = ""


class SectionRead(Model):
    """A statutory section: its state, its title as written, its lines."""

    status: SectionStatus
    title: str | None = None
    location: Place | None = None
    recognised_by: Literal["title", "content"] = "title"
    merged_with: list[str]
    lines: list[LineRead]


class NeedRead(ReadText):
    """A need of Section B, or a statement of Section C or D."""

    ref: str = ""
    area: str = ""
    strengths: str = ""


class OutcomeRead(ReadText):
    """An outcome with its steps and review arrangements."""

    ref: str = ""
    area: str = ""
    steps: list[ReadText]
    review: list[ReadText]


class ProvisionRead(ReadText):
    """A provision statement: who, how often and how long, "" where it does not say.

    They are those of the plan's columns, and of the statement's own words for the names in
    ``from_words``.
    """

    section: str
    ref: str = ""
    area: str = ""
    who: str = ""
    how_often: str = ""
    how_long: str = ""
    from_words: list[Literal["who", "how_often", "how_long"]]
    other: dict[str, str]


class AdviceRead(ReadText):
    """An entry of Section K."""

    role: str
    name: str = ""
    requested: date | None = None
    received: date | None = None


class BlockRead(ReadText):
    """One text block of the document, and what became of it."""

    kind: BlockKind
    marker: str = ""
    section: str
    role: Role


class WordsRead(Model):
    """How many words were read, and where they went."""

    read: int
    in_sections: int
    of_the_form: int = Field(description="help text and placeholders: left out of every section")
    outside: int = Field(description="cover, contents page, signatures and whatever else")
    headers_and_footers: int


class PlanReading(Published):
    """What was read of one file. ``blocks`` holds the whole body in reading order."""

    schema_: Literal["plan-reading/1"] = Field(default="plan-reading/1", alias="schema")
    tool: dict[Literal["version"], str]
    file: str
    sha256: str
    pages: int | None = None
    refusal: str | None = Field(
        default=None, description="why `audit score` would not score it; null if it would"
    )
    facts: dict[str, FactRead]
    sections: dict[str, SectionRead]
    needs: list[NeedRead]
    health_needs: list[NeedRead]
    care_needs: list[NeedRead]
    outcomes: list[OutcomeRead]
    provision: list[ProvisionRead]
    advice: list[AdviceRead]
    monitoring: list[ReadText]
    headers_and_footers: list[str]
    warnings: list[WarningResult]
    words: WordsRead
    blocks: list[BlockRead]
    document: SkipJsonSchema[Any] = Field(default=None, exclude=True, repr=False)


class PlanReadings(Published):
    """Several files: those that were read and those that could not be."""

    schema_: Literal["plan-readings/1"] = Field(default="plan-readings/1", alias="schema")
    results: list[PlanReading]
    failed: list[Failure]


def outside(reading: PlanReading) -> Iterable[BlockRead]:
    """The blocks that belong to no section, in reading order."""
    return (block for block in reading.blocks if block.role == "outside")


def reading_schema(many: bool = False) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one reading, or of several."""
    model = PlanReadings if many else PlanReading
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True, mode="serialization"),
    }
