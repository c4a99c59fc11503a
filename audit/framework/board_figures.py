"""Figures of the board's papers as they may be shown: the number, or that it is hidden."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audit.framework.board_lines import left_key, month_key
from audit.framework.board_result import HIDDEN, BoardTarget, Figure
from audit.framework.intervals import interval
from audit.framework.result import MeasureTally, Status, Tally, TargetStatus
from audit.framework.status import held_against
from audit.framework.suppression import MET, MISSED, Figures, Keeps, Key, exposed, hidden
from audit.framework.trend_result import TrendPoint
from audit.rubric.model import Target

NONE_COUNTED = "none counted"


@dataclass
class Shown:
    """Which figures are hidden; ``said`` are those of which a status is told all the same."""

    figures: Figures
    below: int
    hidden: frozenset[Key] = frozenset()
    said: dict[Key, Keeps] = field(default_factory=dict)

    def hides(self, key: Key) -> bool:
        return key in self.hidden

    def number(self, key: Key, value: int) -> int | None:
        """The number, None where it is hidden."""
        return None if key in self.hidden else value


def shown(figures: Figures, tally: Tally, below: int, never: Iterable[Key]) -> Shown:
    """What may be shown of a system of figures, where numbers under ``below`` are hidden.

    ``never`` are figures that the papers do not show for other reasons.
    """
    hide = hidden(figures, below, never)
    if exposed(figures, hide, below):
        # What cannot be proved safe is not shown: no figure of children, nor who was left out.
        hide |= {key for key, line in figures.lines.items() if line.counts_children}
        hide |= {left_key(m.id, reason) for m in tally.measures for reason in m.left_out}
    result = Shown(figures, below, hide)
    for measure in tally.measures:
        key = month_key(measure.id, tally.period)
        if key not in result.hidden:
            continue
        same = _as_likely(measure, below)
        if same is not None:
            said = {**result.said, key: same}
            if not exposed(figures, result.hidden, below, said):
                result.said = said
    return result


def _as_likely(measure: MeasureTally, below: int) -> Keeps | None:
    """What a reader learns from the status of a hidden figure; None if that is too much.

    It may be told where all numbers that the rule hides would have the same: then it says no more
    than that a number is hidden, and on which side.
    """
    seen = measure.denominator
    counts = {MET: measure.numerator, MISSED: seen - measure.numerator}
    small = next((part for part in (MISSED, MET) if 0 < counts[part] < below), None)
    if small is None or seen < 2 * below:
        return None
    truth = _statuses(measure, measure.numerator, seen, measure.population)
    for number in range(1, below):
        met = number if small == MET else seen - number
        if _statuses(measure, met, seen, measure.population) != truth:
            return None

    def keeps(parts: Sequence[int]) -> bool:
        many = parts[MET] + parts[MISSED]
        return (
            0 < parts[small] < below
            and many >= 2 * below
            and _statuses(measure, parts[MET], many, sum(parts)) == truth
        )

    return keeps


def _statuses(measure: MeasureTally, met: int, seen: int, population: int) -> list[Status]:
    """The statuses that a measure would have with other numbers."""
    ends = interval(met, seen, population)
    return [
        _status(target, 100 * met / seen, ends, complete=not measure.left_out)
        for target in measure.targets
    ]


def _status(
    target: TargetStatus, percent: float, ends: tuple[float, float], complete: bool
) -> Status:
    asked = Target(percent=target.value, source=target.source)
    return held_against(asked, percent, ends, complete).status


def figure(of: Shown, key: Key, one: MeasureTally | TrendPoint) -> Figure:
    """A measure's figure, or that it is hidden."""
    return plain_figure(of, key, one.numerator, one.denominator, one.interval)


def plain_figure(
    of: Shown,
    key: Key,
    numerator: int,
    denominator: int,
    ends: tuple[float, float] | None = None,
) -> Figure:
    """``numerator`` of ``denominator`` with its interval, or that it is hidden."""
    if of.hides(key):
        return Figure(hidden=True, words=HIDDEN)
    if not denominator:
        return Figure(numerator=0, denominator=0, words=NONE_COUNTED)
    percent = 100 * numerator / denominator
    return Figure(
        numerator=numerator,
        denominator=denominator,
        percent=percent,
        interval=ends,
        words=f"{numerator} of {denominator} ({percent_words(percent)})",
    )


def percent_words(percent: float) -> str:
    """A per cent with at most one decimal, rounded down: 79.96 is "79.9%"."""
    return f"{math.floor(percent * 10 + 1e-9) / 10:g}%"


def board_target(target: TargetStatus, status: Status | None) -> BoardTarget:
    """A target and its status in words."""
    said = status or "cannot be said without small numbers"
    return BoardTarget(
        value=target.value,
        source=target.source,
        status=status,
        words=f"Target {target.value:g}%: {said}",
    )


def targets(of: Shown, key: Key, measure: MeasureTally) -> list[BoardTarget]:
    """A measure's targets; the status only where it gives no hidden number away."""
    told = not of.hides(key) or key in of.said
    return [board_target(one, one.status if told else None) for one in measure.targets]


def left_out(of: Shown, measure: MeasureTally) -> dict[str, int | None]:
    """Who was left out of a measure, by reason."""
    return {
        reason: of.number(left_key(measure.id, reason), number)
        for reason, number in measure.left_out.items()
    }
