"""Outcomes and provision statements, labelled by the standard, against what the tool says.

The labels in tests/items/ were written before the lists were run on them. A sign may differ from
its label here and there, never below the floor; the clear cases of each kind must all hold.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from audit.criteria.items import judged_outcomes, judged_provision
from audit.language.lexicon import Lexicon
from audit.language.outcomes import OutcomeSigns
from audit.language.provision import ProvisionSigns
from audit.plan.model import Facts, Outcome, Plan, Provision, Quote
from audit.reading.document import Document, Location
from audit.rubric.loading import load_rubric

ITEMS = Path(__file__).parent / "items"
CRISP_SIGNS = ("measurable", "time_bound", "true_outcome")
OUTCOME_SIGNS = ("specific", "measurable", "time_bound", "true_outcome", "personal", "smart")


@cache
def rubric():
    return load_rubric().rubric


@cache
def lexicon() -> Lexicon:
    return Lexicon(rubric().words)


def plan_with(**items: Any) -> Plan:
    return Plan(Document(()), Facts(), sections={}, **items)


@cache
def signs_of_outcome(text: str) -> OutcomeSigns:
    plan = plan_with(outcomes=(Outcome(Quote(text, "E", Location(0))),))
    return judged_outcomes(plan, rubric(), lexicon())[0].signs


@cache
def signs_of_statement(text: str, columns: tuple[str, str, str] = ("", "", "")) -> ProvisionSigns:
    who, often, long = columns
    quote = Quote(text, "F", Location(0))
    item = Provision("F", quote, who=who, how_often=often, how_long=long)
    return judged_provision(plan_with(provision=(item,)), rubric(), lexicon())[0].signs


@cache
def labelled(name: str, items: str) -> tuple[dict[str, Any], ...]:
    groups = YAML(typ="safe").load((ITEMS / name).read_text("utf-8"))
    return tuple({"case": group["case"], **item} for group in groups for item in group[items])


def outcomes() -> tuple[dict[str, Any], ...]:
    return labelled("outcomes.yaml", "outcomes")


def statements() -> tuple[dict[str, Any], ...]:
    return labelled("provision.yaml", "statements")


def expert_says(outcome: dict[str, Any], sign: str) -> bool:
    if sign == "smart":
        return not set(outcome["lacks"]) - {"personal"}
    return sign not in outcome["lacks"]


def columns_of(statement: dict[str, Any]) -> tuple[str, str, str]:
    who, often, long = statement.get("columns", ("", "", ""))
    return who, often, long


def tool_says(statement: dict[str, Any], sign: str) -> bool:
    signs = signs_of_statement(statement["text"], columns_of(statement))
    return signs.specific_and_quantified if sign == "exact" else signs.vague_wording


# ---- agreement over all labels --------------------------------------------------------------


def assert_agreement(judged: list[tuple[dict[str, Any], bool, bool]], floor: float) -> None:
    """``judged`` holds the item, what the expert says and what the tool says."""
    differ = [
        f"  [{item['case']}] expert {expert}, tool {tool}: {item['text']}"
        for item, expert, tool in judged
        if expert != tool
    ]
    agreement = 1 - len(differ) / len(judged)
    assert agreement >= floor, "\n".join([f"agreement {agreement:.3f}, floor {floor}", *differ])


# The floors stand just below what was measured; raise them when the tool gets better.
OUTCOME_FLOORS = {
    "specific": 0.87,
    "measurable": 0.97,
    "time_bound": 0.98,
    "true_outcome": 0.98,
    "personal": 0.83,
    "smart": 0.95,
}
STATEMENT_FLOORS = {"exact": 0.97, "vague": 0.97}


@pytest.mark.parametrize(("sign", "floor"), OUTCOME_FLOORS.items())
def test_outcomes_are_judged_as_an_expert_would(sign: str, floor: float) -> None:
    judged = [
        (outcome, expert_says(outcome, sign), getattr(signs_of_outcome(outcome["text"]), sign))
        for outcome in outcomes()
    ]
    assert_agreement(judged, floor)


@pytest.mark.parametrize(("sign", "floor"), STATEMENT_FLOORS.items())
def test_provision_is_judged_as_an_expert_would(sign: str, floor: float) -> None:
    judged = [
        (statement, statement[sign], tool_says(statement, sign))
        for statement in statements()
        if sign in statement
    ]
    assert_agreement(judged, floor)


def test_the_labels_hold_enough_of_each_kind() -> None:
    assert len(outcomes()) >= 60
    assert len(statements()) >= 80
    for sign in OUTCOME_SIGNS:
        told = [expert_says(outcome, sign) for outcome in outcomes()]
        assert min(told.count(True), told.count(False)) >= 10, sign
    for sign in STATEMENT_FLOORS:
        told = [statement[sign] for statement in statements() if sign in statement]
        assert min(told.count(True), told.count(False)) >= 20, sign
    for items in (outcomes(), statements()):
        texts = [(item["text"], columns_of(item)) for item in items]
        assert len(set(texts)) == len(texts)


# ---- the clear cases, one by one ------------------------------------------------------------


def clear(items: tuple[dict[str, Any], ...]) -> list[Any]:
    return [
        pytest.param(item, id=f"{item['case']}: {item['text'][:50]}")
        for item in items
        if item.get("clear")
    ]


@pytest.mark.parametrize("outcome", clear(outcomes()))
def test_a_clear_outcome(outcome: dict[str, Any]) -> None:
    signs = signs_of_outcome(outcome["text"])
    for sign in CRISP_SIGNS:
        assert getattr(signs, sign) == expert_says(outcome, sign), sign
    assert signs.smart == expert_says(outcome, "smart")


@pytest.mark.parametrize("statement", clear(statements()))
def test_a_clear_statement(statement: dict[str, Any]) -> None:
    signs = signs_of_statement(statement["text"], columns_of(statement))
    assert (tool_says(statement, "exact"), tool_says(statement, "vague")) == (
        statement["exact"],
        statement["vague"],
    ), signs


def test_every_hard_case_has_a_clear_example() -> None:
    for items in (outcomes(), statements()):
        cases = {item["case"] for item in items}
        assert cases - {"passive"} <= {item["case"] for item in items if item.get("clear")}


# ---- what the signs say in words ------------------------------------------------------------


@given(st.text())
def test_words_found_stand_in_the_statement(text: str) -> None:
    signs = signs_of_statement(f"{text} Weekly, 20 minutes, by the teacher, as needed. {text}")
    for words in (signs.who, signs.how_often, signs.how_long, *signs.vague):
        assert words
        assert words in f"{text} Weekly, 20 minutes, by the teacher, as needed. {text}"


@given(st.sampled_from([outcome["text"] for outcome in outcomes()]))
def test_what_an_outcome_lacks_is_told_when_it_lacks_something(text: str) -> None:
    signs = signs_of_outcome(text)
    assert (signs.missing() == "") == (signs.smart and signs.personal)


@given(st.sampled_from(statements()))
def test_what_a_statement_lacks_is_told_when_it_lacks_something(item: dict[str, Any]) -> None:
    signs = signs_of_statement(item["text"], columns_of(item))
    assert (signs.missing() == "") == signs.specific_and_quantified
    for phrase in signs.vague:
        assert f"“{phrase}”" in signs.missing()


def test_the_plans_own_columns_come_first() -> None:
    text = "Daily reading for 10 minutes with the teacher"
    signs = signs_of_statement(text, ("Learning mentor", "Twice a week", "20 minutes"))
    assert (signs.who, signs.how_often, signs.how_long) == (
        "Learning mentor",
        "Twice a week",
        "20 minutes",
    )


def test_what_is_said_is_told_before_what_is_missing() -> None:
    signs = signs_of_statement("The teacher hears Ada read weekly.")
    assert signs.missing() == "Says who and how often, but not for how long."


# ---- hard cases -----------------------------------------------------------------------------


TAKEN_FOR_A_MEASURE = pytest.mark.xfail(
    strict=True, reason="the model takes the number of a limit in a bare sentence for a measure"
)


@pytest.mark.parametrize(
    "limit",
    [
        "By July 2027",
        "By the end of Year 6",
        pytest.param("Within three terms", marks=TAKEN_FOR_A_MEASURE),
    ],
)
def test_a_time_limit_is_not_a_measure(limit: str) -> None:
    signs = signs_of_outcome(f"{limit} Ada will read.")
    assert signs.time_bound
    assert not signs.measurable


@pytest.mark.parametrize(
    "text",
    [
        "A speech and language therapist sees Ada each week.",
        "Mr Dean, teacher, sees Ada every session.",
        "A teacher helps Ada to read throughout the term.",
    ],
)
def test_how_often_is_not_how_long(text: str) -> None:
    assert not signs_of_statement(text).specific_and_quantified


def test_once_a_week_does_not_say_how_long() -> None:
    assert not signs_of_statement("The speech therapist sees Ada once a week.").how_long


def test_one_to_one_does_not_say_how_long() -> None:
    assert not signs_of_statement("One-to-one reading with the teacher, daily.").how_long


def test_led_by_whom_is_not_said() -> None:
    assert not signs_of_statement("Group of four, led by, daily for 20 minutes.").who


@pytest.mark.parametrize(
    "columns",
    [("-", "Weekly", "1 hour"), ("Teacher", "Ongoing", "1 hour"), ("Teacher", "Regular", "1 hour")],
)
def test_a_column_that_says_nothing(columns: tuple[str, str, str]) -> None:
    assert not signs_of_statement("Reading", columns).specific_and_quantified


def test_a_group_made_as_provision_says_its_size() -> None:
    text = "Speech group, run by the speech and language therapist, 40 minutes every Monday."
    assert not signs_of_statement(text).specific_and_quantified
    assert signs_of_statement(text.replace("group", "group of four")).specific_and_quantified


@pytest.mark.xfail(
    strict=True, reason="a second clause weighs too little for the model beside so exact a first"
)
def test_two_outcomes_in_one_sentence_are_not_one_specific_outcome() -> None:
    one = "By July 2027 Ada will read a page of her football magazine aloud"
    assert signs_of_outcome(f"{one}.").specific
    assert not signs_of_outcome(f"{one} and will tie her own shoelaces.").specific


@pytest.mark.parametrize(
    "limit",
    [
        "In 18 months",
        "At her next annual review",
        "When she is 14",
        "By transition to secondary school",
        "By the conclusion of Key Stage 4",
        "By the end of the year",
        "Over the next two half-terms",
    ],
)
def test_a_time_limit_in_other_words(limit: str) -> None:
    assert signs_of_outcome(f"{limit} Ada will read a whole page aloud.").time_bound


@pytest.mark.parametrize(
    "text", ["Six sessions with the counsellor.", "The teacher has a class of 24 and a daily plan."]
)
def test_a_bare_number_does_not_say_how_long(text: str) -> None:
    assert not signs_of_statement(text).how_long
