"""Outcomes and provision statements, labelled by the standard, against what the word lists see.

The labels in tests/items/ were written before the lists were run on them. A sign may differ from
its label here and there, never below the floor; the clear cases of each kind must all hold.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from audit.criteria.items import judged_outcomes, judged_provision
from audit.language.lexicon import Lexicon
from audit.language.outcomes import OutcomeSigns
from audit.language.provision import ProvisionSigns
from audit.plan.model import Outcome, Plan, Provision, Quote
from audit.reading.document import Document, Location
from audit.rubric.loading import load_rubric

ITEMS = Path(__file__).parent / "items"
OUTCOME_SIGNS = ("specific", "measurable", "time_bound", "true_outcome", "personal", "smart")


@cache
def rubric():
    return load_rubric().rubric


@cache
def lexicon() -> Lexicon:
    return Lexicon(rubric().words)


def plan_with(**items: Any) -> Plan:
    return Plan(Document(()), facts=None, sections={}, **items)  # type: ignore[arg-type]


@cache
def signs_of_outcome(text: str) -> OutcomeSigns:
    plan = plan_with(outcomes=(Outcome(Quote(text, "E", Location(0))),))
    return judged_outcomes(plan, rubric(), lexicon())[0].signs


@cache
def signs_of_statement(text: str, columns: tuple[str, str, str] = ("", "", "")) -> ProvisionSigns:
    who, often, long = columns
    quote = Quote(text, "F", Location(0))
    item = Provision("F", quote, who=who, how_often=often, how_long=long)
    return judged_provision(plan_with(provision=(item,)), rubric(), lexicon())[0].signs


@cache
def labelled(name: str, items: str) -> tuple[dict[str, Any], ...]:
    groups = YAML(typ="safe").load((ITEMS / name).read_text("utf-8"))
    return tuple({"case": group["case"], **item} for group in groups for item in group[items])


def outcomes() -> tuple[dict[str, Any], ...]:
    return labelled("outcomes.yaml", "outcomes")


def statements() -> tuple[dict[str, Any], ...]:
    return labelled("provision.yaml", "statements")


def expert_says(outcome: dict[str, Any], sign: str) -> bool:
    if sign == "smart":
        return not set(outcome["lacks"]) - {"personal"}
    return sign not in outcome["lacks"]
