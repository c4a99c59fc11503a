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
    result = Shown(figures, below, hidden(figures, below, never))
    for measure in tally.measures:
        key = month_key(measure.id, tally.period)
        if key in result.hidden and _tells_nothing(measure, below):
            said = {**result.said, key: _same_status(measure)}
            if not exposed(figures, result.hidden, below, said):
                result.said = said
    return result


def _tells_nothing(measure: MeasureTally, below: int) -> bool:
    """Whether every number that the rule hides would have the same status.

    Then the status says no more than that a number is hidden.
    """
    seen, same = measure.denominator, _same_status(measure)
    missed, met = seen - measure.numerator, measure.numerator
    if seen < 2 * below:
        return False
    unseen = measure.population - seen
    if 0 < missed < below:
        return all(same((seen - number, number, unseen)) for number in range(1, below))
    if 0 < met < below:
        return all(same((number, seen - number, unseen)) for number in range(1, below))
    return False


def _same_status(measure: MeasureTally) -> Keeps:
    """Whether other numbers would have the same statuses as the true ones."""
    truth = [target.status for target in measure.targets]

    def same(parts: Sequence[int]) -> bool:
        seen = parts[MET] + parts[MISSED]
        if not seen:
            return False
        ends = interval(parts[MET], seen, sum(parts))
        percent = 100 * parts[MET] / seen
        return truth == [
            _status(target, percent, ends, complete=not measure.left_out)
            for target in measure.targets
        ]

    return same


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
