"""The tool beside labels: what is matched, counted, and shown to differ."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_fixture import CONFIDENT, SUPPORT, plan_audit

from audit.evaluating.auditing_labelled import RegisterOfLabels, audit_labelled
from audit.evaluating.differing import disagreements, missed, spare
from audit.evaluating.figures import confidence_held, figures, layouts, share_of_criteria
from audit.evaluating.items import alike, matched, plain_words
from audit.evaluating.labels import LabelledItem, LabelledPlan, Rating
from audit.evaluating.observing import PlanSeen, observe
from audit.evaluating.pairing import Pairing
from audit.evaluating.result import Figure
from audit.register.rows import Register, RegisterRow
from audit.result import OutcomeResult, Place, PlanAudit
from audit.rubric.loading import load_rubric

RUBRIC = load_rubric().rubric
AUDIT = plan_audit()
SAMPLES = Path(__file__).parent.parent / "samples"
MEASURE = Path(__file__).parent.parent.parent / "shared" / "dev-plans" / "measure.py"


def outcome(text: str, **signs: bool) -> OutcomeResult:
    names = ("specific", "measurable", "time_bound", "true_outcome", "personal", "smart")
    return OutcomeResult(
        text=text, section="E", location=Place(block=0), **(dict.fromkeys(names, True) | signs)
    )


def labelled(id_: str, *wordings: str, **signs: bool) -> LabelledItem:
    return LabelledItem(id_, "E", wordings, signs)


def rated(audit: PlanAudit, file: str = "plan.docx", **ratings: int | None) -> PlanAudit:
    """The audit with other ratings, of a file called so."""
    criteria = [
        c.model_copy(update={"rating": ratings.get(c.id, c.rating)}) for c in audit.criteria
    ]
    plan = audit.plan.model_copy(update={"file": file})
    return audit.model_copy(update={"criteria": criteria, "plan": plan})


def seen(label: LabelledPlan, audit: PlanAudit = AUDIT) -> PlanSeen:
    return observe(label, audit, RUBRIC)


def by_id(plans: Iterable[PlanSeen]) -> Mapping[str, Figure]:
    return {figure.id: figure for figure in figures(list(plans), RUBRIC)}


# Which item is which


def test_items_are_matched_by_their_words_one_to_one() -> None:
    found = [
        outcome("By July 2027, Sam will read 40 words."),
        outcome("Sam will join a club and stay for three sessions."),
        outcome("Sam will swim."),
    ]
    labels = [
        labelled("E1", "Sam will join a club, and stay for 3 sessions", smart=True),
        labelled("E2", "By July 2027 Sam will read 40 words", smart=True),
        labelled("E3", "Sam will sleep through the night at his grandmother's", smart=True),
    ]
    pairs, without, beyond = matched(labels, found)
    assert {label.id: item.text for label, item in pairs} == {
        "E1": found[1].text,
        "E2": found[0].text,
    }
    assert [label.id for label in without] == ["E3"]
    assert beyond == [found[2]]


def test_the_more_alike_wins_whatever_the_order() -> None:
    near, same = "Sam will read 40 words by July.", "Sam will read 90 words by July."
    labels = [labelled("E1", near, smart=True), labelled("E2", same, smart=True)]
    for found in ([outcome(same), outcome(near)], [outcome(near), outcome(same)]):
        assert {a.id: b.text for a, b in matched(labels, found)[0]} == {"E1": near, "E2": same}


def test_of_two_that_are_like_a_third_the_more_alike_is_taken() -> None:
    wording = "By July 2027 Sam will read 40 words of his own choice to his grandmother"
    near, nearer = wording.replace("July 2027 Sam", "May he"), wording.replace("July", "June")
    for found in ([outcome(near), outcome(nearer)], [outcome(nearer), outcome(near)]):
        ((_, item),) = matched([labelled("E1", wording, smart=True)], found)[0]
        assert item.text == nearer


def test_columns_may_be_part_of_the_text() -> None:
    label = labelled("F1", "Therapy.", "Therapy. Speech therapist Weekly 45 minutes", smart=True)
    pairs, *_ = matched([label], [outcome("Therapy. Speech therapist, weekly, 45 minutes")])
    assert len(pairs) == 1


def test_statements_without_a_label_are_neither_missed_nor_spare() -> None:
    nil = labelled("H10", "No provision is needed under section H1.")
    found = outcome("No provision is needed under Section H1")
    assert matched([nil], [found]) == ([], [], [])
    assert matched([nil], []) == ([], [], [])


def test_one_wording_within_the_other_is_the_same_only_if_it_is_most_of_it() -> None:
    assert alike("sam will read", "by may sam will read") == 0.95
    assert alike("sam", "sam will read a whole book by may") == 0
    assert alike("", "sam") == 0


@given(st.lists(st.text("ab ", min_size=1, max_size=12), max_size=6), st.randoms())
def test_each_item_of_a_plan_is_matched_with_itself(texts: list[str], draw: Any) -> None:
    found = [outcome(text) for text in texts]
    draw.shuffle(found)
    pairs, without, beyond = matched([labelled(t, t, smart=True) for t in texts], found)
    assert without == beyond == []
    assert all(plain_words(label.id) == plain_words(item.text) for label, item in pairs)


# Which file is which


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("d01.docx", "d01"),
        ("d01.classic.docx", "d01"),
        ("D01 draft.pdf", "d01"),
        ("d012.docx", "d012"),
        ("d013.docx", None),
        ("d01 d012.docx", "d01"),
        ("d01-x late.docx", "d01/x"),
        ("ehc-00417 v2 (final).docx", "EHC/00417"),
        ("417.pdf", "00417"),
        ("EHC.docx", None),
        ("x d01.docx", None),
    ],
)
def test_a_file_is_known_by_the_beginning_of_its_name(file: str, key: str | None) -> None:
    keys = ("d01", "d012", "d01/x", "EHC/00417", "00417")
    pairing = Pairing(tuple(LabelledPlan(key=key) for key in keys))
    found = pairing.by_name(Path("folder") / file)
    assert (found.key if found else None) == key


def test_a_file_is_known_by_its_case_reference_unless_two_plans_have_it() -> None:
    plans = (LabelledPlan("a", "EHC 1"), LabelledPlan("b", "EHC 2"), LabelledPlan("c", "EHC-2"))
    pairing = Pairing(plans)
    assert pairing.by_case("ehc/1") is plans[0]
    assert pairing.by_case("EHC 2") is None
    assert pairing.by_case(None) is None
    assert pairing.by_case("") is None


def test_the_labels_say_what_the_register_said_and_nothing_more() -> None:
    born = date(2012, 1, 31)
    row = RegisterRow(2, "EHC-1", "Sam Poe", born, direct_payment=True, request_date=born)
    entry = RegisterRow(0, "EHC-1", "Sam Poe", born, direct_payment=False)
    both = RegisterOfLabels((row,), (), Register((entry,)))
    assert both.find("EHC-1", "", None) == replace(row, direct_payment=False)
    alone = RegisterOfLabels((), (), Register((entry,))).find("", "Sam Poe", born)
    assert alone is not None
    assert (alone.direct_payment, alone.date_of_birth, alone.name) == (False, None, "")
    own = RegisterOfLabels((row,), (), Register(()), replace(entry, direct_payment=None))
    assert own.find("EHC-1", "", None) == replace(row, direct_payment=None)
    assert RegisterOfLabels((row,)).find("EHC-1", "", None) == row


@pytest.mark.parametrize(("entry", "answer"), [(False, None), (None, "not established")])
def test_a_plan_is_audited_with_the_register_of_its_labels(
    entry: bool | None, answer: str | None
) -> None:
    label = LabelledPlan("nursery-draft", register=RegisterRow(0, direct_payment=entry))
    path = SAMPLES / "plans" / "nursery-draft.pdf"
    found = audit_labelled(path, Pairing((label,)), load_rubric(), None, None)
    assert found.measures["direct_payments"] == answer
    assert found.document is None


# What agrees


def test_ratings_answers_and_judgement_are_held_side_by_side() -> None:
    criteria: dict[str, Rating] = {"A1": 3, "D1": 2, "K2": None, "J1": "not established"}
    label = LabelledPlan("d01", criteria=criteria, overall="outstanding")
    found = {(one.group, one.id): one for one in seen(label).seen}
    assert found["criterion", "A1"].agree
    assert found["criterion", "K2"].agree
    assert found["criterion", "J1"].agree, "neither the plan nor the register says so"
    assert (found["criterion", "D1"].rated, found["criterion", "D1"].agree) == ((2, 0), False)
    assert found["overall", "overall"].rated == (3, 1)
    assert found["criterion", "D1"].quotes


def test_measures_follow_from_ratings_where_they_have_no_label() -> None:
    criteria: dict[str, Rating] = {"D1": 2, "A3": 1, "J1": None}
    label = LabelledPlan("d01", criteria=criteria, overall="good", measures={"health": False})
    found = {one.id: one for one in seen(label).seen if one.group == "measure"}
    assert {id_: one.label for id_, one in found.items()} == {
        "overall_good": True,
        "social_care": True,
        "health": False,
        "aspirations": False,
        "direct_payments": None,
    }
    assert not found["social_care"].agree
    assert not found["direct_payments"].agree_that_it_applies


def test_aspirations_are_not_asked_of_the_young_nor_where_the_age_is_unknown() -> None:
    label = LabelledPlan("d01", criteria={"A3": 3})
    for year, expected in ((8, [None]), (None, [])):
        facts = AUDIT.plan.facts.model_copy(update={"year_group": year})
        plan = AUDIT.plan.model_copy(update={"facts": facts})
        young = seen(label, AUDIT.model_copy(update={"plan": plan}))
        assert [one.label for one in young.seen if one.group == "measure"] == expected


def test_not_judged_never_agrees_but_says_that_it_applies() -> None:
    audit = rated(AUDIT, A1=None)
    for said, applies in ((3, True), (None, False)):
        (one,) = seen(LabelledPlan("d01", criteria={"A1": said}), audit).seen
        assert (one.tool, one.agree, one.rated) == ("not judged", False, None)
        assert one.agree_that_it_applies is applies


def test_only_what_is_labelled_is_compared() -> None:
    plan = seen(LabelledPlan("d01", criteria={"A1": 3}))
    assert [one.id for one in plan.seen] == ["A1"]
    assert plan.spare == ()


def test_items_are_compared_sign_by_sign_with_their_words() -> None:
    label = LabelledPlan(
        "d01",
        outcomes=(LabelledItem("E4", "E", (CONFIDENT,), {"smart": True, "personal": False}),),
        provision=(LabelledItem("F4", "F", (SUPPORT,), {"vague_wording": True}),),
    )
    plan = seen(label)
    smart = next(one for one in plan.seen if one.id == "smart")
    assert {one.id: one.agree for one in plan.seen} == {
        "smart": False, "personal": True, "vague_wording": True,
    }  # fmt: skip
    assert (smart.item, smart.quotes[0].text) == ("E4", CONFIDENT)
    assert smart.reason
    assert len(plan.spare) == len(AUDIT.outcomes) + len(AUDIT.provision) - 2


# Figures


def plans_of(*pairs: tuple[int, int], files: int = 1) -> list[PlanSeen]:
    """A plan for each pair of label and tool's rating of A1, in so many files."""
    return [
        seen(
            LabelledPlan(f"p{n}", criteria={"A1": label}),
            rated(AUDIT, f"p{n}.{copy}.docx", A1=tool),
        )
        for n, (label, tool) in enumerate(pairs)
        for copy in range(files)
    ]


