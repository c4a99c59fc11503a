"""What is to be mended, and which plans wait for a re-audit, as results."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from audit.result import Model, Overall, Published

ActionState = Literal["open", "done", "not done"]
ReauditState = Literal["needs re-audit", "to score", "to confirm", "still inadequate", "re-audited"]


class ActionEventResult(Model):
    """What somebody said of an action, and when."""

    state: ActionState
    at: datetime
    who: str
    note: str | None


class ActionResult(Model):
    """One thing to mend; ``overdue`` where it is not done after its day."""

    case_ref: str
    month: str
    number: int
    criterion: str | None
    what: str
    by_whom: str
    by_when: date
    asked_by: str
    asked: datetime
    state: ActionState
    overdue: bool
    events: list[ActionEventResult]


class Reaudit(Model):
    """A plan that was confirmed inadequate, and what became of it.

    Open until a later plan, or a newer file of it, is confirmed better than inadequate: ``closed``
    is the day of that, ``now`` the judgement. ``newer_issued`` is when a newer plan was issued.
    """

    case_ref: str
    month: str
    confirmed: datetime
    state: ReauditState
    newer_issued: date | None = None
    now: Overall | None = None
    closed: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it still waits."""
        return self.state != "re-audited"


class ActionDone(Published):
    """An action that was added, or whose state changed; ``new`` is false where it stood so."""

    schema_: Literal["action/1"] = Field(default="action/1", alias="schema")
    new: bool
    action: ActionResult


class ActionList(Published):
    """Actions, the earliest day first, and plans that were inadequate."""

    schema_: Literal["actions/1"] = Field(default="actions/1", alias="schema")
    month: str | None
    today: date
    only: Literal["all", "open", "overdue"]
    actions: list[ActionResult]
    reaudits: list[Reaudit]


class Suggestion(Model):
    """Something the tool would mend, unless the auditor rated it strong. ``asked``: there is an
    action for the criterion already."""

    criterion: str
    title: str
    rating: str
    what: str
    lifts_limit: bool
    asked: bool


class Suggestions(Published):
    """What could be asked for in a plan, in order of its effect on the judgement."""

    schema_: Literal["action-suggestions/1"] = Field(default="action-suggestions/1", alias="schema")
    case_ref: str
    month: str
    confirmed: bool
    suggestions: list[Suggestion]
