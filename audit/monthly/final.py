"""What follows from the ratings that an auditor leaves: judged again by the audit's own rubric."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy.orm import Session

from audit.errors import StoreError
from audit.judging import judgement, measures
from audit.result import Answer, CriterionResult, Limit, Overall, PlanAudit
from audit.rubric.loading import rubric_of_text
from audit.rubric.model import Rubric
from audit.store.tables import KeptRubric

NOT_APPLICABLE, NOT_JUDGED = "n/a", "not judged"
RATINGS = ("0", "1", "2", "3", NOT_APPLICABLE, NOT_JUDGED)
"""What a criterion may be given, as it is kept."""


@dataclass(frozen=True, slots=True)
class Final:
    """The judgement by the final ratings; each part as in ``PlanAudit``, the score rounded so."""

    overall: Overall | None
    score: float | None
    measures: dict[str, Answer]
    limits: list[Limit]
    criteria: list[CriterionResult]


def rating_word(criterion: CriterionResult) -> str:
    """A criterion's rating as it is kept: one of ``RATINGS``."""
    if criterion.rating is not None:
        return str(criterion.rating)
    return NOT_JUDGED if criterion.applicable else NOT_APPLICABLE


def ratings_of(audit: PlanAudit) -> dict[str, str]:
    """The rating of every criterion as it is kept, in the rubric's order."""
    return {criterion.id: rating_word(criterion) for criterion in audit.criteria}


def final_of(machine: PlanAudit, rubric: Rubric, ratings: Mapping[str, str]) -> Final:
    """Judge again with the auditor's ratings (quality standard, "Overall judgement").

    ``ratings`` holds one of ``RATINGS`` for each criterion that an auditor rated; the machine's
    own hold for the others. Year group and missing sections are those of the audit. A rating of
    the direct payments criterion also says that one is received, "n/a" that none is.
    """
    criteria = [
        _rated(criterion, rubric, ratings.get(criterion.id)) for criterion in machine.criteria
    ]
    missing = [key for key, section in machine.plan.sections.items() if not section.present]
    found = judgement(rubric, criteria, missing)
    details = measures(
        rubric,
        criteria,
        found.overall,
        machine.plan.facts.year_group,
        _still_unknown(machine, criteria),
    )
    return Final(
        overall=found.overall,
        score=None if found.score is None else round(found.score, 4),
        measures={detail.id: detail.answer for detail in details},
        limits=found.limits,
        criteria=criteria,
    )


def _rated(criterion: CriterionResult, rubric: Rubric, given: str | None) -> CriterionResult:
    if given is None or given == rating_word(criterion):
        return criterion
    rating = int(given) if given.isdecimal() else None
    descriptors: Mapping[int, str] = dict(rubric.criterion(criterion.id).descriptors.items())
    return criterion.model_copy(
        update={
            "rating": rating,
            "applicable": given != NOT_APPLICABLE,
            "confidence": None,
            "check_first": False,
            "reason": "Rated by an auditor.",
            "descriptor": "" if rating is None else descriptors[rating],
            "next_level": "",
        }
    )


def _still_unknown(machine: PlanAudit, criteria: list[CriterionResult]) -> str | None:
    """The criterion of which nobody knows yet whether it applies: no auditor has said either."""
    unknown = {
        detail.criterion for detail in machine.measure_details if detail.answer == "not established"
    }
    return next((c.id for c in criteria if c.id in unknown and c.state == "not judged"), None)


def rubric_of(session: Session, sha256: str) -> Rubric:
    """The rubric that audits were made with, from its kept text. Raises StoreError."""
    kept = session.get(KeptRubric, sha256)
    if kept is None:
        raise StoreError(
            "The rubric of this audit is missing from the store: restore your last backup."
        )
    return _read(kept.text)


@lru_cache(maxsize=8)
def _read(text: str) -> Rubric:
    return rubric_of_text(text)
