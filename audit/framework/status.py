"""Whether a target is met, not met, or cannot be told yet."""

from __future__ import annotations

from audit.framework.result import Status, TargetStatus
from audit.rubric.model import Target


def held_against(
    target: Target,
    percent: float | None,
    interval: tuple[float, float] | None,
    complete: bool = True,
) -> TargetStatus:
    """A figure held against its target.

    ``percent`` of what was seen, ``interval`` for what there is; both None where nothing was seen.
    A whole count has its per cent as both ends. ``complete``: nothing was left out of the sample.
    """
    status = _status(target.percent, percent, interval, complete)
    return TargetStatus(value=target.percent, source=target.source, status=status)


def _status(
    target: float,
    percent: float | None,
    interval: tuple[float, float] | None,
    complete: bool,
) -> Status:
    if percent is None or interval is None:
        return "cannot tell yet"
    low, high = interval
    if high < target:
        return "not met"
    if percent >= target and low >= target:
        return "met"
    # Of 100 % no sample can be sure: it is met when every plan of the sample meets it.
    return "met" if percent >= target == 100 and complete else "cannot tell yet"
