"""Wordings of actions and re-audits that the screen and the Excel file share."""

from __future__ import annotations

from audit.monthly.actions_result import ActionResult, Reaudit
from audit.reporting import words


def day(value: object) -> str:
    """A day or moment as people write it: "31/12/2026"."""
    return f"{value:%d/%m/%Y}"


def state(action: ActionResult) -> str:
    """ "open", "open, overdue", "done on 03/12/2026 by Rowan Iyer"."""
    if not action.events:
        return "open, overdue" if action.overdue else "open"
    last = action.events[-1]
    said = f"{last.state} on {day(last.at)} by {last.who}"
    return f"{said}, overdue" if action.overdue else said


def reaudit(one: Reaudit) -> str:
    """The state of a plan that was confirmed inadequate, and what to do next."""
    newer = f"a newer plan was issued on {day(one.newer_issued)}" if one.newer_issued else ""
    sentences = {
        "needs re-audit": "Needs re-audit: mend the plan, then score and confirm its newer file.",
        "to score": f"Needs re-audit: {newer}. Score and confirm it.",
        "to confirm": "Needs re-audit: a newer file was scored. Confirm it (audit confirm).",
        "still inadequate": "Needs re-audit: the newer plan was not found better.",
        "re-audited": f"Re-audited: {one.now}, {day(one.closed)}." if one.closed else "",
    }
    return sentences[one.state]


def about(action: ActionResult) -> str:
    """ "A3: Add the date." or what is to be mended alone."""
    what = words.sentence(action.what)
    return f"{action.criterion}: {what}" if action.criterion else what
