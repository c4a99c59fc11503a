"""Sections found, empty, merged, repeated or missing, in whole documents with their hazards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from plan_documents import B, H, P, T, Wide, document

from audit.plan import SECTION_KEYS, Plan, build_plan
from audit.reading.document import Document

TITLES = {
    "A": "Views, interests and aspirations", "B": "Special educational needs", "C": "Health needs",
    "D": "Social care needs", "E": "Outcomes", "F": "Special educational provision",
    "G": "Health provision", "H1": "Social care provision", "H2": "Other social care provision",
    "I": "Placement", "J": "Personal budget", "K": "Advice and information",
}  # fmt: skip
CONTENT = {
    "A": "Ada likes mud.", "B": "Ada cannot read.", "C": "Ada has asthma.",
    "D": "Ada cannot go out alone.", "E": "By July 2027 Ada will read 40 words.",
    "F": "A teacher will teach Ada reading for 30 minutes a day.",
    "G": "The nurse will see Ada each term.",
    "H1": "A sitter will stay with Ada for four hours a week.", "H2": "None.", "I": "Oak School",
    "J": "No personal budget was asked for.",
    "K": "Dr Vole, educational psychologist, 3 March 2026",
}  # fmt: skip
LONG = "Ada told Mrs Pike about the pond, the bus and the library on the way to school. " * 3


def lettered(key: str) -> str:
    return f"Section {key}: {TITLES[key]}"


def whole(
    order: Iterable[str] = SECTION_KEYS,
    heading: Callable[[str], Any] = lambda key: H(lettered(key)),
    then: dict[str, list[Any]] | None = None,
) -> list[Any]:
    """The parts of a whole plan; ``then`` gives what more stands at the end of a section."""
    more = then or {}
    return [part for key in order for part in (heading(key), CONTENT[key], *more.get(key, []))]


def read(*parts: Any) -> Plan:
    return build_plan(document(*parts))


def content(plan: Plan) -> dict[str, str]:
    return {key: section.text for key, section in plan.sections.items() if section.text}


def states(plan: Plan) -> dict[str, str]:
    return {key: section.status for key, section in plan.sections.items()}


ALL_FOUND = dict.fromkeys(SECTION_KEYS, "found")


# Order and repetition


@pytest.mark.parametrize("order", ["IKAJH1BEFGCDH2", "BCDEFGH1H2IJKA", "EFBAGCH2H1DKJI"])
def test_sections_may_come_in_any_order(order: str) -> None:
    keys = sorted(SECTION_KEYS, key=order.index)
    plan = read(*whole(keys))
    assert states(plan) == ALL_FOUND
    assert content(plan) == CONTENT


def test_a_section_says_its_title_as_written_and_where_it_stands() -> None:
    section = read("Cover", *whole()).sections["B"]
    assert section.title == "Section B: Special educational needs"
    assert section.location is not None
    assert section.location.block == 3


def test_a_section_that_comes_again_for_each_area_of_need_is_repeated() -> None:
    areas = [
        part
        for area in ("Communication and interaction", "Cognition and learning")
        for part in (H(area), *(p for k in "BEF" for p in (H(lettered(k), 2), CONTENT[k])))
    ]
    plan = read(H(lettered("A")), CONTENT["A"], *areas, H(lettered("I")), CONTENT["I"])
    assert [states(plan)[key] for key in "ABEFI"] == [
        "found", "repeated", "repeated", "repeated", "found",
    ]  # fmt: skip
    assert [need.area for need in plan.needs] == [
        "Communication and interaction",
        "Cognition and learning",
    ]


@pytest.mark.parametrize(
    "line", [P("Section F continued"), H("Section F (continued)"), P("Section F (cont'd)"),
             H("Section F: Special educational provision continued")],
)  # fmt: skip
def test_a_section_that_is_continued_is_no_new_section(line: Any) -> None:
    plan = read(*whole(then={"F": [line, "A signing club will run for 20 minutes weekly."]}))
    assert states(plan) == ALL_FOUND
    assert len(plan.provision_of("F")) == 2


def test_nothing_under_a_heading_is_an_empty_section() -> None:
    plan = read(*(H(lettered(key)) for key in "ABC"), CONTENT["C"])
    assert [states(plan)[key] for key in "ABCD"] == ["empty", "empty", "found", "missing"]


def test_sections_that_share_a_heading_are_merged_where_nothing_tells_them_apart() -> None:
    plan = read(
        H(lettered("A")), CONTENT["A"], H("Sections C and G: Health"), CONTENT["C"], CONTENT["G"],
        H("Section H: Social care provision"), CONTENT["H1"],
    )  # fmt: skip
    assert plan.sections["C"].merged_with == ("G",)
    assert [states(plan)[key] for key in ("C", "G", "H1", "H2")] == ["merged"] * 4


# Where headings stand

LAYOUTS: dict[str, list[Any]] = {
    "bold lines": whole(heading=lambda key: P(lettered(key), bold=True)),
    "plain lines": whole(heading=lambda key: P(lettered(key))),
    "bare letters": whole(heading=lambda key: P(f"{key}. {TITLES[key]}", bold=True)),
    "letters behind": whole(heading=lambda key: H(f"{TITLES[key]} (Section {key})")),
    "capitals": whole(heading=lambda key: P(lettered(key).upper())),
    "run into their first sentence": [
        P(f"Section {key} - {TITLES[key]}: {CONTENT[key]}") for key in SECTION_KEYS
    ],
    "run in with full stops": [
        P(f"Section {key}. {TITLES[key]}. {CONTENT[key]}") for key in SECTION_KEYS
    ],
    "first line of their paragraph": [P(f"{lettered(k)}\n{CONTENT[k]}") for k in SECTION_KEYS],
    "rows of one table": [T([[lettered(key), CONTENT[key]] for key in SECTION_KEYS])],
    "shaded rows": [
        T([r for k in SECTION_KEYS for r in (Wide(lettered(k)), Wide(CONTENT[k], False))]
          + [["", ""]])
    ],
    "letter, title and text in three cells": [
        T([[key, TITLES[key], CONTENT[key]] for key in SECTION_KEYS])
    ],
    "letter and title in two cells, text below": [
        T([row for k in SECTION_KEYS for row in ([k, TITLES[k]], ["", CONTENT[k]])])
    ],
    "a column of letters": [T([[key, CONTENT[key]] for key in SECTION_KEYS])],
    "a table for each section": [
        T([[lettered(key), ""], [CONTENT[key], ""]]) for key in SECTION_KEYS
    ],
    "boxes side by side, each with its heading": [
        T([[[lettered(key), CONTENT[key]] for key in keys]])
        for keys in (["A", "B"], ["C", "G"], ["D", "H1", "H2"], ["E", "F"], ["I", "J", "K"])
    ],
    "columns": [
        H(lettered("A")), CONTENT["A"],
        *(T([[lettered(k) for k in keys], [CONTENT[k] for k in keys]])
          for keys in (["B", "E", "F"], ["C", "G"], ["D", "H1", "H2"])),
        *(part for k in "IJK" for part in (H(lettered(k)), CONTENT[k])),
    ],
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_sections(layout: str) -> None:
    plan = read(*LAYOUTS[layout])
    assert states(plan) == ALL_FOUND
    assert content(plan) == CONTENT


def test_a_sentence_about_sections_begins_none() -> None:
    said = (
        "Sections F and G: on 2 May 2026 the family was told of a personal budget and chose none."
    )
    plan = read(*whole(then={"J": [said]}))
    assert said in plan.sections["J"].text
    assert states(plan) == ALL_FOUND


def test_a_school_may_be_named_where_the_title_stands() -> None:
    assert content(read(H("Section I: Oak Primary School"), H("Section J: Money")))["I"]
    assert (
        states(read(H("Section I: Educational Placement"), H("Section J: Money")))["I"] == "empty"
    )


def test_a_long_paragraph_may_begin_with_its_heading() -> None:
    plan = read(P(f"Section A - Views, interests and aspirations: {LONG}"), P("Section B: Needs"))
    assert plan.sections["A"].title == "Section A - Views, interests and aspirations"
    assert plan.sections["A"].text == LONG.strip()


@pytest.mark.parametrize(
    "title",
    [
        "Section A: The views, interests and aspirations of the child or young person and their "
        "parents / carers. The child or young person's history.",
        "Section B: Special educational needs: Communication and interaction",
        "Section D: Child or young person's Care Needs specifically related to SEN.",
        "Section K: Appendices: Advice and information",
        "Section C: Health needs - Physical health and mental health",
        "Section F: Special educational provision. Required by the child or young person.",
    ],
)
def test_a_title_in_two_parts_is_not_content(title: str) -> None:
    plan = read(H(title), H("Section I: Placement"), "Oak School")
    assert content(plan) == {"I": "Oak School"}


# What is no heading

FRONT: dict[str, list[Any]] = {
    "contents with dots": [
        H("Contents"), *(P(f"{lettered(k)} ........ {n}") for n, k in enumerate(SECTION_KEYS, 2)),
    ],
    "contents with tabs": [P(f"{k}\t{TITLES[k]}\t{n}") for n, k in enumerate(SECTION_KEYS, 2)],
    "contents in a table": [
        T([[lettered(key), str(number)] for number, key in enumerate(SECTION_KEYS, 2)])
    ],
    "contents as a list": [B(lettered(key)) for key in SECTION_KEYS],
    "what the sections hold": [
        T([["Section", "What it holds"], *([f"Section {k}", TITLES[k]] for k in SECTION_KEYS)])
    ],
    "what the sections hold, explained": [
        T([[f"Section {k}", f"{TITLES[k]}: a part of the plan that tells you about it"]
           for k in SECTION_KEYS])
    ],
    "letters and titles": [T([[key, TITLES[key]] for key in SECTION_KEYS])],
}  # fmt: skip


@pytest.mark.parametrize("front", FRONT)
def test_front_matter_that_names_every_section_holds_none(front: str) -> None:
    plan = read(H("Education, Health and Care Plan"), *FRONT[front], *whole())
    assert states(plan) == ALL_FOUND
    assert content(plan) == CONTENT


@pytest.mark.parametrize("set_as", [lambda text: H(text, 2), lambda text: P(text, bold=True)])
def test_sub_headings_may_read_like_other_sections(set_as: Callable[[str], Any]) -> None:
    plan = read(
        *whole(then={
            "A": [set_as("Outcomes"), "Ada wants a job."],
            "B": [set_as("Health"), "Ada is tired by noon.", set_as("Provision"), "See below."],
            "K": [set_as("Social care"), "Ms Fern, 3 April 2026"],
        })
    )  # fmt: skip
    assert states(plan) == ALL_FOUND
    assert {k: v for k, v in content(plan).items() if k not in "ABK"} == {
        k: v for k, v in CONTENT.items() if k not in "ABK"
    }


def test_advice_attached_after_the_plan_belongs_to_no_other_section() -> None:
    attached = [
        H("Appendix 1: Advice of the educational psychologist"), H("Special educational needs"),
        "Ada finds reading hard.", H("Outcomes"), "Ada to read.", H("Recommended provision"),
        "An assistant should help daily.", H("Health needs"), "None known to me.",
    ]  # fmt: skip
    plan = read(*whole(), *attached)
    assert content(plan) == CONTENT


# Two plans


def test_two_plans_in_one_file_are_warned_of() -> None:
    one = [part for key in SECTION_KEYS for part in (H(lettered(key)), CONTENT[key], LONG)]
    assert read(*one).warnings == ()
    (warning,) = read(*one, H("Education, Health and Care Plan"), *one).warnings
    assert warning.code == "several-plans"
    assert lettered("A") in warning.message


def test_an_area_by_area_plan_is_one_plan() -> None:
    again = [part for key in "BEF" for part in (H(lettered(key)), CONTENT[key], LONG)]
    assert read(*whole(), *again, *again).warnings == ()


# The form's own words

HELP = {
    "A": "This section should be written in the child or young person's own words.",
    "B": "In this section, describe the child's needs.",
    "C": "This section must include all health needs identified.",
    "D": "(Please list any social care needs.)",
    "E": "Outcomes should be SMART and agreed with the family.",
    "F": "Provision must be detailed and specific and should normally be quantified.\n"
    "It should say who will deliver it.",
    "G": "Describe the health provision reasonably required.",
    "H1": "Set out any provision under section 2 of the CSDPA 1970.",
    "H2": "This may include residential short breaks and services for adults.",
    "I": "Do not name a school in a draft plan.",
    "J": "Complete this section only where a personal budget has been requested.",
    "K": "The following must be attached to the plan.",
}


@pytest.mark.parametrize("key", HELP)
def test_words_of_the_form_leave_a_section_empty(key: str) -> None:
    held = {**CONTENT, key: HELP[key]}
    plan = read(*(part for k in SECTION_KEYS for part in (H(lettered(k)), held[k])))
    assert states(plan) == {**ALL_FOUND, key: "empty"}


@pytest.mark.parametrize(
    "line",
    [
        "The school will provide a section of the classroom that is quiet.",
        "Ada must be included in all lessons with her class.",
        "Staff should describe each step before Ada begins it.",
        "It should be delivered by a speech and language therapist.",
        "This will include 20 minutes of reading each day.",
        "Provide Ada with a visual timetable.",
        "List three things that went well, each Friday, with Ada.",
        "Do not use flashing lights near Ada.",
        "The nurse will complete the health care plan each September.",
    ],
)
def test_words_of_the_plan_are_not_taken_for_the_form(line: str) -> None:
    plan = read(H(lettered("E")), CONTENT["E"], H(lettered("F")), line)
    assert plan.sections["F"].text == line


def test_an_empty_document_has_every_section_missing() -> None:
    assert set(states(build_plan(Document(()))).values()) == {"missing"}
