"""The audit-based figures of a period, as they are shown and published ("tally/1").

Per cents are exact; writers round them down. Shares go from 0 to 100.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from audit.result import Model, Published

Basis = Literal["final", "provisional"]
"""Final counts confirmed audits only, provisional the machine's own result of the others too."""
Status = Literal["met", "not met", "cannot tell yet"]
LeftOut = Literal["not scored", "not yet confirmed", "not judged", "not established"]


class TargetStatus(Model):
    """A target in per cent, where it is promised, and whether it is met.

    "not met": even the upper end of the interval is under the target. "met": the lower end is not
    under it, or the target is 100, every audited plan meets the measure, and none of the sample was
    left out. Else "cannot tell yet".
    """

    value: float
    source: str
    status: Status


class MeasureTally(Model):
    """One measure: ``numerator`` of ``denominator`` audited plans to which it applies.

    ``left_out`` counts plans of the sample that may belong to the denominator but are not in it.
    ``population`` is how many of the plans issued the measure applies to, ``population_known``
    false where the register does not say it of all and a part was taken in proportion.
    ``percent`` and ``interval`` (of 95 %, for the share of ``population``) are null where nothing
    was counted. ``provisional`` counts those in the denominator that no auditor has confirmed.
    """

    id: str
    title: str
    numerator: int
    denominator: int
    left_out: dict[LeftOut, int]
    population: int
    population_known: bool
    provisional: int
    percent: float | None
    interval: tuple[float, float] | None
    targets: list[TargetStatus]


class Coverage(Model):
    """How many plans were issued, drawn (without top-ups), scored, and confirmed by an auditor.

    ``counted`` is ``confirmed`` for final figures and ``audited`` for provisional ones; ``percent``
    is its share of those issued, null where none was. It is a count, not an estimate: it has no
    interval.
    """

    issued: int
    sampled: int
    audited: int
    confirmed: int
    counted: int
    percent: float | None
    target: TargetStatus


class Tally(Published):
    """The audit-based measures of the Performance Framework for a period.

    ``period`` is "2026-10", or "2026-08/2026-10" for several ``months``. ``without_sample`` are
    months in which plans were issued and none was drawn: they are in the coverage and in nothing
    else. ``notes`` are sentences that belong beside the figures.
    """

    schema_: Literal["tally/1"] = Field(default="tally/1", alias="schema")
    period: str
    months: list[str]
    basis: Basis
    coverage: Coverage
    measures: list[MeasureTally]
    without_sample: list[str]
    notes: list[str]


def tally_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a tally."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Tally.model_json_schema(by_alias=True, mode="serialization"),
    }
