"""An evaluation as an Excel file: figures, disagreements, items, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable

from audit.evaluating.result import Figure, PlanEvaluation, ShareResult
from audit.reporting import evaluation_words as said
from audit.reporting import words
from audit.reporting.plain_sheets import Row, workbook


def to_bytes(result: PlanEvaluation) -> bytes:
    """The whole file."""
    return workbook(
        (
            ("Figures", _figures(result)),
            ("Confidence", _confidence(result)),
            ("Disagreements", _disagreements(result)),
            ("Items of one side", _items(result)),
            ("Left out", _left_out(result)),
            ("How to read it", _notes(result)),
        )
    )


def _figures(result: PlanEvaluation) -> Iterable[Row]:
    yield (
        "Of", "Id", "Title", "Labels", "Plans", "Exact", "from", "to", "Within one", "kappa",
        "kappa from", "kappa to", "Applies", "Two bands apart", "Yes by labels", "Yes by tool",
        "Not judged", "To check first",
    )  # fmt: skip
    for figure in result.figures:
        yield _figure(figure)


def _figure(figure: Figure) -> Row:
    kappa = figure.kappa
    return (
        said.GROUP_TITLES[figure.group],
        figure.id,
        figure.title,
        figure.n,
        figure.plans,
        *_share(figure.exact),
        _part(figure.within_one),
        kappa.value,
        kappa.interval.low if kappa.interval else None,
        kappa.interval.high if kappa.interval else None,
        _part(figure.applicable),
        figure.two_bands_off,
        _part(figure.labelled_yes),
        _part(figure.judged_yes),
        figure.not_judged,
        figure.check_first,
    )


def _share(share: ShareResult) -> tuple[float | None, float | None, float | None]:
    interval = share.interval
    return (
        share.share,
        interval.low if interval else None,
        interval.high if interval else None,
    )


def _part(share: ShareResult | None) -> float | None:
    return share.share if share else None


def _confidence(result: PlanEvaluation) -> Iterable[Row]:
    yield "Confidence from", "to", "Shown on average", "Ratings", "Agreed", "from", "to"
    for step in result.confidence:
        yield step.low, step.high, step.confidence, step.agreed.of, *_share(step.agreed)


def _disagreements(result: PlanEvaluation) -> Iterable[Row]:
    yield (
        "Plan", "Files", "About", "Label", "Tool", "Check first", "Tool's reason", "Where", "Quote",
    )  # fmt: skip
    for one in result.disagreements:
        quotes = one.quotes
        yield (
            one.plan,
            "\n".join(one.files),
            said.about(one),
            said.value(one.group, one.label),
            said.value(one.group, one.tool),
            "yes" if one.check_first else "",
            one.reason,
            "\n".join(words.place(quote) for quote in quotes),
            "\n".join(words.one_line(quote.text) for quote in quotes),
        )


def _items(result: PlanEvaluation) -> Iterable[Row]:
    yield "Side", "Plan", "Files", "Item", "Where", "Words"
    for item in result.missed:
        yield (
            "labelled, not found",
            item.plan,
            "\n".join(item.files),
            item.item,
            words.section(item.section),
            item.text,
        )
    for found in result.spare:
        where = words.place(found.quote)
        yield "found, not labelled", found.plan, found.file, "", where, found.quote.text


def _left_out(result: PlanEvaluation) -> Iterable[Row]:
    yield "What", "Which"
    for heading, lines in said.left_out(result):
        for line in lines:
            yield heading, line


def _notes(result: PlanEvaluation) -> Iterable[Row]:
    yield "Figure", "What it says"
    yield "Held against labels", said.size(result)
    yield from said.headline(result)
    rubric = result.tool.rubric
    yield "Rubric", f"{rubric.title or rubric.id}, version {rubric.version}"
    yield "How to read it", said.LEGEND
