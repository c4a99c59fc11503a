"""Small wordings that every form of the board pack shares."""

from __future__ import annotations

import math

from audit.framework.board_result import HIDDEN, ActionLine, BoardPack, BoardTarget, Figure
from audit.reporting.words import listed, sentence_case

PROVISIONAL = (
    "Provisional: the figures also count what the tool found in plans that no auditor has "
    "confirmed yet."
)
STATUS_KINDS = {"met": "good", "not met": "bad", "cannot tell yet": "open"}
"""Which of three kinds of shade goes with a status; the words always stand with it."""
COLOUR_KINDS = {"blue": "done", "green": "good", "amber": "late", "red": "bad"}
NOT_RECORDED = "not recorded"
HOW_TO_READ = (
    ("A figure", "“31 of 37 (83.7%)”: 31 of the 37 audited plans to which the measure applies."),
    (
        "Range",
        "Not all plans are audited: the share of all plans issued lies in it 95 times in 100.",
    ),
    ("Met", "The figure reaches the target, and so does the lower end of its range."),
    ("Not met", "Even the upper end of the range is under the target."),
    ("Cannot tell yet", "The target lies within the range: too few plans were audited to say."),
    (
        "Rounding",
        "Per cents are rounded down, so that 79.96% never looks as if it had reached 80%.",
    ),
)


def title(pack: BoardPack) -> str:
    """The title, which says of what period it is."""
    if pack.period_words in pack.title:
        return pack.title
    return f"{pack.title}: {pack.period_words}"


def percent(value: float) -> str:
    """A per cent from 0 to 100 with at most one decimal, rounded down: "83.7%", "80%"."""
    return f"{floored(value):g}%"


def floored(value: float) -> float:
    """The per cent rounded down to one decimal."""
    return math.floor(value * 10 + 1e-9) / 10


def interval(figure: Figure) -> str:
    """ "70.1% to 84.9%", the words of a hidden figure, "" where there is none."""
    if figure.interval is None:
        return figure.words if figure.hidden else ""
    low, high = figure.interval
    return percent(low) if low == high else f"{percent(low)} to {percent(high)}"


def count(value: int | None) -> str:
    """A number, or the words for a hidden one."""
    return HIDDEN if value is None else str(value)


def status(target: BoardTarget) -> str:
    """ "80%: cannot tell yet"."""
    return f"{target.value:g}%: {target.status or HIDDEN}"


def statuses(targets: list[BoardTarget]) -> list[str]:
    """A text for each target: "80%: met"."""
    return [status(target) for target in targets]


def kind(targets: list[BoardTarget]) -> str:
    """The shade for the status of all targets: "" where they differ or cannot be said."""
    kinds = {STATUS_KINDS.get(target.status or "", "") for target in targets}
    return kinds.pop() if len(kinds) == 1 else ""


def signals(pack: BoardPack) -> list[str]:
    """What the months signal, each sentence once: of all measures, or with those it is said of."""
    found: dict[str, list[str]] = {}
    for series in pack.series:
        for text in series.signals:
            found.setdefault(text, []).append(series.title)
    return [
        text if len(of) == len(pack.series) > 1 else f"{'; '.join(of)}: {text}"
        for text, of in found.items()
    ]


def progress(pack: BoardPack) -> list[tuple[str, str, str]]:
    """By the newest progress recorded: its kind of shade, its words, and the actions it is of."""
    found: dict[str, list[str]] = {}
    for action in pack.actions:
        colour, named = _newest(action)
        found.setdefault(colour, []).append(named)
    return [
        (COLOUR_KINDS.get(colour, ""), sentence_case(colour), f"{len(of)}: {listed(of)}")
        for colour in (*COLOUR_KINDS, NOT_RECORDED)
        if (of := found.get(colour))
    ]


def _newest(action: ActionLine) -> tuple[str, str]:
    for at in reversed(action.progress):
        if at.colour:
            return at.colour, f"{action.id} ({at.label})"
    return NOT_RECORDED, action.id
