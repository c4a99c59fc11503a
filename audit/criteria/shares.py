"""Criteria rated by the share of items that are as they should be (E1, E2, F1, G1, H1)."""

from __future__ import annotations

from collections.abc import Sequence

from audit.criteria.case import Case, JudgedOutcome, JudgedProvision, Verdict, not_applicable
from audit.criteria.needs_in_section import NeedsSaid, needs_said
from audit.criteria.wording_tools import of_total, percent, short
from audit.language.english import listed
from audit.plan.model import Quote
from audit.rubric.kinds import ShareOfOutcomes, ShareOfProvision, Thresholds

_SIGN_WORDS = {
    "specific": "specific",
    "measurable": "measurable",
    "time_bound": "time-bound",
    "true_outcome": "true outcomes",
    "personal": "personal to this child",
    "smart": "SMART",
}


def share_of_outcomes(case: Case, params: ShareOfOutcomes) -> Verdict:
    """The share of Section E's outcomes that show every sign (Code of Practice 9.66)."""
    words = listed([_SIGN_WORDS[sign] for sign in params.signs])
    if not case.outcomes:
        return Verdict(0, "No outcome was found in Section E.", gap="Write outcomes in Section E.")
    good = [item for item in case.outcomes if all(getattr(item.signs, s) for s in params.signs)]
    bad = [item for item in case.outcomes if item not in good]
    rating = params.thresholds.rating(len(good) / len(case.outcomes))
    return Verdict(
        rating,
        f"{of_total(len(good), len(case.outcomes), 'outcome')} are {words} "
        f"({percent(len(good), len(case.outcomes))}).",
        short(item.outcome.quote for item in (bad or good)),
        certainty=certainty_of(
            [item.signs.likely_all(params.signs) for item in case.outcomes],
            rating,
            params.thresholds,
        ),
        gap=_outcome_gap(bad, words),
        gap_quotes=short(item.outcome.quote for item in bad),
    )


def share_of_provision(case: Case, params: ShareOfProvision) -> Verdict:
    """The share of statements that are specific and quantified (Code of Practice 9.69)."""
    names = f"Section{'s' * (len(params.sections) > 1)} {listed(list(params.sections))}"
    items = case.provision_of(params.sections)
    said = needs_said(case, params.needs_in) if params.needs_in else None
    if not items:
        return _without_provision(names, said, params)
    good = [item for item in items if item.signs.specific_and_quantified]
    bad = [item for item in items if not item.signs.specific_and_quantified]
    rating = params.thresholds.rating(len(good) / len(items))
    reason = (
        f"{of_total(len(good), len(items), 'statement')} of {names} are specific and quantified "
        f"({percent(len(good), len(items))})."
    )
    merged = [key for key in params.apart if case.plan.sections[key].status == "merged"]
    if merged and rating > 1:
        rating = 1
        reason += f" Sections {listed(list(params.apart))} cannot be told apart."
    return Verdict(
        rating,
        reason,
        short(item.provision.quote for item in (bad or good)),
        certainty=certainty_of(
            [item.signs.likely_exact for item in items],
            params.thresholds.rating(len(good) / len(items)),
            params.thresholds,
        ),
        gap=_provision_gap(bad, names),
        gap_quotes=short(item.provision.quote for item in bad),
    )


def _without_provision(names: str, said: NeedsSaid | None, params: ShareOfProvision) -> Verdict:
    if said is None or said.state == "stated" or said.state == "blank":
        what = f"Section {params.needs_in}" if params.needs_in else "the plan"
        because = {
            "stated": f"needs are stated in {what}",
            "blank": f"{what} is blank or says “not known”",
        }[said.state if said else "stated"]
        quotes: tuple[Quote, ...] = said.quotes if said else ()
        return Verdict(
            0,
            f"No provision statement was found in {names}, although {because}.",
            short(quotes),
            gap=f"Write the provision in {names}.",
        )
    return not_applicable(f"No need is stated and no provision is written in {names}.")


def certainty_of(likely: Sequence[float], rating: int, thresholds: Thresholds) -> float:
    """How likely the rating is, 0 to 1, if each item is good with its own likelihood.

    The number of good items is counted over all the ways in which the items can turn out (a sum of
    independent yes-or-no answers); the chances of the numbers that give this rating are added up.
    """
    chances = [1.0]
    for good in likely:
        chances = [
            stays * (1 - good) + comes * good
            for stays, comes in zip([*chances, 0.0], [0.0, *chances], strict=True)
        ]
    total = len(likely)
    sure = sum(
        chance for count, chance in enumerate(chances) if thresholds.rating(count / total) == rating
    )
    return min(1.0, sure)


def _outcome_gap(bad: list[JudgedOutcome], words: str) -> str:
    if not bad:
        return ""
    if len(bad) == 1:
        return (
            f"Rewrite one outcome so that it is {words.replace('true outcomes', 'a true outcome')}."
        )
    return f"Rewrite {len(bad)} outcomes so that they are {words}."


def _provision_gap(bad: list[JudgedProvision], names: str) -> str:
    if not bad:
        return ""
    plural = "statements" if len(bad) > 1 else "statement"
    return f"Say by whom, how often and for how long in {len(bad)} {plural} of {names}."
