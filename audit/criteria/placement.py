"""The setting named in Section I (I1); SEND Regulations 2014 reg. 12(1)(i)."""

from __future__ import annotations

from audit.criteria.case import Case, Verdict, not_applicable
from audit.criteria.wording_tools import short
from audit.plan.model import Line
from audit.rubric.kinds import Placement


def placement(case: Case, params: Placement) -> Verdict:
    """Rate whether the setting and its type are named; blank is right in a draft."""
    if case.status == "draft":
        return not_applicable("The plan is a draft, in which Section I is left blank.")
    section = case.plan.sections[params.section]
    lines = [line for line in section.lines if any(char.isalpha() for char in line.text)]
    quotes = short(line.quote for line in lines)
    if not lines:
        where = "missing" if not section.present else "blank"
        return Verdict(0, f"Section {params.section} is {where} in a final plan.")
    named = any(_names_setting(case, params, line) for line in lines)
    typed = any(line.text in case.lexicon[params.types] for line in lines)
    if named and typed:
        return Verdict(3, "The setting and its type are named.", quotes)
    if named:
        return Verdict(2, "The setting is named, but not its type.", quotes)
    return Verdict(1, "Only a type of setting is given.", quotes)


def _names_setting(case: Case, params: Placement, line: Line) -> bool:
    """A capitalised name before "School", "College" ..., as in "Larkmead Vale Primary School"."""
    for match in case.lexicon[params.setting].find(line.text):
        before = line.text[: match.start].rstrip().split()
        if match.text[:1].isupper() and before and before[-1][:1].isupper() and not _starts(before):
            return True
    setting = case.plan.facts.setting.split(",")[0].strip()
    return bool(setting) and setting.lower() in line.text.lower()


def _starts(before: list[str]) -> bool:
    return before[-1].lower() in ("a", "an", "the", "this", "any")
