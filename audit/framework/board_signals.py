"""What changed over time by more than chance explains, in as few sentences as it takes."""

from __future__ import annotations

from collections.abc import Sequence

from audit.framework.board_figures import Shown
from audit.framework.board_lines import month_key
from audit.framework.periods import named
from audit.framework.trend_result import MeasureTrend, Signal
from audit.language.english import listed

MONTH, QUARTER = "limits of a month", "limits of a quarter"


def told(of: Shown, series: MeasureTrend) -> list[str]:
    """The signals of a measure, or that there is none.

    A signal is not told where one of its figures is hidden: it would say on which side it lies.
    """
    if not series.signals:
        return [series.finding]
    shown = [
        signal
        for signal in series.signals
        if not any(of.hides(month_key(series.id, period)) for period in signal.periods)
    ]
    lines = [_points([one for one in shown if one.direction == way]) for way in ("better", "worse")]
    rest = [one.sentence for one in shown if one.rule not in (MONTH, QUARTER)]
    return [*filter(None, lines), *rest]


def _points(signals: Sequence[Signal]) -> str:
    """Months and quarters that stand out in one direction, "" if none does."""
    months = _ends(signals, MONTH)
    quarters = _ends(signals, QUARTER)
    said = [listed(months)] if months else []
    if quarters:
        said.append(f"the quarter{'s' if len(quarters) > 1 else ''} to {listed(quarters)}")
    if not said:
        return ""
    way = signals[0].direction.capitalize()
    return f"{way} than the other months by more than chance explains: {'; '.join(said)}."


def _ends(signals: Sequence[Signal], rule: str) -> list[str]:
    """The months, or the last months of quarters, of the signals by a rule."""
    return [named(one.periods[-1].rpartition("/")[2]) for one in signals if one.rule == rule]
