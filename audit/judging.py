"""From ratings to a judgement: score, limits, measures, what to mend. Arithmetic only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.result import Answer, CriterionResult, Limit, MeasureResult, Overall
from audit.rubric.model import Limit as LimitRule
from audit.rubric.model import Measure, Rubric

ORDER: tuple[Overall, ...] = ("inadequate", "requires improvement", "good", "outstanding")


@dataclass(frozen=True, slots=True)
class Judgement:
    """``score`` 0 to 1; ``limits`` are those that held ``before_limits`` down to ``overall``."""

    score: float | None
    before_limits: Overall | None
    overall: Overall | None
    limits: list[Limit]


def judgement(
    rubric: Rubric, criteria: Sequence[CriterionResult], missing_sections: Sequence[str]
) -> Judgement:
    """The overall judgement (quality standard, "Overall judgement"): score, band, then limits.

    Criteria without a rating are left out of the score. ``missing_sections`` are section keys.
    """
    preview = {criterion.id for criterion in rubric.criteria if criterion.status == "preview"}
    counted = [c for c in criteria if c.rating is not None and c.id not in preview]
    if not counted:
        return Judgement(None, None, None, [])
    score = score_of({c.id: c.rating for c in counted}, {c.id: c.weight for c in counted})
    before = rubric.bands.judgement(score)
    limits = [
        limit
        for rule in rubric.limits
        if (limit := _applied(rule, counted, missing_sections)) is not None
    ]
    overall = min([before, *(limit.at_most for limit in limits)], key=ORDER.index)
    binding = [limit for limit in limits if ORDER.index(limit.at_most) < ORDER.index(before)]
    binding = [limit for limit in binding if limit.at_most == overall]
    return Judgement(score, before, overall, binding)


def score_of(ratings: Mapping[str, int | None], weights: Mapping[str, float]) -> float:
    """Sum of weight x rating over sum of weight x 3, for the criteria that have a rating."""
    rated = {id_: rating for id_, rating in ratings.items() if rating is not None}
    return sum(weights[i] * r for i, r in rated.items()) / sum(3 * weights[i] for i in rated)


def _applied(
    rule: LimitRule, criteria: Sequence[CriterionResult], missing_sections: Sequence[str]
) -> Limit | None:
    ratings = {criterion.id: criterion.rating for criterion in criteria}
    if rule.ratings:
        values = [(ratings.get(id_), most) for id_, most in rule.ratings.items()]
        if all(value is not None and value <= most for value, most in values):
            told = " and ".join(f"{id_} is rated {ratings[id_]}" for id_ in rule.ratings)
            return Limit(criteria=list(rule.ratings), at_most=rule.at_most, reason=f"{told}.")
    absent = [key for key in rule.sections_missing if key in missing_sections]
    if absent:
        told = " and ".join(f"Section {key}" for key in absent)
        return Limit(criteria=[], at_most=rule.at_most, reason=f"{told} is missing.")
    if rule.limiting_at is not None:
        low = [
            c.id
            for c in criteria
            if c.limiting and c.rating is not None and c.rating <= rule.limiting_at
        ]
        if low:
            told = ", ".join(f"{id_} is rated {ratings[id_]}" for id_ in low)
            return Limit(criteria=low, at_most=rule.at_most, reason=f"{told}.")
    return None


def measures(
    rubric: Rubric,
    criteria: Sequence[CriterionResult],
    overall: Overall | None,
    year_group: int | None,
    not_established: str | None,
) -> list[MeasureResult]:
    """The framework's measures (WSoA Performance Framework) for this plan.

    ``not_established`` is the id of the criterion for which nothing says whether it applies
    (direct payments), None if that is known.
    """
    by_id = {criterion.id: criterion for criterion in criteria}
    results = []
    for measure in rubric.measures:
        answer, reason = _answer(measure, by_id, overall, year_group, not_established)
        results.append(
            MeasureResult(
                id=measure.id,
                title=measure.title,
                criterion=measure.criterion,
                answer=answer,
                reason=reason,
                targets=[target.percent for target in measure.targets],
            )
        )
    return results


def _answer(
    measure: Measure,
    criteria: Mapping[str, CriterionResult],
    overall: Overall | None,
    year_group: int | None,
    not_established: str | None,
) -> tuple[Answer, str]:
    if measure.criterion is None:
        if overall is None:
            return "not judged", "Nothing could be rated."
        return overall in measure.bands, f"The provisional judgement is {overall}."
    criterion = criteria[measure.criterion]
    if measure.from_year is not None:
        if year_group is None:
            return "not judged", "The year group cannot be told."
        if year_group < measure.from_year:
            return None, f"Asked from Year {measure.from_year}; the child is younger."
    if measure.criterion == not_established:
        return "not established", criterion.reason
    if criterion.rating is None:
        return ("not judged" if criterion.applicable else None), criterion.reason
    met = criterion.rating >= (measure.at_least or 0)
    return met, f"{criterion.id} is rated {criterion.rating}. {criterion.reason}"
