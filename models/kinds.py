"""Learning of which kind an item is, where it is of exactly one of several kinds.

What ``training.py`` is for labels that are each true or false.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import training
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score, f1_score, log_loss
from sklearn.model_selection import StratifiedKFold, cross_val_predict

STRENGTH = 1.0


class LearnedKinds:
    """One multinomial logistic regression over kinds of which each item is one, as it ships."""

    def __init__(self, features: Sequence[training.Features], truth: Sequence[str]):
        self.vectorizer = DictVectorizer()
        matrix = self.vectorizer.fit_transform(features)
        self.vectorizer.restrict(np.asarray((matrix != 0).sum(axis=0)).ravel() >= 2)
        matrix = self.vectorizer.transform(features)
        self.kinds = sorted(set(truth))
        folds = StratifiedKFold(training.FOLDS, shuffle=True, random_state=training.SEED)
        model = LogisticRegression(C=STRENGTH, max_iter=3000)
        self.held_out = cross_val_predict(model, matrix, truth, cv=folds, method="predict_proba")
        self.model = model.fit(matrix, truth)
        small = np.abs(self.model.coef_) < training.SMALLEST
        self.model.coef_ = np.where(small, 0.0, np.round(self.model.coef_, 3))
        self.model.intercept_ = np.round(self.model.intercept_, 3)

    def shares(self, features: Sequence[training.Features]) -> training.Labels:
        """How likely each kind is for each item, as scikit-learn says."""
        shares: training.Labels = self.model.predict_proba(self.vectorizer.transform(features))
        return shares

    def shipped(self) -> str:
        """The model as JSON, one feature a line."""
        head = {
            "one_of": True,
            "labels": self.kinds,
            "intercepts": [float(number) for number in self.model.intercept_],
        }
        return model_text(head, self.vectorizer, self.model.coef_)


def model_text(
    head: Mapping[str, Any], vectorizer: DictVectorizer, weights: training.Labels
) -> str:
    """A model as JSON, one feature a line; ``weights`` has a row for each label."""
    by_feature = {
        str(feature): [float(number) for number in weights[:, place]]
        for place, feature in enumerate(vectorizer.feature_names_)
    }
    lines = ",\n".join(
        f"  {json.dumps(feature, ensure_ascii=False)}: {json.dumps(row, separators=(',', ':'))}"
        for feature, row in sorted(by_feature.items())
        if any(row)
    )
    return json.dumps(head, indent=1)[:-2] + f',\n "weights": {{\n{lines}\n }}\n}}\n'


def agreement(kinds: Sequence[str], truth: Sequence[str], share: training.Labels) -> dict[str, Any]:
    """Accuracy, kappa, calibration and each kind's F1, where each item is of one kind."""
    guess = [kinds[place] for place in share.argmax(axis=1)]
    right = np.array([one == other for one, other in zip(truth, guess, strict=True)])
    each = f1_score(truth, guess, labels=list(kinds), average=None)
    return {
        "items": len(truth),
        "accuracy": training.rounded(right.mean()),
        "kappa": training.rounded(cohen_kappa_score(truth, guess)),
        "log_loss": training.rounded(log_loss(truth, share, labels=list(kinds))),
        "calibration_error": training.rounded(training.calibration_error(right, share.max(axis=1))),
        "f1": {kind: training.rounded(one) for kind, one in zip(kinds, each, strict=True)},
    }
