"""From ratings to a judgement: the arithmetic, bands, limits and measures of the standard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.judging import ORDER, Judgement, judgement, measures, score_of
from audit.result import CriterionResult
from audit.rubric.loading import load_rubric

IDS = ("A1 A2 A3 B1 C1 G1 D1 H1 E1 E2 E3 F1 T1 P1 I1 J1 J2 K1 K2 W1 W2 W3 W4 W5").split()
LIMITING = {"A3", "B1", "C1", "D1", "E1", "F1", "J1", "W1", "W3"}
NOT_JUDGED = "not judged"
Rating = int | str | None


@cache
def rubric():
    return load_rubric().rubric


def results(ratings: Mapping[str, Rating], otherwise: Rating = 3) -> list[CriterionResult]:
    """The built-in criteria with these ratings; None is not applicable."""
    made = []
    for criterion in rubric().criteria:
        rating = ratings.get(criterion.id, otherwise)
        made.append(
            CriterionResult(
                id=criterion.id,
                title=criterion.title,
                section=criterion.section,
                weight=criterion.weight,
                limiting=criterion.limiting,
                rating=rating if isinstance(rating, int) else None,
                applicable=rating is not None,
                confidence=None,
                reason=f"Why {criterion.id}.",
            )
        )
    return made


def judged(ratings: Mapping[str, Rating], missing: tuple[str, ...] = ()) -> Judgement:
    return judgement(rubric(), results(ratings), missing)


SOME_RATING = st.sampled_from([0, 1, 2, 3, 3, 3, None, NOT_JUDGED])
RATINGS = st.fixed_dictionaries(dict.fromkeys(IDS, SOME_RATING))


def test_the_built_in_rubric_has_the_criteria_and_limits_of_the_standard() -> None:
    assert [criterion.id for criterion in rubric().criteria] == IDS
    assert {criterion.id for criterion in rubric().criteria if criterion.limiting} == LIMITING


# ---- the score -----------------------------------------------------------------------------


def test_score_is_weight_times_rating_over_weight_times_three() -> None:
    assert score_of({"X": 3, "Y": 1}, {"X": 2, "Y": 1}) == pytest.approx(7 / 9)
    assert score_of({"X": 0, "Y": 0}, {"X": 2, "Y": 1}) == 0
    assert score_of({"X": 3, "Y": 3}, {"X": 2, "Y": 0.5}) == 1


def test_weights_count_as_the_standard_gives_them() -> None:
    # The weights of the table add up to 49; F1 has 3 of them, W4 has 1.
    assert sum(criterion.weight for criterion in rubric().criteria) == 49
    assert judged({"F1": 2}).score == pytest.approx(1 - 3 / 147)
    assert judged({"W4": 2}).score == pytest.approx(1 - 1 / 147)


@pytest.mark.parametrize("left_out", [None, NOT_JUDGED])
def test_criteria_without_a_rating_are_left_out(left_out: Rating) -> None:
    assert judged({"F1": left_out}).score == 1
    with_gap = judged({"F1": left_out, "B1": 1}).score
    assert with_gap == pytest.approx(1 - 2 * 3 / (3 * 46))


def test_nothing_rated_is_not_judged() -> None:
    nothing = judgement(rubric(), results({}, otherwise=None), ["E", "F"])
    assert (nothing.score, nothing.before_limits, nothing.overall, nothing.limits) == (
        None,
        None,
        None,
        [],
    )


def test_a_criterion_on_trial_does_not_count() -> None:
    trial = [
        criterion.model_copy(update={"status": "preview"}) if criterion.id == "W3" else criterion
        for criterion in rubric().criteria
    ]
    on_trial = rubric().model_copy(update={"criteria": trial})
    told = judgement(on_trial, results({"W3": 0}), ())
    assert (told.score, told.overall, told.limits) == (1, "outstanding", [])


@given(RATINGS)
def test_the_score_is_between_nought_and_one(ratings: dict[str, Rating]) -> None:
    score = judged(ratings).score
    if all(not isinstance(rating, int) for rating in ratings.values()):
        assert score is None
    else:
        assert score is not None
        assert 0 <= score <= 1


@given(RATINGS, st.sampled_from(IDS))
def test_raising_one_rating_raises_the_score(ratings: dict[str, Rating], raised: str) -> None:
    for lower in (0, 1, 2):
        less = judged({**ratings, raised: lower}).score
        more = judged({**ratings, raised: lower + 1}).score
        assert less is not None
        assert more is not None
        assert more > less


@given(RATINGS, st.sampled_from(IDS), st.sampled_from(["", "E", "F", "B"]))
def test_raising_one_rating_never_lowers_the_judgement(
    ratings: dict[str, Rating], raised: str, missing: str
) -> None:
    told = [judged({**ratings, raised: rating}, tuple(missing)).overall for rating in range(4)]
    ranks = [ORDER.index(overall) for overall in told if overall is not None]
    assert ranks == sorted(ranks)
    assert len(ranks) == 4


# ---- the bands -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("score", "expected"),
    [
        (1.0, "outstanding"),
        (0.85, "outstanding"),
        (0.8499, "good"),
        (0.68, "good"),
        (0.6799, "requires improvement"),
        (0.45, "requires improvement"),
        (0.4499, "inadequate"),
        (0.0, "inadequate"),
    ],
)
def test_bands(score: float, expected: str) -> None:
    assert rubric().bands.judgement(score) == expected


@pytest.mark.parametrize(
    ("part", "of", "expected"),
    [(51, 60, "outstanding"), (51, 75, "good"), (27, 60, "requires improvement")],
)
def test_a_score_that_is_exactly_on_the_band_belongs_to_it(
    part: int, of: int, expected: str
) -> None:
    # A sum of weights times ratings does not always come out exactly in binary.
    assert rubric().bands.judgement(part / of) == expected
    assert rubric().bands.judgement(sum([0.1] * part) / (0.1 * of)) == expected


# ---- the limits ----------------------------------------------------------------------------

INADEQUATE, IMPROVE, GOOD, OUTSTANDING = ORDER
OTHER_LIMITING = sorted(LIMITING - {"W3", "B1"})


def held(told: Judgement) -> list[tuple[list[str], str]]:
    return [(limit.criteria, limit.at_most) for limit in told.limits]


@pytest.mark.parametrize("criterion", ["W3", "B1"])
def test_another_child_or_no_needs_is_inadequate(criterion: str) -> None:
    told = judged({criterion: 0})
    assert told.before_limits == OUTSTANDING
    assert told.overall == INADEQUATE
    assert held(told) == [([criterion], INADEQUATE)]


def test_neither_outcomes_nor_provision_is_inadequate() -> None:
    told = judged({"E1": 0, "F1": 0})
    assert told.overall == INADEQUATE
    assert held(told) == [(["E1", "F1"], INADEQUATE)]


@pytest.mark.parametrize("missing", [("E",), ("F",), ("E", "F"), ("A", "F", "K")])
def test_a_plan_without_section_e_or_f_is_inadequate(missing: tuple[str, ...]) -> None:
    told = judged({}, missing)
    assert told.overall == INADEQUATE
    assert held(told) == [([], INADEQUATE)]
    for key in set(missing) & {"E", "F"}:
        assert f"Section {key}" in told.limits[0].reason
    assert "Section A" not in told.limits[0].reason


@pytest.mark.parametrize("missing", ["A", "B", "C", "D", "G", "H1", "H2", "I", "J", "K"])
def test_another_section_missing_is_no_limit_by_itself(missing: str) -> None:
    assert judged({}, (missing,)).overall == OUTSTANDING


@pytest.mark.parametrize("criterion", OTHER_LIMITING)
def test_a_limiting_criterion_that_is_not_evident_holds_at_requires_improvement(
    criterion: str,
) -> None:
    told = judged({criterion: 0})
    assert told.before_limits == OUTSTANDING
    assert told.overall == IMPROVE
    assert all(limit.at_most == IMPROVE for limit in told.limits)
    assert {id_ for limit in told.limits for id_ in limit.criteria} == {criterion}


@pytest.mark.parametrize("criterion", sorted(LIMITING))
def test_a_limiting_criterion_that_is_weak_holds_at_good(criterion: str) -> None:
    told = judged({criterion: 1})
    assert told.before_limits == OUTSTANDING
    assert told.overall == GOOD
    assert held(told) == [([criterion], GOOD)]
    assert f"{criterion} is rated 1" in told.limits[0].reason


@pytest.mark.parametrize("criterion", sorted(LIMITING))
def test_a_sound_rating_limits_nothing(criterion: str) -> None:
    assert judged({criterion: 2}).limits == []
    assert judged({criterion: 2}).overall == OUTSTANDING


@pytest.mark.parametrize("criterion", sorted(set(IDS) - LIMITING))
def test_other_criteria_limit_nothing(criterion: str) -> None:
    told = judged({criterion: 0})
    assert told.limits == []
    assert told.overall == OUTSTANDING


@pytest.mark.parametrize("left_out", [None, NOT_JUDGED])
@pytest.mark.parametrize("criterion", sorted(LIMITING))
def test_a_criterion_without_a_rating_limits_nothing(criterion: str, left_out: Rating) -> None:
    assert judged({criterion: left_out}).limits == []


@pytest.mark.parametrize("left_out", [None, NOT_JUDGED])
@pytest.mark.parametrize(("rated", "not_rated"), [("E1", "F1"), ("F1", "E1")])
def test_two_criteria_limit_together_only_when_both_are_rated(
    rated: str, not_rated: str, left_out: Rating
) -> None:
    assert judged({rated: 0, not_rated: left_out}).overall == IMPROVE


def test_the_lowest_limit_wins_and_only_that_is_shown() -> None:
    told = judged({"C1": 1, "D1": 0, "W3": 0})
    assert told.overall == INADEQUATE
    assert held(told) == [(["W3"], INADEQUATE)]
    told = judged({"C1": 1, "D1": 0})
    assert told.overall == IMPROVE
    assert held(told) == [(["D1"], IMPROVE)]


def test_every_weak_limiting_criterion_is_named() -> None:
    told = judged({"C1": 1, "D1": 1, "K1": 1})
    assert held(told) == [(["C1", "D1"], GOOD)]


def test_a_limit_that_holds_nothing_down_is_not_shown() -> None:
    # The score alone is no better than what the limit allows.
    low = dict.fromkeys(IDS, 2) | {"C1": 1}
    told = judged(low)
    assert told.before_limits == told.overall == IMPROVE
    assert told.limits == []
    none = dict.fromkeys(IDS, 0)
    assert judged(none).overall == INADEQUATE
    assert judged(none).limits == []


@given(RATINGS, st.sampled_from(["", "E", "F"]))
def test_limits_are_shown_exactly_when_they_bind(ratings: dict[str, Rating], missing: str) -> None:
    told = judged(ratings, tuple(missing))
    if told.overall is None:
        return
    assert told.before_limits is not None
    assert bool(told.limits) == (told.overall != told.before_limits)
    for limit in told.limits:
        assert limit.at_most == told.overall
        assert all(ratings[id_] in (0, 1) for id_ in limit.criteria)


# ---- the framework's measures ---------------------------------------------------------------


def answers(
    ratings: Mapping[str, Rating],
    overall: Any = "good",
    year_group: int | None = 10,
    not_established: str | None = None,
) -> dict[str, Any]:
    told = measures(rubric(), results(ratings), overall, year_group, not_established)
    return {measure.id: measure.answer for measure in told}


def test_the_measures_of_the_framework_and_their_targets() -> None:
    told = measures(rubric(), results({}), "good", 10, None)
    assert {measure.id: measure.targets for measure in told} == {
        "overall_good": [80, 85],  # the framework's and action G.2's: both are shown
        "social_care": [100],
        "health": [100],
        "aspirations": [80],
        "direct_payments": [100],
    }


@pytest.mark.parametrize(
    ("overall", "answer"),
    [
        ("outstanding", True),
        ("good", True),
        ("requires improvement", False),
        ("inadequate", False),
        (None, "not judged"),
    ],
)
def test_good_or_outstanding(overall: Any, answer: Any) -> None:
    assert answers({}, overall)["overall_good"] == answer


@pytest.mark.parametrize(
    ("measure", "criterion"),
    [("social_care", "D1"), ("health", "C1"), ("aspirations", "A3"), ("direct_payments", "J1")],
)
@pytest.mark.parametrize(
    ("rating", "answer"),
    [(3, True), (2, True), (1, False), (0, False), (None, None), (NOT_JUDGED, "not judged")],
)
def test_met_from_a_rating_of_two(
    measure: str, criterion: str, rating: Rating, answer: Any
) -> None:
    told = answers({criterion: rating})
    assert told[measure] is answer or told[measure] == answer != 1
    assert {key for key, value in told.items() if value is not True} <= {measure}


@pytest.mark.parametrize(
    ("year_group", "answer"), [(9, True), (14, True), (8, None), (0, None), (None, "not judged")]
)
def test_long_term_aspirations_are_asked_from_year_9(year_group: int | None, answer: Any) -> None:
    assert answers({"A3": 3}, year_group=year_group)["aspirations"] == answer


def test_not_established_is_not_the_same_as_not_received() -> None:
    assert answers({"J1": None}, not_established="J1")["direct_payments"] == "not established"
    assert answers({"J1": None})["direct_payments"] is None
    assert answers({"J1": None}, not_established="J1")["health"] is True


def test_every_answer_has_a_reason() -> None:
    for year_group in (None, 5, 10):
        for overall in ("good", None):
            ratings = {"C1": None, "D1": NOT_JUDGED, "J1": 1}
            for told in measures(rubric(), results(ratings), overall, year_group, None):  # type: ignore[arg-type]  # any text
                assert told.reason
