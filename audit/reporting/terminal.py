"""The audit as text for a terminal: plain words first, colour only on top of them."""

from __future__ import annotations

from collections.abc import Sequence

from audit.reporting import words
from audit.reporting.page import Page
from audit.result import (
    CriterionResult,
    MeasureResult,
    PlanAudit,
    PlanAudits,
    QuoteResult,
)

_RATING_STYLES = ("bold red", "yellow", "cyan", "green")
_ANSWER_STYLES = {"met": "green", "not met": "bold red"}
_OVERALL_STYLES = {
    "inadequate": "bold red",
    "requires improvement": "bold yellow",
    "good": "bold green",
    "outstanding": "bold green",
}
_SHORT = {
    "met": "yes",
    "not met": "no",
    "not applicable": "n/a",
    "not established": "n/e",
    "not judged": "n/j",
}


def render(
    audit: PlanAudit, *, verbose: bool = False, width: int = 80, colour: bool = False
) -> str:
    """The audit of one plan as text, the judgement first.

    ``verbose`` adds to each criterion its quotes with their places, the descriptor met and what
    the next rating asks, and lists every outcome and provision statement. ``colour`` adds ANSI
    colours; the words carry everything without them.
    """
    page = Page(width)
    _write(page, audit, verbose)
    return page.string(colour)


def render_many(
    audits: PlanAudits, *, verbose: bool = False, width: int = 80, colour: bool = False
) -> str:
    """A line per plan with judgement, score and measures, then the files that were not scored.

    ``verbose`` puts the whole report of each plan after that.
    """
    page = Page(width)
    page.title(f"EHC plan audit: {words.counted(len(audits.results), 'plan')} scored")
    if audits.results:
        _summary_table(page, audits.results)
    _failures(page, audits)
    if verbose:
        for audit in audits.results:
            page.blank()
            page.blank()
            _write(page, audit, verbose)
    return page.string(colour)


def _write(page: Page, audit: PlanAudit, verbose: bool) -> None:
    page.title(f"EHC plan audit: {words.one_line(audit.plan.file)}")
    _judgement(page, audit)
    _measures(page, audit.measure_details)
    _sections(page, audit)
    _criteria(page, audit.criteria, verbose)
    if verbose:
        _outcomes(page, audit)
        _provision(page, audit)
    _findings(page, audit)
    _mending(page, audit, verbose)
    _warnings(page, audit)
    if not verbose:
        page.blank()
        page.entry("", "The quotes behind each rating: run again with --verbose.", 0)


def _judgement(page: Page, audit: PlanAudit) -> None:
    judgement = f"{words.overall(audit)} ({words.standing(audit)})"
    page.entry("Judgement", judgement, 0, 12, style=_OVERALL_STYLES.get(audit.overall or "", ""))
    page.entry("Score", words.percent(audit.score), 0, 12)
    for limit in audit.limits:
        page.entry("Held down", f"At most {limit.at_most}. {limit.reason}", 0, 12)
    if audit.limits and audit.overall_before_limits != audit.overall:
        page.entry("", f"Without this it would be {audit.overall_before_limits}.", 0, 12)
    page.entry("Plan", _plan_line(audit), 0, 12)
    rubric = audit.tool.rubric
    page.entry("Rubric", f"{rubric.title or rubric.id}, version {rubric.version}", 0, 12)
    if audit.provisional:
        page.blank()
        page.entry("", words.PROVISIONAL, 0)


def _plan_line(audit: PlanAudit) -> str:
    found = words.facts(audit.plan.facts)
    return "; ".join(f"{label}: {text}" for label, text in found if text != "not stated")


def _measures(page: Page, measures: Sequence[MeasureResult]) -> None:
    page.heading("Framework measures")
    for measure in measures:
        answer = words.answer(measure.answer)
        page.entry(
            words.sentence_case(answer),
            measure.title,
            column=19,
            label_style=_ANSWER_STYLES.get(answer, ""),
        )
        target = words.targets(measure.targets)
        page.entry(
            "", f"{measure.reason} Target: {target} of plans." if target else measure.reason, 19
        )


def _sections(page: Page, audit: PlanAudit) -> None:
    page.heading("Sections of the plan")
    for label, keys in words.section_states(audit.plan.sections):
        page.entry("", f"{label}: {', '.join(keys) or 'none'}")


def _criteria(page: Page, criteria: Sequence[CriterionResult], verbose: bool) -> None:
    page.heading("Criteria")
    page.entry("", "0 not evident, 1 weak, 2 sound, 3 strong")
    if verbose:
        page.entry("", words.CONFIDENCE)
    for section, group in words.by_section(criteria).items():
        page.blank()
        page.entry("", section, style="bold")
        for criterion in group:
            _criterion(page, criterion, verbose)


