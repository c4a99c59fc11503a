"""The golden thread: what speaks for a need beside wording that is alike."""

from __future__ import annotations

from typing import Any

from plan_builder import plan_of

from audit.auditing import build_case
from audit.criteria.golden_thread import golden_thread
from audit.rubric.loading import load_rubric

NEEDS = [
    "Ada cannot spell the words that she wants to write, and rubs out whole lines on the page.",
    "Ada covers her ears when the dining hall is noisy, eats nothing and cannot listen afterwards.",
]
PROVISION = [
    "A specialist teacher will teach spelling patterns from her own stories, in a small room.",
    "The midday supervisor keeps a seat by the window of the dining hall, away from the hatch.",
]


def rating(**settings: Any) -> int | None:
    rubric = load_rubric().rubric
    params = rubric.criterion("T1").check.model_copy(update=settings)
    case = build_case(plan_of({"B": NEEDS, "E": [], "F": PROVISION}), rubric)
    return golden_thread(case, params).rating


def test_what_lies_nearest_to_a_need_speaks_for_it() -> None:
    alone = {"similarity": 0.6, "least_words": 5}
    assert rating(nearest=0, **alone) != 3
    assert rating(nearest=0.6, **alone) == 3


def test_needs_of_few_telling_words_are_not_held_against_the_plan() -> None:
    assert rating(similarity=3, nearest=0, least_words=5) != 3
    assert rating(similarity=3, nearest=0, least_words=50) == 3
