"""Trend, groups and what costs most, as they are shown and published ("trend/1").

Per cents are exact and go from 0 to 100; writers round them down. Sentences hold no figures, so
that where small numbers are hidden no sentence gives them away.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from audit.framework.result import Basis
from audit.result import Model, Published

Direction = Literal["better", "worse"]
By = Literal["team", "phase", "primary_need", "plan_type", "agency"]
"""``agency`` is that of the auditor who confirmed the plan."""
Advice = Literal["education", "health", "social care", "authority"]
"""Whose advice a criterion rests on; "authority" where it is the writing of the plan itself."""


class TrendPoint(Model):
    """A measure in a month, or in a rolling quarter that ends with a month.

    ``period`` "2026-10" or "2026-08/2026-10". ``percent`` and ``interval`` as in a tally.
    ``limits`` are the lowest and the highest per cent that chance alone explains if all months
    were alike; ``signal`` says on which side of them the point lies, null inside. All four are
    null where nothing was counted, the limits also where there are too few months.
    """

    period: str
    numerator: int
    denominator: int
    population: int
    provisional: int
    percent: float | None
    interval: tuple[float, float] | None
    limits: tuple[float, float] | None
    signal: Direction | None


class Signal(Model):
    """Something that chance hardly explains: which rule says so, of which months, in words."""

    rule: Literal["limits of a month", "limits of a quarter", "one side", "seldom crossing"]
    direction: Direction
    periods: list[str]
    sentence: str


class MeasureTrend(Model):
    """One measure over the months.

    ``centre`` is the per cent of all months together, ``median`` that of the months' per cents.
    ``finding`` says in a sentence what the signals say, or that there is none.
    """

    id: str
    title: str
    targets: list[float]
    centre: float | None
    median: float | None
    months: list[TrendPoint]
    quarters: list[TrendPoint]
    signals: list[Signal]
    finding: str


class GroupFigure(Model):
    """A measure in one group of plans over the whole period; ``name`` "" where none is recorded.

    ``numerator``, ``percent`` and ``interval`` are null where the group has fewer plans than a
    figure is given for. ``signal`` compares it with all other groups together.
    """

    name: str
    numerator: int | None
    denominator: int
    population: int
    percent: float | None
    interval: tuple[float, float] | None
    signal: Direction | None
    finding: str


class GroupedMeasure(Model):
    """One measure by groups, which stand in the order of their names: this is no ranking."""

    id: str
    title: str
    groups: list[GroupFigure]


class Grouping(Model):
    """All measures by one feature of the plans; ``least`` plans are needed for a figure."""

    by: By
    title: str
    least: int
    measures: list[GroupedMeasure]


class Wording(Model):
    """Words that stand in the plans of so many cases, names, dates and numbers masked."""

    text: str
    plans: int


class CriterionCost(Model):
    """What one criterion costs: ``lost`` is the sum of weight x (3 - rating) over ``plans`` rated.

    ``share`` is its part of all points lost, 0 to 1. ``ratings`` counts plans by rating ("0" to
    "3"). ``limited`` is how many plans it held down. ``sound_before`` of ``plans_before`` had a
    rating of at least 2 in the month before the last one, ``sound_last`` of ``plans_last`` in the
    last; ``signal`` says whether that changed by more than chance explains. ``missing`` are the
    tool's own words for what its items lack, ``phrases`` vague words and ``wordings`` whole items,
    each with the number of cases, only where there are enough; ``mend`` is the rubric's advice.
    """

    id: str
    title: str
    section: str
    advice: Advice
    weight: float
    plans: int
    lost: float
    share: float
    ratings: dict[str, int]
    limited: int
    sound_last: int
    plans_last: int
    sound_before: int
    plans_before: int
    signal: Direction | None
    change: str
    missing: list[Wording]
    phrases: list[Wording]
    wordings: list[Wording]
    mend: str


class AdviceCost(Model):
    """What the criteria cost together that rest on one agency's advice; ``share`` 0 to 1."""

    advice: Advice
    lost: float
    share: float
    criteria: list[str]


class Costs(Model):
    """What costs most over the period, the most expensive criterion first.

    ``limited`` plans were held down by a limit. ``last`` and ``before`` are the two months that
    are compared, null where there are no two.
    """

    plans: int
    lost: float
    limited: int
    criteria: list[CriterionCost]
    advice: list[AdviceCost]
    last: str | None
    before: str | None
    least_cases: int


class Rules(Model):
    """By which rules a signal is given (``rubrics/board.yaml``).

    ``chance``: a point is a signal if it has less than this chance where nothing changes.
    ``one_side`` months in a row on one side of the median, and, where months cross it so seldom as
    has less than ``crossing_chance``, are signals too, from ``least_months`` on. Quarters have
    limits from ``least_quarter_months`` on.
    """

    chance: float
    one_side: int
    crossing_chance: float
    least_months: int
    least_quarter_months: int


class Trend(Published):
    """How the measures went month by month, and what to do about it."""

    schema_: Literal["trend/1"] = Field(default="trend/1", alias="schema")
    period: str
    months: list[str]
    basis: Basis
    rules: Rules
    measures: list[MeasureTrend]
    groupings: list[Grouping]
    costs: Costs
    notes: list[str]


def trend_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a trend."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Trend.model_json_schema(by_alias=True, mode="serialization"),
    }
