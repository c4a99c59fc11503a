"""One side for parents and young people: the same facts as the board's, in plain words."""

from __future__ import annotations

import math
from collections.abc import Sequence

from audit.framework.board_result import (
    BoardCoverage,
    BoardMeasure,
    CostRow,
    PlainPage,
    PlainPart,
)
from audit.framework.periods import named
from audit.framework.result import Basis
from audit.framework.settings import settings

_SAID = {
    "met": "The promise is kept.",
    "not met": "The promise is not kept.",
    "cannot tell yet": "We cannot be sure yet, because we did not look at every plan.",
}


def plain_page(
    period: str,
    basis: Basis,
    coverage: BoardCoverage,
    measures: Sequence[BoardMeasure],
    costs: Sequence[CostRow],
    hides: bool,
) -> PlainPage:
    """The page. It says only what the board's own pages show; ``hides``: no small numbers."""
    parts = [
        PlainPart(heading="What we did", sentences=_done(coverage, basis, named(period))),
        *(PlainPart(heading=_question(one), sentences=_answer(one)) for one in measures),
    ]
    worst = [_asked_for(row) for row in costs[:3]]
    if worst:
        parts.append(PlainPart(heading="What most needs to get better", sentences=worst))
    parts.append(
        PlainPart(
            heading="Good to know",
            sentences=[
                "Very small numbers are left out, so that no child can be recognised in them."
                if hides
                else "Small numbers are not hidden here: this page is for the team only.",
                "If your own plan is not right, you can ask for it to be changed. Your local SEND "
                "information, advice and support service can help you, free of charge.",
            ],
        )
    )
    return PlainPage(title=f"How good are EHC plans? {named(period)}", parts=parts)


def _done(coverage: BoardCoverage, basis: Basis, when: str) -> list[str]:
    what = (
        "An EHC plan says what help a child or young person must get. Each month we look closely "
        "at some of the new and changed plans."
    )
    done = coverage.confirmed if basis == "final" else coverage.audited
    if coverage.issued is None or done is None:
        lines = [what, "We do not say how many plans we looked at, because there were so few."]
    else:
        lines = [what, f"In {when} there were {coverage.issued} such plans. We looked at {done}."]
    if basis == "provisional":
        lines.append("Not all of it has been checked by a person yet. The numbers may change.")
    return lines


def _question(measure: BoardMeasure) -> str:
    return settings().plain.measures.get(measure.id, measure.title)


def _asked_for(row: CostRow) -> str:
    return settings().plain.criteria.get(row.criterion, f"{row.title}.")


def _answer(measure: BoardMeasure) -> list[str]:
    figure = measure.figure
    if figure.hidden:
        lines = ["We do not show this number, because it is about so few children."]
    elif not figure.denominator:
        lines = ["There was no such plan to look at."]
    else:
        share = math.floor((figure.percent or 0) + 1e-9)
        told = f"Yes in {figure.numerator} of {figure.denominator} plans"
        lines = [f"{told}: {share} in every 100."]
    for target in measure.targets:
        if target.status is not None and (figure.hidden or figure.denominator):
            lines.append(f"We promised {_promised(target.value)}. {_SAID[target.status]}")
    return lines


def _promised(value: float) -> str:
    return "all plans" if value == 100 else f"{value:g} in every 100 plans"
