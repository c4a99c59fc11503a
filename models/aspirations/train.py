"""Trains and measures the model of aspirations: python models/aspirations/train.py [--check]

Reads data/train-*.tsv for training, data/test*.tsv for measuring alone; writes
models/aspirations.json and models/aspirations/figures.json. ``--check`` writes nothing.
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

from audit.criteria.hopes import (
    HOPE_LABELS,
    HopeEvidence,
    hope_evidence,
    hope_features,
)
from audit.language.lexicon import Lexicon
from audit.language.wordings import wordings
from audit.rubric.kinds import Aspirations
from audit.rubric.loading import load_rubric

AREAS = {
    "employment": "work_or_study",
    "independent living": "independent_living",
    "community": "community_life",
    "health": "healthy_life",
}
KEYWORDS = frozenset("want wants hope hopes future older dream job live happy when would".split())
AGES = {
    "0 to 5": range(6),
    "6 to 13": range(6, 14),
    "14 to 18": range(14, 19),
    "19 up": range(19, 26),
}
Item = dict[str, str]


def labelled(item: Item) -> Item:
    """An item of the data with the labels that the model learns.

    All but ``is_aspiration`` are asked of aspirations only; ``own`` is the child's.
    """
    labels = dict.fromkeys(HOPE_LABELS, "")
    labels["is_aspiration"] = item["is_aspiration"]
    if item["is_aspiration"] == "1":
        named = {area.strip() for area in item["areas"].split(",")}
        labels |= {name: str(int(area in named)) for area, name in AREAS.items()}
        labels |= {"own": str(int(item["whose"] == "child"))}
        labels |= {name: item[name] for name in ("long_term", "concrete")}
    return {**item, **labels}


class Ways:
    """Features of a sentence: its words alone, or with what the rules found."""

    def __init__(self) -> None:
        rubric = load_rubric().rubric
        checks = (criterion.check for criterion in rubric.criteria)
        self.params = next(check for check in checks if isinstance(check, Aspirations))
        self.lexicon = Lexicon(rubric.words)

    def found(self, item: Item) -> HopeEvidence:
        return hope_evidence(item["text"], self.params, self.lexicon)

    def both(self, item: Item) -> training.Features:
        return hope_features(item["text"], self.found(item))

    def words_alone(self, item: Item) -> training.Features:
        return wordings(item["text"])

    def rules(self, items: Sequence[Item]) -> dict[str, training.Labels]:
        """What the word lists say without a model; they know no long term but for exceptions."""
        found = [self.found(item) for item in items]
        said = {name: [name in one.areas for one in found] for name in AREAS.values()}
        said["is_aspiration"] = [one.hope for one in found]
        said["own"] = [one.me or not one.others for one in found]
        said["long_term"] = [not one.short_term for one in found]
        said["concrete"] = [not one.generic for one in found]
        return {label: np.array(said[label]) for label in HOPE_LABELS}


def decide(likely: Mapping[str, training.Labels]) -> dict[str, training.Labels]:
    """A label is said where it is likelier than not."""
    return {label: shares >= 0.5 for label, shares in likely.items()}


def groups(test: list[Item], said: Mapping[str, training.Labels]) -> dict[str, Any]:
    """Accuracy of each label on the frozen test, by age and by whose aspiration it is."""
    ages = np.array([int(item["age"]) for item in test])
    whose = np.array([item["whose"] for item in test])
    chosen = {f"age {name}": np.isin(ages, list(span)) for name, span in AGES.items()}
    chosen |= {f"of {name}": whose == name for name in sorted(set(whose))}
    return {name: of_group(test, said, which) for name, which in chosen.items()}


def of_group(
    test: list[Item], said: Mapping[str, training.Labels], which: training.Labels
) -> dict[str, Any]:
    """How many items, and the accuracy of each label where they have it."""
    found: dict[str, Any] = {"items": int(which.sum())}
    for label in HOPE_LABELS:
        truth = training.labels_of(test, label)
        known = which & (truth >= 0)
        if known.any():
            right = (said[label][known] >= 0.5) == truth[known]
            found[label] = training.rounded(right.mean())
    return found


def aspirations_of(items: list[Item]) -> list[Item]:
    """Those that are aspirations: all but the first label is asked of them only."""
    return [item for item in items if item["is_aspiration"] == "1"]


def main() -> None:
    """Learn, measure, write."""
    ways = Ways()
    files = sorted((HERE / "data").glob("train-*.tsv"))
    test = [labelled(item) for item in training.rows(HERE / "data/test.tsv")]
    second = [labelled(item) for item in training.rows(HERE / "data/test-2.tsv")]
    study = training.Study(
        labels=HOPE_LABELS,
        written=[labelled(item) for path in files for item in training.rows(path)],
        plans=[],
        tests={
            "frozen test": test,
            "frozen test, aspirations": aspirations_of(test),
            "second frozen test": second,
            "second frozen test, aspirations": aspirations_of(second),
        },
        text=lambda item: item["text"],
        both=ways.both,
        words_alone=ways.words_alone,
        keywords=KEYWORDS,
        decide=decide,
        by_rules=ways.rules,
        curve=(0.5, 0.75),  # fewer have hardly an aspiration about health
    )
    learned = study.learned(study.both)
    said = learned.shares([ways.both(item) for item in test])
    figures = {**study.figures(learned), "frozen test, accuracy by group": groups(test, said)}
    if "--check" not in sys.argv:
        (training.MODELS / "aspirations.json").write_text(learned.shipped(), encoding="utf-8")
        (HERE / "figures.json").write_text(training.figures_text(figures), encoding="utf-8")
    print(training.figures_text(figures))


if __name__ == "__main__":
    main()
