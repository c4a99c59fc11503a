"""An evaluation as one HTML file, in the style of the other reports."""

from __future__ import annotations

from itertools import groupby

from audit.evaluating.result import PlanEvaluation
from audit.reporting import evaluation_words
from audit.reporting.html import page


def render(result: PlanEvaluation) -> str:
    """How it went, the figures, every disagreement with its quotes, and what was left out."""
    groups = [
        (evaluation_words.GROUP_TITLES[group], list(figures))
        for group, figures in groupby(result.figures, lambda one: one.group)
    ]
    return page(
        "evaluation.html",
        title=f"EHC plan audit held against labels: {evaluation_words.size(result)}",
        result=result,
        groups=groups,
        said=evaluation_words,
    )
