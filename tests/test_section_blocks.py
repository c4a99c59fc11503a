"""The learned model of section blocks: its arithmetic, its data, its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.plan.block_model import block_model, features
from audit.plan.build import build_plan
from audit.plan.model import Plan
from audit.reading.document import Document, Location, TextBlock

HOME = Path(__file__).parent.parent / "models" / "section-blocks"
SPLITS = ("train", "validation", "test")
TEXTS = [
    "A teaching assistant will read with her for ten minutes every day.",
    "I like dogs and I want to be a chef.",
    "He has epilepsy and takes sodium valproate.",
    "",
    "£40 a week, paid to his mother as a direct payment",
    "Words zzz unheard qqq",
]


def _lines(split: str) -> list[tuple[str, str]]:
    return [
        (path.stem, line)
        for path in sorted((HOME / "data" / split).glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def test_plain_coefficients_give_what_scikit_learn_gives() -> None:
    np = pytest.importorskip("numpy")
    text_module = pytest.importorskip("sklearn.feature_extraction.text")
    linear = pytest.importorskip("sklearn.linear_model")
    model = block_model()
    vocabulary = sorted(model.weights)
    words = text_module.TfidfVectorizer(analyzer=features, sublinear_tf=True, vocabulary=vocabulary)
    words.idf_ = np.array([model.weights[feature][0] for feature in vocabulary])
    learned = linear.LogisticRegression()
    learned.classes_ = np.array(model.kinds)
    learned.coef_ = np.array([model.weights[f][1:] for f in vocabulary]).T / model.temperature
    learned.intercept_ = np.array(model.intercepts) / model.temperature
    texts = TEXTS + [line for _, line in _lines("test")]
    theirs = learned.predict_proba(words.transform(texts))
    ours = [list(model.probabilities(text).values()) for text in texts]
    assert np.abs(theirs - np.array(ours)).max() < 1e-6


def test_the_frozen_test_blocks_are_told_as_often_as_the_card_says() -> None:
    model = block_model()
    lines = _lines("test")
    guesses = [max((p := model.probabilities(text)), key=lambda k: p[k]) for _, text in lines]
    right = sum(kind == guess for (kind, _), guess in zip(lines, guesses, strict=True))
    figures = json.loads((HOME / "figures.json").read_text(encoding="utf-8"))
    assert right / len(lines) == pytest.approx(figures["test"]["accuracy"], abs=0.001)


def test_the_data_are_many_balanced_and_no_block_stands_twice() -> None:
    counts: dict[str, int] = {}
    texts = []
    for split in SPLITS:
        for kind, line in _lines(split):
            counts[kind] = counts.get(kind, 0) + 1
            texts.append(line.lower())
    assert set(counts) == set(block_model().kinds)
    assert sum(counts.values()) >= 1000
    assert max(counts.values()) <= 1.5 * min(counts.values())
    assert len(set(texts)) == len(texts)


def test_the_file_of_the_model_is_small() -> None:
    assert (HOME.parent / "section-blocks.json").stat().st_size < 400_000


TITLES = {
    "A": "All about me",
    "B": "My special educational needs",
    "C": "My health needs",
    "D": "My social care needs",
    "E": "Where we are heading",
    "F": "The plan of action",
    "K": "Who helped to write this",
}
CONTENT = {
    "A": ["I like trains and my dog. I want to be a vet."],
    "B": ["She finds it hard to follow instructions given to the whole class."],
    "C": ["She has epilepsy with seizures about twice a month."],
    "D": ["She is not known to children's social care."],
    "E": [
        "By July 2027 Ada will read a page aloud with no more than three mistakes.",
        "By the end of Year 6 Ada will cross the road by the school on her own.",
    ],
    "F": [
        "A teaching assistant will read with Ada for twenty minutes every morning.",
        "The speech and language therapist will work with Ada for 45 minutes each week.",
    ],
    "K": ["Educational psychologist, Dr A Vole, report dated 3 March 2026."],
}


def _plan(titles: dict[str, str]) -> Plan:
    blocks = []
    for key, title in titles.items():
        blocks.append(TextBlock("heading", title, Location(len(blocks)), 2, bold=True))
        for text in CONTENT[key]:
            blocks.append(TextBlock("paragraph", text, Location(len(blocks))))
    return build_plan(Document(tuple(blocks)))


def test_sections_whose_headings_say_nothing_are_told_by_what_they_hold_and_said_so() -> None:
    plan = _plan(TITLES)
    assert [key for key, found in plan.sections.items() if found.recognised_by == "content"] == [
        "E",
        "F",
    ]
    assert len(plan.outcomes) == 2
    assert len(plan.provision) == 2
    said = [warning for warning in plan.warnings if warning.code == "section-by-content"]
    assert [warning.message.split("”")[0] for warning in said] == [
        "“Where we are heading",
        "“The plan of action",
    ]


def test_nothing_is_guessed_in_a_plan_with_letters() -> None:
    lettered = {key: f"Section {key}" for key in TITLES} | {"F": "The plan of action"}
    assert _plan(lettered).sections["F"].status == "missing"


def test_nothing_is_guessed_where_hardly_a_section_is_known() -> None:
    titles = {"A": "All about me", "E": "Where we are heading", "F": "The plan of action"}
    assert _plan(titles).sections["F"].status == "missing"
