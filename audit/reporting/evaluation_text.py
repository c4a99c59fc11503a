"""An evaluation as text for a terminal."""

from __future__ import annotations

import textwrap
from itertools import groupby

from audit.evaluating.result import Disagreement, Figure, PlanEvaluation, ShareResult
from audit.reporting import evaluation_words as said
from audit.reporting import words
from audit.reporting.page import Page

WORST = 10
"""So many disagreements are shown without ``verbose``."""
QUOTE = 200
"""A quote is cut to so many characters without ``verbose``."""
_NAME = 26
_LABEL = 22


def render(
    result: PlanEvaluation, *, verbose: bool = False, width: int = 80, colour: bool = False
) -> str:
    """How it went, the table of figures, where tool and labels differ, and what was left out.

    ``verbose`` shows every disagreement with all its quotes, and every item missed or spare.
    """
    page = Page(width)
    page.title(f"EHC plan audit held against labels: {said.size(result)}")
    for label, text in said.headline(result):
        page.entry(label, text, 0, _LABEL + 2)
    rubric = result.tool.rubric
    page.entry("Rubric", f"{rubric.title or rubric.id}, version {rubric.version}", 0, _LABEL + 2)
    _figures(page, result)
    _measures(page, result)
    _confidence(page, result)
    _disagreements(page, result, verbose)
    _items(page, result, verbose)
    _left_out(page, result)
    return page.string(colour)


def _figures(page: Page, result: PlanEvaluation) -> None:
    page.heading("Agreement")
    page.row("", _cells("n", "Exact", "", "Within", "Kappa", "", "Applies"), _NAME, "bold")
    for group, figures in groupby(result.figures, lambda one: one.group):
        if group not in ("overall", "criteria"):
            page.blank()
            page.entry("", said.GROUP_TITLES[group], 0, style="bold")
        for figure in figures:
            name = textwrap.shorten(said.name(figure), _NAME - 2, placeholder=" …")
            page.row(name, _figure_cells(figure), _NAME)
    page.blank()
    page.entry("", said.LEGEND, 0)


def _figure_cells(figure: Figure) -> str:
    return _cells(
        str(figure.n),
        said.percent(figure.exact),
        said.percents(figure.exact.interval),
        _optional(figure.within_one),
        said.kappa(figure.kappa),
        said.kappas(figure.kappa),
        _optional(figure.applicable),
    )


def _optional(share: ShareResult | None) -> str:
    return "" if share is None else said.percent(share)


def _cells(
    n: str, exact: str, interval: str, within: str, kappa: str, interval_: str, applies: str
) -> str:
    return (
        f"{n:>5}  {exact:<5}{interval:<8} {within:<7} {kappa:<6}{interval_:<11} {applies}".rstrip()
    )


def _measures(page: Page, result: PlanEvaluation) -> None:
    """What the board's figures would be by the labels and by the tool."""
    rows = said.measures_met(result)
    if rows:
        page.heading("Framework measures met, by the labels and by the tool")
        page.entry("Labels Tool", "", 2)
    for title, label, tool in rows:
        page.entry(f"{label:>6} {tool:>4}", title, column=16)


def _confidence(page: Page, result: PlanEvaluation) -> None:
    if not result.confidence:
        return
    page.heading("Confidence shown, and agreement had")
    for step in result.confidence:
        agreed = step.agreed
        page.entry(
            said.step(step),
            f"{said.percent(agreed):<5}of {words.counted(agreed.of, 'rating')} agreed"
            f" ({said.percents(agreed.interval)})",
            column=18,
        )


def _disagreements(page: Page, result: PlanEvaluation, verbose: bool) -> None:
    everything = result.disagreements
    shown = everything if verbose else everything[:WORST]
    if not everything:
        page.heading("Disagreements: none")
        return
    title = f"Disagreements: {len(everything)}"
    page.heading(title if len(shown) == len(everything) else f"{title}, the {len(shown)} worst")
    for number, one in enumerate(shown, 1):
        _disagreement(page, number, one, verbose)
    if len(shown) < len(everything):
        page.blank()
        page.entry("", "All of them, with every quote: run again with --verbose.", 0)


def _disagreement(page: Page, number: int, one: Disagreement, verbose: bool) -> None:
    page.entry(f"{number}.", f"{one.plan}: {said.about(one)}", 2, 6)
    check = " (marked to be checked first)" if one.check_first else ""
    label, tool = said.value(one.group, one.label), said.value(one.group, one.tool)
    page.entry("", f"Label: {label}. Tool: {tool}{check}.", 6)
    page.entry("", f"In {said.files(one.files)}", 6)
    if one.reason:
        page.entry("", f"Tool's reason: {words.sentence(one.reason)}", 6)
    for quote in one.quotes if verbose else one.quotes[:1]:
        text = words.one_line(quote.text)
        short = text if verbose else textwrap.shorten(text, QUOTE, placeholder=" …")
        page.entry("", f'{words.place(quote)}: "{short}"', 6)


def _items(page: Page, result: PlanEvaluation, verbose: bool) -> None:
    missed = result.missed if verbose else result.missed[:WORST]
    spare = result.spare if verbose else result.spare[:WORST]
    if missed:
        page.heading(f"Labelled items that were not found: {len(result.missed)}")
        for item in missed:
            page.entry("-", f'{item.plan}, {item.item}: "{words.one_line(item.text)}"', 2, 4)
            page.entry("", f"In {said.files(item.files)}", 4)
    if spare:
        page.heading(f"Items found that the labels do not have: {len(result.spare)}")
        for found in spare:
            where = f"{words.one_line(found.file)}, {words.place(found.quote)}"
            page.entry("-", f'{where}: "{words.one_line(found.quote.text)}"', 2, 4)


def _left_out(page: Page, result: PlanEvaluation) -> None:
    kinds = said.left_out(result)
    if not kinds:
        return
    page.heading("Left out of the figures")
    for heading, lines in kinds:
        page.entry("", f"{heading}: {len(lines)}", 2)
        for line in lines:
            page.entry("-", line, 4, 6)
