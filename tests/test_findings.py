"""Findings carry no rating: each with a plan that shows it and one that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest
from plan_builder import plan_of

from audit.auditing import build_case
from audit.criteria.findings import Found, findings
from audit.plan.model import Plan
from audit.reading.document import ReadingWarning
from audit.register.rows import RegisterRow
from audit.rubric.loading import load_rubric

CHANGES = ("tracked-changes", "struck-out-text", "hidden-text")


@cache
def rubric():
    return load_rubric().rubric


def found_in(plan: Plan, **register: Any) -> dict[str, Found]:
    row = RegisterRow(line=2, **register)
    found = findings(build_case(plan, rubric(), row), rubric().findings)
    for one in found:
        assert one.message
        for quote in one.quotes:
            assert quote.text in plan.document.block(quote.location.block).text
    assert len({one.code for one in found}) == len(found)
    return {one.code: one for one in found}


def found(sections: dict[str, list[str]], **cover: str) -> dict[str, Found]:
    return found_in(plan_of(sections, {key.replace("_", " "): text for key, text in cover.items()}))


def texts(one: Found) -> list[str]:
    return [quote.text for quote in one.quotes]


THERAPY = "The speech and language therapist sees Ada for 30 minutes every week."
READING = "A teaching assistant hears Ada read for 10 minutes every day."


def test_speech_therapy_in_section_g_only() -> None:
    told = found({"F": [READING], "G": [THERAPY]})["therapy-only-in-section-g"]
    assert texts(told) == [THERAPY]
    assert "9.74" in told.message


@pytest.mark.parametrize(
    ("f", "g"), [([THERAPY], [THERAPY]), ([THERAPY], [READING]), ([READING], [READING])]
)
def test_speech_therapy_in_section_f_or_nowhere(f: list[str], g: list[str]) -> None:
    assert "therapy-only-in-section-g" not in found({"F": f, "G": g})


@pytest.mark.parametrize("section", ["A", "B", "C", "D"])
def test_provision_outside_sections_f_to_h(section: str) -> None:
    line = "Ada will receive 20 minutes of help with reading every day."
    told = found({section: [line], "F": [READING]})["provision-outside-section-f"]
    assert texts(told) == [line]


def test_provision_where_it_belongs() -> None:
    plan = {"B": ["Ada finds reading hard and tires after a page."], "F": [READING], "G": [THERAPY]}
    assert "provision-outside-section-f" not in found(plan)


def test_a_named_medicine_or_dose() -> None:
    told = found({"C": ["Ada takes melatonin at night.", "She has 5 mg at 7 p.m."]})
    assert texts(told["named-medicine"]) == ["melatonin", "5 mg"]


def test_medicine_without_its_name() -> None:
    assert "named-medicine" not in found({"C": ["Ada takes medicine to help her sleep."]})


@pytest.mark.parametrize("code", CHANGES)
def test_changes_left_in_the_file(code: str) -> None:
    plan = plan_of({"F": [READING]})
    warning = ReadingWarning(code, "Something to know.")
    changed = replace(plan, document=replace(plan.document, warnings=(warning,)))
    assert found_in(changed)[code].message == "Something to know."


def test_other_warnings_of_the_reader_are_no_findings() -> None:
    plan = plan_of({"F": [READING]})
    warning = ReadingWarning("pages-without-text", "Page 3 has no text.")
    changed = replace(plan, document=replace(plan.document, warnings=(warning,)))
    assert "pages-without-text" not in found_in(changed)
    assert not set(CHANGES) & set(found_in(plan))


def test_a_year_group_that_contradicts_the_date_of_birth() -> None:
    told = found({"F": [READING]}, NC_year_group="Year 9")
    message = told["year-group-contradicts-date-of-birth"].message
    assert "Year 9" in message
    assert "Year 6" in message


def test_a_year_group_that_fits_the_date_of_birth() -> None:
    assert "year-group-contradicts-date-of-birth" not in found({"F": [READING]})


def test_a_final_plan_dated_before_the_request() -> None:
    told = found({"F": [READING]}, Date_final_plan_issued="15/12/2025")
    assert "dates-out-of-order" in told


def test_dates_in_order_or_not_given() -> None:
    assert "dates-out-of-order" not in found({"F": [READING]})
    same_day = found({"F": [READING]}, Date_final_plan_issued="02/01/2026")
    assert "dates-out-of-order" not in same_day


def test_the_register_fills_in_for_dates_that_the_plan_lacks() -> None:
    plan = plan_of({"F": [READING]}, {"Date final plan issued": ""})
    told = found_in(plan, date_issued=date(2025, 12, 1))
    assert "dates-out-of-order" in told


@pytest.mark.parametrize("section", ["C", "D"])
def test_a_nil_statement_without_who_and_when(section: str) -> None:
    need = {"C": "health", "D": "social care"}[section]
    line = f"No {need} needs were identified."
    told = found({section: [line]})["nil-statement-without-source"]
    assert texts(told) == [line]
    assert f"Section {section}" in told.message


@pytest.mark.parametrize("section", ["C", "D"])
def test_a_nil_statement_with_who_and_when(section: str) -> None:
    need = {"C": "health", "D": "social care"}[section]
    line = f"Dr Ines Roe was asked on 4 March 2026. No {need} needs were identified."
    assert "nil-statement-without-source" not in found({section: [line]})


def test_a_plan_with_nothing_to_find() -> None:
    plan = {
        "A": ["Ada likes trains."],
        "B": ["Ada finds reading hard and tires after a page."],
        "F": [READING],
    }
    assert found(plan) == {}


def test_another_date_of_birth_in_the_register_is_shown() -> None:
    plan = plan_of({"F": [READING]})
    other = found_in(plan, date_of_birth=date(2015, 4, 4))
    assert texts(other["date-of-birth-contradicts-register"]) == ["03/04/2015"]
    assert "date-of-birth-contradicts-register" not in found_in(plan)
    same = found_in(plan, date_of_birth=date(2015, 4, 3))
    assert "date-of-birth-contradicts-register" not in same


SCHOOL = {"Name of setting": "Larkmead Primary School"}


def test_a_school_that_the_rest_of_the_plan_does_not_know() -> None:
    strange = "At Coppice Green Primary she plays alongside others."
    told = found({"B": [strange], "I": ["Larkmead Primary School"]}, **SCHOOL)
    assert texts(told["another-setting-named"]) == [strange]


@pytest.mark.parametrize(
    "line",
    [
        "At Larkmead she plays alongside others.",
        "Ada used to attend Coppice Green Primary School.",
        "Ada's sister is at Coppice Green Primary School.",
        "She goes to the Brookside Academy library each week.",
    ],
)
def test_schools_that_may_be_named(line: str) -> None:
    sections = {"A": ["I like the Brookside Academy library."], "B": [line], "I": ["Larkmead"]}
    assert "another-setting-named" not in found(sections, **SCHOOL)
