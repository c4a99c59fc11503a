"""Actions and re-audits as an Excel file."""

from __future__ import annotations

from collections.abc import Iterable

from audit.monthly.actions_result import ActionList
from audit.reporting import actions_words as said
from audit.reporting.plain_sheets import Row, workbook


def to_bytes(result: ActionList) -> bytes:
    """The whole file."""
    return workbook((("Actions", _actions(result)), ("Re-audit", _reaudits(result))))


def _actions(result: ActionList) -> Iterable[Row]:
    yield (
        "Case", "Month", "No.", "Criterion", "What to mend", "By whom", "By when", "State",
        "Overdue", "Last note", "Asked by", "Asked",
    )  # fmt: skip
    for action in result.actions:
        notes = [event.note for event in action.events if event.note]
        yield (
            action.case_ref,
            action.month,
            action.number,
            action.criterion,
            action.what,
            action.by_whom,
            said.day(action.by_when),
            action.state,
            "yes" if action.overdue else "",
            notes[-1] if notes else "",
            action.asked_by,
            said.day(action.asked),
        )


def _reaudits(result: ActionList) -> Iterable[Row]:
    yield "Case", "Month", "Confirmed inadequate", "State", "Re-audited", "Judgement now"
    for one in result.reaudits:
        closed = said.day(one.closed) if one.closed else ""
        yield (
            one.case_ref, one.month, said.day(one.confirmed), said.reaudit(one), closed,
            one.now or "",
        )  # fmt: skip
