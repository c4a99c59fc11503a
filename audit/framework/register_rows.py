"""The rows that the list of issued plans fills."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from audit.framework.rows import Computed
from audit.language.english import counted
from audit.store.tables import IssuedPlan

TWENTY_WEEKS = 140
"""Days from the request to the final plan (SEND Regulations 2014, regulation 13(2))."""


@dataclass(frozen=True, slots=True)
class Issued:
    """What the register says of an issued plan, as far as it is asked here."""

    plan_type: str | None
    date_issued: date
    request_date: date | None
    exception: bool | None

    @property
    def in_time(self) -> bool:
        """Whether it was issued within 20 weeks; only for one with the date of the request."""
        return self.request_date is not None and (
            (self.date_issued - self.request_date).days <= TWENTY_WEEKS
        )


@dataclass(frozen=True, slots=True)
class FromRegister:
    """``value`` and its parts as in ``RowFigure``, None where the register does not say."""

    value: float | None
    numerator: int | None
    denominator: int | None
    note: str


def from_register(session: Session, months: Sequence[str]) -> Mapping[Computed, FromRegister]:
    """The figures of all rows that the register fills, in one query."""
    found = session.execute(
        select(
            IssuedPlan.plan_type,
            IssuedPlan.date_issued,
            IssuedPlan.request_date,
            IssuedPlan.exception,
        ).where(IssuedPlan.month.in_(months))
    )
    return computed([Issued(**row._mapping) for row in found])


def computed(plans: Sequence[Issued]) -> Mapping[Computed, FromRegister]:
    """The figures over some issued plans. Amended plans have no 20 weeks."""
    new = [plan for plan in plans if plan.plan_type == "new"]
    unsaid = sum(plan.plan_type is None for plan in plans)
    note = _left_out(unsaid, "plan", "without a word on new or amended")
    how: Mapping[Computed, Callable[[Sequence[Issued]], FromRegister]] = {
        "new_plans": _new_plans,
        "within_20_weeks": _within,
        "within_20_weeks_without_exceptions": _within_without_exceptions,
    }
    if plans and unsaid == len(plans):
        says_nothing = FromRegister(
            None, None, None, "The register does not say which plans are new."
        )
        return dict.fromkeys(how, says_nothing)
    if not plans:
        return dict.fromkeys(how, FromRegister(None, None, None, ""))
    figures = {name: count(new) for name, count in how.items()}
    return {name: _with(figure, note) for name, figure in figures.items()}


def _with(figure: FromRegister, note: str) -> FromRegister:
    both = " ".join(part for part in (figure.note, note) if part)
    return FromRegister(figure.value, figure.numerator, figure.denominator, both)


def _new_plans(new: Sequence[Issued]) -> FromRegister:
    return FromRegister(len(new), None, None, "")


def _within(new: Sequence[Issued]) -> FromRegister:
    dated = [plan for plan in new if plan.request_date and plan.request_date <= plan.date_issued]
    without = len(new) - len(dated)
    note = _left_out(without, "new plan", "without a usable date of request")
    if not dated:
        return FromRegister(None, None, None, note)
    within = sum(plan.in_time for plan in dated)
    return FromRegister(100 * within / len(dated), within, len(dated), note)


def _within_without_exceptions(new: Sequence[Issued]) -> FromRegister:
    """Plans for which an exception holds are not in it; nor are those where it is not said."""
    unsaid = sum(plan.exception is None for plan in new)
    if new and unsaid == len(new):
        return FromRegister(
            None, None, None, "The register does not say for which plans an exception holds."
        )
    figure = _within([plan for plan in new if plan.exception is False])
    note = _left_out(unsaid, "new plan", "without a word on exceptions")
    return _with(figure, note)


def _left_out(number: int, what: str, why: str) -> str:
    return f"Left out: {counted(number, what)} {why}." if number else ""
