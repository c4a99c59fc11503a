"""The rows of the Performance Framework and the actions of Section G in the board's papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.framework.board_figures import Shown, percent_words
from audit.framework.board_lines import left_key, row_key, work_key
from audit.framework.board_result import HIDDEN, ActionLine, FrameworkLine, ProgressPoint
from audit.framework.framework_result import (
    BearingFigure,
    Colour,
    FrameworkRow,
    RowFigure,
    SectionAction,
    Unit,
)
from audit.framework.recorded_periods import spoken
from audit.framework.result import Tally
from audit.framework.section_g import COVERAGE, section
from audit.framework.suppression import Key

NOT_RECORDED = "not recorded"
_NUMBER = re.compile(r"\d+")


def framework_line(of: Shown, row: FrameworkRow, tally: Tally) -> FrameworkLine:
    """A row of the framework; "not recorded" where it has no figure."""
    hidden = _hidden(of, row)
    return FrameworkLine(
        id=row.id,
        issue=row.issue,
        measure=row.measure,
        how_measured=row.how_measured,
        target="" if row.target is None else f"{row.target:g}%",
        period="" if row.figure is None else spoken(row.figure.period),
        figure=HIDDEN if hidden else _figure(row.figure, row.unit),
        status=_status(of, row, row.status, row.target, tally),
        note="" if hidden else _note(of, row, tally),
    )


def action_line(
    of: Shown, action: SectionAction, rows: dict[str, FrameworkRow], tally: Tally
) -> ActionLine:
    """An action with its progress and the figures that bear on it."""
    return ActionLine(
        id=action.id,
        title=action.title,
        success=action.success,
        progress=[
            ProgressPoint(
                point=one.point,
                label=spoken(one.point),
                colour=one.colour,
                words=_colour_words(one.colour),
                note=one.note,
            )
            for one in action.progress
        ],
        figures=[_bearing(of, one, rows.get(one.id), tally) for one in action.figures],
    )


def _colour_words(colour: Colour | None) -> str:
    if colour is None:
        return NOT_RECORDED
    return f"{colour.capitalize()}: {section().colours[colour]}"


def _hidden(of: Shown, row: FrameworkRow) -> bool:
    key = row_key(row)
    return key is not None and of.hides(key)


def _figure(figure: RowFigure | None, unit: Unit) -> str:
    """ "31 of 37 (83.7%)", "81% of 64 who answered", "12", "not recorded"."""
    if figure is None:
        return NOT_RECORDED
    value = percent_words(figure.value) if unit in ("percent", "number and percent") else ""
    if figure.numerator is not None and figure.denominator is not None:
        share = 100 * figure.numerator / figure.denominator if figure.denominator else None
        percent = value or (percent_words(share) if share is not None else "")
        told = f"{figure.numerator} of {figure.denominator}"
        return f"{told} ({percent})" if percent else told
    if figure.respondents is not None:
        return f"{value or f'{figure.value:g}'} of {figure.respondents} who answered"
    return value or f"{figure.value:g}"


def _status(of: Shown, row: FrameworkRow, status: str, target: float | None, tally: Tally) -> str:
    """The status in words; of a hidden figure only where the measure's own is told too."""
    key = row_key(row)
    if key is None or not of.hides(key):
        return status
    aims = {aim.value for one in tally.measures if one.id == row.tally for aim in one.targets}
    return status if key in of.said and target in aims else HIDDEN


def _note(of: Shown, row: FrameworkRow, tally: Tally) -> str:
    """The row's note, unless it could give a number away.

    What is left out of an audit's row is held against the other figures. Other notes are not: one
    with a small number, or with a second figure beside the row's, is not told.
    """
    if of.below <= 1:
        return row.note
    if row.tally is not None:
        return "" if any(map(of.hides, _left_keys(row.tally, tally))) else row.note
    numbers = [int(number) for number in _NUMBER.findall(row.note)]
    small = any(0 < number < of.below for number in numbers)
    return "" if small or len(numbers) > 1 else row.note


def _left_keys(measure: str, tally: Tally) -> Iterator[Key]:
    for one in tally.measures:
        if one.id == measure:
            yield from (left_key(one.id, reason) for reason in one.left_out)


def _bearing(of: Shown, one: BearingFigure, row: FrameworkRow | None, tally: Tally) -> str:
    """A figure that bears on an action, with the action's target and whether it is met."""
    if one.id == COVERAGE:
        hidden = any(of.hides(work_key(name)) for name in ("issued", "audited", "confirmed"))
        status = HIDDEN if hidden else one.status
    else:
        hidden = row is not None and _hidden(of, row)
        status = one.status if row is None else _status(of, row, one.status, one.target, tally)
    figure = HIDDEN if hidden else _figure(one.figure, one.unit)
    if one.figure is None or one.target is None:
        return f"{one.title}: {figure}"
    aim = f"{one.target:g}%" if one.unit in ("percent", "number and percent") else f"{one.target:g}"
    return f"{one.title}: {figure}; target {aim}: {status}"
