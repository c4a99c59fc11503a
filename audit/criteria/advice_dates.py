"""Whether the advice behind each health or social care need is dated, in the need or in Section K.

SEND Regulations 2014 reg. 6 and 12(1); quality standard, C1 and D1: each need with the source and
date of its advice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.criteria.case import Case
from audit.criteria.service_statements import is_dated
from audit.plan.model import Advice, Need
from audit.rubric.kinds import ServiceInformation

_TWO_NAMES = re.compile(r"(?=\b([A-Z][\w'’-]+\s+[A-Z][\w'’-]+))")


def all_dated(
    case: Case, params: ServiceInformation, needs: Sequence[Need], advice: Sequence[Advice]
) -> bool:
    """Whether every need has a date: its own, or that of the advice it comes from.

    A need that names no adviser of its own rests on whatever else is dated ("same report").
    """
    dated = [_has_date(case, params, need, advice) for need in needs]
    anything = any(dated) or any(entry.received for entry in advice)
    return anything and all(
        has_date or _rests_on_dated(case, params, need, advice)
        for need, has_date in zip(needs, dated, strict=True)
    )


def _has_date(case: Case, params: ServiceInformation, need: Need, advice: Sequence[Advice]) -> bool:
    """A date beside an adviser or an assessment; by itself it may be that of an accident."""
    text, lexicon = need.text, case.lexicon
    if not is_dated(text, params.dated, lexicon):
        return False
    if lexicon.any((params.roles, params.sought), text):
        return True
    return any(_names(case, params, need, entry, advice) for entry in advice)


def _rests_on_dated(
    case: Case, params: ServiceInformation, need: Need, advice: Sequence[Advice]
) -> bool:
    named = [entry for entry in advice if _names(case, params, need, entry, advice)]
    return not named or any(entry.received for entry in named)


def _names(
    case: Case, params: ServiceInformation, need: Need, entry: Advice, advice: Sequence[Advice]
) -> bool:
    """Whether a need speaks of the adviser of an entry: by name, team, or a role of no other."""
    pairs = {pair for part in (entry.name, entry.role) for pair in _TWO_NAMES.findall(part or "")}
    if any(pair in need.text for pair in pairs):
        return True
    others = {
        role for other in advice if other is not entry for role in _roles(case, params, other)
    }
    text = need.text.lower()
    return any(role in text for role in _roles(case, params, entry) - others)


def _roles(case: Case, params: ServiceInformation, entry: Advice) -> set[str]:
    words = f"{entry.role} {entry.name}"
    return {found.lower() for found in case.lexicon[params.roles].texts(words)}
