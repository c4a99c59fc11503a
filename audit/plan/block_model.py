"""Which section a block of text reads like, by plain coefficients that were learned in ``models/``.

Nothing but arithmetic: TF-IDF of stems and pairs of stems, one weighted sum for each kind of block,
and a softmax at the temperature at which validation blocks were best calibrated.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from audit.data import data_file
from audit.plan.words import plain

OTHER = "other"
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|£|\d+(?:[.,/:]\d+)*|[?&]")
_DATE = re.compile(r"\b(?:january|february|march|april|may|june|july|august|september|october|"
                   r"november|december)\b|\d[/.]\d+[/.]\d|\b20\d\d\b")  # fmt: skip
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|i'd|i'll|my|me)\b")
_SHORT, _LONG, _MOST_WORDS = 5, 25, 40


@dataclass(frozen=True, slots=True)
class BlockModel:
    """``weights`` has for each feature its idf and then one coefficient for each of ``kinds``."""

    kinds: tuple[str, ...]
    intercepts: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    temperature: float
    threshold: float

    def probabilities(self, text: str) -> dict[str, float]:
        """How likely ``text`` is to be of each kind; the sum is 1."""
        values = {
            feature: (1 + math.log(count)) * self.weights[feature][0]
            for feature, count in Counter(features(text)).items()
            if feature in self.weights
        }
        length = math.sqrt(sum(value * value for value in values.values())) or 1.0
        scores = list(self.intercepts)
        for feature, value in values.items():
            for place, coefficient in enumerate(self.weights[feature][1:]):
                scores[place] += value / length * coefficient
        highest = max(scores)
        powers = [math.exp((score - highest) / self.temperature) for score in scores]
        return {kind: power / sum(powers) for kind, power in zip(self.kinds, powers, strict=True)}

    def of_stretch(self, texts: Iterable[str]) -> dict[str, float]:
        """The mean over the blocks of a stretch; longer blocks count for more, up to a limit."""
        total = dict.fromkeys(self.kinds, 0.0)
        words = 0
        for text in texts:
            weight = min(len(text.split()), _MOST_WORDS)
            words += weight
            for kind, probability in self.probabilities(text).items():
                total[kind] += weight * probability
        return {kind: value / (words or 1) for kind, value in total.items()}


def features(text: str) -> list[str]:
    """The stems of a text, each pair of neighbours, and its shape (signs that begin with "_")."""
    words = plain(text)
    tokens = ["0" if token[0].isdigit() else token for token in _TOKEN.findall(words)]
    stems = _stems(tokens)
    count = len(tokens)
    shape = [
        "_short" if count <= _SHORT else "_long" if count > _LONG else "_middling",
        *(["_date"] if _DATE.search(words) else []),
        *(["_first"] if _FIRST_PERSON.search(words) else []),
        *(["_sentence"] if words.endswith((".", "!")) else []),
        *(["_colon"] if ":" in words else []),
    ]
    pairs = [f"{one} {two}" for one, two in pairwise(stems)]
    return stems + pairs + shape


@cache
def block_model() -> BlockModel:
    """The model that ships with the tool, read once. Raises FileNotFoundError without its file."""
    return model_from(data_file("models", "section-blocks.json").read_text(encoding="utf-8"))


def model_from(written: str) -> BlockModel:
    """The model in the JSON that training writes."""
    data = json.loads(written)
    return BlockModel(
        tuple(data["kinds"]),
        tuple(data["intercepts"]),
        {feature: tuple(numbers) for feature, numbers in data["weights"].items()},
        data["temperature"],
        data["threshold"],
    )


def _stems(tokens: list[str]) -> list[str]:
    import Stemmer

    stems: list[str] = Stemmer.Stemmer("english").stemWords(tokens)
    return stems
