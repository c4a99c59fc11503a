"""The Performance Framework and Section G as text for a terminal."""

from __future__ import annotations

from itertools import groupby

from audit.framework.framework_result import Framework, FrameworkRow, SectionAction
from audit.framework.recorded_periods import name_of, spoken
from audit.framework.section_g import section
from audit.reporting import framework_words as said
from audit.reporting.figure_words import BASIS
from audit.reporting.page import Page

_COLUMN = 22
_BEARING = 24
_STYLES = {"met": "green", "not met": "bold red", "cannot tell yet": "yellow"}
_COLOURS = {"blue": "bold blue", "green": "green", "amber": "yellow", "red": "bold red"}


def render(result: Framework, *, width: int = 80, colour: bool = False) -> str:
    """Every row with its figure, then each action with its progress and what bears on it."""
    page = Page(width)
    page.title(f"Performance Framework: {spoken(name_of(result.months))}")
    page.entry("", BASIS[result.basis], 0)
    for note in result.notes:
        page.blank()
        page.entry("", note, 0)
    for issue, rows in groupby(result.rows, key=lambda row: row.issue):
        page.heading(issue)
        for row in rows:
            _row(page, row, result.months)
    _section(page, result)
    _next(page, result)
    return page.string(colour)


def _row(page: Page, row: FrameworkRow, months: list[str]) -> None:
    page.entry(said.figure(row.figure, row.unit), f"{row.measure} [{row.id}]", 2, _COLUMN)
    if told := said.about(row.figure, months):
        page.entry("", told, _COLUMN)
    if told := said.held(row):
        page.entry("", told, _COLUMN, style=_STYLES.get(row.status, ""))
    if row.note:
        page.entry("", row.note, _COLUMN)


def _section(page: Page, result: Framework) -> None:
    page.blank()
    page.title(f"Section G: {section().title}")
    for outcome in result.outcomes:
        page.heading(f"{outcome.id} {outcome.title}")
        for action in result.actions:
            if action.outcome == outcome.id:
                _action(page, action, result.months)


def _action(page: Page, action: SectionAction, months: list[str]) -> None:
    page.blank()
    page.entry("", f"{action.title} [{action.id}]", 2, style="bold")
    page.entry("", f"By {action.by_when}", 4)
    for measure in action.success:
        page.entry("Success:", measure, 4, 13)
    _progress(page, action)
    page.entry("", "Figures that bear on it:", 4)
    for one in action.figures:
        page.entry(said.figure(one.figure, one.unit), one.title, 6, _BEARING)
        more = (said.about(one.figure, months), said.held(one))
        if told := "; ".join(filter(None, more)):
            page.entry("", told, _BEARING, style=_STYLES.get(one.status, ""))


def _progress(page: Page, action: SectionAction) -> None:
    """The points that were recorded; where none was, one line for all of them."""
    there = [point for point in action.progress if point.colour]
    if not there:
        first, last = action.progress[0].point, action.progress[-1].point
        page.entry("", f"Progress, {spoken(f'{first}/{last}')}: {said.NOT_RECORDED}", 4)
        return
    page.entry("", "Progress:", 4)
    for point in action.progress:
        style = _COLOURS.get(point.colour or "", "")
        page.entry(spoken(point.point), said.progress(point), 6, _BEARING, style=style)


def _next(page: Page, result: Framework) -> None:
    page.blank()
    page.entry("", f"{result.recorded} of {len(result.rows)} rows have a figure.", 0)
    if result.recorded < len(result.rows):
        period = name_of(result.months)
        period = result.months[-1] if "/" in period else period
        page.entry(
            "",
            f"Record one: audit framework record requests_parents --period {period} --value 12. "
            "Many at once: write the table with --format csv --output figures.csv, fill in value "
            "(or numerator and denominator), then audit framework import figures.csv.",
            0,
        )
