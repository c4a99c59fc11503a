"""Outcomes and provision statements judged one by one: the rubric's word lists, then a model."""

from __future__ import annotations

from audit.criteria.case import JudgedOutcome, JudgedProvision
from audit.language.item_model import item_model
from audit.language.lexicon import Lexicon
from audit.language.outcomes import OutcomeWords, outcome_signs
from audit.language.provision import ProvisionWords, provision_signs
from audit.plan.model import Plan
from audit.rubric.model import ItemWords, Rubric


def outcome_words(items: ItemWords) -> OutcomeWords:
    """The word lists of outcomes."""
    return OutcomeWords(
        time_limit=items.time_limit,
        no_time_limit=items.no_time_limit,
        measure=items.measure,
        strong_measure=items.strong_measure,
        empty_number=items.empty_number,
        service=items.service,
        staff_subject=items.staff_subject,
        observable=items.observable,
        vague_aim=items.vague_aim,
        personal=items.personal,
        personal_words=items.personal_words,
    )


def provision_words(items: ItemWords) -> ProvisionWords:
    """The word lists of provision statements."""
    return ProvisionWords(
        who=items.who,
        how_often=items.how_often,
        how_long=items.how_long,
        continuous=items.continuous,
        equipment=items.equipment,
        group=items.group,
        group_size=items.group_size,
        vague=items.vague,
        vague_open=items.vague_open,
    )


def judged_outcomes(plan: Plan, rubric: Rubric, lexicon: Lexicon) -> tuple[JudgedOutcome, ...]:
    """Every outcome of Section E with its signs, in reading order."""
    words, model = outcome_words(rubric.items), item_model("outcomes")
    return tuple(
        JudgedOutcome(outcome, outcome_signs(outcome.text, words, lexicon, model))
        for outcome in plan.outcomes
    )


def judged_provision(plan: Plan, rubric: Rubric, lexicon: Lexicon) -> tuple[JudgedProvision, ...]:
    """Every provision statement with its signs, in reading order."""
    words, model = provision_words(rubric.items), item_model("provision")
    child = frozenset(f"{plan.facts.name} {plan.facts.known_as}".split())
    return tuple(
        JudgedProvision(
            item,
            provision_signs(
                item.full_text,
                (item.who, item.how_often, item.how_long),
                words,
                lexicon,
                model,
                child,
            ),
        )
        for item in plan.provision
    )
