"""The whole Performance Framework and the actions of Section G, as published ("framework/1").

Figures are exact; writers round per cents down. "Per cent" goes from 0 to 100.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from audit.framework.result import Basis
from audit.result import Model, Published

Kind = Literal["audit", "register", "recorded", "survey"]
"""What fills a row: the audits, the register of issued plans, or what somebody recorded."""
Unit = Literal["number", "percent", "number and percent", "score"]
RowStatus = Literal["met", "not met", "cannot tell yet", "no target", "not recorded"]
Colour = Literal["blue", "green", "amber", "red"]


class RowFigure(Model):
    """What a row came to in ``period`` ("2026-10", "2026-Q3", "2026" or "2026-08/2026-10").

    ``value`` is what the row shows: a per cent where its unit is "percent" or "number and percent",
    else a number. ``numerator`` of ``denominator`` where it is a part of something; ``respondents``
    where people were asked. ``by`` says where it comes from: "audits" (confirmed ones, or
    provisional ones as the basis says), "register", "recorded".
    """

    period: str
    value: float
    numerator: int | None = None
    denominator: int | None = None
    respondents: int | None = None
    interval: tuple[float, float] | None = None
    by: Literal["audits", "register", "recorded"]


class FrameworkRow(Model):
    """A row of the framework's table. ``figure`` is null where there is none: "not recorded".

    ``issue``, ``measure`` and ``how_measured`` are in the words of the Written Statement,
    ``target`` is in per cent. ``tally`` is the measure of the audit that fills the row. ``note``
    says what a reader must know of the figure, "" if nothing.
    """

    id: str
    issue: str
    measure: str
    how_measured: str
    kind: Kind
    unit: Unit
    tally: str | None
    target: float | None
    figure: RowFigure | None
    status: RowStatus
    note: str


class RecordedProgress(Model):
    """The progress at a point ("2026-11"); ``colour`` null where nobody recorded one."""

    point: str
    colour: Colour | None
    note: str


class BearingFigure(Model):
    """A figure that bears on an action. ``id`` is a row's, or "coverage" for that of the audit.

    ``figure`` is as in the row; ``target`` is the action's own where the Written Statement gives
    one (in the row's unit), else the row's.
    """

    id: str
    title: str
    unit: Unit
    figure: RowFigure | None
    target: float | None
    status: RowStatus


class SectionAction(Model):
    """An action of Section G in the words of the Written Statement."""

    id: str
    outcome: str
    title: str
    by_when: str
    success: list[str]
    progress: list[RecordedProgress]
    figures: list[BearingFigure]

    @property
    def newest(self) -> RecordedProgress | None:
        """The last point at which progress was recorded."""
        said = [point for point in self.progress if point.colour]
        return said[-1] if said else None


class SectionOutcome(Model):
    """A required outcome of Section G ("G.1") in the words of the Written Statement."""

    id: str
    title: str


class Framework(Published):
    """All rows of the Performance Framework for a period, and the actions of Section G.

    ``period`` is "2026-10", or "2026-08/2026-10" for several ``months``. ``basis`` is that of the
    rows that audits fill. ``recorded`` counts the rows that have a figure.
    """

    schema_: Literal["framework/1"] = Field(default="framework/1", alias="schema")
    period: str
    months: list[str]
    basis: Basis
    recorded: int
    rows: list[FrameworkRow]
    outcomes: list[SectionOutcome]
    actions: list[SectionAction]
    notes: list[str]


def framework_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the framework's figures."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Framework.model_json_schema(by_alias=True, mode="serialization"),
    }
