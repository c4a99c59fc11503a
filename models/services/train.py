"""Trains and measures the model of health and social care statements.

python models/services/train.py [--check]

Reads data/train-*.tsv for training, data/test*.tsv for measuring alone; writes models/services.json
and models/services/figures.json. ``--check`` writes nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import cohen_kappa_score

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import kinds
import training

from audit.criteria.service_statements import (
    NIL,
    NO_ANSWER,
    StatementEvidence,
    StatementWords,
    statement_evidence,
    statement_features,
    statement_rules,
    words_of,
)
from audit.language.lexicon import Lexicon
from audit.language.wordings import wordings
from audit.rubric.kinds import ServiceInformation
from audit.rubric.loading import load_rubric

SECTION = {"health": "C", "social_care": "D"}
KEYWORDS = frozenset(
    "none nil n/a no not known received identified so because please worker nurse dr".split()
)
Item = dict[str, str]
Make = Callable[[Item], training.Features]


class Ways:
    """Features of a statement: its words alone, or with what the rules found."""

    def __init__(self) -> None:
        rubric = load_rubric().rubric
        checks = (criterion.check for criterion in rubric.criteria)
        self.checks = {c.section: c for c in checks if isinstance(c, ServiceInformation)}
        self.lexicon = Lexicon(rubric.words)

    def names(self, item: Item) -> StatementWords:
        return words_of(self.checks[SECTION[item["section"]]])

    def found(self, item: Item) -> StatementEvidence:
        return statement_evidence(item["text"], self.names(item), self.lexicon)

    def rules(self, item: Item) -> str:
        return statement_rules(self.found(item), self.names(item).min_words)

    def both(self, item: Item) -> training.Features:
        return statement_features(item["text"], self.found(item))

    def words_alone(self, item: Item) -> training.Features:
        return wordings(item["text"])

    def keywords(self, item: Item) -> training.Features:
        return {w: 1.0 for w in item["text"].lower().split() if w.strip(".,:;") in KEYWORDS}

    def length(self, item: Item) -> training.Features:
        words = len(item["text"].split())
        return {"words": words / 30, "more than": float(words > 12)}


def coarse(kind: str) -> str:
    """What decides the rating first: no answer, a nil, or a need."""
    return "no answer" if kind in NO_ANSWER else "nil" if kind in NIL else "need"


def kappas(truth: Sequence[str], guess: Sequence[str]) -> dict[str, float]:
    """Kappa of all seven kinds, and of no answer, nil and need."""
    return {
        "seven kinds": training.rounded(cohen_kappa_score(truth, guess)),
        "no answer, nil, need": training.rounded(
            cohen_kappa_score([coarse(t) for t in truth], [coarse(g) for g in guess])
        ),
    }


def by_model(make: Make, train: list[Item], test: list[Item]) -> dict[str, float]:
    """Kappa on the test of a model over these features."""
    learned = kinds.LearnedKinds([make(i) for i in train], [i["kind"] for i in train])
    return kappas([i["kind"] for i in test], guesses(learned, make, test))


def guesses(learned: kinds.LearnedKinds, make: Make, items: list[Item]) -> list[str]:
    """The likeliest kind of each item."""
    shares = learned.shares([make(item) for item in items])
    return [learned.kinds[place] for place in shares.argmax(axis=1)]


def curve(make: Make, train: list[Item], test: list[Item]) -> dict[str, dict[str, float]]:
    """Kappa on the test by how many items of training were used."""
    order = np.random.default_rng(training.SEED).permutation(len(train))
    sizes = [int(share * len(train)) for share in (0.25, 0.5, 0.75, 1.0)]
    return {str(n): by_model(make, [train[i] for i in order[:n]], test) for n in sizes}


def groups(items: list[Item], guess: list[str]) -> dict[str, Any]:
    """Accuracy on the test by section and by length."""
    right = np.array([item["kind"] == one for item, one in zip(items, guess, strict=True)])
    words = np.array([len(item["text"].split()) for item in items])
    section = np.array([item["section"] for item in items])
    first = np.array([" I " in f" {i['text']} ".replace("I'", "I ") for i in items])
    chosen = {
        "health": section == "health",
        "social care": section == "social_care",
        "up to 8 words": words <= 8,
        "9 to 25 words": (words > 8) & (words <= 25),
        "more than 25 words": words > 25,
        "first person": first,
    }
    return {
        name: {"items": int(which.sum()), "accuracy": training.rounded(right[which].mean())}
        for name, which in chosen.items()
        if which.any()
    }


def ablation(
    ways: Ways, learned: kinds.LearnedKinds, train: list[Item], test: list[Item]
) -> dict[str, dict[str, float]]:
    """Kappa of rules alone, words alone, both, and two baselines."""
    truth = [item["kind"] for item in test]
    return {
        "rules alone": kappas(truth, [ways.rules(item) for item in test]),
        "words alone": by_model(ways.words_alone, train, test),
        "both": kappas(truth, guesses(learned, ways.both, test)),
        "length alone": by_model(ways.length, train, test),
        "a few key words": by_model(ways.keywords, train, test),
    }


def main() -> None:
    """Learn, measure, write."""
    files = sorted((HERE / "data").glob("train-*.tsv"))
    train = [item for path in files for item in training.rows(path)]
    test = training.rows(HERE / "data/test.tsv")
    second = training.rows(HERE / "data/test-2.tsv")
    ways = Ways()
    truth, made = [item["kind"] for item in train], [ways.both(item) for item in train]
    learned = kinds.LearnedKinds(made, truth)
    test_truth = [item["kind"] for item in test]
    said = learned.shares([ways.both(item) for item in test])
    figures = {
        "items": {
            "training": len(train),
            "frozen test": len(test),
            "second frozen test": len(second),
        },
        "training, held out in turn": kinds.agreement(learned.kinds, truth, learned.held_out),
        "training, as learned": kinds.agreement(learned.kinds, truth, learned.shares(made)),
        "frozen test": kinds.agreement(learned.kinds, test_truth, said),
        "frozen test, by group": groups(test, guesses(learned, ways.both, test)),
        "kappa on the frozen test": ablation(ways, learned, train, test),
        "kappa on the second frozen test": ablation(ways, learned, train, second),
        "learning curve, kappa on the frozen test": curve(ways.both, train, test),
    }
    if "--check" not in sys.argv:
        (training.MODELS / "services.json").write_text(learned.shipped(), encoding="utf-8")
        (HERE / "figures.json").write_text(training.figures_text(figures), encoding="utf-8")
    print(training.figures_text(figures))


if __name__ == "__main__":
    main()