def test_figures_count_what_agrees() -> None:
    found = by_id(plans_of(*[(3, 3)] * 4, *[(2, 3)] * 3, (0, 3), (1, 1), (0, 0)))["A1"]
    assert (found.n, found.plans) == (10, 10)
    assert (found.exact.count, found.exact.of, found.exact.share) == (6, 10, 0.6)
    assert found.within_one is not None
    assert found.within_one.count == 9
    # 12 of 10 squared ratings apart; by chance 4.9 + 7.3 - 2 * 1.9 * 2.5.
    assert found.kappa.value == pytest.approx(1 - 1.2 / 2.7, abs=1e-4)
    assert found.exact.interval is not None
    assert (found.exact.interval.low, found.exact.interval.high) == (0.3127, 0.8318)


def test_two_files_of_a_plan_are_counted_and_make_nothing_surer() -> None:
    pairs = [*[(3, 3)] * 7, (2, 3), (1, 2), (0, 0)]
    once, thrice = by_id(plans_of(*pairs))["A1"], by_id(plans_of(*pairs, files=3))["A1"]
    assert (thrice.n, thrice.plans, thrice.kappa) == (30, 10, once.kappa)
    assert thrice.exact.interval == once.exact.interval
    agreeing = [(n % 4, n % 4) for n in range(10)]
    once, thrice = by_id(plans_of(*agreeing))["A1"], by_id(plans_of(*agreeing, files=3))["A1"]
    assert thrice.exact.interval == once.exact.interval


