"""What the training of the item models has in common: data, learning, measuring, writing.

Data: one item a line, tab-separated; a first line beginning with "#" names the columns. The split
``test`` is frozen: no model ever sees it, and it was written by another author than ``train``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, cohen_kappa_score, roc_auc_score
from sklearn.model_selection import StratifiedKFold

MODELS = Path(__file__).parent
sys.path.insert(0, str(MODELS.parent))

Features = dict[str, float]
Item = dict[str, str]
Labels = np.ndarray[Any, Any]
SMALLEST = 0.02
STRENGTH = 0.5
LEAST_ITEMS = 2
OF_PLANS_COUNT = 6.0
FOLDS, SEED = 8, 20181


def rows(path: Path) -> list[Item]:
    """The items of a file, by the names of its columns."""
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    names = first.lstrip("# ").split("\t")
    return [
        dict(zip(names, [*line.split("\t"), *[""] * len(names)], strict=False))
        for line in lines
        if line.strip()
    ]


def written_for_training(folder: Path) -> list[Item]:
    """The items of all training files of a folder."""
    return [item for path in sorted(folder.glob("train-*.tsv")) for item in rows(path)]


def labelled_plans(pattern: str) -> list[dict[str, Any]]:
    """The labelled plans of this project, or of ../shared where it is there."""
    found = sorted((MODELS / "labelled-plans").glob(pattern))
    return [json.loads(path.read_text(encoding="utf-8")) for path in found]


def other_plans() -> list[dict[str, Any]]:
    """Labelled plans that are not part of the project, where they stand beside it."""
    folder = MODELS.parent.parent / "shared" / "dev-plans" / "plans"
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]


def labels_of(items: Sequence[Item], label: str) -> Labels:
    """The truth of one label: 1, 0, or -1 where an item has none."""
    return np.array([int(item[label]) if item[label] in ("0", "1") else -1 for item in items])


def truth_of(items: Sequence[Item], labels: Sequence[str]) -> dict[str, Labels]:
    """The truth of every label."""
    return {label: labels_of(items, label) for label in labels}


class Learned:
    """One logistic regression for each label over the same features, rounded as it ships.

    Items of whole plans come last and count for more: they are what the tool meets. ``of_plans``
    says how many they are. The meaning of the labels ``in_plans`` leans on the plan around an item:
    their intercept is the one at which held-out items of whole plans are most likely.
    """

    def __init__(
        self,
        features: Sequence[Features],
        truth: Mapping[str, Labels],
        of_plans: int = 0,
        in_plans: Sequence[str] = (),
    ):
        self.vectorizer = DictVectorizer()
        matrix = self.vectorizer.fit_transform(features)
        kept = np.asarray((matrix != 0).sum(axis=0)).ravel() >= LEAST_ITEMS
        self.vectorizer.restrict(kept)
        matrix = self.vectorizer.transform(features)
        written = len(features) - of_plans
        weights = np.array([1.0] * written + [OF_PLANS_COUNT] * of_plans)
        self.by_label: dict[str, LogisticRegression] = {}
        self.held_out: dict[str, Labels] = {}
        for label, values in truth.items():
            known = values >= 0
            shift_from = known[:written].sum() if label in in_plans else None
            self._learn(label, matrix[known], values[known], weights[known], shift_from)

    def _learn(
        self, label: str, matrix: Any, values: Labels, weights: Labels, shift_from: int | None
    ) -> None:
        scores = np.zeros(len(values))
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
        for others, held in folds.split(matrix, values):
            model = _fitted(matrix[others], values[others], weights[others])
            scores[held] = model.decision_function(matrix[held])
        shift = 0.0 if shift_from is None else _shift(scores[shift_from:], values[shift_from:])
        model = _fitted(matrix, values, weights)
        model.coef_ = np.where(np.abs(model.coef_) < SMALLEST, 0.0, np.round(model.coef_, 3))
        model.intercept_ = np.round(model.intercept_ + shift, 3)
        self.by_label[label] = model
        self.held_out[label] = 1 / (1 + np.exp(-(scores + shift)))

    def shares(self, features: Sequence[Features]) -> dict[str, Labels]:
        """How likely each label is for each item, as scikit-learn says."""
        matrix = self.vectorizer.transform(features)
        return {label: m.predict_proba(matrix)[:, 1] for label, m in self.by_label.items()}

    def shipped(self) -> str:
        """The model as JSON, one feature a line."""
        weights = {
            str(feature): [float(m.coef_[0, place]) for m in self.by_label.values()]
            for place, feature in enumerate(self.vectorizer.feature_names_)
        }
        lines = ",\n".join(
            f"  {json.dumps(feature, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}"
            for feature, row in sorted(weights.items())
            if any(row)
        )
        head = {
            "labels": list(self.by_label),
            "intercepts": [float(m.intercept_[0]) for m in self.by_label.values()],
        }
        return json.dumps(head, indent=1)[:-2] + f',\n "weights": {{\n{lines}\n }}\n}}\n'


def _fitted(matrix: Any, values: Labels, weights: Labels) -> LogisticRegression:
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    return model.fit(matrix, values, sample_weight=weights)


def _shift(scores: Labels, values: Labels) -> float:
    """What to add to the scores so that the values are most likely; small without good reason."""
    signs = 2 * values - 1
    tried = np.arange(-3, 3.05, 0.1)
    losses = [np.log1p(np.exp(-signs * (scores + by))).sum() + by * by / 2 for by in tried]
    return float(tried[int(np.argmin(losses))])


def agreement(truth: Labels, share: Labels) -> dict[str, float]:
    """Accuracy, kappa, Brier score and calibration error of one label."""
    known = truth >= 0
    truth, share = truth[known], share[known]
    guess = share >= 0.5
    return {
        "items": int(known.sum()),
        "accuracy": rounded((guess == truth).mean()),
        "kappa": rounded(cohen_kappa_score(truth, guess)),
        "brier": rounded(brier_score_loss(truth, share)),
        "calibration_error": rounded(calibration_error(truth, share)),
    }


def calibration_error(truth: Labels, share: Labels, bins: int = 10) -> float:
    """Mean distance between how likely a label was said to be and how often it was true."""
    places = np.minimum((share * bins).astype(int), bins - 1)
    parts = [
        abs(truth[places == b].mean() - share[places == b].mean()) * (places == b).mean()
        for b in set(places)
    ]
    return float(sum(parts))


def length_alone(items: Sequence[str], truth: Labels) -> float:
    """AUC of the number of words by itself, 0.5 where it tells nothing; either direction."""
    known = truth >= 0
    lengths = np.array([len(text.split()) for text in items])[known]
    auc = float(roc_auc_score(truth[known], lengths))
    return rounded(max(auc, 1 - auc))


Make = Callable[[Item], Features]
Decide = Callable[[Mapping[str, Labels]], dict[str, Labels]]


@dataclass(frozen=True)
class Study:
    """A model to be learned and measured.

    ``written`` are single items, ``plans`` those of labelled plans; ``tests`` are never learned
    from, and the first of them is the frozen test. ``decide`` turns likelihoods into what the tool
    says; ``by_rules`` gives what the rules say without a model.
    """

    labels: tuple[str, ...]
    written: list[Item]
    plans: list[Item]
    tests: dict[str, list[Item]]
    text: Callable[[Item], str]
    both: Make
    words_alone: Make
    keywords: frozenset[str]
    decide: Decide
    by_rules: Callable[[Sequence[Item]], dict[str, Labels]]
    in_plans: tuple[str, ...] = ()
    of_several: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    curve: tuple[float, ...] = (0.125, 0.25, 0.5)

    @property
    def judged(self) -> tuple[str, ...]:
        """The labels that are learned and those that follow from several of them."""
        return (*self.labels, *self.of_several)

    def likely(self, learned: Learned, make: Make, items: Sequence[Item]) -> dict[str, Labels]:
        """How likely each label is; one that needs several is as likely as the least of them."""
        said = learned.shares([make(item) for item in items])
        least = {k: np.min([said[part] for part in v], axis=0) for k, v in self.of_several.items()}
        return {**said, **least}

    def learned(self, make: Make, share: float = 1.0) -> Learned:
        """The model from these features; ``share``: how much of the written items to use."""
        order = np.random.default_rng(SEED).permutation(len(self.written))
        chosen = sorted(order[: round(share * len(self.written))])
        items = [self.written[place] for place in chosen] + self.plans
        features = [make(item) for item in items]
        return Learned(features, truth_of(items, self.labels), len(self.plans), self.in_plans)

    def kappas(self, guess: Mapping[str, Labels], items: Sequence[Item]) -> dict[str, float]:
        """Kappa of each label that the items have."""
        truth = truth_of(items, self.judged)
        known = {label: values for label, values in truth.items() if (values >= 0).all()}
        return {label: rounded(kappa(values, guess[label])) for label, values in known.items()}

    def measured(self, make: Make, learned: Learned | None = None) -> dict[str, dict[str, float]]:
        """Kappa of what the tool says with these features, on each test."""
        learned = learned or self.learned(make)
        return {
            name: self.kappas(self.decide(self.likely(learned, make, items)), items)
            for name, items in self.tests.items()
        }

    def key_words(self, item: Item) -> Features:
        """The baseline: which of a few words stand in the text."""
        return {word: 1.0 for word in self.text(item).lower().split() if word in self.keywords}

    def figures(self, learned: Learned) -> dict[str, Any]:
        """Everything that the model card tells."""
        train = self.written + self.plans
        truth = truth_of(train, self.labels)
        frozen = next(iter(self.tests.values()))
        said = self.likely(learned, self.both, frozen)
        frozen_truth = truth_of(frozen, self.judged)
        texts = [self.text(item) for item in train]
        return {
            "items": {
                "training, written": len(self.written),
                "training, of plans": len(self.plans),
                **{name: len(items) for name, items in self.tests.items()},
            },
            "true": {k: rounded((v[v >= 0] == 1).mean()) for k, v in truth.items()},
            "training, held out in turn": {
                label: agreement(values[values >= 0], learned.held_out[label])
                for label, values in truth.items()
            },
            "frozen test": {k: agreement(v, said[k]) for k, v in frozen_truth.items()},
            "length alone, AUC": {k: length_alone(texts, v) for k, v in truth.items()},
            "kappa, rules alone": {
                name: self.kappas(self.by_rules(items), items) for name, items in self.tests.items()
            },
            "kappa, words alone": self.measured(self.words_alone),
            "kappa, both": self.measured(self.both, learned),
            "kappa, a few key words": self.measured(self.key_words),
            "kappa by share of the written items": {
                str(share): self.measured(self.both, self.learned(self.both, share))
                for share in self.curve
            },
        }


def kappa(truth: Labels, guess: Labels) -> float:
    """Cohen's kappa; 1 where both say the same of everything."""
    return 1.0 if (truth == guess).all() else float(cohen_kappa_score(truth, guess))


def run(study: Study, name: str) -> None:
    """Learn, measure, and write the model and its figures; ``--check`` writes nothing."""
    learned = study.learned(study.both)
    figures = figures_text(study.figures(learned))
    if "--check" not in sys.argv:
        (MODELS / f"{name}.json").write_text(learned.shipped(), encoding="utf-8")
        (MODELS / name / "figures.json").write_text(figures, encoding="utf-8")
    print(figures)


def rounded(value: float) -> float:
    """Three decimals, as figures are written."""
    return round(float(value), 3)


def figures_text(figures: Mapping[str, Any]) -> str:
    """Figures as JSON."""
    return json.dumps(figures, indent=1, ensure_ascii=False) + "\n"
