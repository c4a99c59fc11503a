"""Entries of advice and outcomes that share a cell, or stand in a table of labels."""

from __future__ import annotations

from typing import Any

import pytest
from plan_documents import H, P, T, document

from audit.plan import Plan, build_plan


def under(title: str, *content: Any) -> Plan:
    return build_plan(document(H(title), *content, H("Section I: Placement")))


def test_a_cell_that_frames_a_list_holds_one_entry_a_paragraph() -> None:
    framed = T([[["Parents, Jo Lark, received 1/2/26", "Educational psychologist, Dr Ann Vole"]]])
    entries = under("Section K: Advice and information", framed).advice
    assert [(a.role, a.name) for a in entries] == [
        ("Parents", "Jo Lark"),
        ("Educational psychologist", "Dr Ann Vole"),
    ]


def test_role_and_name_on_two_lines_of_one_cell() -> None:
    rows = [["Who gave advice", "Asked for", "Received"],
            [["School", "Oak School"], "1/2/26", "12/3/26"]]  # fmt: skip
    (entry,) = under("Section K: Advice and information", T(rows)).advice
    assert (entry.role, entry.name) == ("School", "Oak School")


@pytest.mark.parametrize("label", ["Checked by", "How we will check", "How it is reviewed"])
def test_what_checks_an_outcome_is_no_outcome(label: str) -> None:
    rows = [["Outcome 1", "By July 2027 Ada will read a menu aloud."], [label, "Tutor, termly"]]
    (outcome,) = under("Section E: Outcomes", T(rows)).outcomes
    assert outcome.text == "By July 2027 Ada will read a menu aloud."


def test_how_progress_is_monitored_is_no_provision() -> None:
    content = (
        "A tutor will teach Ada for an hour a week.",
        P("How progress will be monitored", bold=True),
        "The SENCO will set targets with Ada each term.",
    )
    found = under("Section F: Special educational provision", *content).provision
    assert [p.text for p in found] == ["A tutor will teach Ada for an hour a week."]
