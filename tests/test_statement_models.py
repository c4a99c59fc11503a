"""The learned models of service statements and aspirations: arithmetic, data, use."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from plan_builder import plan_of

from audit.auditing import build_case
from audit.criteria import judge
from audit.criteria.case import Verdict
from audit.criteria.hopes import HOPE_LABELS, hope_evidence, hope_features
from audit.criteria.service_statements import (
    STATEMENT_KINDS,
    statement_evidence,
    statement_features,
    statement_kinds,
    words_of,
)
from audit.language.item_model import item_model
from audit.language.lexicon import Lexicon
from audit.language.wordings import Features
from audit.rubric.loading import load_rubric

MODELS = Path(__file__).parent.parent / "models"
NAMES = ("services", "aspirations")
CRITERION = {"health": "C1", "social_care": "D1"}
Item = dict[str, str]


@cache
def lexicon() -> Lexicon:
    return Lexicon(load_rubric().rubric.words)


def check_of(criterion: str) -> Any:
    return load_rubric().rubric.criterion(criterion).check


def rows(path: Path) -> list[Item]:
    first, *lines = path.read_text(encoding="utf-8").splitlines()
    names = first.lstrip("# ").split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines]


def frozen(name: str) -> list[Item]:
    return rows(MODELS / name / "data" / "test.tsv")


def training(name: str) -> list[Item]:
    paths = sorted((MODELS / name / "data").glob("train-*.tsv"))
    return [row for path in paths for row in rows(path)]


def statement_row(row: Item) -> Features:
    found = statement_evidence(
        row["text"], words_of(check_of(CRITERION[row["section"]])), lexicon()
    )
    return statement_features(row["text"], found)


def hope_row(row: Item) -> Features:
    return hope_features(row["text"], hope_evidence(row["text"], check_of("A3"), lexicon()))


FEATURES: dict[str, Callable[[Item], Features]] = {
    "services": statement_row,
    "aspirations": hope_row,
}


def coefficients(name: str, vectorizer: Any) -> Any:
    weights = item_model(name).weights
    by_feature = [weights[feature] for feature in vectorizer.feature_names_]
    return [list(column) for column in zip(*by_feature, strict=True)]


def fitted(name: str) -> tuple[Any, list[Features], Any]:
    extraction = pytest.importorskip("sklearn.feature_extraction")
    vectorizer = extraction.DictVectorizer().fit([dict.fromkeys(item_model(name).weights, 1.0)])
    items = [FEATURES[name](row) for row in frozen(name)]
    return vectorizer, items, vectorizer.transform(items)


def test_kinds_are_as_likely_as_scikit_learn_says() -> None:
    np = pytest.importorskip("numpy")
    linear = pytest.importorskip("sklearn.linear_model")
    model = item_model("services")
    vectorizer, items, matrix = fitted("services")
    learned = linear.LogisticRegression()
    learned.classes_ = np.array(model.labels)
    learned.coef_ = np.array(coefficients("services", vectorizer))
    learned.intercept_ = np.array(model.intercepts)
    ours = np.array([list(model.probabilities(item).values()) for item in items])
    assert model.labels == STATEMENT_KINDS
    assert np.abs(learned.predict_proba(matrix) - ours).max() < 1e-6
    assert np.abs(ours.sum(axis=1) - 1).max() < 1e-9


def test_each_sign_of_an_aspiration_is_as_likely_as_scikit_learn_says() -> None:
    np = pytest.importorskip("numpy")
    linear = pytest.importorskip("sklearn.linear_model")
    model = item_model("aspirations")
    vectorizer, items, matrix = fitted("aspirations")
    assert model.labels == HOPE_LABELS
    for place, row in enumerate(coefficients("aspirations", vectorizer)):
        learned = linear.LogisticRegression()
        learned.classes_ = np.array([0, 1])
        learned.coef_ = np.array([row])
        learned.intercept_ = np.array([model.intercepts[place]])
        ours = [list(model.probabilities(item).values())[place] for item in items]
        assert np.abs(learned.predict_proba(matrix)[:, 1] - np.array(ours)).max() < 1e-6


def test_the_frozen_statements_are_told_as_often_as_the_card_says() -> None:
    figures = json.loads((MODELS / "services" / "figures.json").read_text(encoding="utf-8"))
    items = frozen("services")
    right = 0
    for row in items:
        found = statement_evidence(
            row["text"], words_of(check_of(CRITERION[row["section"]])), lexicon()
        )
        likely = statement_kinds(row["text"], found)
        right += max(likely, key=lambda kind: likely[kind]) == row["kind"]
    assert right / len(items) >= figures["frozen test"]["accuracy"] - 0.01


def test_the_frozen_aspirations_are_found_as_often_as_the_card_says() -> None:
    figures = json.loads((MODELS / "aspirations" / "figures.json").read_text(encoding="utf-8"))
    items, model = frozen("aspirations"), item_model("aspirations")
    said = [model.probabilities(hope_row(row))["is_aspiration"] >= 0.5 for row in items]
    right = sum(one == (row["is_aspiration"] == "1") for one, row in zip(said, items, strict=True))
    assert right / len(items) >= figures["frozen test"]["is_aspiration"]["accuracy"] - 0.01


def threes(text: str) -> set[tuple[str, str, str]]:
    words = re.findall(r"[a-z]+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


@pytest.mark.parametrize("name", NAMES)
def test_no_frozen_item_is_like_one_of_training(name: str) -> None:
    seen = [(row["text"].lower(), threes(row["text"])) for row in training(name)]
    texts = {text for text, _ in seen}
    for row in frozen(name):
        own = threes(row["text"])
        if len(own) >= 6:
            assert max(len(own & other) for _, other in seen) / len(own) < 0.8, row["text"]
        assert row["text"].lower() not in texts


@pytest.mark.parametrize(("name", "least"), [("services", 400), ("aspirations", 300)])
def test_there_are_enough_items_and_none_stands_twice(name: str, least: int) -> None:
    items = training(name)
    assert len(items) >= least
    assert len({(row.get("section"), row["text"]) for row in items}) == len(items)


def test_every_kind_of_statement_has_its_share_in_both_sections() -> None:
    for section in CRITERION:
        for kind in STATEMENT_KINDS:
            count = sum((r["section"], r["kind"]) == (section, kind) for r in training("services"))
            assert count >= 24, (section, kind)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_of_the_model_is_small(name: str) -> None:
    assert (MODELS / f"{name}.json").stat().st_size < 200_000


def rated(criterion: str, sections: dict[str, list[str]]) -> Verdict:
    rubric = load_rubric().rubric
    return judge(build_case(plan_of(sections), rubric), rubric.criterion(criterion))


def test_a_rating_that_rests_on_others_hopes_is_less_sure() -> None:
    hers = rated("A3", {"A": ["## Aspirations", "I want to be a baker beside the canal."]})
    theirs = rated("A3", {"A": ["## Mum and Dad", "They hope that she will be a baker one day."]})
    assert hers.certainty == 1.0
    assert theirs.certainty < hers.certainty


def test_a_plain_answer_is_surer_than_one_that_could_mean_two_things() -> None:
    plain = rated("C1", {"C": ["Not known."]})
    unclear = rated("C1", {"C": ["It was agreed that this part need not be filled in."]})
    assert plain.certainty == 1.0
    assert unclear.certainty < plain.certainty
