"""Labels and plans in, ``PlanEvaluation`` out: the order in which the parts are called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from audit import __version__
from audit.batch import outcomes_of
from audit.errors import PlanUnreadable
from audit.evaluating.auditing_labelled import audit_labelled
from audit.evaluating.differing import disagreements, missed, spare
from audit.evaluating.figures import confidence_held, figures, layouts, share_of_criteria
from audit.evaluating.labels import Labels
from audit.evaluating.observing import PlanSeen, observe
from audit.evaluating.pairing import Pairing
from audit.evaluating.result import PlanEvaluation
from audit.isolation import Limits
from audit.register.rows import Register
from audit.result import Failure, PlanAudit, RubricInfo, Tool
from audit.rubric.loading import LoadedRubric


def evaluate(
    labels: Labels,
    plans: Sequence[Path | PlanUnreadable],
    rubric: LoadedRubric,
    register: Register | None = None,
    as_of: date | None = None,
    limits: Limits | None = None,
    workers: int | None = None,
) -> PlanEvaluation:
    """Audit each plan and hold it against its labels. One bad file never stops the rest.

    ``register``, ``as_of``, ``limits`` and ``workers`` are as for ``audit.batch.audit_files``.
    """
    pairing = Pairing(labels.plans)
    task = partial(audit_labelled, pairing=pairing, rubric=rubric, register=register, as_of=as_of)
    outcomes = outcomes_of(task, plans, limits, workers)
    seen: list[PlanSeen] = []
    problems = list(labels.problems)
    unmatched: list[str] = []
    for audit in (outcome for outcome in outcomes if isinstance(outcome, PlanAudit)):
        named = pairing.by_name(Path(audit.plan.file))
        referred = pairing.by_case(audit.plan.facts.case_ref)
        label = named or referred
        if label is None:
            unmatched.append(audit.plan.file)
            continue
        if named and referred and named is not referred:
            problems.append(
                f"{audit.plan.file}: held against {named.key}, as the file is named; its case "
                f"reference is that of {referred.key}"
            )
        seen.append(observe(label, audit, rubric.rubric))
    return _result(
        seen,
        rubric,
        problems=problems,
        unread=list(labels.unread),
        unmatched_files=unmatched,
        unmatched_labels=_without_file(labels, seen),
        failed=[outcome for outcome in outcomes if isinstance(outcome, Failure)],
    )


def _without_file(labels: Labels, seen: Sequence[PlanSeen]) -> list[str]:
    met = {plan.label.key for plan in seen}
    return [plan.key for plan in labels.plans if plan.key not in met]


def _result(seen: Sequence[PlanSeen], rubric: LoadedRubric, **left_out: Any) -> PlanEvaluation:
    """What can be said of the plans that have labels, beside what was left out."""
    found = figures(seen, rubric.rubric)
    return PlanEvaluation(
        tool=Tool(
            version=__version__,
            rubric=RubricInfo(
                id=rubric.rubric.id,
                version=rubric.rubric.version,
                sha256=rubric.sha256,
                title=rubric.rubric.title,
            ),
        ),
        plans=len({plan.label.key for plan in seen}),
        files=len(seen),
        figures=found,
        confidence=confidence_held(seen),
        check_first=share_of_criteria(seen, lambda one: one.check_first),
        not_judged=share_of_criteria(seen, lambda one: one.tool == "not judged"),
        layouts=layouts(seen),
        disagreements=disagreements(seen, found),
        missed=missed(seen),
        spare=spare(seen),
        **left_out,
    )
