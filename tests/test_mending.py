"""What to mend first: what lifts the judgement, then what holds it, then by what it gains."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.criteria.case import Verdict
from audit.judging import judgement
from audit.mending import mending_list
from audit.result import CriterionResult, Mending, Place, QuoteResult
from audit.rubric.loading import load_rubric


@cache
def rubric():
    return load_rubric().rubric


def results(ratings: dict[str, int | None]) -> list[CriterionResult]:
    return [
        CriterionResult(
            id=criterion.id,
            title=criterion.title,
            section=criterion.section,
            weight=criterion.weight,
            limiting=criterion.limiting,
            rating=ratings.get(criterion.id, 3),
            applicable=True,
            confidence=None,
            reason="",
        )
        for criterion in rubric().criteria
    ]


def mending(
    ratings: dict[str, int | None],
    gaps: dict[str, str] | None = None,
    quotes: dict[str, list[QuoteResult]] | None = None,
) -> list[Mending]:
    verdicts = {
        criterion.id: Verdict(
            ratings.get(criterion.id, 3), "", gap=(gaps or {}).get(criterion.id, "")
        )
        for criterion in rubric().criteria
    }
    return mending_list(rubric(), results(ratings), verdicts, quotes or {}, ())


def order(ratings: dict[str, int | None]) -> list[str]:
    return [entry.criterion for entry in mending(ratings)]


def test_nothing_to_mend_where_all_is_strong_or_not_rated() -> None:
    assert mending({"F1": None, "C1": None}) == []


def test_one_entry_for_each_rating_under_three() -> None:
    assert set(order({"A1": 2, "K1": 1, "W4": 0, "F1": None})) == {"A1", "K1", "W4"}


def test_the_greatest_gain_comes_first() -> None:
    # K1 has weight 2, A2 and W4 have 1: two levels of K1 are worth four of theirs.
    assert order({"A2": 2, "W4": 1, "K1": 1}) == ["K1", "W4", "A2"]


def test_what_lifts_the_judgement_comes_before_a_greater_gain() -> None:
    # F1 alone holds an otherwise outstanding plan at good; K1 at 0 would gain as much or more.
    assert order({"K1": 0, "F1": 1})[0] == "F1"
    assert order({"K1": 0, "F1": 2}) == ["K1", "F1"]


def test_what_is_part_of_a_limit_comes_before_what_is_not() -> None:
    # Two weak limiting criteria: neither lifts the judgement by itself.
    found = mending({"D1": 1, "T1": 0, "J1": 1})
    assert [entry.criterion for entry in found] == ["D1", "J1", "T1"]
    assert [entry.lifts_limit for entry in found] == [True, True, False]


def test_the_gain_is_the_share_of_the_score_that_is_missing() -> None:
    entry = mending({"F1": 1})[0]
    assert entry.gain == pytest.approx(2 * 3 / (3 * 49), abs=1e-4)


@given(
    st.fixed_dictionaries(
        {criterion.id: st.sampled_from([0, 1, 2, 3, None]) for criterion in rubric().criteria}
    )
)
def test_the_gains_add_up_to_what_the_score_lacks(ratings: dict[str, int | None]) -> None:
    found = mending(ratings)
    score = judgement(rubric(), results(ratings), ()).score
    if score is None:
        assert found == []
        return
    assert sum(entry.gain for entry in found) == pytest.approx(1 - score, abs=2e-3)
    assert all(0 < entry.gain <= 1 for entry in found)


def test_what_to_do_is_the_gap_and_the_rubrics_advice() -> None:
    advice = rubric().criterion("F1").mend
    assert mending({"F1": 1})[0].what == advice
    gap = "3 of 5 statements do not say how often."
    assert mending({"F1": 1}, {"F1": gap})[0].what == f"{gap} {advice}"


def test_the_words_to_mend_are_shown() -> None:
    quote = QuoteResult(text="as required", section="F", location=Place(block=4))
    found = mending({"F1": 1, "K1": 1}, quotes={"F1": [quote]})
    assert {entry.criterion: entry.quotes for entry in found} == {"F1": [quote], "K1": []}
