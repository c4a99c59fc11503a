"""Sentences that stand in several plans, as text for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from audit.monthly.copies_result import CopiedSentence, Copies, CopyShare
from audit.reporting import copies_words as said
from audit.reporting.page import Page

SHOWN = 15
"""So many sentences are shown; the Excel file and the JSON have all."""
_CASES = 20
_NAME = 30


def render(result: Copies, *, width: int = 80, colour: bool = False) -> str:
    """The sentences, the most spread first; then shares by team and author, and other children."""
    page = Page(width)
    plans = said.counted(result.plans, "plan")
    page.title(f"The same words in several plans: {said.period(result)}, {plans}")
    page.entry(
        "",
        f"{result.copied:,} of {said.counted(result.outcomes, 'outcome')} stand, in the same words "
        "or nearly, in another child's plan too. Names, dates and numbers are masked.",
        0,
    )
    if result.sentences:
        page.blank()
        page.entry("", said.QUESTION, 0)
    _sentences(page, result.sentences)
    _shares(page, "Share of outcomes by team", result.teams)
    _shares(page, "Share of outcomes by author", result.authors)
    page.heading("Another child's details")
    page.entry("", said.OTHER_CHILD if result.other_child else said.NO_OTHER_CHILD)
    for plan in result.other_child:
        page.entry("-", f"{plan.case_ref} ({plan.month})", 2, 4)
    return page.string(colour)


def _sentences(page: Page, sentences: Sequence[CopiedSentence]) -> None:
    shown = sentences[:SHOWN]
    if not shown:
        return
    more = len(sentences) > len(shown)
    page.heading(f"Sentences: {len(sentences):,}" + (f", the {SHOWN} most spread" if more else ""))
    for number, one in enumerate(shown, 1):
        page.blank()
        page.entry(f"{number}.", f'"{one.sentence}"', 0, 4)
        page.entry("", said.standing(one), 4)
        if said.authors(one):
            page.entry("", said.authors(one), 4)
        cases = said.cases(one)
        rest = f" and {len(cases) - _CASES} more" if len(cases) > _CASES else ""
        page.entry("", f"Cases: {', '.join(cases[:_CASES])}{rest}", 4)
    if more:
        page.blank()
        page.entry("", "All of them: add --format xlsx --output copies.xlsx.", 0)


def _shares(page: Page, title: str, shares: Sequence[CopyShare]) -> None:
    if not any(one.name for one in shares):
        return
    page.heading(title)
    for one in shares:
        page.entry(one.name or said.UNKNOWN, said.share(one), 2, _NAME)
