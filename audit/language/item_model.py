"""What a learned model says of one item, by plain coefficients (``models/``).

Nothing but arithmetic: a weighted sum of the features for each label, and the logistic function,
or for labels of which exactly one is true, softmax. A test holds the result equal to
scikit-learn's, which learned the coefficients.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul

from audit.data import data_file
from audit.language.wordings import Features

_FURTHEST = 30.0


@dataclass(frozen=True, slots=True)
class ItemModel:
    """``weights`` has one coefficient for each of ``labels``.

    Each label is judged by itself; with ``one_of``, exactly one of them is true.
    """

    labels: tuple[str, ...]
    intercepts: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    one_of: bool = False

    def probabilities(self, features: Features) -> dict[str, float]:
        """How likely each label is to be true, 0 to 1."""
        known = [feature for feature in features if feature in self.weights]
        values = [features[feature] for feature in known]
        rows = [self.weights[feature] for feature in known] or [(0.0,) * len(self.labels)]
        columns = zip(*rows, strict=True)  # one for each label
        sums = [
            sum(map(mul, values, column), intercept)
            for intercept, column in zip(self.intercepts, columns, strict=True)
        ]
        shares = _softmax(sums) if self.one_of else [_logistic(total) for total in sums]
        return dict(zip(self.labels, shares, strict=True))


def _softmax(values: Sequence[float]) -> list[float]:
    highest = max(values)
    parts = [math.exp(value - highest) for value in values]
    return [part / sum(parts) for part in parts]


def _logistic(value: float) -> float:
    bounded = max(-_FURTHEST, min(_FURTHEST, value))
    return 1 / (1 + math.exp(-bounded))


@cache
def item_model(name: str) -> ItemModel:
    """The model of that name that ships with the tool, read once. Raises FileNotFoundError."""
    return item_model_from(data_file("models", f"{name}.json").read_text(encoding="utf-8"))


def item_model_from(written: str) -> ItemModel:
    """The model in the JSON that training writes."""
    data = json.loads(written)
    weights = {feature: tuple(numbers) for feature, numbers in data["weights"].items()}
    labels, intercepts = tuple(data["labels"]), tuple(data["intercepts"])
    return ItemModel(labels, intercepts, weights, data.get("one_of", False))
