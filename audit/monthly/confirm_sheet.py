"""The workbook in which auditors confirm: what goes into it, and how it knows itself again.

An answer belongs to the audit that its row showed. So the workbook carries, hidden, which audit
each plan's rows speak of and what stood when it was written, under a seal that only this store can
make.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.orm import Session

from audit.monthly.confirming import Audited, audited, marks_of, standing
from audit.monthly.corrections import Mark
from audit.monthly.final import rating_word, rubric_of
from audit.monthly.finding import sample_in_force
from audit.monthly.keeping import newest_audit
from audit.result import CriterionResult, PlanAudit
from audit.store.access import seal
from audit.store.tables import Confirmation, IssuedPlan

KEYS_SHEET = "ehcp-audit workbook 1"
"""The first cell of the hidden sheet."""
PLANS, RATINGS, HOW_TO = "Plans", "Ratings", "How to"
KEY, CASE, CRITERION = "Key", "Case", "Criterion"
CONFIRM, NOTE = "Confirm?", "Your note"
RATING, REASON = "Your rating", "Your reason"
"""Headers by which the import finds its columns again."""

SheetKind = Literal["first", "second"]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A plan in the workbook: its audit, and what auditors have said so far."""

    audit_id: int
    case_ref: str
    machine: PlanAudit
    descriptors: dict[str, dict[int, str]]
    number: int
    said_by: str
    said_overall: str | None
    stands: dict[str, Mark]

    def corrected(self, criterion: CriterionResult) -> bool:
        """Whether another rating than the machine's stands."""
        return self.stands[criterion.id].given != rating_word(criterion)


@dataclass(frozen=True, slots=True)
class ConfirmSheet:
    """A whole workbook. ``kind`` "second" is blind: it shows neither ratings nor what was said."""

    month: str
    kind: SheetKind
    plans: list[SheetPlan]
    not_scored: list[str]
    keys: list[list[str]]
    """The rows of the hidden sheet."""


def month_sheet(session: Session, month: str) -> ConfirmSheet:
    """The workbook of a month's sample. Raises NotPossible where no sample was drawn."""
    sample = sample_in_force(session, month)
    return sheet_of(session, month, [sampled.issued for sampled in sample.plans])


def sheet_of(
    session: Session, month: str, plans: Sequence[IssuedPlan], kind: SheetKind = "first"
) -> ConfirmSheet:
    """The workbook of these plans; those that were not scored are named and left out."""
    scored = [issued for issued in plans if newest_audit(session, issued.id) is not None]
    found = [_plan(session, audited(session, issued)) for issued in scored]
    known = {issued.id for issued in scored}
    return ConfirmSheet(
        month=month,
        kind=kind,
        plans=found,
        not_scored=[issued.case.ref for issued in plans if issued.id not in known],
        keys=_keys(session, month, kind, found),
    )


def _plan(session: Session, plan: Audited) -> SheetPlan:
    stands = standing(session, plan.row.id)
    rubric = rubric_of(session, plan.row.rubric_sha256)
    return SheetPlan(
        audit_id=plan.row.id,
        case_ref=plan.issued.case.ref,
        machine=plan.machine,
        descriptors={c.id: dict(c.descriptors.items()) for c in rubric.criteria},
        number=stands.number if stands else 0,
        said_by=_said_by(stands),
        said_overall=stands.overall if stands else None,
        stands=marks_of(stands, plan.ratings),
    )


def _said_by(stands: Confirmation | None) -> str:
    return f"{stands.auditor}, {stands.at:%d/%m/%Y}" if stands else ""


def _keys(
    session: Session, month: str, kind: SheetKind, plans: Sequence[SheetPlan]
) -> list[list[str]]:
    rows = [
        [
            str(plan.audit_id),
            plan.case_ref,
            str(plan.number),
            json.dumps({id_: _shown(mark, kind) for id_, mark in plan.stands.items()}),
        ]
        for plan in plans
    ]
    return [[KEYS_SHEET, month, kind, seal(session, sealed(month, kind, rows))], *rows]


def _shown(mark: Mark, kind: SheetKind) -> str:
    """What stood, but not for a second auditor: a hidden sheet can be looked into."""
    return "" if kind == "second" else mark.given


def sealed(month: str, kind: str, rows: Sequence[Sequence[str]]) -> str:
    """The text that the seal is of."""
    return json.dumps([KEYS_SHEET, month, kind, [list(row) for row in rows]])


def row_key(audit_id: int, criterion: str = "") -> str:
    """What a row carries, hidden, so that sorting does not part it from its audit."""
    return f"{audit_id}:{criterion}"
