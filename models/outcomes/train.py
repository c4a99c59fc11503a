"""Trains and measures the model of outcomes: python models/outcomes/train.py [--check]

Reads data/train-*.tsv and the labelled plans for training, data/test*.tsv only to measure; writes
models/outcomes.json and models/outcomes/figures.json. ``--check`` writes nothing.
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

from audit.criteria.items import outcome_words
from audit.language.lexicon import Lexicon
from audit.language.outcomes import (
    OUTCOME_LABELS,
    SMART,
    outcome_evidence,
    outcome_features,
    outcome_rules,
)
from audit.language.wordings import wordings
from audit.rubric.loading import load_rubric

LABELS = (*OUTCOME_LABELS, "smart")
IN_PLANS = ("specific", "personal")
KEYWORDS = frozenset("will by able independently out times minutes without every".split())
RUBRIC = load_rubric().rubric
LEXICON, WORDS = Lexicon(RUBRIC.words), outcome_words(RUBRIC.items)


def with_smart(item: Item) -> Item:
    """The item with its SMART label, which follows from four of the others."""
    return {**item, "smart": str(int(all(item[label] == "1" for label in SMART)))}


def of_plans(plans: Sequence[Mapping[str, Any]]) -> list[Item]:
    """The outcomes of labelled plans."""
    return [
        {"text": outcome["text"], **{label: str(int(labels[label])) for label in LABELS}}
        for plan in plans
        for outcome in plan["sections"].get("E") or []
        if (labels := plan["labels"]["outcomes"].get(outcome["id"]))
    ]


def both(item: Item) -> Features:
    """What the tool gives the model: the wording and what the rules found."""
    found = outcome_evidence(item["text"], WORDS, LEXICON)
    return outcome_features(item["text"], found, outcome_rules(found, WORDS.personal_words))


def by_rules(items: Sequence[Item]) -> dict[str, Labels]:
    """What the rules say by themselves."""
    said = [
        outcome_rules(outcome_evidence(item["text"], WORDS, LEXICON), WORDS.personal_words)
        for item in items
    ]
    return {label: np.array([getattr(one, label) for one in said]) for label in LABELS}


def decide(likely: Mapping[str, Labels]) -> dict[str, Labels]:
    """What the tool says: SMART is all four at once."""
    said = {label: likely[label] >= 0.5 for label in OUTCOME_LABELS}
    return {**said, "smart": np.all([said[label] for label in SMART], axis=0)}


def main() -> None:
    """Learn, measure, write."""
    tests = {
        "frozen test": [with_smart(item) for item in training.rows(HERE / "data" / "test.tsv")],
        "second frozen test": [
            with_smart(item) for item in training.rows(HERE / "data" / "test-2.tsv")
        ],
        "plans kept apart": of_plans(training.labelled_plans("d[79]*.json")),
        "other plans": of_plans(training.other_plans()),
    }
    study = training.Study(
        labels=OUTCOME_LABELS,
        written=[with_smart(item) for item in training.written_for_training(HERE / "data")],
        plans=of_plans(training.labelled_plans("d[568]*.json")),
        tests={name: items for name, items in tests.items() if items},
        text=lambda item: item["text"],
        both=both,
        words_alone=lambda item: wordings(item["text"]),
        keywords=KEYWORDS,
        decide=decide,
        by_rules=by_rules,
        in_plans=IN_PLANS,
        of_several={"smart": SMART},
    )
    training.run(study, "outcomes")


if __name__ == "__main__":
    main()
