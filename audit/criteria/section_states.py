"""What a section says, level by level (J2): the highest level whose words are found counts."""

from __future__ import annotations

from audit.criteria.case import Case, Verdict, not_applicable
from audit.criteria.wording_tools import short
from audit.rubric.kinds import SectionStates


def section_states(case: Case, params: SectionStates) -> Verdict:
    """Rate a section by the words that it holds."""
    if params.only_status and case.status and case.status != params.only_status:
        return not_applicable(f"Asked of {params.only_status} plans only.")
    section = case.plan.sections[params.section]
    lines = [line for line in section.lines if any(char.isalpha() for char in line.text)]
    if not lines or section.status == "empty":
        where = "is missing" if not section.present else "has nothing under its heading"
        return Verdict(params.blank, f"Section {params.section} {where}.")
    for level in sorted(params.levels, reverse=True):
        found = [line.quote for line in lines if case.lexicon.any(params.levels[level], line.text)]
        if found:
            said = f"Section {params.section} says: “{_cut(found[0].text)}”"
            return Verdict(level, said, short(found))
    return Verdict(
        params.otherwise,
        f"Section {params.section} has text, but says none of what is looked for.",
        short(line.quote for line in lines),
    )


def _cut(text: str, most: int = 120) -> str:
    """The text, or its first words and an ellipsis."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"
