"""Provision that prepares for adulthood (P1); SEND Regulations 2014 reg. 12(3), WSoA action G.3."""

from __future__ import annotations

from audit.criteria.case import Case, JudgedProvision, Verdict
from audit.criteria.wording_tools import short
from audit.language.english import listed
from audit.rubric.kinds import Adulthood


def adulthood(case: Case, params: Adulthood) -> Verdict:
    """Rate by the areas of adult life that definite provision serves, and a named next step."""
    items = case.provision_of(params.sections)
    definite = [item for item in items if item.signs.specific_and_quantified]
    covered = {name: _in_area(case, name, definite) for name in params.areas}
    mentioned = [item for name in params.areas for item in _in_area(case, name, items)]
    served = [name for name, found in covered.items() if found]
    waived = [name for name in params.areas if name not in served and _waived(case, params, name)]
    pathway = [
        item for item in definite if item.provision.full_text in case.lexicon[params.pathway]
    ]
    quotes = short(
        item.provision.quote for item in (*pathway, *(i for name in served for i in covered[name]))
    )
    areas = listed([name.replace("_", " ") for name in served])
    missing = [name for name in params.areas if name not in served and name not in waived]
    if served and pathway:
        if not missing:
            return Verdict(3, f"Provision for {areas}, with a named next step.", quotes)
        lacking = listed([name.replace("_", " ") for name in missing])
        return Verdict(2, f"Provision for {areas} with a next step; none for {lacking}.", quotes)
    if served:
        return Verdict(1, f"Provision for {areas}, but no realistic next step is named.", quotes)
    if mentioned:
        return Verdict(
            1,
            "Adulthood is mentioned, without provision that is definite.",
            short(item.provision.quote for item in mentioned),
        )
    return Verdict(0, f"Nothing in Sections {listed(params.sections)} prepares for adulthood.")


def _in_area(case: Case, name: str, items: list[JudgedProvision]) -> list[JudgedProvision]:
    return [item for item in items if item.provision.full_text in case.lexicon[name]]


def _waived(case: Case, params: Adulthood, name: str) -> bool:
    return any(
        line.text in case.lexicon[params.not_needed] and line.text in case.lexicon[name]
        for key in (*params.sections, "E")
        for line in case.plan.sections[key].lines
    )
