"""Which file is of which labelled plan: by the beginning of its name, else by its case reference.

The names of files may be shown; a plan's own words are not needed for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from audit.evaluating.labels import LabelledPlan
from audit.register.names import case_key


@dataclass(frozen=True)
class Pairing:
    """The labelled plans, to be found by a file's name or by a case reference."""

    plans: tuple[LabelledPlan, ...]
    _by_name: dict[str, LabelledPlan] = field(init=False, repr=False)
    _by_case: dict[str, LabelledPlan] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_case = _each_once((case_key(plan.case_ref), plan) for plan in self.plans)
        by_key = {case_key(plan.key): plan for plan in self.plans if case_key(plan.key)}
        object.__setattr__(self, "_by_case", by_case)
        object.__setattr__(self, "_by_name", by_case | by_key)

    def by_name(self, path: Path) -> LabelledPlan | None:
        """The plan with whose key or case reference the name begins: "d01.pdf", "EHC-17 v2.docx".

        What follows must not be a letter or digit: "d01" is not the beginning of "d012.pdf".
        """
        name = path.name
        ends = [i for i, sign in enumerate(name) if not sign.isalnum()]
        for end in reversed(ends):
            found = self._by_name.get(case_key(name[:end]))
            if found is not None:
                return found
        return None

    def by_case(self, case_ref: str | None) -> LabelledPlan | None:
        """The plan with this case reference."""
        return self._by_case.get(case_key(case_ref)) if case_ref else None


def _each_once(pairs: Iterable[tuple[str, LabelledPlan]]) -> dict[str, LabelledPlan]:
    """By key; a key that several have tells nothing."""
    groups: dict[str, list[LabelledPlan]] = {}
    for key, plan in pairs:
        if key:
            groups.setdefault(key, []).append(plan)
    return {key: group[0] for key, group in groups.items() if len(group) == 1}
