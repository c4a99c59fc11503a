"""What follows from the ratings that auditors leave (quality standard, "Overall judgement")."""

from __future__ import annotations

import pytest
from report_fixture import plan_audit

from audit.errors import StoreError
from audit.monthly.final import final_of, ratings_of, rubric_of
from audit.rubric.loading import load_rubric
from audit.store.opening import open_store
from audit.store.tables import KeptRubric

LOADED = load_rubric()
RUBRIC = LOADED.rubric
MACHINE = plan_audit()  # 92 of 135 points, held down by D1 = 0; direct payments not established


def test_without_a_word_from_an_auditor_the_judgement_is_the_machines() -> None:
    final = final_of(MACHINE, RUBRIC, {})
    assert final == final_of(MACHINE, RUBRIC, ratings_of(MACHINE))
    assert (final.score, final.overall) == (round(92 / 135, 4), "requires improvement")
    assert [limit.criteria for limit in final.limits] == [["D1"]]
    assert final.measures == MACHINE.measures
    assert final.criteria == MACHINE.criteria


def test_a_corrected_rating_changes_score_limit_and_measures() -> None:
    final = final_of(MACHINE, RUBRIC, {"D1": "2"})
    assert final.score == round((92 + 2 * 3) / 135, 4)
    assert (final.overall, final.limits) == ("good", [])
    assert final.measures["social_care"] is True
    assert final.measures["overall_good"] is True


def test_a_plan_that_an_auditor_finds_to_be_another_childs_is_inadequate() -> None:
    final = final_of(MACHINE, RUBRIC, {"D1": "2", "W3": "0"})
    assert final.overall == "inadequate"
    assert [limit.criteria for limit in final.limits] == [["W3"]]


@pytest.mark.parametrize("given", ["n/a", "not judged"])
def test_what_has_no_rating_leaves_the_score(given: str) -> None:
    final = final_of(MACHINE, RUBRIC, {"D1": given})
    assert final.score == round(92 / (135 - 9), 4)
    assert final.measures["social_care"] == (None if given == "n/a" else "not judged")


@pytest.mark.parametrize(("given", "answer"), [("2", True), ("1", False), ("n/a", None)])
def test_an_auditor_settles_whether_a_direct_payment_is_received(
    given: str, answer: bool | None
) -> None:
    assert MACHINE.measures["direct_payments"] == "not established"
    assert final_of(MACHINE, RUBRIC, {"J1": given}).measures["direct_payments"] is answer


def test_direct_payments_stay_open_where_the_auditor_cannot_tell_either() -> None:
    final = final_of(MACHINE, RUBRIC, {"J1": "not judged"})
    assert final.measures["direct_payments"] == "not established"


def test_a_corrected_criterion_says_what_its_new_rating_means() -> None:
    (d1,) = (c for c in final_of(MACHINE, RUBRIC, {"D1": "3"}).criteria if c.id == "D1")
    assert d1.descriptor == RUBRIC.criterion("D1").descriptors[3]
    assert (d1.confidence, d1.check_first) == (None, False)


def test_the_rubric_is_the_one_that_the_audit_was_made_with(sqlite: str) -> None:
    store = open_store(sqlite, create=True)
    text = _built_in_text().replace("good: 0.68", "good: 0.8", 1)
    with store.writing() as session:
        session.add(KeptRubric(sha256="ab" * 32, rubric_id="ours", version="9", text=text))
        session.flush()
        rubric = rubric_of(session, "ab" * 32)
        assert final_of(MACHINE, rubric, {"D1": "2"}).overall == "requires improvement"
        with pytest.raises(StoreError, match="rubric of this audit is missing"):
            rubric_of(session, "cd" * 32)


def _built_in_text() -> str:
    from audit.data import data_file

    return data_file("rubrics", LOADED.file).read_text("utf-8")
