"""Wordings for figures of the Performance Framework: per cents, ranges, who is left out."""

from __future__ import annotations

import math
from collections.abc import Mapping

from audit.framework.result import Basis, MeasureTally, TargetStatus
from audit.language.english import listed
from audit.reporting.words import one_line

BASIS: Mapping[Basis, str] = {
    "final": "Final figures: only audits that an auditor has confirmed are counted.",
    "provisional": "Provisional figures: where no auditor has confirmed, the tool's own judgement "
    "is counted.",
}
RANGE = (
    "The range says how sure a share is: drawn again and again, such ranges would hold the true "
    "share of the plans issued at least 95 times in 100."
)
CANNOT_TELL = (
    "Cannot tell yet: nothing is counted, or the target lies within the range, or for a target of "
    "100% some of the sample is left out."
)


def per_cent(value: float | None) -> str:
    """A per cent with at most one decimal, "none" for None.

    It is rounded down, so that 79.96 never looks as if it had reached 80.
    """
    if value is None:
        return "none"
    return f"{math.floor(value * 10 + 1e-7) / 10:g}%"


def n_of(measure: MeasureTally) -> str:
    """ "61 of 75 plans: 81.3%", "no plans counted"."""
    if not measure.denominator:
        return "no plans counted"
    plans = "plan" if measure.denominator == 1 else "plans"
    return f"{measure.numerator} of {measure.denominator} {plans}: {per_cent(measure.percent)}"


def range_of(measure: MeasureTally) -> str:
    """ "between 75.3% and 86.6% of the 150 plans issued that it applies to", "" without one."""
    if measure.interval is None:
        return ""
    low, high = measure.interval
    if measure.denominator == measure.population:
        return "every plan issued to which it applies"
    about = "the" if measure.population_known else "about"
    whole = f"{about} {measure.population} plans issued to which it applies"
    return f"between {per_cent(low)} and {per_cent(high)} of {whole}"


def left_out(measure: MeasureTally) -> str:
    """ "2 not yet confirmed and 1 not judged", "" where nothing was left out."""
    return listed([f"{count} {reason}" for reason, count in measure.left_out.items()])


def target(held: TargetStatus) -> str:
    """ "Target 80% (Performance Framework)"."""
    return f"Target {held.value:g}% ({one_line(held.source)})"
