"""What is put before the board, as it is shown and published ("board/1"). Writers compute nothing.

A number that would show how few children something is true of is null, and ``hidden`` says so: it
is not in the pack at all, nor is anything from which it could be worked out.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from audit.framework.result import Basis, Status
from audit.result import Model, Published

Colour = Literal["blue", "green", "amber", "red"]
HIDDEN = "not shown (small numbers)"
"""The words that stand where a number is hidden."""


class Figure(Model):
    """``numerator`` of ``denominator`` plans; all null where hidden, or where nothing was counted.

    ``percent`` and ``interval`` go from 0 to 100 and are exact: round ``percent`` down.
    ``words`` is the figure as a text to show: "31 of 37 (83.7%)", "none counted", or ``HIDDEN``.
    """

    numerator: int | None = None
    denominator: int | None = None
    percent: float | None = None
    interval: tuple[float, float] | None = None
    hidden: bool = False
    words: str


class BoardTarget(Model):
    """A target in per cent. ``status`` is null where it cannot be said without a hidden number."""

    value: float
    source: str
    status: Status | None
    words: str


class BoardMeasure(Model):
    """A measure of the period: the figure, its targets, and one sentence that says it all.

    ``left_out`` counts by reason in words; a count is null where it is hidden.
    ``population`` is how many plans issued the measure applies to, null where hidden.
    """

    id: str
    title: str
    figure: Figure
    population: int | None
    left_out: dict[str, int | None]
    targets: list[BoardTarget]
    sentence: str


class BoardCoverage(Model):
    """How many plans were issued, drawn, scored and confirmed; null where hidden."""

    issued: int | None
    sampled: int | None
    audited: int | None
    confirmed: int | None
    percent: float | None
    target: BoardTarget
    sentence: str


class Point(Model):
    """One month ("2026-10") or quarter ("2026-08/2026-10") of a series; ``label`` is to show."""

    period: str
    label: str
    figure: Figure


class Series(Model):
    """A measure over time. ``signals`` are sentences; none is said where there is only noise.

    ``alternative`` is the text alternative of its chart: all that the chart shows, in words.
    """

    id: str
    title: str
    targets: list[float]
    months: list[Point]
    quarters: list[Point]
    signals: list[str]
    alternative: str


class GroupRow(Model):
    """A team, phase, need or kind of plan."""

    name: str
    figure: Figure


class GroupTable(Model):
    """A measure by groups. ``note`` says which groups are missing and why, "" if none."""

    by: str
    title: str
    measure: str
    period: str
    rows: list[GroupRow]
    note: str


class CostRow(Model):
    """A criterion that cost points. ``found`` counts the plans that were below sound in it."""

    criterion: str
    title: str
    found: Figure
    agency: str
    sentence: str
    wording: list[str]
    change: str


class FrameworkLine(Model):
    """A row of the Performance Framework; ``figure`` and ``status`` are words to show."""

    id: str
    issue: str
    measure: str
    how_measured: str
    target: str
    period: str
    figure: str
    status: str
    note: str


class ProgressPoint(Model):
    """The progress of an action at a point in time; ``colour`` null where none was recorded."""

    point: str
    label: str
    colour: Colour | None
    words: str
    note: str


class ActionLine(Model):
    """An action of Section G, its measures of success, progress, and the figures bearing on it."""

    id: str
    title: str
    success: list[str]
    progress: list[ProgressPoint]
    figures: list[str]


class PlainPart(Model):
    """A heading of the page for parents and young people, and its sentences."""

    heading: str
    sentences: list[str]


class PlainPage(Model):
    """One side for parents and young people: the same facts in plain words."""

    title: str
    parts: list[PlainPart]


class BoardPack(Published):
    """Everything the board is shown for a period, with small numbers already hidden.

    ``period_words`` is the period to show ("October 2026"). ``headline``, ``limits`` (what limits
    quality), ``how_made`` and ``caveats`` are sentences. ``suppress_below`` is 0 where nothing was
    asked to be hidden; ``hidden`` counts the figures that are.
    """

    schema_: Literal["board/1"] = Field(default="board/1", alias="schema")
    title: str
    period: str
    period_words: str
    months: list[str]
    basis: Basis
    suppress_below: int
    hidden: int
    headline: list[str]
    coverage: BoardCoverage
    measures: list[BoardMeasure]
    series: list[Series]
    limits: list[str]
    costs: list[CostRow]
    groups: list[GroupTable]
    framework: list[FrameworkLine]
    actions: list[ActionLine]
    how_made: list[str]
    caveats: list[str]
    plain: PlainPage


def board_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a board pack."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **BoardPack.model_json_schema(by_alias=True, mode="serialization"),
    }
