"""Lists actions and re-audits: all, what is not done, or what is overdue."""

from __future__ import annotations

from datetime import date
from typing import Literal

from sqlalchemy.orm import Session

from audit.monthly.actions import actions_of
from audit.monthly.actions_result import ActionList
from audit.monthly.reauditing import reaudits

Only = Literal["all", "open", "overdue"]


def action_list(session: Session, month: str | None, today: date, only: Only) -> ActionList:
    """Actions and re-audits of plans issued in a month (None: of all).

    A re-audit has no day of its own: it is in every list while it is open.
    """
    actions = actions_of(session, month, today)
    waiting = reaudits(session, month)
    if only != "all":
        waiting = [one for one in waiting if one.open]
        actions = [
            one for one in actions if (one.overdue if only == "overdue" else one.state != "done")
        ]
    return ActionList(month=month, today=today, only=only, actions=actions, reaudits=waiting)
