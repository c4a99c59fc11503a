"""The charts of the board pack: each measure over time, and all measures of the period.

Both have the target as a dashed line and the interval of 95 % as a bar behind the dot. A hidden
figure is in no chart: a small cross on the axis says that it is not shown.
"""

from __future__ import annotations

import itertools
import textwrap
from calendar import month_abbr
from collections.abc import Iterable, Sequence

from audit.framework.board_result import BoardMeasure, Figure, Point, Series
from audit.reporting.drawing import BLUE, GREY, INK, ORANGE, PALE, RULE, Dot, Drawing, Line, Words

_STEPS = (0, 20, 40, 60, 80, 100)
_LEFT, _RIGHT, _TOP, _BOTTOM = 36.0, 68.0, 12.0, 34.0
_TITLE_LINE, _TITLE_SIZE = 15.0, 12.5
# Letters are on average about half as wide as they are high.
_LETTER = 0.53
_LABEL = 11.0
_LABELS_APART = 13.0
_MONTHS_NAMED = 13
_NOT_SHOWN = "x = not shown (small numbers)"


def run_chart(series: Series, *, titled: bool = False, explained: bool = False) -> Drawing:
    """The months of a series with their intervals and the target lines.

    ``titled`` writes the title above, for where none stands beside the chart. ``explained`` leaves
    room for what a cross means, so that charts side by side are of one height.
    """
    width, plot = 340.0, 106.0
    lines = _wrapped(series.title, width - 8, _TITLE_SIZE) if titled else []
    top = _TOP + (max(len(lines), 2) * _TITLE_LINE if titled else 0)
    hidden = any(point.figure.hidden for point in series.months)
    drawing = Drawing(width, top + plot + _BOTTOM + (14 if hidden or explained else 0))
    for number, text in enumerate(reversed(lines)):
        drawing.add(Words(4, top - _TOP - number * _TITLE_LINE, text, _TITLE_SIZE, bold=True))
    frame = _Frame(_LEFT, top, width - _LEFT - _RIGHT, plot)
    _add_grid(drawing, frame)
    _add_bars(drawing, frame, series.months)
    _add_targets(drawing, frame, series.targets)
    _add_months(drawing, frame, series.months)
    if hidden:
        drawing.add(Words(_LEFT, drawing.height - 4, _NOT_SHOWN, _LABEL, colour=GREY))
    return drawing


def measures_chart(measures: Sequence[BoardMeasure], width: float) -> Drawing:
    """All measures of the period under each other, each below its title, from 0 % to 100 %."""
    left, across, line = 14.0, width - 34.0, 15.0
    titles = [_wrapped(measure.title, width - left, 13) for measure in measures]
    bottom = sum(29 + line * len(title) for title in titles) + 8
    drawing = Drawing(width, bottom + 44)
    for step in _STEPS:
        x = left + across * step / 100
        drawing.add(Line(x, 8, x, bottom, RULE))
        drawing.add(Words(x, bottom + 16, f"{step}%", 12, "middle", GREY))
    y = 3.0
    for measure, title in zip(measures, titles, strict=True):
        for text in title:
            y += line
            drawing.add(Words(left, y, text, 13))
        _add_bar(drawing, measure, left, across, y + 18)
        y += 29
    legend = bottom + 36
    drawing.add(
        Line(left, legend - 4, left + 22, legend - 4, PALE, 9), Dot(left + 11, legend - 4, 4.5),
        Words(left + 28, legend, "audited, and where the true share lies", 12, colour=GREY),
        Line(left + 268, legend - 12, left + 268, legend + 3, ORANGE, 2.5),
        Words(left + 275, legend, "target", 12, colour=GREY),
    )  # fmt: skip
    return drawing


