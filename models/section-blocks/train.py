"""Trains and evaluates the classifier of section blocks: python models/section-blocks/train.py

Reads data/train, data/validation and data/test; writes models/section-blocks.json and
models/section-blocks/figures.json. Temperature and threshold are set on validation alone; the test
is only measured. ``--check`` measures without writing.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import cohen_kappa_score, f1_score, log_loss

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from audit.plan.block_model import BlockModel, features, model_from

KEYWORDS = {
    "A": "i my like hope future want parents mum dad family history enjoys",
    "B": "difficulty difficult struggles cannot understand reading attention language needs",
    "C": "diagnosed diagnosis medication epilepsy asthma health sleep clinic medical",
    "D": "social care family carers home community worker safe friends",
    "E": "will able by end outcome year",
    "F": "weekly minutes teacher assistant staff support taught school group",
    "G": "nurse therapist clinic paediatrician nhs review health annual",
    "H": "short break hours assistant personal social club respite",
    "I": "school college nursery mainstream special academy placement",
    "J": "budget payment direct paid funding amount",
    "K": "report advice dated received letter assessment psychologist",
    "other": "plan date name signature address appeal section page",
}
Blocks = list[tuple[str, str]]


def blocks(split: str) -> Blocks:
    """The (kind, text) pairs of a split."""
    return [
        (path.stem, line)
        for path in sorted((HERE / "data" / split).glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def fit(train: Blocks, strength: float) -> tuple[TfidfVectorizer, LogisticRegression]:
    """TF-IDF and logistic regression; the coefficients are rounded as they ship."""
    words = TfidfVectorizer(analyzer=features, min_df=3, sublinear_tf=True)
    matrix = words.fit_transform([text for _, text in train])
    words.idf_ = np.round(words.idf_, 4)
    learned = LogisticRegression(C=strength, max_iter=2000)
    learned.fit(matrix, [kind for kind, _ in train])
    learned.coef_ = np.round(learned.coef_, 3)
    learned.intercept_ = np.round(learned.intercept_, 3)
    return words, learned


def shipped(words: TfidfVectorizer, learned: LogisticRegression, temperature: float) -> str:
    """The model as JSON, one feature a line; the threshold is added by ``with_threshold``."""
    weights = {
        str(feature): [float(words.idf_[place]), *map(float, learned.coef_[:, place])]
        for feature, place in sorted(words.vocabulary_.items())
    }
    head = {
        "kinds": list(learned.classes_),
        "intercepts": [float(number) for number in learned.intercept_],
        "temperature": temperature,
        "threshold": 1.0,
    }
    lines = ",\n".join(
        f"  {json.dumps(feature)}: {json.dumps(numbers, separators=(',', ':'))}"
        for feature, numbers in weights.items()
    )
    return json.dumps(head, indent=1)[:-2] + f',\n "weights": {{\n{lines}\n }}\n}}\n'


def tempered(scores: np.ndarray[Any, Any], temperature: float) -> np.ndarray[Any, Any]:
    """Softmax of the scores at a temperature."""
    powers = np.exp((scores - scores.max(axis=1, keepdims=True)) / temperature)
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def best_temperature(
    words: TfidfVectorizer, learned: LogisticRegression, held: Blocks
) -> tuple[float, float]:
    """The temperature of the lowest log loss on ``held``, and that loss."""
    scores = learned.decision_function(words.transform([text for _, text in held]))
    truth = [kind for kind, _ in held]
    losses = [
        (float(log_loss(truth, tempered(scores, t / 50), labels=learned.classes_)), t / 50)
        for t in range(10, 101)
    ]
    loss, temperature = min(losses)
    return temperature, loss


def stretches(held: Blocks, size: int = 3, each: int = 40) -> list[tuple[str, list[str]]]:
    """Stretches of ``size`` blocks of one kind, drawn at random but always the same."""
    draw = random.Random(7)
    kinds = sorted({kind for kind, _ in held})
    return [
        (kind, draw.sample([text for k, text in held if k == kind], size))
        for kind in kinds
        for _ in range(each)
    ]


def threshold_for(model: BlockModel, held: Blocks, wanted: float = 0.98) -> float:
    """The lowest threshold at which ``wanted`` of the stretches that pass it are right."""
    answers = sorted(
        (max(shares.values()), max(shares, key=lambda k: shares[k]) == kind)
        for kind, texts in stretches(held)
        for shares in (model.of_stretch(texts),)
    )
    for place, (share, _) in enumerate(answers):
        rest = [right for _, right in answers[place:]]
        if sum(rest) >= wanted * len(rest):
            return round(max(share, 0.4), 2)
    return 1.0


def measured(model: BlockModel, held: Blocks) -> dict[str, Any]:
    """Accuracy, macro F1, kappa and calibration error of blocks; stretches at the threshold."""
    truth = [kind for kind, _ in held]
    shares = [model.probabilities(text) for _, text in held]
    guesses = [max(share, key=lambda k: share[k]) for share in shares]
    right = np.array([one == two for one, two in zip(truth, guesses, strict=True)])
    sure = np.array([max(share.values()) for share in shares])
    bins = np.minimum((sure * 5).astype(int), 4)
    error = sum(
        abs(right[bins == b].mean() - sure[bins == b].mean()) * (bins == b).mean()
        for b in set(bins)
    )
    told = [(kind, model.of_stretch(texts)) for kind, texts in stretches(held)]
    passed = [
        (kind, max(s, key=lambda k: s[k])) for kind, s in told if max(s.values()) >= model.threshold
    ]
    return {
        "blocks": len(held),
        "accuracy": round(float(right.mean()), 3),
        "macro_f1": round(float(f1_score(truth, guesses, average="macro")), 3),
        "kappa": round(float(cohen_kappa_score(truth, guesses)), 3),
        "calibration_error": round(float(error), 3),
        "stretches_of_three_accuracy": round(
            sum(kind == max(s, key=lambda k: s[k]) for kind, s in told) / len(told), 3
        ),
        "stretches_decided": round(len(passed) / len(told), 3),
        "stretches_decided_right": round(
            sum(kind == guess for kind, guess in passed) / max(len(passed), 1), 3
        ),
        "f1": {
            str(kind): round(float(value), 2)
            for kind, value in zip(
                sorted(set(truth)), f1_score(truth, guesses, average=None), strict=True
            )
        },
    }


def baselines(train: Blocks, held: Blocks) -> dict[str, float]:
    """Accuracy by length alone and by a list of key words."""
    by_length = LogisticRegression(max_iter=1000).fit(
        [[len(text.split())] for _, text in train], [kind for kind, _ in train]
    )
    length = by_length.score([[len(t.split())] for _, t in held], [k for k, _ in held])
    hits = 0
    for kind, text in held:
        stems = set(features(text))
        counts = {k: len(stems & set(features(words))) for k, words in KEYWORDS.items()}
        hits += max(counts, key=lambda k: counts[k]) == kind
    return {"length": round(float(length), 3), "keywords": round(hits / len(held), 3)}


def nearest(train: Blocks, held: Blocks) -> dict[str, float]:
    """How like the most similar training block the held blocks are (cosine of TF-IDF)."""
    words = TfidfVectorizer(analyzer=features, sublinear_tf=True)
    matrix = words.fit_transform([text for _, text in train])
    most = (words.transform([text for _, text in held]) @ matrix.T).max(axis=1).toarray().ravel()
    return {"median": round(float(np.median(most)), 2), "over_0.8": int((most > 0.8).sum())}


def main() -> None:
    """Train, measure, and write the model and its figures."""
    train, validation, test = blocks("train"), blocks("validation"), blocks("test")
    fits = {c: fit(train, c) for c in (3.0, 10.0, 30.0, 100.0)}
    chosen = min(fits, key=lambda c: best_temperature(*fits[c], validation)[1])
    words, learned = fits[chosen]
    temperature, _ = best_temperature(words, learned, validation)
    written = shipped(words, learned, temperature)
    threshold = threshold_for(model_from(written), validation)
    written = written.replace('"threshold": 1.0', f'"threshold": {threshold}')
    model = model_from(written)
    curve = {}
    for share in (0.25, 0.5, 0.75):
        mixed = random.Random(3).sample(train, int(share * len(train)))
        some_words, some = fit(mixed, chosen)
        scored = some.score(some_words.transform([t for _, t in test]), [k for k, _ in test])
        curve[str(len(mixed))] = round(float(scored), 3)
    figures = {
        "strength": chosen,
        "temperature": temperature,
        "threshold": threshold,
        "features": len(model.weights),
        "train": measured(model, train),
        "validation": measured(model, validation),
        "test": measured(model, test),
        "test_by_size_of_training": curve,
        "test_baselines": baselines(train, test),
        "likeness_to_training": {
            "validation": nearest(train, validation),
            "test": nearest(train, test),
        },
    }
    print(json.dumps(figures, indent=1))
    if "--check" not in sys.argv:
        (HERE.parent / "section-blocks.json").write_text(written, encoding="utf-8")
        (HERE / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
