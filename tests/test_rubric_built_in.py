"""The built-in rubric says what the quality standard says."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.rubric.loading import check_rubric, load_rubric
from audit.rubric.model import Rubric

WEIGHTS = {
    "A1": 2, "A2": 1, "A3": 3, "B1": 3, "C1": 3, "G1": 2, "D1": 3, "H1": 2, "E1": 3, "E2": 2,
    "E3": 1, "F1": 3, "T1": 2, "P1": 2, "I1": 1, "J1": 3, "J2": 1, "K1": 2, "K2": 1, "W1": 2,
    "W2": 2, "W3": 3, "W4": 1, "W5": 1,
}  # fmt: skip
LIMITING = {"A3", "B1", "C1", "D1", "E1", "F1", "J1", "W1", "W3"}
TARGETS = {
    "overall_good": [80, 85],
    "social_care": [100],
    "health": [100],
    "aspirations": [80],
    "direct_payments": [100],
}
MEASURED = {"social_care": "D1", "health": "C1", "aspirations": "A3", "direct_payments": "J1"}


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    return load_rubric().rubric


def test_it_has_neither_errors_nor_warnings():
    assert [str(problem) for problem in check_rubric(Path("medway-2018"))] == []


def test_criteria_stand_in_order_with_their_weights(rubric):
    assert [(c.id, c.weight) for c in rubric.criteria] == list(WEIGHTS.items())


def test_limiting_criteria(rubric):
    assert {c.id for c in rubric.criteria if c.limiting} == LIMITING


def test_bands_of_the_judgement(rubric):
    scores = (0.85, 0.849, 0.68, 0.679, 0.45, 0.449)
    assert [rubric.bands.judgement(score) for score in scores] == [
        "outstanding",
        "good",
        "good",
        "requires improvement",
        "requires improvement",
        "inadequate",
    ]


def test_measures_and_their_targets(rubric):
    assert {m.id: [t.percent for t in m.targets] for m in rubric.measures} == TARGETS
    assert {m.id: m.criterion for m in rubric.measures if m.criterion} == MEASURED
    assert all(m.at_least == 2 for m in rubric.measures if m.criterion)
    assert [m.id for m in rubric.measures if m.from_year == 9] == ["aspirations"]


def test_shares_are_rated_from_90_70_and_40_per_cent(rubric):
    for id_ in ("E1", "E2", "F1", "G1", "H1"):
        found = rubric.criterion(id_).check.thresholds
        assert (found.strong, found.sound, found.weak) == (0.90, 0.70, 0.40)


def test_clocks_of_the_regulations(rubric):
    assert rubric.criterion("K2").check.at_most == 42
    assert rubric.criterion("W5").check.at_most == 140


def test_limits_of_the_judgement(rubric):
    limits = [limit.model_dump(exclude_defaults=True) for limit in rubric.limits]
    assert limits == [
        {"at_most": "inadequate", "ratings": {"W3": 0}},
        {"at_most": "inadequate", "ratings": {"E1": 0, "F1": 0}},
        {"at_most": "inadequate", "ratings": {"B1": 0}},
        {"at_most": "inadequate", "sections_missing": ["E", "F"]},
        {"at_most": "requires improvement", "limiting_at": 0},
        {"at_most": "requires improvement", "ratings": {"E1": 0}},
        {"at_most": "requires improvement", "ratings": {"F1": 0}},
        {"at_most": "good", "limiting_at": 1},
    ]
