"""What a check is given: the plan, its judged items, and what the register says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from audit.language.lexicon import Lexicon
from audit.language.outcomes import OutcomeSigns
from audit.language.provision import ProvisionSigns
from audit.plan.model import Outcome, Plan, Provision, Quote
from audit.rubric.kinds import ServiceInformation


@dataclass(frozen=True, slots=True)
class JudgedOutcome:
    """An outcome and the signs of its wording."""

    outcome: Outcome
    signs: OutcomeSigns


@dataclass(frozen=True, slots=True)
class JudgedProvision:
    """A provision statement and the signs of its wording."""

    provision: Provision
    signs: ProvisionSigns


@dataclass(frozen=True, slots=True)
class Case:
    """One plan under audit.

    ``year_group`` is the national curriculum year on the plan's date (-1 nursery, 0 Reception),
    None if it cannot be told. ``payment_in_register`` is what the authority's list says about a
    direct payment, None if it does not say; ``birth_in_register`` is its date of birth. The dates
    are the plan's, else the register's.
    ``service_params`` are the parameters of the criteria on health and social care information,
    by section.
    """

    plan: Plan
    lexicon: Lexicon
    outcomes: tuple[JudgedOutcome, ...]
    provision: tuple[JudgedProvision, ...]
    year_group: int | None = None
    year_source: str = ""
    payment_in_register: bool | None = None
    birth_in_register: date | None = None
    plan_type: Literal["new", "amended"] | None = None
    status: Literal["draft", "final"] | None = None
    request_date: date | None = None
    final_date: date | None = None
    service_params: dict[str, ServiceInformation] = field(default_factory=dict)

    def provision_of(self, sections: Iterable[str]) -> list[JudgedProvision]:
        """The judged statements of the named sections, in reading order."""
        wanted = set(sections)
        return [item for item in self.provision if item.provision.section in wanted]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found.

    ``rating`` 0 to 3; None with ``applicable`` False is not applicable, None with ``applicable``
    True is not judged. ``certainty`` 0 to 1 is how sure this check is of this rating compared
    with how sure it usually is. ``gap`` is what the plan lacks, for the mending list.
    ``not_established`` marks a verdict not judged because nothing says whether it applies.
    """

    rating: int | None
    reason: str
    quotes: tuple[Quote, ...] = ()
    applicable: bool = True
    certainty: float = 1.0
    gap: str = ""
    gap_quotes: tuple[Quote, ...] = ()
    not_established: bool = False


def not_applicable(reason: str) -> Verdict:
    """The criterion does not apply to this plan."""
    return Verdict(None, reason, applicable=False)


def not_judged(reason: str, quotes: tuple[Quote, ...] = ()) -> Verdict:
    """The criterion applies but cannot be told; the auditor decides."""
    return Verdict(None, reason, quotes)
