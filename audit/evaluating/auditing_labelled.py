"""Audits a labelled plan as its labeller saw it: with what the register said of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from audit.auditing import audit_plan
from audit.evaluating.labels import LabelledPlan
from audit.evaluating.pairing import Pairing
from audit.register.rows import Register, RegisterRow
from audit.result import PlanAudit
from audit.rubric.loading import LoadedRubric


@dataclass(frozen=True, slots=True)
class RegisterOfLabels(Register):
    """The authority's register, in which the labels' own entry on direct payments comes first.

    ``entries`` holds the labelled plans' entries, ``own`` that of the plan at hand if its file's
    name tells which it is. No more than the direct payment is taken from the labels: they are not
    to help the tool to read the plan.
    """

    entries: Register = field(default_factory=partial(Register, ()))
    own: RegisterRow | None = None

    def find(self, case_ref: str, name: str, date_of_birth: date | None) -> RegisterRow | None:
        """The row of one case, as ``Register.find`` does."""
        # Not super(): a class with slots is made anew, and super() would look for the old one.
        row = Register.find(self, case_ref, name, date_of_birth)
        entry = self.own or self.entries.find(case_ref, name, date_of_birth)
        if entry is None:
            return row
        known = row or RegisterRow(line=0, case_ref=case_ref)
        return replace(known, direct_payment=entry.direct_payment)


def audit_labelled(
    path: Path,
    pairing: Pairing,
    rubric: LoadedRubric,
    register: Register | None,
    as_of: date | None,
) -> PlanAudit:
    """Audit one plan, without the document itself: a hundred of them would fill the memory.

    Raises as ``audit_plan`` does.
    """
    known = _register(pairing.by_name(path), pairing, register)
    return audit_plan(path, rubric, known, as_of).model_copy(update={"document": None})


def _register(
    label: LabelledPlan | None, pairing: Pairing, register: Register | None
) -> RegisterOfLabels:
    given = register or Register(())
    entries = tuple(plan.register for plan in pairing.plans if plan.register)
    return RegisterOfLabels(
        given.rows, given.problems, Register(entries), label.register if label else None
    )
