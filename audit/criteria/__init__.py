"""The kinds of criterion: what each makes of a plan. One file a kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from audit.criteria.adulthood import adulthood
from audit.criteria.advice import advice_listed
from audit.criteria.aspirations import aspirations
from audit.criteria.case import Case, Verdict, not_applicable
from audit.criteria.days_between import days_between
from audit.criteria.direct_payments import direct_payments
from audit.criteria.golden_thread import golden_thread
from audit.criteria.needs_described import needs_described
from audit.criteria.placement import placement
from audit.criteria.plain_language import plain_language
from audit.criteria.right_child import right_child
from audit.criteria.section_states import section_states
from audit.criteria.sections_present import sections_present
from audit.criteria.service_information import service_information
from audit.criteria.shares import share_of_outcomes, share_of_provision
from audit.criteria.steps_and_review import steps_and_review
from audit.criteria.voice import voice
from audit.criteria.wording import wording
from audit.rubric.model import Criterion

KINDS: dict[str, Callable[[Case, Any], Verdict]] = {
    "share_of_outcomes": share_of_outcomes,
    "share_of_provision": share_of_provision,
    "voice": voice,
    "aspirations": aspirations,
    "needs_described": needs_described,
    "service_information": service_information,
    "steps_and_review": steps_and_review,
    "golden_thread": golden_thread,
    "adulthood": adulthood,
    "placement": placement,
    "section_states": section_states,
    "direct_payments": direct_payments,
    "advice_listed": advice_listed,
    "days_between": days_between,
    "sections_present": sections_present,
    "wording": wording,
    "right_child": right_child,
    "plain_language": plain_language,
}


def judge(case: Case, criterion: Criterion) -> Verdict:
    """Rate one criterion of one plan; below its ``from_year`` it does not apply."""
    year = criterion.from_year
    if year is not None and case.year_group is not None and case.year_group < year:
        return not_applicable(f"Asked from Year {year}; the child is younger.")
    if year is not None and case.year_group is None:
        return Verdict(None, f"The year group cannot be told; asked from Year {year}.")
    return KINDS[criterion.check.kind](case, criterion.check)
