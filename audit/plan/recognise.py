"""Is this an EHC plan at all, and is it filled in?"""

from __future__ import annotations

import re

from audit.errors import NotAPlan
from audit.plan.model import SECTION_KEYS, Plan
from audit.plan.placeholders import placeholders_in, without_placeholders
from audit.plan.words import plain, word_count

_ENOUGH_SECTIONS = 3
_FEW_WORDS = 60
_MANY_PLACEHOLDERS = 8
_CALLS_ITSELF = re.compile(
    r"\beducation,? health,? (?:and|&) (?:social )?care plan\b|\behc plan\b|\behcp\b|"
    r"\bspecial educational needs\b"
)


def refuse_if_not_plan(plan: Plan) -> None:
    """Raise NotAPlan where the document is no EHC plan, or a form that nobody has filled in.

    A thin plan, one with sections missing and one with a few placeholders left in are plans.
    """
    present = [key for key in SECTION_KEYS if plan.sections[key].present]
    enough = len(present) >= _ENOUGH_SECTIONS
    if not enough and not (present and _has_items(plan) and _calls_itself_plan(plan)):
        words = sum(word_count(block.text) for block in plan.document.texts)
        raise NotAPlan(
            f"This does not look like an EHC plan: of the sections A to K {_listed(present)} found "
            f"among its {words} words. Give the plan itself, not a report or a letter."
        )
    _refuse_if_blank(plan)


def _calls_itself_plan(plan: Plan) -> bool:
    text = " ".join(block.text for block in plan.document.texts)
    return _CALLS_ITSELF.search(plain(text)) is not None


def _has_items(plan: Plan) -> bool:
    return bool(plan.outcomes or plan.provision or plan.needs)


def _refuse_if_blank(plan: Plan) -> None:
    texts = [line.text for section in plan.sections.values() for line in section.lines]
    places = [mark for block in plan.document.texts for mark in placeholders_in(block.text)]
    counts = [word_count(without_placeholders(text)) for text in texts]
    written, filled = sum(counts), sum(count >= 4 for count in counts)
    if written < _FEW_WORDS and (len(places) >= _MANY_PLACEHOLDERS or not _known_child(plan)):
        left = f"{len(places)} placeholders such as “{places[0]}” are" if places else "nothing is"
        raise NotAPlan(
            f"This looks like a form that is not filled in: {left} in it, and its sections hold "
            f"{written} words. Give a plan that has been written for a child or young person."
        )
    if len(places) >= _MANY_PLACEHOLDERS and len(places) > 2 * filled:
        raise NotAPlan(
            f"This looks like a form that is not filled in: it still has {len(places)} "
            f"placeholders such as “{places[0]}”, and little else in its sections. "
            f"Give a plan that has been written for a child or young person."
        )


def _known_child(plan: Plan) -> bool:
    facts = plan.facts
    return bool(facts.name or facts.date_of_birth)


def _listed(keys: list[str]) -> str:
    return f"only {', '.join(keys)} could be" if keys else "none could be"