def test_two_ratings_apart_are_not_within_one() -> None:
    found = by_id(plans_of((1, 3), (1, 2), (1, 1)))["A1"].within_one
    assert found is not None
    assert found.count == 2


def test_two_bands_off_is_counted_for_the_overall_judgement() -> None:
    judgements = ("inadequate", "requires improvement", "outstanding")
    plans = [seen(LabelledPlan(f"p{n}", overall=said)) for n, said in enumerate(judgements)]
    found = by_id(plans)["overall"]
    assert (found.two_bands_off, found.exact.count) == (1, 1)


def test_yes_by_labels_and_yes_by_tool_are_both_told() -> None:
    plans = [seen(LabelledPlan(f"p{n}", measures={"health": n < 3})) for n in range(4)]
    found = by_id(plans)["health"]
    assert found.labelled_yes is not None
    assert found.judged_yes is not None
    assert (found.labelled_yes.share, found.judged_yes.share) == (0.75, 1.0)


def test_confidence_is_held_against_agreement_and_open_questions_are_counted() -> None:
    plans = plans_of((3, 3), (3, 3), (0, 3), (1, 1))
    (step,) = confidence_held(plans)
    assert (step.low, step.high, step.confidence) == (0.8, 0.9, 0.85)
    assert (step.agreed.count, step.agreed.of) == (3, 4)
    assert share_of_criteria(plans, lambda one: one.tool == 3).count == 3


