"""The result of an evaluation, as it is published: "plan-evaluation/1".

Every writer reads it and computes nothing. ``audit schema --evaluation`` prints its JSON Schema.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from audit.result import Failure, Model, Published, QuoteResult, Tool

Group = Literal["overall", "criteria", "criterion", "measure", "outcome", "provision"]
Value = bool | int | str | None
"""A rating, an answer, a judgement in words, "not judged" or "not established"; null: n/a."""
Part = Annotated[float, Field(ge=0, le=1)]


class IntervalResult(Model):
    """A 95 % interval."""

    low: float
    high: float


class ShareResult(Model):
    """``count`` of ``of``. ``interval`` is null where there are too few plans to tell."""

    count: int
    of: int
    share: Part | None
    interval: IntervalResult | None


class KappaResult(Model):
    """Agreement beyond chance, with quadratic weights; plain for yes and no.

    ``value`` is null where ratings do not vary; ``interval`` where there are too few plans to
    tell, where ratings hardly vary, or where all agree.
    """

    value: Annotated[float, Field(ge=-1, le=1)] | None
    interval: IntervalResult | None


class Figure(Model):
    """How often the tool and the labels agree on one thing.

    ``n`` labels, of ``plans`` plans. ``exact``: the same rating, "not applicable" being one.
    ``within_one``, ``kappa``: where both rated. ``applicable``: whether both, or neither, found
    that it applies. ``two_bands_off`` only for the overall judgement. ``labelled_yes`` and
    ``judged_yes`` only for yes and no: how many of those who said either.
    """

    group: Group
    id: str
    title: str
    n: int
    plans: int
    exact: ShareResult
    within_one: ShareResult | None = None
    kappa: KappaResult
    applicable: ShareResult | None = None
    two_bands_off: int | None = None
    labelled_yes: ShareResult | None = None
    judged_yes: ShareResult | None = None
    not_judged: int
    check_first: int


class Calibration(Model):
    """Ratings whose confidence lies from ``low`` to below ``high``, and how often they agreed."""

    low: Part
    high: Part
    confidence: Part | None = Field(description="the mean of the confidences shown")
    agreed: ShareResult


class Disagreement(Model):
    """One thing on which they differ: of which plan, in which of its files, and why the tool did.

    ``reason`` and ``quotes`` are those of the first of ``files``. ``worth`` orders them: how far
    apart, squared, times the weight of the criterion.
    """

    plan: str
    files: list[str]
    group: Group
    id: str
    title: str
    item: str | None = Field(default=None, description="id of the outcome or statement")
    label: Value
    tool: Value
    check_first: bool
    reason: str
    quotes: list[QuoteResult]
    worth: float


class MissedItem(Model):
    """A labelled outcome or statement that the tool did not find in these files."""

    plan: str
    files: list[str]
    section: str
    item: str
    text: str


class SpareItem(Model):
    """An outcome or statement that the tool found and the labels do not know."""

    plan: str
    file: str
    quote: QuoteResult


class Layouts(Model):
    """Plans that were there in several files: whether these were judged alike."""

    plans: int
    same_overall: ShareResult
    same_ratings: ShareResult


class PlanEvaluation(Published):
    """How the tool holds against labelled plans; version 1 of the published shape.

    Nothing is left out unseen: ``unmatched_labels`` are plans with labels and no file,
    ``unmatched_files`` were audited and have no labels, ``failed`` could not be audited,
    ``unread`` are files of labels that could not be read, ``problems`` single labels.
    """

    schema_: Literal["plan-evaluation/1"] = Field(default="plan-evaluation/1", alias="schema")
    tool: Tool
    plans: int
    files: int
    figures: list[Figure]
    confidence: list[Calibration]
    check_first: ShareResult
    not_judged: ShareResult
    layouts: Layouts
    disagreements: list[Disagreement]
    missed: list[MissedItem]
    spare: list[SpareItem]
    unmatched_labels: list[str]
    unmatched_files: list[str]
    problems: list[str]
    unread: list[str]
    failed: list[Failure]


def evaluation_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an evaluation."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **PlanEvaluation.model_json_schema(by_alias=True, mode="serialization"),
    }
