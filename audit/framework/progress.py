"""Progress of the actions of Section G, recorded at four points a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.framework.framework_result import Colour
from audit.framework.recorded_periods import spoken
from audit.framework.recording import LONGEST_NOTE
from audit.framework.section_g import Action, action_named, section
from audit.language.english import listed
from audit.monthly.months import month_of
from audit.store.access import now, user
from audit.store.tables import ActionProgress

SHOWN = 4
"""Points that stand beside an action: those of a year."""


def record_progress(
    session: Session,
    action_said: str,
    point_said: str,
    colour: Colour,
    note: str | None = None,
    who: str | None = None,
) -> Action:
    """Keep the colour of an action at a point; of several the newest holds. The action it is.

    Raises NotPossible for no such action, or a month in which no progress is recorded.
    """
    action, point = action_named(action_said), _point(point_said)
    if note is not None and len(note) > LONGEST_NOTE:
        raise NotPossible(f"The note is longer than {LONGEST_NOTE} characters: shorten it.")
    session.add(
        ActionProgress(
            action=action.id, point=point, colour=colour, note=(note or "").strip() or None,
            who=(who or user())[:120], at=now(),
        )
    )  # fmt: skip
    return action


def _point(said: str) -> str:
    point = month_of(said)
    if int(point[5:]) not in section().points:
        year = point[:4]
        names = [spoken(f"{year}-{month:02}").split()[0] for month in section().points]
        raise NotPossible(f"Progress is recorded in {listed(names, 'or')}: give such a month.")
    return point


def progress_of(session: Session) -> Mapping[tuple[str, str], ActionProgress]:
    """The progress that holds, by action and point."""
    newest = select(func.max(ActionProgress.id)).group_by(
        ActionProgress.action, ActionProgress.point
    )
    rows = session.scalars(select(ActionProgress).where(ActionProgress.id.in_(newest)))
    return {(row.action, row.point): row for row in rows}


def points_until(month: str, shown: int = SHOWN) -> list[str]:
    """The last points up to and with a month, the earliest first."""
    return list(_backwards(month, shown))[::-1]


def _backwards(month: str, shown: int) -> Iterator[str]:
    year, number = int(month[:4]), int(month[5:])
    while shown:
        if number in section().points:
            shown -= 1
            yield f"{year}-{number:02}"
        year, number = (year - 1, 12) if number == 1 else (year, number - 1)
