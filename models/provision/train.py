"""Trains and measures the model of provision statements: python models/provision/train.py [--check]

Reads data/train-*.tsv and the labelled plans for training, data/test*.tsv only to measure; writes
models/provision.json and models/provision/figures.json. ``--check`` writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import training
from training import Features, Item, Labels

from audit.criteria.items import provision_words
from audit.language.lexicon import Lexicon
from audit.language.provision import (
    PROVISION_LABELS,
    Columns,
    ProvisionSigns,
    provision_features,
    provision_rules,
)
from audit.language.wordings import wordings
from audit.plan.model import with_columns
from audit.rubric.loading import load_rubric

ELEMENTS = ("who", "how_often", "how_long")
EXACT, VAGUE = "specific_and_quantified", "vague_wording"
KEYWORDS = frozenset("weekly minutes hours daily term access regular support appropriate".split())
RUBRIC = load_rubric().rubric
LEXICON, WORDS = Lexicon(RUBRIC.words), provision_words(RUBRIC.items)


def named(item: Item) -> Item:
    """An item of the data with its labels under the names that the tool uses."""
    return {name.removesuffix("_given"): value for name, value in item.items()}


def of_plans(plans: Sequence[Mapping[str, Any]]) -> list[Item]:
    """The statements of labelled plans, which do not label who, how often and how long."""
    return [
        {
            "text": statement["text"],
            **dict.fromkeys(ELEMENTS, ""),
            **{f"{name}_column": statement.get(name, "") for name in ELEMENTS},
            **{label: str(int(labels[label])) for label in (EXACT, VAGUE)},
        }
        for plan in plans
        for section in ("F", "G", "H1", "H2")
        for statement in plan["sections"].get(section) or []
        if (labels := plan["labels"]["provision"].get(statement["id"]))
    ]


def columns_of(item: Item) -> Columns:
    """The who, how often and how long cells."""
    who, often, long = (item[f"{name}_column"] for name in ELEMENTS)
    return who, often, long


def whole(item: Item) -> str:
    """The statement completed by its columns."""
    return with_columns(item["text"], columns_of(item))


def rules(item: Item) -> ProvisionSigns:
    """What the rules find in a statement."""
    return provision_rules(whole(item), columns_of(item), WORDS, LEXICON)


def both(item: Item) -> Features:
    """What the tool gives the model: the wording and what the rules found."""
    return provision_features(whole(item), columns_of(item), rules(item))


def by_rules(items: Sequence[Item]) -> dict[str, Labels]:
    """What the rules say by themselves."""
    said = [rules(item) for item in items]
    found = {name: np.array([one.says(name) for one in said]) for name in ELEMENTS}
    return found | {name: np.array([getattr(one, name) for one in said]) for name in (EXACT, VAGUE)}


def decide(likely: Mapping[str, Labels]) -> dict[str, Labels]:
    """What the tool says: a statement is not exact and vague at once."""
    said = {label: likely[label] >= 0.5 for label in PROVISION_LABELS}
    said[EXACT] &= likely[EXACT] >= likely[VAGUE]
    said[VAGUE] &= likely[VAGUE] > likely[EXACT]
    return said


def main() -> None:
    """Learn, measure, write."""
    tests = {
        "frozen test": [named(item) for item in training.rows(HERE / "data" / "test.tsv")],
        "second frozen test": [named(item) for item in training.rows(HERE / "data" / "test-2.tsv")],
        "plans kept apart": of_plans(training.labelled_plans("d[79]*.json")),
        "other plans": of_plans(training.other_plans()),
    }
    study = training.Study(
        labels=PROVISION_LABELS,
        written=[named(item) for item in training.written_for_training(HERE / "data")],
        plans=of_plans(training.labelled_plans("d[568]*.json")),
        tests={name: items for name, items in tests.items() if items},
        text=whole,
        both=both,
        words_alone=lambda item: wordings(whole(item)),
        keywords=KEYWORDS,
        decide=decide,
        by_rules=by_rules,
    )
    training.run(study, "provision")


if __name__ == "__main__":
    main()
