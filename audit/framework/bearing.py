"""The actions of Section G with their progress, beside the figures that bear on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from audit.framework.framework_result import (
    BearingFigure,
    FrameworkRow,
    RecordedProgress,
    RowFigure,
    RowStatus,
    SectionAction,
)
from audit.framework.progress import points_until
from audit.framework.recorded_periods import name_of
from audit.framework.result import Tally
from audit.framework.row_status import status_of, tally_status
from audit.framework.section_g import COVERAGE, Bearing, section
from audit.store.tables import ActionProgress

COVERAGE_TITLE = "Plans issued that were audited"


def section_actions(
    progress: Mapping[tuple[str, str], ActionProgress],
    month: str,
    rows: Iterable[FrameworkRow],
    tally: Tally | None,
) -> list[SectionAction]:
    """All actions with their progress up to a month, and the figures that bear on them."""
    by_id = {row.id: row for row in rows}
    points = points_until(month)
    return [
        SectionAction(
            id=action.id,
            outcome=outcome.id,
            title=action.title,
            by_when=action.by_when,
            success=list(action.success),
            progress=[_at(progress.get((action.id, point)), point) for point in points],
            figures=[_bearing(one, by_id, tally) for one in action.figures],
        )
        for outcome in section().outcomes
        for action in outcome.actions
    ]


def _at(said: ActionProgress | None, point: str) -> RecordedProgress:
    if said is None:
        return RecordedProgress(point=point, colour=None, note="")
    return RecordedProgress.model_validate(
        {"point": point, "colour": said.colour, "note": said.note or ""}
    )


def _bearing(one: Bearing, rows: Mapping[str, FrameworkRow], tally: Tally | None) -> BearingFigure:
    if one.row == COVERAGE:
        return _coverage(tally)
    row = rows[one.row]
    own = one.target is not None and one.target != row.target
    return BearingFigure(
        id=row.id,
        title=row.measure,
        unit=row.unit,
        figure=row.figure,
        target=one.target if own else row.target,
        status=_against(one.target, row, tally) if own else row.status,
    )


def _against(target: float | None, row: FrameworkRow, tally: Tally | None) -> RowStatus:
    """The status of a row's figure against the action's own target."""
    if row.tally is None:
        return status_of(target, row.figure, row.unit)
    found = next((one for one in tally.measures if one.id == row.tally), None) if tally else None
    return tally_status(target, found)


def _coverage(tally: Tally | None) -> BearingFigure:
    whole = tally.coverage if tally else None
    figure = None
    if tally and whole and whole.percent is not None:
        figure = RowFigure(
            period=name_of(tally.months),
            value=whole.percent,
            numerator=whole.counted,
            denominator=whole.issued,
            by="audits",
        )
    return BearingFigure(
        id=COVERAGE,
        title=COVERAGE_TITLE,
        unit="number and percent",
        figure=figure,
        target=whole.target.value if whole else None,
        status=whole.target.status if whole and figure else "not recorded",
    )
