"""Confirmations as text for a terminal."""

from __future__ import annotations

from audit.monthly.confirm_import import ImportedAnswers
from audit.monthly.confirmation import Changed, ConfirmedPlan, PlanHistory, Verdict, Word
from audit.reporting import confirm_words as said
from audit.reporting import words
from audit.reporting.page import Page

_LABEL, _RATING, _ID = 14, 12, 6
_KINDS = {"first": "", "second": "second mark, ", "agreed": "agreed, "}


def confirmed(result: ConfirmedPlan, *, width: int = 80, colour: bool = False) -> str:
    """What one confirmation changed."""
    page = Page(width)
    if result.new:
        page.title(f"Case {result.case_ref}, {result.month}: confirmed")
    else:
        page.title(f"Case {result.case_ref}, {result.month}: nothing new")
    page.entry("Auditor", f"{result.auditor} ({result.agency})", 0, _LABEL)
    page.entry("Tool", _verdict(result.machine), 0, _LABEL)
    page.entry("Final", _verdict(result.final), 0, _LABEL)
    for changed in result.changed:
        page.blank()
        _changed(page, changed, 0)
    if not result.new:
        page.blank()
        page.entry("", "You had said all of this already, so nothing was added.", 0)
    return page.string(colour)


def imported(result: ImportedAnswers, *, width: int = 80, colour: bool = False) -> str:
    """What a workbook changed, and what could not be taken."""
    page = Page(width)
    page.title(f"Confirmed by {result.auditor}, {result.month}")
    corrected = [plan for plan in result.confirmed if plan.changed]
    page.entry("Confirmed", words.counted(len(result.confirmed), "plan"), 0, _LABEL)
    page.entry("", f"{len(corrected)} of them with corrections", 0, _LABEL)
    page.entry("In already", words.counted(len(result.unchanged), "plan"), 0, _LABEL)
    page.entry("Not yet done", words.counted(len(result.open), "plan"), 0, _LABEL)
    page.entry("Refused", words.counted(len(result.refused), "answer"), 0, _LABEL)
    if corrected:
        page.heading("Corrected")
        for plan in corrected:
            page.entry(plan.case_ref, _outcome(plan), 0, _LABEL)
            for changed in plan.changed:
                _changed(page, changed, 2)
    if result.refused:
        page.heading("Refused: these plans were not confirmed")
        for refused in result.refused:
            about = f"{refused.criterion}: " if refused.criterion else ""
            page.entry(refused.case_ref, f"{about}{words.sentence(refused.why)}", 0, _LABEL)
    page.blank()
    page.entry("Next", _next(result), 0, _LABEL)
    return page.string(colour)


def _next(result: ImportedAnswers) -> str:
    if result.refused:
        return "Mend them in the file and import it again: what went in stays as it is."
    if result.open:
        return "Fill in the other plans and import the file again."
    return f"audit moderate draw --month {result.month}"


def _outcome(plan: ConfirmedPlan) -> str:
    tool, final = _verdict(plan.machine), _verdict(plan.final)
    return f"tool: {tool}; final: {final}"


def history(result: PlanHistory, *, width: int = 80, colour: bool = False) -> str:
    """The machine, each auditor and what stands, side by side, then who said what and when."""
    page = Page(width)
    page.title(f"Case {result.case_ref}, {result.month}")
    page.entry("Tool", _verdict(result.machine), 0, _LABEL)
    page.entry("Final", _final(result), 0, _LABEL)
    rubric = result.rubric
    page.entry("Rubric", f"{rubric.title or rubric.id}, version {rubric.version}", 0, _LABEL)
    page.entry("Scored", f"{words.british_date(result.audited)} ({result.tool_version})", 0, _LABEL)
    _table(page, result)
    _words(page, result)
    if not result.chain_holds:
        page.blank()
        page.entry("", "The history of this plan was changed outside this tool: ask who has access "
                   "to the store, and compare it with a backup.", 0, style="bold")  # fmt: skip
    return page.string(colour)


def _final(result: PlanHistory) -> str:
    if result.final is not None:
        return _verdict(result.final)
    if result.confirmed_earlier:
        return "An earlier audit was confirmed. The plan was scored again: confirm it again."
    return "Not confirmed yet."


def _table(page: Page, result: PlanHistory) -> None:
    page.heading("Ratings")
    room = max(1, (page.width - _ID - 2 * _RATING) // _RATING)
    shown = sorted(result.criteria[0].given)[-room:] if result.criteria else []
    heads = ["Tool", *(f"No. {number}" for number in shown), "Final"]
    page.row("", _cells(heads), _ID, "bold")
    for row in result.criteria:
        given = [row.given[number] for number in shown]
        final = row.final if result.final else ""
        mark = " *" if row.given and row.final != row.machine else ""
        page.row(row.criterion, _cells([row.machine, *given, final + mark]), _ID)
    if any(row.given and row.final != row.machine for row in result.criteria):
        page.entry("", "* differs from the tool", 0)


def _cells(texts: list[str]) -> str:
    return "".join(text.ljust(_RATING) for text in texts).rstrip()


def _words(page: Page, result: PlanHistory) -> None:
    page.heading("History")
    if not result.history:
        page.entry("", f"Nobody has confirmed it yet: audit confirm {result.case_ref}", 0)
    for word in result.history:
        page.entry(f"No. {word.number}", _who(word), 0, 8)
        verdict = Verdict(overall=word.overall, score=word.score, measures={})
        page.entry("", f"Judgement: {_verdict(verdict)}", 8)
        if not word.of_newest_audit:
            page.entry("", "Of an earlier audit: the plan was scored again afterwards.", 8)
        for changed in word.corrected:
            _changed(page, changed, 8)
        if word.note:
            page.entry("", f"Note: {word.note}", 8, 10)


def _who(word: Word) -> str:
    at = f"{words.british_date(word.at)} at {word.at:%H:%M} UTC"
    return f"{_KINDS[word.kind]}{word.auditor} ({word.agency}), {at}"


def _changed(page: Page, changed: Changed, indent: int) -> None:
    line = f"{said.rating(changed.before)} → {said.rating(changed.given)}"
    page.entry(changed.criterion, f"{line}. {changed.title}", indent, indent + _ID)
    if changed.reason:
        page.entry("", f"Why: {words.sentence(changed.reason)}", indent, indent + _ID)


def _verdict(verdict: Verdict) -> str:
    return said.judgement(verdict.overall, verdict.score)
