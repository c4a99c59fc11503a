"""One issued plan of the sample, from its document to what may be kept of it.

Runs in a process of its own, or on another machine: only what is free of names comes back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from audit.auditing import audit_plan_of
from audit.copies.masking import mask
from audit.errors import PlanUnreadable
from audit.monthly.concealing import Concealed
from audit.monthly.keeping import kept
from audit.plan import Plan
from audit.register.names import case_key
from audit.register.rows import RegisterRow
from audit.result import Failure, Finding, PlanAudit
from audit.rubric.loading import LoadedRubric

_QUOTED = re.compile(r"“([^”]+)”")
_YEARS_APART = 1
"""The list's year group may be that of the day of export and so differ by one."""


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """An issued plan whose document was found; ``name`` is what messages call it: its case."""

    issued_plan_id: int
    path: Path
    row: RegisterRow

    @property
    def name(self) -> str:
        """The case reference: a file's name may be a child's."""
        return self.row.case_ref


@dataclass(frozen=True, slots=True)
class KeptAudit:
    """What is kept of one audit; ``outcomes`` are masked, whole, in the plan's order."""

    file_sha256: str
    result: dict[str, Any]
    outcomes: tuple[str, ...]


def audit_known(plan: KnownPlan, rubric: LoadedRubric) -> KeptAudit | Failure:
    """Audit a plan with what the register says of it, and take out what may not be kept."""
    try:
        audit, read = audit_plan_of(plan.path, rubric, plan.row)
    except PlanUnreadable as error:
        sentence = str(error).replace(plan.path.name, plan.name)
        return Failure(file=plan.name, error=sentence, code=error.code)
    return keep(audit, read, plan.row, rubric)


def keep(audit: PlanAudit, read: Plan, row: RegisterRow, rubric: LoadedRubric) -> KeptAudit:
    """What is kept of an audit, with a finding where the document may be of another case."""
    others = _other_names(audit, rubric)
    names = (read.facts.name, read.facts.known_as, row.name)
    births = tuple(day for day in (read.facts.date_of_birth, row.date_of_birth) if day)
    found = audit.model_copy(update={"findings": [*_another_case(read, row), *audit.findings]})
    result = kept(found, Concealed(names, births, others), row.case_ref)
    outcomes = tuple(mask(outcome.text, (*names, *others)) for outcome in audit.outcomes)
    return KeptAudit(audit.plan.sha256, result, outcomes)


def _other_names(audit: PlanAudit, rubric: LoadedRubric) -> tuple[str, ...]:
    """Names in the plan that may be another child's, as the reason of that criterion gives them."""
    ids = {one.id for one in rubric.rubric.criteria if one.check.kind == "right_child"}
    reasons = [one.reason for one in audit.criteria if one.id in ids and one.rating == 0]
    return tuple(name for reason in reasons for name in _QUOTED.findall(reason))


def _another_case(read: Plan, row: RegisterRow) -> Iterator[Finding]:
    facts = read.facts
    differs = []
    if facts.case_ref and case_key(facts.case_ref) != case_key(row.case_ref):
        differs.append("another case reference")
    if _far_apart(facts.year_group, row.year_group):
        differs.append("another year group")
    if _other_day(facts.final_date, row.date_issued):
        differs.append("another year of issue")
    if differs:
        yield Finding(
            code="another-case",
            message=f"The document may belong to another case: it gives {' and '.join(differs)} "
            "than the register. Check the place of the document in the register.",
        )


def _far_apart(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and abs(one - other) > _YEARS_APART


def _other_day(one: date | None, other: date | None) -> bool:
    """Whether two days lie a year or more apart."""
    return one is not None and other is not None and abs((one - other).days) >= 365
