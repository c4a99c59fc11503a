"""The agreement of auditors as an Excel file."""

from __future__ import annotations

from collections.abc import Iterable

from audit.monthly.agreement_result import Agreement
from audit.reporting import agreement_words as said
from audit.reporting import words
from audit.reporting.plain_sheets import Row, workbook


def to_bytes(result: Agreement) -> bytes:
    """The whole file."""
    return workbook(
        (
            ("To word better", _reword(result)),
            ("Figures", _figures(result)),
            ("How to read it", _notes(result)),
        )
    )


def _reword(result: Agreement) -> Iterable[Row]:
    yield "Criterion", "What is judged", "Why", "Reasons that auditors gave"
    for one in result.reword:
        why = words.sentence(said.why(one))
        yield one.criterion, one.title, why, "\n".join(one.reasons)


def _figures(result: Agreement) -> Iterable[Row]:
    yield (
        "Between", "Id", "What is judged", "Pairs", "Plans", "Exact", "from", "to", "Within one",
        "kappa", "kappa from", "kappa to",
    )  # fmt: skip
    for comparison in result.comparisons:
        for figure in comparison.figures:
            exact, kappa = figure.exact, figure.kappa
            yield (
                said.TITLES[comparison.between],
                figure.id,
                figure.title,
                figure.n,
                figure.plans,
                exact.share,
                exact.interval.low if exact.interval else None,
                exact.interval.high if exact.interval else None,
                figure.within_one.share if figure.within_one else None,
                kappa.value,
                kappa.interval.low if kappa.interval else None,
                kappa.interval.high if kappa.interval else None,
            )


def _notes(result: Agreement) -> Iterable[Row]:
    yield "About", "What it says"
    yield "Period", said.period(result)
    yield "Which plans", said.chosen(result)
    for between, text in said.ABOUT.items():
        yield said.TITLES[between], text
    yield "The figures", said.LEGEND
    yield "The rule", said.rule(result)
    if result.too_few:
        yield "Too few pairs to tell", ", ".join(result.too_few)