def test_layouts_are_held_against_each_other() -> None:
    alike_ = plans_of((3, 3), (2, 2), files=2)
    other = [seen(LabelledPlan("q"), rated(AUDIT, name, A1=n)) for n, name in enumerate("ab")]
    found = layouts([*alike_, *other, seen(LabelledPlan("alone"))])
    assert found.plans == 3
    assert (found.same_overall.count, found.same_ratings.count) == (3, 2)


# Where they differ


def test_the_worst_comes_first_and_files_of_a_plan_are_told_together() -> None:
    plans = plans_of((3, 2), (0, 3), files=2)
    found = disagreements(plans, figures(plans, RUBRIC))
    assert [(one.plan, one.label, one.tool) for one in found] == [("p1", 0, 3), ("p0", 3, 2)]
    assert found[0].files == ["p1.0.docx", "p1.1.docx"]
    assert found[0].quotes
    assert found[0].reason


def test_missed_and_spare_items_are_told_with_their_files() -> None:
    label = LabelledPlan(
        "d01", outcomes=(labelled("E9", "Sam will sail round the world", smart=True),)
    )
    plans = [seen(label, rated(AUDIT, name)) for name in ("a.docx", "b.pdf")]
    (one,) = missed(plans)
    assert (one.item, one.files) == ("E9", ["a.docx", "b.pdf"])
    assert len(spare(plans)) == 2 * len(AUDIT.outcomes)


# The same as others count


@pytest.mark.skipif(not MEASURE.exists(), reason="measure.py of the development plans")
def test_items_are_matched_as_the_measure_of_the_development_plans_does() -> None:
    spec = importlib.util.spec_from_file_location("measure", MEASURE)
    assert spec is not None
    assert spec.loader is not None
    measure = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(measure)
    for path in sorted((MEASURE.parent / "plans").glob("d0*.json"))[:4]:
        texts = [i["text"] for i in json.loads(path.read_text("utf-8"))["sections"]["F"]]
        found = [outcome(" ".join(text.split()[1:])) for text in reversed(texts[1:])]
        labels = {f"F{n}": text for n, text in enumerate(texts)}
        theirs, left = measure.match(labels, [{"text": item.text} for item in found])
        pairs, _, beyond = matched([labelled(i, t, smart=True) for i, t in labels.items()], found)
        assert {a.id: b.text for a, b in pairs} == {i: x["text"] for i, x in theirs.items()}
        assert len(beyond) == left
