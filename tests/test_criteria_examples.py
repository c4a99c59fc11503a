"""Every criterion by example: tests/criteria/*.yaml reads like the standard.

Each example is a plan in a few lines and the rating that an auditor would give. A test fails if a
criterion lacks an example of a high and of a low rating.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from plan_builder import plan_of
from ruamel.yaml import YAML

from audit.auditing import build_case
from audit.criteria import judge
from audit.register.rows import RegisterRow
from audit.rubric.loading import load_rubric

FOLDER = Path(__file__).parent / "criteria"


@cache
def rubric():
    return load_rubric().rubric


def examples() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, example in enumerate(YAML(typ="safe").load(path.read_text("utf-8")), 1):
            name = f"{path.stem}-{number}-{example['rating']}"
            found.append(pytest.param(path.stem, example, id=name))
    return found


@pytest.mark.parametrize(("criterion", "example"), examples())
def test_rating_is_what_an_auditor_would_give(criterion: str, example: dict[str, Any]) -> None:
    sections = {key: list(lines or []) for key, lines in example["plan"].items()}
    plan = plan_of(sections, example.get("cover"), example.get("advice"))
    row = RegisterRow(line=2, direct_payment=example.get("payment_in_register"))
    verdict = judge(build_case(plan, rubric(), row), rubric().criterion(criterion))
    told = verdict.rating if verdict.applicable else "n/a"
    if verdict.applicable and verdict.rating is None:
        told = "not judged"
    assert told == example["rating"], f"{example['why']} -> {verdict.reason}"


@pytest.mark.parametrize(("criterion", "example"), examples())
def test_every_quote_stands_in_the_plan(criterion: str, example: dict[str, Any]) -> None:
    sections = {key: list(lines or []) for key, lines in example["plan"].items()}
    plan = plan_of(sections, example.get("cover"), example.get("advice"))
    verdict = judge(build_case(plan, rubric()), rubric().criterion(criterion))
    for quote in (*verdict.quotes, *verdict.gap_quotes):
        assert quote.text in plan.document.block(quote.location.block).text
    assert verdict.reason


def test_every_criterion_has_a_good_and_a_poor_example() -> None:
    for criterion in rubric().criteria:
        path = FOLDER / f"{criterion.id}.yaml"
        assert path.exists(), f"{criterion.id} has no examples"
        ratings = {example["rating"] for example in YAML(typ="safe").load(path.read_text("utf-8"))}
        numbers = {rating for rating in ratings if isinstance(rating, int)}
        assert numbers & {2, 3}, f"{criterion.id} has no good example"
        assert numbers & {0, 1}, f"{criterion.id} has no poor example"