def _criterion(page: Page, criterion: CriterionResult, verbose: bool) -> None:
    style = "" if criterion.rating is None else _RATING_STYLES[criterion.rating]
    label = f"{criterion.id:<3} {words.rating(criterion)}"
    page.entry(label, criterion.title, column=22, label_style=style)
    page.entry("", words.reason(criterion), 22)
    if not verbose:
        return
    if criterion.descriptor:
        page.entry("", f"This rating means: {criterion.descriptor}", 22)
    if criterion.next_level:
        page.entry("", f"The next rating asks: {criterion.next_level}", 22)
    if criterion.confidence is not None:
        page.entry("", f"Confidence: {words.percent(criterion.confidence)}", 22)
    _quotes(page, criterion.quotes, 22)


def _quotes(page: Page, quotes: Sequence[QuoteResult], indent: int) -> None:
    for quote in quotes:
        page.entry("", f'{words.place(quote)}: "{words.one_line(quote.text)}"', indent)


def _outcomes(page: Page, audit: PlanAudit) -> None:
    page.heading("Outcomes")
    for number, outcome in enumerate(audit.outcomes, 1):
        page.entry(f"{number}.", f'{words.place(outcome)}: "{outcome.text}"', 2, 6)
        answer = "SMART" if outcome.smart else "Not SMART"
        failings = words.failings(outcome)
        told = f"{answer}. {f'Not {words.listed(failings)}.' if failings else ''}"
        page.entry("", f"{told} {words.unsure(outcome)}".strip(), 6)
        if outcome.needs:
            page.entry("", words.needs(outcome), 6)
        if outcome.missing:
            page.entry("", f"Shortfall: {words.sentence(outcome.missing)}", 6)


def _provision(page: Page, audit: PlanAudit) -> None:
    page.heading("Provision")
    for number, item in enumerate(audit.provision, 1):
        page.entry(f"{number}.", f'{words.place(item)}: "{item.text}"', 2, 6)
        exact = "Specific" if item.specific_and_quantified else "Not specific"
        page.entry("", f"{exact} and quantified. {words.unsure(item)}".strip(), 6)
        if vague := words.vague(item):
            phrases = ", ".join(f'"{phrase}"' for phrase in vague)
            page.entry("", f"Vague: {phrases}", 6)
        for label, text in words.columns(item):
            page.entry("", f"{label}: {text}", 6)
        if item.missing:
            page.entry("", f"Shortfall: {words.sentence(item.missing)}", 6)


def _findings(page: Page, audit: PlanAudit) -> None:
    if not audit.findings:
        return
    page.heading("Findings for the auditor (they carry no rating)")
    for number, finding in enumerate(audit.findings, 1):
        page.entry(f"{number}.", finding.message, 2, 6)
        _quotes(page, finding.quotes, 6)


def _mending(page: Page, audit: PlanAudit, verbose: bool) -> None:
    if not audit.mending:
        return
    page.heading("To mend before the plan is issued")
    for number, item in enumerate(audit.mending, 1):
        page.entry(f"{number}.", f"{item.criterion}: {item.what}", 2, 6)
        page.entry("", words.gain(item), 6)
        if verbose:
            _quotes(page, item.quotes, 6)
        elif item.quotes:
            places = dict.fromkeys(words.place(quote) for quote in item.quotes)
            page.entry("", f"See {'; '.join(places)}.", 6)


def _warnings(page: Page, audit: PlanAudit) -> None:
    if not audit.plan.warnings:
        return
    page.heading("How the file was read")
    for warning in audit.plan.warnings:
        page.entry("-", warning.message, 2, 4)


def _summary_table(page: Page, audits: Sequence[PlanAudit]) -> None:
    titles = {item.id: item.title for audit in audits for item in audit.measure_details}
    numbers = [str(number) for number in range(1, len(titles) + 1)]
    column = max(page.width - len(_cells("", "", numbers)), 2)
    page.blank()
    page.row("File", _cells("Judgement", "Score", numbers), column, style="bold")
    for audit in audits:
        answers = {item.id: _SHORT[words.answer(item.answer)] for item in audit.measure_details}
        measures = [answers.get(title, "") for title in titles]
        cells = _cells(words.overall(audit), words.percent(audit.score), measures)
        page.row(audit.plan.file, cells, column)
    page.blank()
    for number, title in zip(numbers, titles.values(), strict=True):
        page.entry(number, title, 0, 3)
    page.entry("", "; ".join(f"{short} = {answer}" for answer, short in _SHORT.items()), 0)
    if any(audit.provisional for audit in audits):
        page.blank()
        page.entry("", words.PROVISIONAL, 0)


def _cells(judgement: str, score: str, measures: Sequence[str]) -> str:
    return f"{judgement:<22}{score:<10}" + "".join(f"{answer:<5}" for answer in measures)


def _failures(page: Page, audits: PlanAudits) -> None:
    if not audits.failed:
        return
    page.heading(f"Not scored: {words.counted(len(audits.failed), 'file')}")
    for failure in audits.failed:
        page.entry("", failure.file)
        page.entry("", failure.error, 4)
