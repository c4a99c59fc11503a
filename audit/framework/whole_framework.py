"""The whole Performance Framework for a period, from audits, the register and what was recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from audit.agreement import wilson
from audit.framework.bearing import section_actions
from audit.framework.choosing import chosen
from audit.framework.framework_result import (
    Framework,
    FrameworkRow,
    RowFigure,
    RowStatus,
    SectionOutcome,
)
from audit.framework.periods import period_of
from audit.framework.progress import progress_of
from audit.framework.recorded_periods import name_of
from audit.framework.recording import Figure, recorded
from audit.framework.register_rows import FromRegister, from_register
from audit.framework.result import Basis, MeasureTally, Tally
from audit.framework.row_status import status_of, tally_status
from audit.framework.rows import Computed, Row, table
from audit.framework.section_g import section

SURVEYS = (
    "A survey's interval says how far chance alone may have moved the figure. It does not say "
    "whether those who answered are like those who did not."
)


def framework(
    session: Session, months: Sequence[str], tally: Tally | None, basis: Basis = "final"
) -> Framework:
    """All rows for consecutive months, and the actions of Section G with what bears on them.

    ``tally`` is that of the same months, None where no plan was issued in them.
    """
    figures = recorded(session)
    register = from_register(session, months)
    by_id = {one.id: one for one in tally.measures} if tally else {}
    rows = [
        _row(issue.issue, row, months, figures, register, by_id)
        for issue in table().issues
        for row in issue.measures
    ]
    surveyed = any(row.kind == "survey" and row.figure for row in rows)
    return Framework(
        period=period_of(months),
        months=list(months),
        basis=tally.basis if tally else basis,
        recorded=sum(row.figure is not None for row in rows),
        rows=rows,
        outcomes=[SectionOutcome(id=one.id, title=one.title) for one in section().outcomes],
        actions=section_actions(progress_of(session), months[-1], rows, tally),
        notes=[*(tally.notes if tally else []), *([SURVEYS] if surveyed else [])],
    )


def _row(
    issue: str,
    row: Row,
    months: Sequence[str],
    figures: Sequence[Figure],
    register: Mapping[Computed, FromRegister],
    tallies: Mapping[str, MeasureTally],
) -> FrameworkRow:
    if row.tally is not None:
        figure, status, note = _from_audits(row, months, tallies.get(row.tally))
    else:
        computed = register[row.computed] if row.computed else None
        figure, note = _from_people_or_register(row, months, figures, computed)
        status = status_of(row.target, figure, row.unit)
    return FrameworkRow(
        id=row.id,
        issue=issue,
        measure=row.measure,
        how_measured=row.how_measured,
        kind=row.kind,
        unit=row.unit,
        tally=row.tally,
        target=row.target,
        figure=figure,
        status=status,
        note=note,
    )


def _from_audits(
    row: Row, months: Sequence[str], found: MeasureTally | None
) -> tuple[RowFigure | None, RowStatus, str]:
    if found is None or found.percent is None:
        return None, "not recorded", "No audited plan counts yet." if found else ""
    figure = RowFigure(
        period=name_of(months),
        value=found.percent,
        numerator=found.numerator,
        denominator=found.denominator,
        interval=found.interval,
        by="audits",
    )
    left = "; ".join(f"{count} {reason}" for reason, count in found.left_out.items())
    return figure, tally_status(row.target, found), f"Left out: {left}." if left else ""


def _from_people_or_register(
    row: Row, months: Sequence[str], figures: Sequence[Figure], computed: FromRegister | None
) -> tuple[RowFigure | None, str]:
    """What the register comes to goes before what somebody recorded, which is then told beside."""
    by_hand, note = chosen(row, figures, months)
    if computed is None or computed.value is None:
        why = computed.note if computed else ""
        figure = None if by_hand is None else _recorded(row, by_hand)
        return figure, note if figure else " ".join(filter(None, (why, note)))
    figure = RowFigure(
        period=name_of(months),
        value=computed.value,
        numerator=computed.numerator,
        denominator=computed.denominator,
        by="register",
    )
    differs = by_hand is not None and by_hand.value != computed.value
    return figure, " ".join(filter(None, (computed.note, _beside(by_hand) if differs else "")))


def _beside(by_hand: Figure | None) -> str:
    if by_hand is None or by_hand.value is None:
        return ""
    said = f"{by_hand.value:g}"
    if by_hand.denominator:
        said = f"{by_hand.numerator} of {by_hand.denominator}"
    return f"Recorded by hand as well: {said}."


def _recorded(row: Row, said: Figure) -> RowFigure:
    return RowFigure(
        period=said.period,
        value=said.value or 0.0,
        numerator=said.numerator,
        denominator=said.denominator,
        respondents=said.respondents,
        interval=_interval(said) if row.kind == "survey" else None,
        by="recorded",
    )


def _interval(said: Figure) -> tuple[float, float] | None:
    """Wilson's interval of 95 % for those who were asked; None where their number is not known."""
    asked = said.denominator or said.respondents
    if not asked or said.value is None:
        return None
    low, high = wilson(said.value / 100, asked)
    return 100 * low, 100 * high
