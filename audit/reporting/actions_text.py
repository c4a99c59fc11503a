"""Actions and re-audits as text for a terminal."""

from __future__ import annotations

from audit.monthly.actions_result import ActionDone, ActionList, ActionResult, Reaudit, Suggestions
from audit.reporting import actions_words as said
from audit.reporting import confirm_words, words
from audit.reporting.page import Page

_CASE = 16
_ONLY = {"all": "all", "open": "those that are not done", "overdue": "those that are overdue"}


def done(result: ActionDone, *, width: int = 80, colour: bool = False) -> str:
    """An action that was added, or what became of one."""
    page = Page(width)
    action = result.action
    page.title(f"Case {action.case_ref}, {action.month}: action {action.number}")
    if not result.new:
        page.entry("", "That was said already, so nothing was added.", 0)
    _action(page, action, named=False)
    return page.string(colour)


def listed(result: ActionList, *, width: int = 80, colour: bool = False) -> str:
    """Plans that wait for a re-audit, then the actions, the earliest day first."""
    page = Page(width)
    page.title(f"Actions, {result.month or 'all months'}: {_ONLY[result.only]}")
    if result.reaudits:
        page.heading("Plans that were confirmed inadequate")
        for one in result.reaudits:
            _reaudit(page, one)
    page.heading(f"Actions: {len(result.actions)}")
    if not result.actions:
        page.entry("", "None. To ask for one: audit action suggest CASE, then audit action add.", 0)
    for action in result.actions:
        _action(page, action, named=True)
    return page.string(colour)


def _reaudit(page: Page, one: Reaudit) -> None:
    page.entry(one.case_ref, f"Issued {one.month}, confirmed inadequate on "
               f"{said.day(one.confirmed)}.", 0, _CASE)  # fmt: skip
    page.entry("", said.reaudit(one), 0, _CASE, "bold" if one.open else "")


def _action(page: Page, action: ActionResult, *, named: bool) -> None:
    label = f"{action.case_ref} no. {action.number}" if named else ""
    page.entry(label, said.about(action), 0, _CASE if named else 0)
    column = _CASE if named else 0
    page.entry("", f"By {action.by_whom}, by {said.day(action.by_when)}: {said.state(action)}.",
               0, column, "bold" if action.overdue else "")  # fmt: skip
    for event in action.events:
        if event.note:
            page.entry("", f"{words.sentence_case(event.state)}: {words.sentence(event.note)}",
                       0, column + 2)  # fmt: skip


def suggested(result: Suggestions, *, width: int = 80, colour: bool = False) -> str:
    """What could be asked for, and how."""
    page = Page(width)
    page.title(f"Case {result.case_ref}, {result.month}: what could be mended")
    if not result.confirmed:
        page.entry("", "Nobody has confirmed this plan yet: these are the tool's own ratings.", 0)
    if not result.suggestions:
        page.entry("", "Nothing: every criterion is strong or does not apply.", 0)
    for one in result.suggestions:
        page.blank()
        page.entry(one.criterion, f"{one.title} ({confirm_words.rating(one.rating)})", 0, 6, "bold")
        page.entry("", words.sentence(one.what), 6)
        if one.lifts_limit:
            page.entry("", "It holds the judgement down.", 6)
        if one.asked:
            page.entry("", "There is an action for it already.", 6)
    if result.suggestions:
        page.blank()
        page.entry("", "To ask for one:", 0)
        asked = f"{result.case_ref} --criterion {result.suggestions[0].criterion}"
        page.entry("", f"audit action add {asked} --by-whom NAME --by-when 31/12/2026", 0)
        page.entry("", "Without --what the words above are taken.", 0)
    return page.string(colour)
