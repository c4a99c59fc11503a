"""What is refused as no plan, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from plan_documents import H, P, T, document

from audit.errors import NotAPlan
from audit.plan import build_plan, refuse_if_not_plan
from audit.reading.document import Document

TITLES = {
    "A": "Views, interests and aspirations", "B": "Special educational needs", "C": "Health needs",
    "D": "Social care needs", "E": "Outcomes", "F": "Special educational provision",
    "G": "Health provision", "H1": "Social care provision", "H2": "Other social care provision",
    "I": "Placement", "J": "Personal budget", "K": "Advice and information",
}  # fmt: skip
COVER = T([["Name", "Ada Lark"], ["Date of birth", "31/01/2012"]])
THIN = {"A": ["Ada likes mud."], "B": ["Ada has autism."], "E": ["To make progress."],
        "F": ["Support as required."]}  # fmt: skip


def plan_with(content: dict[str, list[str]], *cover: object) -> Document:
    body = [i for k, t in TITLES.items() for i in (H(f"Section {k}: {t}"), *content.get(k, []))]
    return document(H("Education, Health and Care Plan"), *cover, *body)


def refusal(read: Document) -> str:
    with pytest.raises(NotAPlan) as refused:
        refuse_if_not_plan(build_plan(read))
    return str(refused.value)


def test_a_school_report_is_no_plan() -> None:
    report = document(
        H("Annual School Report"),
        "Name: Ada Lark",
        H("English", 2),
        "Ada has worked hard and her reading has come on well this year.",
        H("Attendance", 2),
        "Ada was in school on 180 of 190 days.",
    )
    assert "does not look like an EHC plan" in refusal(report)


def test_advice_for_a_plan_is_no_plan() -> None:
    advice = document(
        H("Educational psychologist's advice for an Education, Health and Care needs assessment"),
        "Ada was seen on 3 March 2026.",
        H("Strengths and needs", 2),
        "Ada reads 12 words.",
        H("Recommendations", 2),
        "The outcomes and provision below are proposed for Sections E and F of the plan.",
    )
    assert refusal(advice)


def test_an_empty_document_is_no_plan() -> None:
    assert refusal(Document(()))
    assert refusal(document(P("")))


def test_a_blank_form_is_refused_with_the_reason() -> None:
    blank = plan_with({})
    assert "not filled in" in refusal(blank)


def test_a_form_with_its_placeholders_is_refused_with_one_of_them() -> None:
    rows = T([[f"{{{{ need_{n} }}}}", f"{{{{ provision_{n} }}}}"] for n in range(10)])
    form = plan_with({"B": [rows], "A": ["{{ views }}"]}, T([["Name", "{{ name }}"]]))  # type: ignore[list-item]  # rows too
    assert "{{ name }}" in refusal(form)


def test_a_thin_plan_is_a_plan() -> None:
    refuse_if_not_plan(build_plan(plan_with(THIN, COVER)))


def test_a_filled_plan_with_some_placeholders_left_is_a_plan() -> None:
    views = [
        f"Ada told Mrs Pike that she likes the pond, the library and number {n} of the bus."
        for n in range(9)
    ]
    content = {**THIN, "A": views, "I": ["[insert name of school]"], "J": ["Yes / No"] * 9}
    refuse_if_not_plan(build_plan(plan_with(content, COVER)))


def test_a_plan_with_sections_missing_is_a_plan() -> None:
    short = document(
        H("EHC plan"), COVER, H("Section B: Needs"), "Ada has autism.",
        H("Section E: Outcomes"), "Ada will read 40 words by July 2027.",
    )  # fmt: skip
    refuse_if_not_plan(build_plan(short))


def test_the_national_trial_template_is_refused_as_not_filled_in() -> None:
    template = Path(__file__).parents[2] / "shared" / "real" / "files" / "cpa-template.docx"
    if not template.exists():
        pytest.skip("needs the trial template")
    from audit.reading import read_document

    assert "not filled in" in refusal(read_document(template))
