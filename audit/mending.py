"""What to mend before the plan is issued, in order of its effect on the judgement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.criteria.case import Verdict
from audit.judging import ORDER, judgement
from audit.result import CriterionResult, Mending, QuoteResult
from audit.rubric.model import Rubric


def mending_list(
    rubric: Rubric,
    criteria: Sequence[CriterionResult],
    verdicts: Mapping[str, Verdict],
    quotes: Mapping[str, list[QuoteResult]],
    missing_sections: Sequence[str],
) -> list[Mending]:
    """One entry for each criterion rated under 3: what lifts the judgement first, then by gain.

    ``quotes`` are, by criterion id, the words of the plan to mend. The gain is by how much of
    the whole score the criterion falls short of 3.
    """
    now = judgement(rubric, criteria, missing_sections)
    total = 3 * sum(c.weight for c in criteria if c.rating is not None)
    entries = []
    for criterion in criteria:
        if criterion.rating is None or criterion.rating >= 3:
            continue
        entries.append(
            Mending(
                criterion=criterion.id,
                section=criterion.section,
                what=_what(rubric, criterion, verdicts[criterion.id]),
                gain=round((3 - criterion.rating) * criterion.weight / total, 4),
                lifts_limit=any(criterion.id in limit.criteria for limit in now.limits),
                quotes=quotes.get(criterion.id, []),
            )
        )
    return sorted(entries, key=lambda e: (-_lift(rubric, criteria, e, missing_sections), -e.gain))


def _lift(
    rubric: Rubric, criteria: Sequence[CriterionResult], entry: Mending, missing: Sequence[str]
) -> int:
    """2 if a rating of 3 would raise the judgement by itself, 1 if it is part of a limit."""
    mended = [
        c.model_copy(update={"rating": 3}) if c.id == entry.criterion else c for c in criteria
    ]
    before, after = judgement(rubric, criteria, missing), judgement(rubric, mended, missing)
    if (
        before.overall
        and after.overall
        and ORDER.index(after.overall) > ORDER.index(before.overall)
    ):
        return 2
    return 1 if entry.lifts_limit else 0


def _what(rubric: Rubric, criterion: CriterionResult, verdict: Verdict) -> str:
    advice = rubric.criterion(criterion.id).mend
    return f"{verdict.gap} {advice}" if verdict.gap else advice
