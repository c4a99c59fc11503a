"""Sentences that stand in several plans, as an Excel file: all of them, with every plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.monthly.copies_result import Copies, CopyShare
from audit.reporting import copies_words as said
from audit.reporting.plain_sheets import Row, workbook


def to_bytes(result: Copies) -> bytes:
    """The whole file."""
    return workbook(
        (
            ("Sentences", _sentences(result)),
            ("Plans", _plans(result)),
            ("Teams", _shares("Team", result.teams)),
            ("Authors", _shares("Author", result.authors)),
            ("Another child's details", _other_child(result)),
            ("How to read it", _notes(result)),
        )
    )


def _sentences(result: Copies) -> Iterable[Row]:
    yield "No.", "Sentence", "Plans", "Wordings", "Where", "Authors", "Cases"
    for number, one in enumerate(result.sentences, 1):
        cases = ", ".join(said.cases(one))
        yield (
            number, one.sentence, one.plans, one.wordings, said.standing(one), said.authors(one),
            cases,
        )  # fmt: skip


def _plans(result: Copies) -> Iterable[Row]:
    yield "Sentence no.", "Case", "Month", "Team", "Author", "Words in this plan"
    for number, one in enumerate(result.sentences, 1):
        for plan in one.where:
            yield number, plan.case_ref, plan.month, plan.team, plan.author, plan.wording


def _shares(title: str, shares: Sequence[CopyShare]) -> Iterable[Row]:
    yield title, "Outcomes", "Also in another child's plan", "Share"
    for one in shares:
        yield one.name or said.UNKNOWN, one.outcomes, one.copied, one.share


def _other_child(result: Copies) -> Iterable[Row]:
    yield "Case", "Month", "Team", "Author"
    for plan in result.other_child:
        yield plan.case_ref, plan.month, plan.team, plan.author


def _notes(result: Copies) -> Iterable[Row]:
    yield "About", "What it says"
    yield "Period", f"{said.period(result)}, {said.counted(result.plans, 'plan')}"
    yield "How to read it", said.QUESTION
    yield (
        "What counts",
        f"A sentence is listed from {result.least_plans} plans on, when at least "
        f"{result.alike:.0%} of its words agree, by weight. Names, dates and numbers are masked. "
        "Plans of one case are no copies of each other.",
    )
    yield "Another child", said.OTHER_CHILD if result.other_child else said.NO_OTHER_CHILD