def _add_bar(
    drawing: Drawing, measure: BoardMeasure, left: float, across: float, middle: float
) -> None:
    def at(percent: float) -> float:
        return left + across * percent / 100

    figure = measure.figure
    if figure.percent is None:
        text = "not shown (small numbers)" if figure.hidden else "none counted"
        drawing.add(Words(left + 6, middle + 4, text, 12, colour=GREY))
    elif figure.interval:
        low, high = figure.interval
        drawing.add(Line(at(low), middle, at(high), middle, PALE, 11))
    for target in measure.targets:
        x = at(target.value)
        drawing.add(Line(x, middle - 12, x, middle + 12, ORANGE, 2.5))
    if figure.percent is not None:
        drawing.add(Dot(at(figure.percent), middle, 5))


class _Frame:
    """Where per cents and months lie in a drawing."""

    def __init__(self, left: float, top: float, width: float, height: float) -> None:
        self.left, self.top, self.width, self.height = left, top, width, height
        self.right, self.bottom = left + width, top + height

    def y(self, percent: float) -> float:
        return self.bottom - self.height * percent / 100

    def x(self, number: int, of: int) -> float:
        return self.left + self.width * (number + 0.5) / of


def _add_grid(drawing: Drawing, frame: _Frame) -> None:
    for step in _STEPS:
        y = frame.y(step)
        drawing.add(Line(frame.left, y, frame.right, y, GREY if step == 0 else RULE))
        drawing.add(Words(frame.left - 5, y + 4, f"{step}%", _LABEL, "end", GREY))


def _add_targets(drawing: Drawing, frame: _Frame, targets: Iterable[float]) -> None:
    """Dashed lines, and their labels at the right so far apart that both can be read."""
    above: float | None = None
    for target in sorted(targets, reverse=True):
        y = frame.y(target)
        drawing.add(Line(frame.left, y, frame.right, y, ORANGE, 1.6, dashed=True))
        label = y + 4 if above is None else max(y + 4, above + _LABELS_APART)
        drawing.add(Words(frame.right + 4, label, f"target {target:g}%", _LABEL, colour=ORANGE))
        above = label


def _add_bars(drawing: Drawing, frame: _Frame, months: Sequence[Point]) -> None:
    of = max(len(months), 1)
    for number, point in enumerate(months):
        if point.figure.interval and point.figure.percent is not None:
            x, (low, high) = frame.x(number, of), point.figure.interval
            drawing.add(Line(x, frame.y(low), x, frame.y(high), PALE, min(9, frame.width / of / 2)))


def _add_months(drawing: Drawing, frame: _Frame, months: Sequence[Point]) -> None:
    of, every = max(len(months), 1), -(-len(months) // _MONTHS_NAMED) or 1
    marks = [(frame.x(number, of), point.figure) for number, point in enumerate(months)]
    for (x1, one), (x2, two) in itertools.pairwise(marks):
        if one.percent is not None and two.percent is not None:
            drawing.add(Line(x1, frame.y(one.percent), x2, frame.y(two.percent), BLUE, 1.6))
    for x, figure in marks:
        _add_mark(drawing, frame, x, figure)
    year = ""
    for number in range(0, len(months), every):
        x, period = marks[number][0], months[number].period[-7:]
        drawing.add(Words(x, frame.bottom + 14, month_abbr[int(period[5:])], 10, "middle", INK))
        if period[:4] != year:
            year = period[:4]
            drawing.add(Words(x, frame.bottom + 27, year, 10, "middle", INK))


def _add_mark(drawing: Drawing, frame: _Frame, x: float, figure: Figure) -> None:
    if figure.percent is not None:
        drawing.add(Dot(x, frame.y(figure.percent), 3.4))
    elif figure.hidden:
        y = frame.bottom - 6
        drawing.add(Line(x - 3, y - 3, x + 3, y + 3, GREY, 1.4))
        drawing.add(Line(x - 3, y + 3, x + 3, y - 3, GREY, 1.4))


def _wrapped(text: str, width: float, size: float) -> list[str]:
    return textwrap.wrap(text, max(int(width / (size * _LETTER)), 10))
