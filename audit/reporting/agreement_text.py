"""The agreement of auditors as text for a terminal."""

from __future__ import annotations

import textwrap

from audit.evaluating.result import Figure
from audit.monthly.agreement_result import Agreement, AgreementOf
from audit.reporting import agreement_words as said
from audit.reporting import evaluation_words as figures
from audit.reporting import words
from audit.reporting.page import Page

_NAME = 32


def render(result: Agreement, *, width: int = 80, colour: bool = False) -> str:
    """What to reword first, for that is what the panel can act on; then the figures."""
    page = Page(width)
    page.title(f"Agreement, {said.period(result)}")
    page.entry("", said.chosen(result), 0)
    _reword(page, result)
    for one in result.comparisons:
        _comparison(page, one)
    page.blank()
    page.entry("", said.LEGEND, 0)
    return page.string(colour)


def _reword(page: Page, result: Agreement) -> None:
    page.heading("For the panel: criteria to word better")
    if not result.reword:
        nothing = "None of those with enough pairs." if result.second_marked else "Not known yet."
        page.entry("", nothing, 0)
    for one in result.reword:
        page.entry(one.criterion, one.title, 0, 6, "bold")
        page.entry("", words.sentence(said.why(one)), 6)
        for reason in one.reasons:
            page.entry("-", words.sentence(reason), 6, 8)
    page.blank()
    if result.too_few:
        page.entry("", f"Too few pairs to tell: {', '.join(result.too_few)}.", 0)
    page.entry("", said.rule(result), 0)


def _comparison(page: Page, one: AgreementOf) -> None:
    page.heading(f"{said.TITLES[one.between]}: {words.counted(one.plans, 'plan')}")
    if not one.plans:
        page.entry("", "No plan was marked a second time yet: run audit moderate draw.", 0)
        return
    page.entry("", said.ABOUT[one.between], 0)
    page.blank()
    page.row("", _cells("n", "Exact", "", "Within", "Kappa", ""), _NAME, "bold")
    for figure in one.figures:
        name = textwrap.shorten(said.name(figure), _NAME - 2, placeholder=" …")
        page.row(name, _figure(figure), _NAME)


def _figure(figure: Figure) -> str:
    return _cells(
        str(figure.n),
        figures.percent(figure.exact),
        figures.percents(figure.exact.interval),
        figures.percent(figure.within_one) if figure.within_one else "",
        figures.kappa(figure.kappa),
        figures.kappas(figure.kappa),
    )


def _cells(n: str, exact: str, interval: str, within: str, kappa: str, between: str) -> str:
    return f"{n:>5}  {exact:<5}{interval:<8} {within:<7} {kappa:<6}{between:<11}".rstrip()
