"""Second marks as text for a terminal."""

from __future__ import annotations

from audit.monthly.confirmation import Verdict
from audit.monthly.second_result import (
    ComparedMarks,
    DrawnSeconds,
    ImportedSeconds,
    SecondMarked,
    SecondMarks,
    SecondPlan,
    SecondState,
)
from audit.reporting import confirm_words as said
from audit.reporting import words
from audit.reporting.page import Page

_LABEL, _CASE, _STATE = 14, 16, 16
STATES: dict[SecondState, str] = {
    "not confirmed": "first mark due",
    "to mark": "to mark",
    "to compare": "to compare",
    "settled": "done",
}
WHY = {
    "inadequate": "inadequate",
    "outstanding": "outstanding",
    "limit": "held down by a limit",
    "random": "drawn at random",
}


def drawn(result: DrawnSeconds, *, width: int = 80, colour: bool = False) -> str:
    """A draw just made and what comes next."""
    page = Page(width)
    draw = result.draw
    _head(page, draw)
    page.entry("Drawn from", words.counted(result.eligible, "scored plan"), 0, _LABEL)
    if result.unconfirmed:
        page.entry("", f"{result.unconfirmed} of them not confirmed yet: for these the tool's "
                   "judgement decided whether they are marked again whatever the draw.",
                   0, _LABEL)  # fmt: skip
    if result.not_scored:
        page.entry("Not scored", ", ".join(result.not_scored), 0, _LABEL)
    page.heading("To mark a second time")
    page.entry("", ", ".join(plan.case_ref for plan in draw.plans) or "None.", 0)
    page.blank()
    page.entry("Next", f"audit moderate export second.xlsx --month {draw.month}", 0, _LABEL)
    page.entry("", "The file shows neither the tool's ratings nor the first auditor's.", 0, _LABEL)
    return page.string(colour)


def _head(page: Page, draw: SecondMarks) -> None:
    page.title(f"Second marks, {draw.month}: {words.counted(len(draw.plans), 'plan')}")
    page.entry("Always", f"{draw.always} (inadequate, outstanding, or held down by a limit)",
               0, _LABEL)  # fmt: skip
    page.entry("At random", f"{draw.at_random} (share {words.percent(draw.share)} of the others, "
               f"seed {draw.seed})", 0, _LABEL)  # fmt: skip
    page.entry("Drawn", f"{words.british_date(draw.at)} by {draw.who}", 0, _LABEL)
    if draw.reason:
        page.entry("Redrawn", words.sentence(draw.reason), 0, _LABEL)


def shown(result: SecondMarks, *, width: int = 80, colour: bool = False) -> str:
    """How far second marking has come; why a plan was drawn only once it was marked."""
    page = Page(width)
    _head(page, result)
    page.blank()
    page.row("Case", f"{'State'.ljust(_STATE)}Auditors", _CASE, "bold")
    for plan in result.plans:
        head = f"{plan.case_ref.ljust(_CASE)}{STATES[plan.state]}"
        page.entry(head, _who(plan), 0, _CASE + _STATE)
    page.blank()
    page.entry("", "Why a plan was drawn is shown once it has its second mark: before, it would "
               "tell the second auditor how the first judged.", 0)  # fmt: skip
    return page.string(colour)


def _who(plan: SecondPlan) -> str:
    first = words.listed(plan.first) if plan.first else "-"
    if plan.second is None:
        return f"first: {first}"
    return f"first: {first}; second: {plan.second}; {WHY[plan.why or 'random']}"


def marked(result: SecondMarked, *, width: int = 80, colour: bool = False) -> str:
    """A second mark that went in."""
    page = Page(width)
    page.title(f"Case {result.case_ref}, {result.month}: second mark kept")
    page.entry("Auditor", result.auditor, 0, _LABEL)
    page.entry("By your marks", _verdict(result.verdict), 0, _LABEL)
    page.entry("Next", f"audit moderate compare {result.case_ref}", 0, _LABEL)
    return page.string(colour)


def imported(result: ImportedSeconds, *, width: int = 80, colour: bool = False) -> str:
    """What a workbook of second marks gave."""
    page = Page(width)
    page.title(f"Second marks by {result.auditor}, {result.month}")
    page.entry("Taken", words.counted(len(result.marked), "plan"), 0, _LABEL)
    page.entry("In already", words.counted(len(result.unchanged), "plan"), 0, _LABEL)
    page.entry("Not yet done", words.counted(len(result.open), "plan"), 0, _LABEL)
    page.entry("Refused", words.counted(len(result.refused), "answer"), 0, _LABEL)
    if result.marked:
        page.heading("Taken")
        for one in result.marked:
            page.entry(one.case_ref, _verdict(one.verdict), 0, _LABEL)
    if result.refused:
        page.heading("Refused: nothing of these plans was taken")
        for refused in result.refused:
            about = f"{refused.criterion}: " if refused.criterion else ""
            page.entry(refused.case_ref, f"{about}{words.sentence(refused.why)}", 0, _LABEL)
    if result.marked:
        page.blank()
        page.entry("Next", "audit moderate compare CASE, and audit agreement.", 0, _LABEL)
    return page.string(colour)


def compared(result: ComparedMarks, *, width: int = 80, colour: bool = False) -> str:
    """Where two auditors differ, and what they settled."""
    page = Page(width)
    page.title(f"Case {result.case_ref}, {result.month}: two marks compared")
    page.entry("First", f"{result.first_auditor}: {_verdict(result.first)}", 0, _LABEL)
    page.entry("Second", f"{result.second_auditor}: {_verdict(result.second)}", 0, _LABEL)
    if result.agreed:
        page.entry("Agreed", _verdict(result.agreed), 0, _LABEL)
    page.entry("The same", words.counted(result.alike, "rating"), 0, _LABEL)
    page.entry("Different", words.counted(len(result.differ), "rating"), 0, _LABEL)
    for one in result.differ:
        page.blank()
        page.entry(one.criterion, one.title, 0, 6, "bold")
        _mark(page, "First", one.first, one.first_reason)
        _mark(page, "Second", one.second, one.second_reason)
        if one.agreed:
            page.entry("Agreed", said.rating(one.agreed), 6, 16)
    if result.differ and not result.agreed:
        sets = " ".join(f"--set {one.criterion}=…" for one in result.differ)
        page.blank()
        page.entry("Next", "Talk about these, then keep what you agreed:", 0, _LABEL)
        page.entry("", f'audit moderate agree {result.case_ref} {sets} --reason "…"', 0, _LABEL)
    return page.string(colour)


def _mark(page: Page, who: str, rating: str, reason: str | None) -> None:
    text = said.rating(rating)
    page.entry(who, f"{text}. {words.sentence(reason)}" if reason else text, 6, 16)


def _verdict(verdict: Verdict) -> str:
    return said.judgement(verdict.overall, verdict.score)
