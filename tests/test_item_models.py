"""The learned models of outcomes and provision: their arithmetic, their data, their files."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from audit.criteria.items import outcome_words, provision_words
from audit.criteria.shares import certainty_of
from audit.language.item_model import item_model
from audit.language.lexicon import Lexicon
from audit.language.outcomes import outcome_evidence, outcome_features, outcome_rules, outcome_signs
from audit.language.provision import provision_features, provision_rules, provision_signs
from audit.language.wordings import Features, wordings
from audit.plan.model import with_columns
from audit.rubric.kinds import Thresholds
from audit.rubric.loading import load_rubric

MODELS = Path(__file__).parent.parent / "models"
NAMES = ("outcomes", "provision")


@cache
def lexicon() -> Lexicon:
    return Lexicon(load_rubric().rubric.words)


def rows(path: Path) -> list[dict[str, str]]:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    names = first.lstrip("# ").split("\t")
    return [
        dict(zip(names, [*line.split("\t"), *[""] * len(names)], strict=False)) for line in lines
    ]


def frozen(name: str) -> list[dict[str, str]]:
    return rows(MODELS / name / "data" / "test.tsv")


def training(name: str) -> list[dict[str, str]]:
    paths = sorted((MODELS / name / "data").glob("train-*.tsv"))
    return [row for path in paths for row in rows(path)]


def columns_of(row: dict[str, str]) -> tuple[str, str, str]:
    return row["who_column"], row["how_often_column"], row["how_long_column"]


def outcome_row(row: dict[str, str]) -> Features:
    words = outcome_words(load_rubric().rubric.items)
    found = outcome_evidence(row["text"], words, lexicon())
    return outcome_features(row["text"], found, outcome_rules(found, words.personal_words))


def provision_row(row: dict[str, str]) -> Features:
    words = provision_words(load_rubric().rubric.items)
    text = with_columns(row["text"], columns_of(row))
    return provision_features(
        text, columns_of(row), provision_rules(text, columns_of(row), words, lexicon())
    )


FEATURES: dict[str, Callable[[dict[str, str]], Features]] = {
    "outcomes": outcome_row,
    "provision": provision_row,
}


@pytest.mark.parametrize("name", NAMES)
def test_plain_coefficients_give_what_scikit_learn_gives(name: str) -> None:
    np = pytest.importorskip("numpy")
    linear = pytest.importorskip("sklearn.linear_model")
    extraction = pytest.importorskip("sklearn.feature_extraction")
    model = item_model(name)
    items = [FEATURES[name](row) for row in frozen(name)[:60]]
    vectorizer = extraction.DictVectorizer().fit([dict.fromkeys(model.weights, 1.0)])
    matrix = vectorizer.transform(items)
    for place, label in enumerate(model.labels):
        learned = linear.LogisticRegression()
        learned.classes_ = np.array([0, 1])
        learned.coef_ = np.array([[model.weights[f][place] for f in vectorizer.feature_names_]])
        learned.intercept_ = np.array([model.intercepts[place]])
        theirs = learned.predict_proba(matrix)[:, 1]
        ours = [model.probabilities(item)[label] for item in items]
        assert np.abs(theirs - np.array(ours)).max() < 1e-6


def said_of(name: str, row: dict[str, str]) -> dict[str, bool]:
    items = load_rubric().rubric.items
    if name == "outcomes":
        one = outcome_signs(row["text"], outcome_words(items), lexicon(), item_model(name))
        return {"measurable": one.measurable, "time_bound": one.time_bound}
    text = with_columns(row["text"], columns_of(row))
    two = provision_signs(
        text, columns_of(row), provision_words(items), lexicon(), item_model(name)
    )
    return {
        "specific_and_quantified": two.specific_and_quantified,
        "vague_wording": two.vague_wording,
    }


@pytest.mark.parametrize("name", NAMES)
def test_the_frozen_test_is_judged_as_well_as_the_card_says(name: str) -> None:
    figures = json.loads((MODELS / name / "figures.json").read_text(encoding="utf-8"))
    items = frozen(name)
    told = [said_of(name, row) for row in items]
    for label in told[0]:
        right = sum(one[label] == (row[label] == "1") for one, row in zip(told, items, strict=True))
        assert right / len(items) >= figures["frozen test"][label]["accuracy"] - 0.01, label


def bare(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[a-z]+", text.lower()))


@pytest.mark.parametrize("name", NAMES)
def test_no_frozen_item_is_like_one_of_training(name: str) -> None:
    seen = [
        set(zip(w, w[1:], w[2:], strict=False)) for r in training(name) if (w := bare(r["text"]))
    ]
    for row in frozen(name):
        words = bare(row["text"])
        threes = set(zip(words, words[1:], words[2:], strict=False))
        if len(threes) >= 6:
            assert max(len(threes & other) for other in seen) / len(threes) < 0.8, row["text"]


@pytest.mark.parametrize(("name", "least"), [("outcomes", 600), ("provision", 900)])
def test_there_are_enough_items_both_ways_short_and_long(name: str, least: int) -> None:
    items = training(name) + frozen(name)
    assert len(items) >= least
    assert len({row["text"] + "|".join(row.values()) for row in items}) == len(items)
    labels = [key for key in items[0] if key not in ("text",) and not key.endswith("_column")]
    for label in labels:
        for value in ("0", "1"):
            lengths = sorted(len(row["text"].split()) for row in items if row[label] == value)
            assert len(lengths) >= 0.3 * len(items), label
            assert lengths[len(lengths) // 20] <= 12, label
            assert lengths[-len(lengths) // 20] >= 35, label


def test_names_and_numbers_are_no_words() -> None:
    one = wordings("By July 2027 Ada will read 40 words to Mrs Okoro.")
    two = wordings("By July 2031 Zuzanna will read 12 words to Mrs Bell.")
    assert one == two
    assert "_name" in one
    assert "juli" in one


def test_a_rating_is_as_likely_as_the_ways_that_lead_to_it() -> None:
    thresholds = Thresholds(strong=0.9, sound=0.7, weak=0.4)
    assert certainty_of([1.0, 1.0, 1.0, 0.0], 2, thresholds) == pytest.approx(1.0)
    # Two of two for 3, one of two for 1: 0.8 x 0.5 and what is left without none.
    assert certainty_of([0.8, 0.5], 3, thresholds) == pytest.approx(0.4)
    assert certainty_of([0.8, 0.5], 1, thresholds) == pytest.approx(0.5)
    assert certainty_of([0.8, 0.5], 0, thresholds) == pytest.approx(0.1)
