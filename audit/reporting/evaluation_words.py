"""Wordings that every report of an evaluation shares."""

from __future__ import annotations

import math
from collections.abc import Sequence

from audit.agreement import FEWEST_PLANS
from audit.evaluating.result import (
    Calibration,
    Disagreement,
    Figure,
    Group,
    IntervalResult,
    KappaResult,
    PlanEvaluation,
    ShareResult,
    Value,
)
from audit.reporting import words

GROUP_TITLES: dict[Group, str] = {
    "overall": "Judgement",
    "criteria": "Criteria together",
    "criterion": "Criteria",
    "measure": "Framework measures",
    "outcome": "Each outcome",
    "provision": "Each statement of provision",
}

LEGEND = (
    "n counts labels. Exact: the same rating, or both “not applicable”. Within 1: at most one "
    "rating apart. Kappa: agreement beyond chance, 1 at most, with quadratic weights; 0 is what "
    "chance alone would give; “-” where no rating differs from another. Applies: both say that it "
    "applies, or both that it does not. After a figure stands its 95% interval, over plans; kappa "
    "has none where all agree. “few”: too few plans, or too few different ratings, to tell."
)
CANNOT_TELL = "few"
TOO_FEW = (
    f"With fewer than {FEWEST_PLANS} plans nothing can be said about how sure these figures are."
)


def headline(result: PlanEvaluation) -> list[tuple[str, str]]:
    """The few lines that say how it went, as pairs of label and text."""
    lines = [(figure.title, _figure(figure)) for figure in result.figures if _leads(figure)]
    if result.missed or result.spare:
        lines.append(("Items", _items(result)))
    if result.layouts.plans:
        lines.append(("In several files", _layouts(result)))
    if result.plans < FEWEST_PLANS:
        lines.append(("How sure", TOO_FEW))
    if result.check_first.of:
        lines.append(("For the auditor", _left_to_people(result)))
    return lines


def _left_to_people(result: PlanEvaluation) -> str:
    return (
        f"{percent(result.check_first)} of ratings are marked to be checked first; "
        f"{percent(result.not_judged)} could not be judged."
    )


def _leads(figure: Figure) -> bool:
    return figure.group in ("overall", "criteria") or figure.id in (
        "smart",
        "specific_and_quantified",
    )


def _figure(figure: Figure) -> str:
    text = f"{percent(figure.exact)} the same{_in_brackets(figure.exact.interval)}"
    if figure.kappa.value is not None:
        text += f"; kappa {kappa(figure.kappa)}"
    if figure.two_bands_off is not None:
        times = f"{figure.two_bands_off} times" if figure.two_bands_off else "never"
        text += f"; {times} two bands apart"
    return text + "."


def _in_brackets(interval: IntervalResult | None) -> str:
    if interval is None:
        return ""
    return f" (95% interval {whole(interval.low)} to {whole(interval.high)})"


def _items(result: PlanEvaluation) -> str:
    missed = sum(len(item.files) for item in result.missed)
    return (
        f"{words.counted(missed, 'labelled item')} not found, {len(result.spare)} found that the "
        "labels do not have."
    )


def _layouts(result: PlanEvaluation) -> str:
    layouts = result.layouts
    return (
        f"{words.counted(layouts.plans, 'plan')}: {layouts.same_overall.count} with the same "
        f"judgement in each, {layouts.same_ratings.count} with every rating the same."
    )


def size(result: PlanEvaluation) -> str:
    """ "24 plans in 72 files"."""
    files = words.counted(result.files, "file")
    return f"{words.counted(result.plans, 'plan')} in {files}"


def percent(share: ShareResult) -> str:
    """The share in whole per cent, rounded down; "-" of nothing."""
    return "-" if share.share is None else words.percent(share.share)


def whole(part: float) -> str:
    """An end of an interval in whole per cent."""
    return f"{round(part * 100)}%"


def percents(interval: IntervalResult | None) -> str:
    """ "86-100", "few" where it cannot be told."""
    if interval is None:
        return CANNOT_TELL
    return f"{round(interval.low * 100)}-{round(interval.high * 100)}"


def kappa(found: KappaResult) -> str:
    """Two decimals, rounded down so that 0.849 never looks like 0.85; "-" if there is none."""
    return "-" if found.value is None else f"{math.floor(found.value * 100 + 1e-9) / 100:.2f}"


def kappas(found: KappaResult) -> str:
    """The interval of kappa, "few" where it cannot be told; none where all agree."""
    if found.value in (None, 1.0):
        return ""
    if found.interval is None:
        return CANNOT_TELL
    return f"{found.interval.low:.2f}-{found.interval.high:.2f}"


def step(found: Calibration) -> str:
    """ "50% to 70%"."""
    return f"{found.low * 100:g}% to {found.high * 100:g}%"


def name(figure: Figure) -> str:
    """ "A3 Aspirations", "Social care", "SMART": short, for a row of figures."""
    if figure.group == "measure":
        return words.sentence_case(figure.id.replace("_", " "))
    return f"{figure.id} {figure.title}" if figure.group == "criterion" else figure.title


def measures_met(result: PlanEvaluation) -> list[tuple[str, str, str]]:
    """The title of each measure, and in how many plans it is met by the labels and by the tool."""
    return [
        (figure.title, percent(figure.labelled_yes), percent(figure.judged_yes))
        for figure in result.figures
        if figure.group == "measure" and figure.labelled_yes and figure.judged_yes
    ]


def about(one: Disagreement) -> str:
    """What it is about: "A3 Aspirations", "Outcome E4: measurable"."""
    if one.group == "criterion":
        return f"{one.id} {one.title}"
    if one.group in ("outcome", "provision"):
        kind = "Outcome" if one.group == "outcome" else "Provision"
        lower = one.title if one.title.isupper() else one.title.lower()
        return f"{kind} {one.item}: {lower}"
    return one.title


def value(group: Group, said: Value) -> str:
    """A label or an answer in words: "2 sound", "met", "yes", "not applicable"."""
    if isinstance(said, bool):
        return words.answer(said) if group == "measure" else ("yes" if said else "no")
    if isinstance(said, int):
        return f"{said} {words.RATINGS[said]}"
    return "not applicable" if said is None else said


def files(names: Sequence[str]) -> str:
    """ "d01.docx", or "3 files: d01.docx, ..." """
    listed = ", ".join(map(words.one_line, names))
    return listed if len(names) == 1 else f"{len(names)} files: {listed}"


def left_out(result: PlanEvaluation) -> list[tuple[str, list[str]]]:
    """What no figure counts, as (heading, lines) pairs; empty kinds are absent."""
    kinds = [
        ("Plans with labels, but no file", result.unmatched_labels),
        ("Files without labels", result.unmatched_files),
        ("Files that could not be audited", [failure.error for failure in result.failed]),
        ("Files of labels that could not be read", result.unread),
        ("Labels to put right", result.problems),
    ]
    return [(heading, lines) for heading, lines in kinds if lines]
