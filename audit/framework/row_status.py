"""Whether a row of the framework, or a figure that bears on an action, meets a target."""

from __future__ import annotations

from audit.framework.framework_result import RowFigure, RowStatus, Unit
from audit.framework.result import MeasureTally
from audit.framework.status import held_against
from audit.rubric.model import Target


def tally_status(target: float | None, found: MeasureTally | None) -> RowStatus:
    """The status of a measure of the audit against a target in per cent."""
    if found is None or found.percent is None:
        return "not recorded"
    if target is None:
        return "no target"
    complete = not found.left_out
    return held_against(_target(target), found.percent, found.interval, complete).status


def status_of(target: float | None, figure: RowFigure | None, unit: Unit) -> RowStatus:
    """The status of any other figure: a per cent with or without an interval, or a number."""
    if figure is None:
        return "not recorded"
    if target is None:
        return "no target"
    if unit in ("number", "score"):
        return "met" if figure.value >= target else "not met"
    ends = figure.interval or (figure.value, figure.value)
    return held_against(_target(target), figure.value, ends, complete=False).status


def _target(percent: float) -> Target:
    return Target(percent=percent, source="")
