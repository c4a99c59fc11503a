"""Sections A to K all present and separately labelled (W1); reg. 12(1), Code of Practice 9.62."""

from __future__ import annotations

from audit.criteria.case import Case, Verdict
from audit.language.english import listed
from audit.rubric.kinds import SectionsPresent


def sections_present(case: Case, params: SectionsPresent) -> Verdict:
    """Rate by the number of sections that are missing or merged with another."""
    sections = case.plan.sections
    missing = [key for key, section in sections.items() if section.status == "missing"]
    merged = [key for key, section in sections.items() if section.status == "merged"]
    pairs = {frozenset((key, *sections[key].merged_with)) for key in merged}
    faults = len(missing) + sum(max(1, len(pair) - 1) for pair in pairs)
    told = []
    if missing:
        told.append(f"missing: {listed([f'Section {key}' for key in missing])}")
    if merged:
        told.append(f"not told apart: {listed([f'Section {key}' for key in merged])}")
    if not told:
        return Verdict(3, "All sections are there, each with its own heading.")
    told_all = "; ".join(told)
    reason = f"{told_all[0].upper()}{told_all[1:]}. Looked in all headings, tables and bold lines."
    if any(key in params.essential for key in missing) or faults > params.weak_faults:
        return Verdict(0, reason)
    return Verdict(2 if faults <= params.sound_faults else 1, reason)
