"""Figures of agreement from what was seen of all plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from audit import agreement
from audit.evaluating.labels import OUTCOME_SIGNS, PROVISION_SIGNS
from audit.evaluating.observing import PlanSeen, Seen
from audit.evaluating.result import (
    Calibration,
    Figure,
    Group,
    IntervalResult,
    KappaResult,
    Layouts,
    ShareResult,
)
from audit.rubric.model import Rubric

CONFIDENCE_STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Where the table of confidence is cut; the last step takes 1 too."""

SIGN_TITLES = {
    "specific": "Specific",
    "measurable": "Measurable",
    "time_bound": "Time-bound",
    "true_outcome": "True outcome",
    "personal": "Personal",
    "smart": "SMART",
    "specific_and_quantified": "Specific and quantified",
    "vague_wording": "Vague wording",
}


def figures(plans: Sequence[PlanSeen], rubric: Rubric) -> list[Figure]:
    """One for each thing that was labelled: overall, criteria together and apart, measures, items.

    Things without any label are absent.
    """
    return figures_of([one for plan in plans for one in plan.seen], rubric)


def figures_of(seen: Sequence[Seen], rubric: Rubric) -> list[Figure]:
    """The same of what was seen of plans, whoever the two are that are compared."""
    return [
        _figure(group, id_, title, chosen)
        for group, id_, title in _wanted(rubric)
        if (chosen := [one for one in seen if _belongs(one, group, id_)])
    ]


def _wanted(rubric: Rubric) -> Iterator[tuple[Group, str, str]]:
    yield "overall", "overall", "Overall judgement"
    yield "criteria", "criteria", "All criteria together"
    for criterion in rubric.criteria:
        yield "criterion", criterion.id, criterion.title
    for measure in rubric.measures:
        yield "measure", measure.id, measure.title
    for sign in OUTCOME_SIGNS:
        yield "outcome", sign, SIGN_TITLES[sign]
    for sign in PROVISION_SIGNS:
        yield "provision", sign, SIGN_TITLES[sign]


def _belongs(one: Seen, group: Group, id_: str) -> bool:
    if group == "criteria":
        return one.group == "criterion"
    return (one.group, one.id) == (group, id_)


def _figure(group: Group, id_: str, title: str, seen: Sequence[Seen]) -> Figure:
    plans = _by_plan(seen)
    rated = [[one.rated for one in plan if one.rated] for plan in plans]
    yes_or_no = group in ("measure", "outcome", "provision")
    kappa = agreement.kappa(rated)
    return Figure(
        group=group,
        id=id_,
        title=title,
        n=len(seen),
        plans=len(plans),
        exact=_share([[one.agree for one in plan] for plan in plans], seen),
        within_one=None
        if yes_or_no
        else _share([[abs(a - b) <= 1 for a, b in plan] for plan in rated], seen),
        kappa=KappaResult(value=_rounded(kappa.value), interval=_interval(kappa.interval)),
        applicable=_share([[one.agree_that_it_applies for one in plan] for plan in plans], seen)
        if group in ("criteria", "criterion", "measure")
        else None,
        two_bands_off=sum(abs(a - b) > 1 for plan in rated for a, b in plan)
        if group == "overall"
        else None,
        labelled_yes=_yes(plans, "label", seen) if yes_or_no else None,
        judged_yes=_yes(plans, "tool", seen) if yes_or_no else None,
        not_judged=sum(one.tool == "not judged" for one in seen),
        check_first=sum(one.check_first for one in seen),
    )


def _by_plan(seen: Iterable[Seen]) -> list[list[Seen]]:
    groups: dict[str, list[Seen]] = {}
    for one in seen:
        groups.setdefault(one.plan, []).append(one)
    return list(groups.values())


def _yes(plans: Sequence[Sequence[Seen]], side: str, seen: Sequence[Seen]) -> ShareResult:
    """How often the labels, or the tool, say yes, of where they say yes or no."""
    answers = [[getattr(one, side) for one in plan] for plan in plans]
    return _share([[a for a in plan if isinstance(a, bool)] for plan in answers], seen)


def _share(groups: Iterable[Sequence[bool]], seen: Iterable[Seen]) -> ShareResult:
    """The share over plans; a plan in several files counts once for how sure it is."""
    files = {(one.plan, one.file) for one in seen}
    copies = len(files) / len({plan for plan, _ in files}) if files else 1.0
    found = agreement.share(groups, copies)
    return ShareResult(
        count=found.count,
        of=found.of,
        share=_rounded(found.value),
        interval=_interval(found.interval),
    )


def _interval(found: agreement.Interval | None) -> IntervalResult | None:
    return IntervalResult(low=round(found[0], 4), high=round(found[1], 4)) if found else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def confidence_held(plans: Sequence[PlanSeen]) -> list[Calibration]:
    """For each step of confidence, how often ratings shown with it agreed; empty steps are absent.

    A rating of something that the labels call not applicable counts as a disagreement.
    """
    shown = [(one.confidence, one) for plan in plans for one in plan.seen]
    table = []
    for low, high in pairwise(CONFIDENCE_STEPS):
        within = [
            (value, one)
            for value, one in shown
            if value is not None and (low <= value < high or value == high == 1)
        ]
        if within:
            chosen = [one for _, one in within]
            table.append(
                Calibration(
                    low=low,
                    high=high,
                    confidence=_rounded(sum(value for value, _ in within) / len(within)),
                    agreed=_share(
                        [[one.agree for one in plan] for plan in _by_plan(chosen)], chosen
                    ),
                )
            )
    return table


def share_of_criteria(plans: Sequence[PlanSeen], marked: Callable[[Seen], bool]) -> ShareResult:
    """How many of the labelled criteria are marked in some way, such as "check first"."""
    seen = [one for plan in plans for one in plan.seen if one.group == "criterion"]
    return _share([[marked(one) for one in plan] for plan in _by_plan(seen)], seen)


def layouts(plans: Sequence[PlanSeen]) -> Layouts:
    """Whether the files of one plan were judged alike: the judgement, and every rating."""
    groups: dict[str, list[PlanSeen]] = {}
    for plan in plans:
        groups.setdefault(plan.label.key, []).append(plan)
    several = [group for group in groups.values() if len(group) > 1]
    overall = [{plan.audit.overall for plan in group} for group in several]
    ratings = [
        {tuple((c.id, c.rating, c.applicable) for c in plan.audit.criteria) for plan in group}
        for group in several
    ]
    return Layouts(
        plans=len(several),
        same_overall=_share([[len(one) == 1] for one in overall], ()),
        same_ratings=_share([[len(one) == 1] for one in ratings], ()),
    )
