"""Wordings of the agreement of auditors that the screen and the Excel file share."""

from __future__ import annotations

from audit.evaluating.result import Figure
from audit.monthly.agreement_result import Agreement, Between, ToReword
from audit.reporting import evaluation_words as figures
from audit.reporting import words

TITLES: dict[Between, str] = {
    "auditors": "Auditor and auditor",
    "first and tool": "Auditor and tool",
    "second and tool": "Blind auditor and tool",
}
ABOUT: dict[Between, str] = {
    "auditors": "The second auditor had seen neither the tool's ratings nor the first auditor's.",
    "first and tool": "The first auditor had seen the tool's ratings. Who sees a rating "
    "confirms it more readily, so this agreement is rather too high.",
    "second and tool": "The second auditor had not seen the tool's ratings: this is the fairer "
    "comparison with the tool.",
}
LEGEND = (
    "n counts pairs of ratings; where both say “not judged” there is no pair. Exact: the same "
    "rating, or both “not applicable”. Within 1: at most one rating apart. Kappa: agreement beyond "
    "chance, 1 at most, with quadratic weights; “-” where no rating differs from another. After a "
    "figure stands its 95% interval, over plans. “few”: too few plans, or too few different "
    "ratings, to tell."
)


def period(result: Agreement) -> str:
    """ "2026-10", "2026-04 to 2026-10", "all months"."""
    first, last = result.first_month, result.last_month
    if first and first == last:
        return first
    if first and last:
        return f"{first} to {last}"
    if first or last:
        return f"from {first}" if first else f"up to {last}"
    return "all months"


def chosen(result: Agreement) -> str:
    """How the plans that were marked twice were chosen, which the figures depend on."""
    always = result.second_marked - result.at_random
    return (
        f"{words.counted(result.second_marked, 'plan')} marked twice, of {result.confirmed} "
        f"confirmed: {result.at_random} drawn at random, {always} because they were judged "
        "inadequate or outstanding or held down by a limit. So they are not like all plans of the "
        "period, and neither need be the agreement on them."
    )


def why(one: ToReword) -> str:
    """What is too low, and whether it may be chance."""
    figure = one.figure
    said = f"the same rating in {figures.percent(figure.exact)} of {figure.n} pairs"
    if one.doubt.kappa:
        said += f", kappa {figures.kappa(figure.kappa)}"
    sure = "more than chance" if one.doubt.sure else "it may be chance: look again with more pairs"
    return f"{said} ({sure})"


def rule(result: Agreement) -> str:
    """The rule by which a criterion is named."""
    asked = result.rule
    return (
        "A criterion is named when two auditors give the same rating in less than "
        f"{words.percent(asked.exact_below)} of at least {asked.least_pairs} pairs, or when kappa "
        f"is below {asked.kappa_below} (not asked where {words.percent(asked.kappa_asked_below)} "
        "or more are the same). The panel can change these numbers in rubrics/agreement.yaml."
    )


def name(figure: Figure) -> str:
    """A figure's name in a table."""
    return f"{figure.id} {figure.title}" if figure.group == "criterion" else figure.title
