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


def test_needs_and_what_answers_them_in_other_words_share_an_area() -> None:
    rubric = load_rubric().rubric
    needs = ["Ada wears nappies, never shows that hers is soaked and becomes sore and upset."]
    answers = ["Trained key staff take her to the toilet before break and lunch, quietly."]
    plan = plan_of({"B": [*NEEDS, *needs], "E": [], "F": [*PROVISION, *answers]})
    case = build_case(plan, rubric)
    check = rubric.criterion("T1").check.model_copy(update={"similarity": 0.02, "nearest": 0})
    assert golden_thread(case, check).rating == 3
    assert golden_thread(case, check.model_copy(update={"areas": []})).rating != 3


def test_provision_ties_an_outcome_to_a_need_in_other_words() -> None:
    rubric = load_rubric().rubric
    outcome = "By July 2027 Ada will row the length of Penny Lake in a crew with two oars abeam."
    bridge = "The coach of the Penny Lake crew also teaches spelling patterns for the log."
    check = rubric.criterion("T1").check

    def gaps(provision: list[str]) -> str:
        plan = plan_of({"B": NEEDS, "E": [outcome], "F": provision})
        return golden_thread(build_case(plan, rubric), check).reason

    assert "1 outcome without a need" in gaps(PROVISION)
    assert "outcome without a need" not in gaps([*PROVISION, bridge])
