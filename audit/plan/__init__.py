"""Reads the statutory sections, items and facts out of a document."""

from audit.plan.build import build_plan
from audit.plan.model import (
    PROVISION_SECTIONS,
    SECTION_KEYS,
    Advice,
    Facts,
    Line,
    Need,
    Outcome,
    Plan,
    Provision,
    Quote,
    Section,
)
from audit.plan.recognise import refuse_if_not_plan
from audit.plan.year_group import parse_year_group, year_group_on

__all__ = [
    "PROVISION_SECTIONS",
    "SECTION_KEYS",
    "Advice",
    "Facts",
    "Line",
    "Need",
    "Outcome",
    "Plan",
    "Provision",
    "Quote",
    "Section",
    "build_plan",
    "parse_year_group",
    "refuse_if_not_plan",
    "year_group_on",
]
