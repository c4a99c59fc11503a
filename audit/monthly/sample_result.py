"""A month's sample as it is shown and exported."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from audit.result import Model, Published


class Stratum(Model):
    """A part of the month's plans: how many there were at the draw's frame, how many were drawn."""

    name: str
    issued: int
    drawn: int


class TopUpDrawn(Model):
    """More plans of one group: how many were wanted, how many there were to draw."""

    name: str
    title: str
    wanted: int
    drawn: int


class SamplePlan(Model):
    """A plan of the sample. ``top_up`` names the group it was added for; null in the headline."""

    case_ref: str
    date_issued: date
    plan_type: str | None
    year_group: int | None
    document: str | None
    stratum: str
    top_up: str | None


class EarlierDraw(Model):
    """A draw that was replaced, and why."""

    number: int
    at: datetime
    who: str
    replaced_because: str


class MonthSample(Published):
    """The sample of a month that holds.

    ``issued`` plans there were to draw from; ``issued_now`` plans of the month the store has;
    ``coverage`` the share of these that the headline holds; ``late`` how many more there are than
    at the draw.
    """

    schema_: Literal["month-sample/1"] = Field(default="month-sample/1", alias="schema")
    month: str
    number: int
    at: datetime
    who: str
    share: float
    by: list[str]
    seed: int
    issued: int
    headline: int
    issued_now: int
    coverage: float
    late: int
    strata: list[Stratum]
    top_ups: list[TopUpDrawn]
    earlier: list[EarlierDraw]
    plans: list[SamplePlan]
