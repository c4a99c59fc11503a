"""The facts of the cover, in the ways that covers give them."""

from __future__ import annotations

from datetime import date

import pytest
from plan_documents import H, P, T, document

from audit.plan import Facts, build_plan
from audit.reading.document import Document

BODY = (H("Section A: Views"), "I like mud.", H("Section E: Outcomes"), H("Section F: Provision"))


def facts(*cover: object, margins: tuple[str, ...] = ()) -> Facts:
    return build_plan(document(*cover, *BODY, margins=margins)).facts


COVERS = {
    "a table of two columns": [
        T([["Name", "Ada Mary Lark"], ["Known as", "Addie"], ["Date of birth", "31/01/2012"],
           ["NC year group", "Year 9"], ["Current setting", "Oak School"],
           ["Type of plan", "Amended plan (final)"], ["Reference", "AB/12-3"],
           ["Date of request for assessment", "1 May 2025"], ["Date draft issued", "1.8.25"],
           ["Date final plan issued", "2025-09-12"], ["Looked after child", "No"]]),
    ],
    "a table of four columns": [
        T([["Child's Name:", "Ada Mary Lark", "Preferred name:", "Addie"],
           ["DOB", "31.1.12", "NCY", "9"],
           ["School", "Oak School", "Plan status", "Amended Final"],
           ["EHC plan ref no.", "AB/12-3", "Date of request", "1/5/25"],
           ["Draft date", "1st August 2025", "Date of final plan", "12th Sept 2025"]]),
    ],
    "labels and values in lines": [
        H("AMENDED FINAL EDUCATION, HEALTH AND CARE PLAN"),
        "Name of child: Ada Mary Lark     I like to be known as: Addie",
        "D.O.B.: 31st January 2012\tYear group: Yr 9",
        "Name of school: Oak School",
        "Our reference: AB/12-3",
        "Request received: 1 May 2025",
        "Proposed plan issued: 1 August 2025\nFinal plan issued: 12 September 2025",
    ],
    "labels over values": [
        H("Amended Final EHC Plan"),
        T([["Name", "Known as", "Date of birth", "Year group", "School", "Reference"],
           ["Ada Mary Lark", "Addie", "31 Jan 2012", "Year 9", "Oak School", "AB/12-3"]]),
        T([["Date of request", "Draft date", "Final date"],
           ["01/05/2025", "01/08/2025", "12/09/2025"]]),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", COVERS)
def test_a_cover_gives_its_facts(name: str) -> None:
    found = facts(*COVERS[name])
    assert found.name == "Ada Mary Lark"
    assert found.known_as == "Addie"
    assert found.case_ref == "AB/12-3"
    assert found.date_of_birth == date(2012, 1, 31)
    assert found.year_group == 9
    assert found.setting == "Oak School"
    assert (found.plan_type, found.status) == ("amended", "final")
    assert found.request_date == date(2025, 5, 1)
    assert found.draft_date == date(2025, 8, 1)
    assert found.final_date == date(2025, 9, 12)


@pytest.mark.parametrize("name", COVERS)
def test_every_fact_is_quoted_from_its_place(name: str) -> None:
    read = document(*COVERS[name], *BODY)
    found = build_plan(read).facts
    assert {"name", "date_of_birth", "final_date", "year_group"} <= set(found.quotes)
    for quote in found.quotes.values():
        assert quote.text in read.block(quote.location.block).text


def test_headers_and_footers_give_what_the_cover_does_not() -> None:
    found = facts("Ada's plan", margins=("EHC plan   Ref: AB/12", "Council   Issued 12/09/2025"))
    assert (found.case_ref, found.final_date) == ("AB/12", date(2025, 9, 12))


def test_the_date_of_the_officers_signature_is_that_of_the_final_plan() -> None:
    signed = T([["Local authority officer – name", "Local authority officer - signature", "Date"],
                ["P Smith", "", "5 June 2025"]])  # fmt: skip
    found = build_plan(document(*BODY, P("Sign-off", bold=True), signed)).facts
    assert (found.final_date, found.status) == (date(2025, 6, 5), "final")


def test_a_stray_date_is_no_fact() -> None:
    found = facts("Name: Ada Lark", T([["Date", "What happened"], ["1/2/2020", "Diagnosis"]]))
    assert found.final_date is None


def test_a_draft_is_known_by_its_title_or_by_having_no_final_date() -> None:
    assert facts(H("Proposed Education, Health and Care Plan")).status == "draft"
    dates = T([["Date draft issued", "1/8/2025"], ["Date final plan issued", ""]])
    assert facts(dates).status == "draft"


def test_placeholders_are_no_facts() -> None:
    found = facts(T([["Name", "{{ name }}"], ["Date of birth", "[date of birth]"]]))
    assert (found.name, found.date_of_birth) == ("", None)


def test_nursery_is_a_year_group_as_well_as_a_setting() -> None:
    found = facts(T([["Year group", "Nursery"], ["Nursery", "Little Acorns"]]))
    assert (found.year_group, found.setting) == (-1, "Little Acorns")


def test_the_year_may_stand_with_the_setting() -> None:
    found = facts(T([["Education setting", "Oak School, Year 10"]]))
    assert (found.setting, found.year_group) == ("Oak School", 10)


def test_a_name_in_the_placement_or_the_advice_is_not_the_childs() -> None:
    read = document(
        *BODY,
        H("Section I: Placement"),
        T([["Name", "Oak School"], ["Type", "Special"]]),
        H("Section K: Advice"),
        T([["Name", "Role"], ["Dr Vole", "Psychologist"]]),
    )
    assert build_plan(read).facts.name == ""


def test_a_document_without_anything_has_no_facts() -> None:
    assert build_plan(Document(())).facts == Facts()
    assert build_plan(document(P(""))).facts == Facts()
