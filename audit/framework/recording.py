"""Figures that people record for the rows that neither audits nor the register fill."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.framework.recorded_periods import RecordedPeriod, recorded_period
from audit.framework.rows import Row, row_named
from audit.store.access import now, user
from audit.store.tables import FrameworkFigure

LONGEST_NOTE = 1000
_MOST = 100_000_000
"""More than there are people: a larger number is a slip, or does not fit the database."""
_ROUNDED = 0.51
"""How far a per cent may be from what its numbers come to: it may have been rounded."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What was said of a row for a period. All numbers None: there is no figure (any more).

    ``value`` is a per cent for a row that is one, else the number itself.
    """

    row: str
    period: str
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    respondents: int | None = None
    note: str | None = None

    @property
    def empty(self) -> bool:
        """Whether it says that there is no figure."""
        return (self.value, self.numerator) == (None, None)


def figure_for(
    row_said: str,
    period_said: str,
    *,
    value: float | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    respondents: int | None = None,
    note: str | None = None,
) -> Figure:
    """What was said, checked against its row and complete.

    A per cent that was left out is worked out. Raises NotPossible, in a sentence without the
    figures, for what the row cannot hold.
    """
    row, period = row_named(row_said), recorded_period(period_said)
    if row.kind == "audit":
        raise NotPossible(
            f"{row.id} is filled from the audits and cannot be recorded: see audit tally."
        )
    if note is not None and len(note) > LONGEST_NOTE:
        raise NotPossible(f"The note is longer than {LONGEST_NOTE} characters: shorten it.")
    _refuse_impossible(numerator, denominator, respondents)
    if row.unit in ("number", "score"):
        _refuse_parts(row, numerator, denominator)
        checked = _number(row, value)
        return _figure(row, period, checked, None, None, respondents, note)
    if row.kind == "survey" and numerator is not None and denominator is None:
        denominator = respondents
    percent = _percent(row, value, numerator, denominator)
    if row.kind == "survey":
        respondents = denominator if respondents is None else respondents
        _refuse_unasked(respondents, denominator)
    return _figure(row, period, percent, numerator, denominator, respondents, note)


def withdrawn(row_said: str, period_said: str, note: str | None = None) -> Figure:
    """That a row has no figure for a period, whatever was recorded before."""
    return Figure(row_named(row_said).id, recorded_period(period_said).name, note=note)


def _figure(
    row: Row,
    period: RecordedPeriod,
    value: float,
    numerator: int | None,
    denominator: int | None,
    respondents: int | None,
    note: str | None,
) -> Figure:
    return Figure(
        row.id,
        period.name,
        value,
        numerator,
        denominator,
        respondents,
        (note or "").strip() or None,
    )


def _refuse_impossible(*counts: int | None) -> None:
    if any(count is not None and not 0 <= count <= _MOST for count in counts):
        raise NotPossible("A count is a whole number from 0 on: check the figures.")


def _refuse_parts(row: Row, numerator: int | None, denominator: int | None) -> None:
    if numerator is not None or denominator is not None:
        raise NotPossible(f"{row.id} is one number and no part of another: give it as the value.")


def _number(row: Row, value: float | None) -> float:
    if value is None or abs(value) > _MOST or value != value:
        raise NotPossible(f"{row.id} needs its value, a number.")
    if row.unit == "number" and (value < 0 or not float(value).is_integer()):
        raise NotPossible(f"{row.id} is a count: a whole number from 0 on.")
    return float(value)


def _percent(
    row: Row, value: float | None, numerator: int | None, denominator: int | None
) -> float:
    """The per cent: from its numbers, else as it was given."""
    if numerator is not None and denominator:
        if numerator > denominator:
            raise NotPossible("The numerator is larger than the denominator: check the figures.")
        percent = 100 * numerator / denominator
        if value is not None and abs(value - percent) > _ROUNDED:
            raise NotPossible(
                "The per cent is not what the numerator and denominator come to: check them, or "
                "leave the value out."
            )
        return percent
    if numerator is not None or denominator is not None:
        raise NotPossible(
            f"{row.id} is a part of something: give numerator and denominator, the latter not 0."
        )
    if row.unit == "number and percent":
        raise NotPossible(f"{row.id} is so many of so many: give numerator and denominator.")
    if value is None or not 0 <= value <= 100:
        raise NotPossible(
            f"{row.id} is a per cent: give a value from 0 to 100, or numerator and denominator."
        )
    return float(value)


def _refuse_unasked(respondents: int | None, denominator: int | None) -> None:
    if not respondents:
        raise NotPossible(
            "A survey needs the number of people who answered: without it nobody can tell how much "
            "the figure says."
        )
    if denominator is not None and denominator > respondents:
        raise NotPossible("The denominator is larger than the number of respondents: check them.")


def record(session: Session, figures: Iterable[Figure], who: str | None = None) -> int:
    """Keep the figures that say something new; how many they were. Nothing is overwritten."""
    wanted = list(figures)
    before = {(one.row, one.period): one for one in recorded(session)}
    added = 0
    for one in wanted:
        known = before.get((one.row, one.period))
        if one == known or (known is None and one.empty):
            continue
        before[one.row, one.period] = one
        session.add(_row_of(one, who))
        added += 1
    return added


def _row_of(figure: Figure, who: str | None) -> FrameworkFigure:
    return FrameworkFigure(
        row_id=figure.row, period=figure.period, value=figure.value, numerator=figure.numerator,
        denominator=figure.denominator, respondents=figure.respondents, note=figure.note,
        who=(who or user())[:120], at=now(),
    )  # fmt: skip


def recorded(session: Session) -> Sequence[Figure]:
    """The figures that hold: of each row and period the newest, those that were withdrawn too."""
    newest = select(func.max(FrameworkFigure.id)).group_by(
        FrameworkFigure.row_id, FrameworkFigure.period
    )
    rows = session.scalars(
        select(FrameworkFigure).where(FrameworkFigure.id.in_(newest)).order_by(FrameworkFigure.id)
    )
    return [
        Figure(
            row.row_id, row.period, row.value, row.numerator, row.denominator, row.respondents,
            row.note,
        )
        for row in rows
    ]  # fmt: skip
