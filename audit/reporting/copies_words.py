"""How `audit copies` speaks: a copy is a question to those who wrote it, not an accusation."""

from __future__ import annotations

from audit.monthly.copies_result import CopiedSentence, Copies, CopyShare, Origin

UNKNOWN = "not given"
QUESTION = (
    "The same words in several plans are a question, not a fault: two children may need the same. "
    "Ask of each plan whether this outcome was agreed for this child."
)
OTHER_CHILD = (
    "Another child's name or date of birth was found in these plans when they were scored. Open "
    "the plan's audit to see where. If it was issued so, it may be a data breach: tell your data "
    "protection officer."
)
NO_OTHER_CHILD = (
    "No plan was found with another child's name or date of birth. A name is told from the plan "
    "itself, at scoring: the store keeps no plan and cannot look again."
)


def period(result: Copies) -> str:
    """The month, or what stands for all of them."""
    return result.month or "all months"


def counted(number: int, one: str) -> str:
    """A number and its noun: "1 plan", "2 plans"."""
    return f"{number:,} {one if number == 1 else one + 's'}"


def standing(sentence: CopiedSentence) -> str:
    """In how many plans a sentence stands, and whose."""
    said = f"In {counted(sentence.plans, 'plan')}{_of(sentence.teams, sentence.plans)}"
    if sentence.wordings > 1:
        return f"{said}, in {sentence.wordings} wordings."
    return f"{said}."


def _of(teams: list[Origin], plans: int) -> str:
    if not teams or [team.name for team in teams] == [""]:
        return ""
    first, *others = teams
    name = f"team {first.name}" if first.name else f"a team {UNKNOWN}"
    if not others:
        return f", all by {name}"
    return f", {first.plans} of them by {name}"


def authors(sentence: CopiedSentence) -> str:
    """The authors of the plans and how many each wrote; "" where no list gave them."""
    known = [one for one in sentence.authors if one.name]
    return "; ".join(f"{one.name}: {counted(one.plans, 'plan')}" for one in known)


def cases(sentence: CopiedSentence) -> list[str]:
    """The case references, each once."""
    return list(dict.fromkeys(plan.case_ref for plan in sentence.where))


def share(one: CopyShare) -> str:
    """How many of an author's or a team's outcomes stand elsewhere too."""
    percent = "" if one.share is None else f" ({one.share:.0%})"
    return f"{one.copied:,} of {counted(one.outcomes, 'outcome')}{percent}"
