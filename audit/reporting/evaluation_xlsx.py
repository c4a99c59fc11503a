"""An evaluation as an Excel file: figures, disagreements, items, and what was left out.

No text of a plan or of a label ever becomes a formula: every such cell is a text cell.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from audit.evaluating.result import Figure, PlanEvaluation, ShareResult
from audit.reporting import evaluation_words as said
from audit.reporting import words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_767
"""Excel holds so many characters in a cell."""
_WIDEST = 70
_PERCENT, _DECIMALS = "0%", "0.00"

Cell = str | int | float | None
Row = Sequence[Cell]


def to_bytes(result: PlanEvaluation) -> bytes:
    """The whole file."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in (
        ("Figures", _figures(result)),
        ("Confidence", _confidence(result)),
        ("Disagreements", _disagreements(result)),
        ("Items of one side", _items(result)),
        ("Left out", _left_out(result)),
        ("How to read it", _notes(result)),
    ):
        _fill(book.create_sheet(title), list(rows))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _fill(sheet: Worksheet, rows: Sequence[Row]) -> None:
    """Write the rows, the first as a header that stays in sight."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str) and value:
                cell.value = words.clean(value)[:LONGEST]
                cell.data_type = "s"  # and not "f", whatever sign it begins with
                cell.quotePrefix = True  # nor when somebody edits it
            elif value != "":
                cell.value = value
            if isinstance(value, float):
                cell.number_format = _DECIMALS if "kappa" in str(rows[0][column - 1]) else _PERCENT
            if number == 1:
                cell.font = Font(bold=True)
    for column in range(1, max(map(len, rows)) + 1):
        longest = max(len(str(row[column - 1])) for row in rows if len(row) >= column)
        sheet.column_dimensions[get_column_letter(column)].width = min(longest + 2, _WIDEST)
    sheet.freeze_panes = "A2"


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
