"""The tables behind the board pack, once for all forms: Word, HTML, Excel and text.

A cell is a text, a number, a per cent, a whole figure, or None for a hidden number. In a document
a figure takes two columns (its words and its range), in Excel one for each number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.framework.board_result import HIDDEN, ActionLine, BoardPack, Figure, Series
from audit.reporting import board_words as said

Cell = str | int | float | Figure | None
FIGURE_IN_WORDS = ("Audited plans", "Range")


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Those of one ``sheet`` have the same heads and stand together in Excel, where a
    first column with the head ``about`` has their titles. ``note`` is said below it. The first
    ``keys`` columns are ids to work with, for Excel only.
    """

    id: str
    sheet: str
    title: str
    heads: tuple[str, ...]
    rows: list[tuple[Cell, ...]]
    note: str = ""
    about: str = ""
    keys: int = 0


def tables(pack: BoardPack) -> list[Table]:
    """All tables that have rows, in order."""
    return [table for table in _all(pack) if table.rows]


def in_words(table: Table) -> tuple[list[str], list[list[str]]]:
    """The heads and rows of a table as texts, each figure as its words and its range.

    A column that says nothing in any row is left out.
    """
    cells = [row[table.keys :] for row in table.rows]
    figures = {number for row in cells for number, cell in enumerate(row) if _figure(cell)}
    heads: list[str] = []
    for number, head in enumerate(table.heads[table.keys :]):
        heads += [head, FIGURE_IN_WORDS[1]] if number in figures else [head]
    rows = [[text for cell in row for text in _texts(cell)] for row in cells]
    said_in = [number for number in range(len(heads)) if any(row[number] for row in rows)]
    return [heads[number] for number in said_in], [
        [row[number] for number in said_in] for row in rows
    ]


def trend_id(series: Series) -> str:
    """The id of the table behind a chart."""
    return f"trend-{series.id}"


def _figure(cell: Cell) -> bool:
    return isinstance(cell, Figure)


def _texts(cell: Cell) -> list[str]:
    if isinstance(cell, Figure):
        return [cell.words, said.interval(cell)]
    if isinstance(cell, float):
        return [said.percent(cell)]
    return [HIDDEN if cell is None else str(cell)]


def _all(pack: BoardPack) -> Iterator[Table]:
    yield _measures(pack)
    yield _coverage(pack)
    yield _left_out(pack)
    for series in pack.series:
        yield Table(
            trend_id(series),
            "Trend",
            series.title,
            ("Month or quarter", FIGURE_IN_WORDS[0]),
            [(point.label, point.figure) for point in [*series.months, *series.quarters]],
            " ".join(series.signals),
            "Measure",
        )
    yield Table(
        "costs",
        "What limits quality",
        "Criteria that cost the most points",
        ("Criterion", "What is judged", "Plans below sound", "Agency", "Wording met", "Change"),
        [
            (cost.criterion, cost.title, cost.found, cost.agency, "; ".join(cost.wording),
             cost.change)
            for cost in pack.costs
        ],
    )  # fmt: skip
    for number, group in enumerate(pack.groups, 1):
        yield Table(
            f"group-{number}",
            "Groups",
            group.title,
            ("Group", FIGURE_IN_WORDS[0]),
            [(row.name, row.figure) for row in group.rows],
            group.note,
            "Measure and kind of group",
        )
    yield _framework(pack)
    yield from _actions(pack)


def _measures(pack: BoardPack) -> Table:
    return Table(
        "measures",
        "Measures",
        f"Measures in {pack.period_words}",
        ("Measure", FIGURE_IN_WORDS[0], "Plans issued that it applies to", "Target and status"),
        [
            (one.title, one.figure, one.population, "; ".join(said.statuses(one.targets)))
            for one in pack.measures
        ],
    )


def _coverage(pack: BoardPack) -> Table:
    cover = pack.coverage
    return Table(
        "coverage",
        "Coverage",
        "How many plans were audited",
        ("Plans", "Number"),
        [
            ("Issued", cover.issued),
            ("Drawn for audit", cover.sampled),
            ("Scored", cover.audited),
            ("Confirmed by an auditor", cover.confirmed),
            ("Share of those issued", cover.percent),
            ("Target and status", said.status(cover.target)),
        ],
    )


def _left_out(pack: BoardPack) -> Table:
    return Table(
        "left-out",
        "Left out",
        "Plans that are in the sample and not in a figure",
        ("Measure", "Why", "Plans"),
        [
            (one.title, reason, number)
            for one in pack.measures
            for reason, number in one.left_out.items()
        ],
    )


def _framework(pack: BoardPack) -> Table:
    return Table(
        "framework",
        "Performance Framework",
        "The Performance Framework",
        ("Row", "Issue", "Measure", "How measured", "Target", "Figure", "Period", "Status", "Note"),
        [
            (row.id, row.issue, row.measure, row.how_measured, row.target, row.figure, row.period,
             "" if row.status == row.figure else row.status, row.note)
            for row in pack.framework
        ],
        keys=1,
    )  # fmt: skip


def _actions(pack: BoardPack) -> Iterator[Table]:
    yield Table(
        "success",
        "Actions",
        "Actions: measures of success and the figures that bear on them",
        ("Action", "What", "Measures of success", "Figures"),
        [
            (one.id, one.title, "; ".join(one.success), "; ".join(one.figures))
            for one in pack.actions
        ],
    )
    labels = list(dict.fromkeys(at.label for one in pack.actions for at in one.progress))
    yield Table(
        "progress",
        "Progress",
        "Actions: progress",
        ("Action", *labels),
        [(one.id, *_progress(one, labels)) for one in pack.actions],
    )


def _progress(action: ActionLine, labels: list[str]) -> list[str]:
    at = {point.label: f"{point.words}. {point.note}".strip(" .") for point in action.progress}
    return [at.get(label, "") for label in labels]
