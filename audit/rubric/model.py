"""The rubric: everything that a panel of parents, young people and services may change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from audit.rubric.kinds import Kind, SectionKey, WordList

Overall = Literal["inadequate", "requires improvement", "good", "outstanding"]
Level = Literal[0, 1, 2, 3]
CriterionId = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9]{0,7}$")]


class Part(BaseModel):
    """Base of the rubric's parts: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Target(Part):
    """A target in per cent and where it is promised."""

    percent: Annotated[float, Field(ge=0, le=100)]
    source: str


class Measure(Part):
    """A measure of the Performance Framework.

    Either ``criterion`` with ``at_least`` (met from that rating) or ``bands`` (met when the
    overall judgement is one of them). ``from_year`` makes it not applicable to younger children.
    """

    id: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    title: str
    criterion: CriterionId | None = None
    at_least: Level | None = None
    bands: list[Overall] = []
    from_year: int | None = None
    targets: list[Target]

    @model_validator(mode="after")
    def _one_way(self) -> Measure:
        if (self.criterion is None) == (not self.bands):
            raise ValueError("a measure has either a criterion or bands")
        if self.criterion is not None and self.at_least is None:
            raise ValueError(
                "a measure with a criterion says from which rating it is met: at_least"
            )
        return self


class Limit(Part):
    """A rule that holds the overall judgement down.

    It applies when every criterion in ``ratings`` is at or below the value given, or any section
    of ``sections_missing`` is missing, or any limiting criterion is at or below ``limiting_at``.
    """

    at_most: Overall
    ratings: dict[CriterionId, Level] = {}
    sections_missing: list[SectionKey] = []
    limiting_at: Level | None = None

    @model_validator(mode="after")
    def _says_when(self) -> Limit:
        if not self.ratings and not self.sections_missing and self.limiting_at is None:
            raise ValueError("a limit says when it applies")
        return self


class Bands(Part):
    """From which score (0 to 1) each judgement is given; below the last it is inadequate."""

    outstanding: Annotated[float, Field(ge=0, le=1)]
    good: Annotated[float, Field(ge=0, le=1)]
    requires_improvement: Annotated[float, Field(ge=0, le=1)]

    @model_validator(mode="after")
    def _in_order(self) -> Bands:
        if not self.outstanding > self.good > self.requires_improvement:
            raise ValueError("the bands must fall: outstanding, good, requires_improvement")
        return self

    def judgement(self, score: float) -> Overall:
        """The judgement for a score of 0 to 1."""
        if score >= self.outstanding - 1e-9:
            return "outstanding"
        if score >= self.good - 1e-9:
            return "good"
        return "requires improvement" if score >= self.requires_improvement - 1e-9 else "inadequate"


class Criterion(Part):
    """One criterion. ``id`` is permanent.

    ``descriptors`` has a sentence for each rating 0 to 3. ``mend`` is one sentence to the plan's
    writer. ``reliability`` is how often the tool's rating equalled that of labelled plans when it
    was last measured (0 to 1); confidence starts from it. ``from_year`` makes the criterion not
    applicable to younger children.
    """

    id: CriterionId
    section: str
    title: str
    weight: Annotated[float, Field(gt=0)]
    limiting: bool = False
    basis: str
    why: str
    descriptors: dict[Level, str]
    readings: list[str] = []
    mend: str
    from_year: int | None = None
    reliability: Annotated[float, Field(ge=0, le=1)]
    status: Literal["stable", "preview"] = "stable"
    check: Kind

    @model_validator(mode="after")
    def _all_levels(self) -> Criterion:
        if sorted(self.descriptors) != [0, 1, 2, 3]:
            raise ValueError("descriptors are needed for the ratings 0, 1, 2 and 3")
        return self


class ItemWords(Part):
    """The word lists by which outcomes and provision statements are judged.

    An item whose judgement is less likely than ``sure_from`` is marked to be checked first.
    """

    time_limit: WordList
    no_time_limit: WordList
    measure: WordList
    strong_measure: WordList
    empty_number: WordList
    service: WordList
    staff_subject: WordList
    observable: WordList
    vague_aim: WordList
    personal: WordList
    personal_words: Annotated[int, Field(ge=1)]
    who: WordList
    how_often: WordList
    how_long: WordList
    continuous: WordList
    equipment: WordList
    group: WordList
    group_size: WordList
    vague: WordList
    vague_open: WordList
    sure_from: Annotated[float, Field(ge=0.5, le=1)] = 0.65


class FindingWords(Part):
    """The word lists of the findings that carry no rating."""

    therapy: WordList
    provision_outside: WordList
    medicine: WordList
    sourced: WordList
    elsewhere: WordList


class Rubric(Part):
    """A whole rubric.

    ``words`` maps a list's name to its phrases: a YAML list, or a block of lines with one phrase
    each (notation: audit/language/phrases.py).
    """

    schema_: Literal["rubric/1"] = Field(alias="schema")
    id: str
    version: str
    title: str
    source: str
    ratings: dict[Level, str]
    bands: Bands
    limits: list[Limit]
    measures: list[Measure]
    criteria: list[Criterion]
    items: ItemWords
    findings: FindingWords
    confidence_floor: Annotated[float, Field(ge=0, le=1)]
    words: dict[str, list[str]]

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, populate_by_name=True)

    @field_validator("words", mode="before")
    @classmethod
    def _one_phrase_a_line(cls, words: object) -> object:
        if not isinstance(words, dict):
            return words
        return {
            name: [line.strip() for line in phrases.splitlines() if line.strip()]
            if isinstance(phrases, str)
            else phrases
            for name, phrases in words.items()
        }

    def criterion(self, id_: str) -> Criterion:
        """The criterion of that id. Raises KeyError."""
        for criterion in self.criteria:
            if criterion.id == id_:
                return criterion
        raise KeyError(id_)
