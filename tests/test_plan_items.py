"""Needs, outcomes, provision and advice, told apart within their sections."""

from __future__ import annotations

from datetime import date

import pytest
from plan_documents import B, H, P, T, Wide, document

from audit.plan import Plan, build_plan

ONE = "By July 2027 Ada will use fifty signs with her friends."
TWO = "By July 2027 Ada will sort ten shapes by herself."
TITLES = {
    "B": "Section B: Special educational needs", "C": "Section C: Health needs",
    "D": "Section D: Social care needs", "E": "Section E: Outcomes",
    "F": "Section F: Special educational provision", "G": "Section G: Health provision",
    "K": "Section K: Advice and information",
}  # fmt: skip


def plan(section: str, *content: object) -> Plan:
    return build_plan(document(H(TITLES[section]), *content, H("Section I: Placement")))


OUTCOMES = {
    "a table": [T([["Outcome", "Steps towards the outcome", "Monitoring and review"],
                   [ONE, "Ten signs\nThirty signs", "SENCO, termly"], [TWO, "", ""]])],
    "a table with numbers": [
        T([["No.", "Outcome", "Short term targets", "By when and by whom will it be reviewed?"],
           ["1", ONE, [B("Ten signs"), B("Thirty signs")], "SENCO, termly"], ["2", TWO, "", ""]])],
    "rows with labels": [
        T([["Outcome 1", ONE], ["Steps", "Ten signs\nThirty signs"], ["Review", "SENCO, termly"],
           ["Outcome 2", TWO], ["Steps", ""], ["Review", ""]])],
    "labels in one cell": [
        T([["Outcome", "Provision"],
           [f"{ONE}\nSteps:\nTen signs\nThirty signs\nReview: SENCO, termly", "Signing"],
           [TWO, ""]])],
    "bullets and labels": [B(ONE), "Step: Ten signs", "Step: Thirty signs",
                           "Review: SENCO, termly", B(TWO)],
    "numbers and labels": [f"Outcome 1: {ONE}", "Step: Ten signs", "Step: Thirty signs",
                           "Review: SENCO, termly", f"Outcome 2: {TWO}"],
    "a list in a list": [B(ONE, marker="1."), B("Ten signs", level=1), B("Thirty signs", level=1),
                         "Review: SENCO, termly", B(TWO, marker="2.")],
    "typed numbers": [f"1) {ONE}", "Steps:", "a) Ten signs", "b) Thirty signs",
                      "Monitoring and review: SENCO, termly", f"2) {TWO}"],
    "sub-headings": [H("Outcome 1", 3), ONE, P("Steps towards this outcome:"), B("Ten signs"),
                     B("Thirty signs"), P("How this will be reviewed:"), "SENCO, termly",
                     H("Outcome 2", 3), TWO],
    "one line": [f"{ONE} Steps: Ten signs", "Step: Thirty signs", "Review: SENCO, termly", TWO],
}  # fmt: skip


@pytest.mark.parametrize("layout", OUTCOMES)
def test_outcomes_with_their_steps_and_review(layout: str) -> None:
    found = plan("E", *OUTCOMES[layout]).outcomes
    assert [outcome.text for outcome in found] == [ONE, TWO]
    assert [step.text for step in found[0].steps] == ["Ten signs", "Thirty signs"]
    assert [review.text for review in found[0].review] == ["SENCO, termly"]
    assert not found[1].steps
    assert not found[1].review


def test_the_time_limit_over_a_list_is_no_outcome() -> None:
    found = plan("E", "By the end of Key Stage 2", B("Ada will use fifty signs."))
    assert [outcome.text for outcome in found.outcomes] == ["Ada will use fifty signs."]


SIGNING = "Daily signing lesson with two other pupils."
MATHS = "Maths with cubes, one to one."
PROVISION = {
    "columns": [T([["Provision", "Who", "How often", "How long"],
                   [SIGNING, "Teaching assistant", "Daily", "20 minutes"],
                   [MATHS, "Teacher", "Weekly", "One hour"]])],
    "other words for the columns": [
        T([["Need", "Support", "Staff involved", "Frequency", "Duration"],
           ["B1", SIGNING, "Teaching assistant", "Daily", "20 minutes"],
           ["B2", MATHS, "Teacher", "Weekly", "One hour"]])],
    "labelled lines": [f"1. {SIGNING}", "By whom: Teaching assistant", "Frequency: Daily",
                       "Duration: 20 minutes", f"2. {MATHS}", "By whom: Teacher",
                       "Frequency: Weekly", "Duration: One hour"],
    "labelled rows": [
        T([["Provision", SIGNING], ["By whom", "Teaching assistant"], ["How often", "Daily"],
           ["How long", "20 minutes"], ["Provision", MATHS], ["By whom", "Teacher"],
           ["How often", "Weekly"], ["How long", "One hour"]])],
}  # fmt: skip


@pytest.mark.parametrize("layout", PROVISION)
def test_provision_with_who_how_often_and_how_long(layout: str) -> None:
    found = plan("F", *PROVISION[layout]).provision
    assert [(p.text, p.who, p.how_often, p.how_long) for p in found] == [
        (SIGNING, "Teaching assistant", "Daily", "20 minutes"),
        (MATHS, "Teacher", "Weekly", "One hour"),
    ]


def test_a_table_that_a_page_break_cut_keeps_its_columns() -> None:
    first = T([["Provision", "Who", "How often"], [SIGNING, "Teaching assistant", "Daily"]])
    found = plan("F", first, T([[MATHS, "Teacher", "Weekly"]])).provision
    assert [(p.text, p.who, p.how_often) for p in found] == [
        (SIGNING, "Teaching assistant", "Daily"),
        (MATHS, "Teacher", "Weekly"),
    ]


STATEMENTS = {
    "references in a column": [T([["Ref", "Provision"], ["F1", SIGNING], ["F2", MATHS]])],
    "references in the text": [f"F1 {SIGNING}", f"F2 {MATHS}"],
    "references run together": [f"F1 {SIGNING} F2 {MATHS}"],
    "bullets under a stem": ["Ada will receive:", B(SIGNING), B(MATHS)],
    "lines of one cell": [T([["Cognition and learning", f"{SIGNING}\n{MATHS}"]])],
    "lines of one paragraph": [f"{SIGNING}\n{MATHS}"],
    "under outcomes": [P("To meet outcome 1:", bold=True), SIGNING,
                       P("To meet outcome 2:", bold=True), MATHS],
    "a header that a page break repeats": [T([["Ref", "Provision"], ["F1", SIGNING]]),
                                           T([["Ref", "Provision"], ["F2", MATHS]])],
    "a table that a page break cut": [T([["Ref", "Provision"], ["F1", SIGNING]]),
                                      T([["F2", MATHS]])],
    "a nested table": [T([Wide([T([["Ref", "Provision"], ["F1", SIGNING], ["F2", MATHS]])]),
                          ["Monitoring", "The SENCO sets targets each term."]])],
}  # fmt: skip


@pytest.mark.parametrize("layout", STATEMENTS)
def test_provision_is_taken_statement_by_statement(layout: str) -> None:
    assert [p.text for p in plan("F", *STATEMENTS[layout]).provision] == [SIGNING, MATHS]


@pytest.mark.parametrize(
    "text",
    ["None.", "N/A", "No health provision is needed.", "Not applicable, as Ada is over eighteen.",
     "There is currently no health provision identified for Ada."],
)  # fmt: skip
def test_that_nothing_is_provided_is_text_but_no_provision(text: str) -> None:
    found = plan("G", text)
    assert found.provision == ()
    assert [line.text for line in found.sections["G"].lines] == [text]


@pytest.mark.parametrize(
    "text",
    ["No more than four pupils will be in Ada's group.",
     "Support from a nurse, so that no lesson is missed, for 20 minutes weekly."],
)  # fmt: skip
def test_a_no_within_provision_does_not_make_it_nothing(text: str) -> None:
    assert [p.text for p in plan("G", text).provision] == [text]


def test_arrangements_for_monitoring_are_kept_apart_from_provision() -> None:
    label = "Arrangements for setting shorter term targets and monitoring"
    found = plan("F", B(SIGNING), f"{label}: The SENCO sets targets each term.")
    assert [q.text for q in found.monitoring] == ["The SENCO sets targets each term."]
    assert [p.text for p in found.provision] == [SIGNING]


def test_needs_have_their_area_strengths_and_reference() -> None:
    found = plan(
        "B",
        P("Communication and interaction", bold=True),
        "Strengths: Ada is kind.",
        "B1  Ada uses 20 signs.",
        "She cannot yet ask for help.",
        "B2  Ada talks over people.",
        P("Cognition and learning", bold=True),
        "B3  Ada cannot count past ten.",
        P("Sensory and physical", bold=True),
        "No needs were identified in this area.",
    ).needs
    assert [(n.ref, n.area) for n in found] == [
        ("B1", "Communication and interaction"),
        ("B2", "Communication and interaction"),
        ("B3", "Cognition and learning"),
    ]
    assert [q.text for q in found[0].quotes] == [
        "Ada uses 20 signs.",
        "She cannot yet ask for help.",
    ]
    assert [n.strengths for n in found] == ["Ada is kind.", "Ada is kind.", ""]


def test_a_statement_that_there_is_no_need_is_a_statement_of_c() -> None:
    found = plan("C", "Ada has no health needs.")
    assert [need.text for need in found.health_needs] == ["Ada has no health needs."]


def test_parts_of_one_plan_without_blocks_have_no_thread() -> None:
    read = document(
        H(TITLES["B"]), "Ada uses 20 signs.", H(TITLES["E"]), ONE, H(TITLES["F"]), MATHS
    )
    found = build_plan(read)
    assert {i.thread for i in (*found.needs, *found.outcomes, *found.provision)} == {""}


ASKED, CAME = date(2026, 2, 1), date(2026, 3, 12)
ADVICE = {
    "columns": [T([["Advice from", "Name", "Date requested", "Date received"],
                   ["Educational psychologist", "Dr Ann Vole", "01/02/2026", "12/03/2026"]])],
    "columns in another order": [
        T([["Date received", "Author", "Type of advice", "Date sought"],
           ["12.3.26", "Dr Ann Vole", "Educational psychologist", "1.2.26"]])],
    "two cells": [T([["Educational psychologist",
                      "Dr Ann Vole; requested 01/02/2026; received 12/03/2026"]])],
    "a line": ["Educational psychologist: Dr Ann Vole; requested 1/2/26; received 12/3/26"],
    "dashes": ["Educational psychologist – Dr Ann Vole – requested 1/2/26 – received 12/3/26"],
    "a numbered line": ["1. Educational psychologist: Dr Ann Vole, requested 1 February 2026, "
                        "received 12 March 2026"],
    "the name first": [B("Dr Ann Vole – educational psychologist – requested 1/2/26 – "
                         "received 12/3/26")],
}  # fmt: skip


@pytest.mark.parametrize("layout", ADVICE)
def test_advice_with_role_name_and_dates(layout: str) -> None:
    (entry,) = plan("K", *ADVICE[layout]).advice
    assert entry.role.lower() == "educational psychologist"
    assert (entry.name, entry.requested, entry.received) == ("Dr Ann Vole", ASKED, CAME)


def test_a_date_in_a_note_is_not_the_date_received() -> None:
    rows = [["Advice from", "Name", "Date received"],
            ["School - Report dated 1 May 2020", "Mr Moss", ""]]  # fmt: skip
    (entry,) = plan("K", T(rows)).advice
    assert entry.received is None


def test_the_rows_of_a_plan_divide_its_statements() -> None:
    one = ["Ada wakes at night.", "After a bad night she cannot attend."]
    found = plan("C", T([Wide([P(text) for text in one]), Wide([P("Ada has asthma.")])]))
    assert [need.text for need in found.health_needs] == [" ".join(one), "Ada has asthma."]


def test_the_paragraphs_of_a_single_cell_are_statements_of_their_own() -> None:
    found = plan("C", T([Wide([P("Ada wakes at night."), P("Ada has asthma.")], shaded=False)]))
    assert [need.text for need in found.health_needs] == ["Ada wakes at night.", "Ada has asthma."]


@pytest.mark.parametrize("label", ["What goes well", "What is working well", "Ada can do"])
def test_what_goes_well_is_a_strength_and_no_need(label: str) -> None:
    area = P("Cognition and learning", bold=True)
    rows = T([[label, "Ada loves maps."], ["Need B1", "Ada cannot count past ten."]])
    (need,) = plan("B", area, rows).needs
    assert (need.text, need.strengths) == ("Ada cannot count past ten.", "Ada loves maps.")


@pytest.mark.parametrize("label", ["What is not working", "What does not go well"])
def test_what_does_not_go_well_is_no_strength(label: str) -> None:
    assert [n.text for n in plan("B", T([[label, "Ada cannot count."]])).needs] == [
        "Ada cannot count."
    ]


ADVICE_ROWS = {
    "both dates in one cell": [
        ["Type of advice", "Author", "Date"],
        ["Educational psychologist", "Dr Ann Vole", "Requested 1/2/2026\nReceived 12/3/2026"],
    ],
    "both dates in one column": [
        ["Advice from", "Name", "Requested / received"],
        ["Educational psychologist", "Dr Ann Vole", "1/2/2026 / 12/3/2026"],
    ],
    "name and post in one cell": [
        ["Name and role", "Requested", "Received"],
        ["Dr Ann Vole, educational psychologist", "1/2/2026", "12/3/2026"],
    ],
    "the request with the post": [
        ["Advice requested", "Who from", "Date received"],
        ["Educational psychologist, requested 01/02/2026", "Dr Ann Vole", "12/03/2026"],
    ],
}


@pytest.mark.parametrize("layout", ADVICE_ROWS)
def test_advice_in_columns_that_hold_more_than_one_thing(layout: str) -> None:
    (entry,) = plan("K", T(ADVICE_ROWS[layout])).advice
    assert (entry.role.lower(), entry.name) == ("educational psychologist", "Dr Ann Vole")
    assert (entry.requested, entry.received) == (ASKED, CAME)


def test_advice_over_several_paragraphs_is_one_entry() -> None:
    lines = ["Educational psychologist", "Dr Ann Vole", "Requested: 1/2/2026",
             "Received: 12/3/2026", "Social worker", "Ms Jo Oak", "Not received"]  # fmt: skip
    found = plan("K", *lines).advice
    assert [(a.role, a.name, a.requested, a.received) for a in found] == [
        ("Educational psychologist", "Dr Ann Vole", ASKED, CAME),
        ("Social worker", "Ms Jo Oak", None, None),
    ]


def test_an_outcome_said_again_over_its_provision_is_no_provision() -> None:
    found = plan("F", P("Outcome 1", bold=True), ONE, P("Provision", bold=True), MATHS)
    assert [p.text for p in found.provision] == [MATHS]


def test_sentences_of_a_list_item_or_a_column_stay_together() -> None:
    text = "The school will teach signing daily. The SENCO will train the class for an hour."
    columns = T([["Provision", "Who"], [text, "Teacher"]])
    for content in (B(text), f"F1 {text}", columns):
        assert [p.text for p in plan("F", content).provision] == [text]
    assert len(plan("F", text).provision) == 2
    assert len(plan("F", f"Provision: {text}").provision) == 2


@pytest.mark.parametrize("stop", [".", ""])
def test_labels_within_one_line_complete_its_statement(stop: str) -> None:
    line = f"Drawing of problems{stop} Who: Teacher. How often: Weekly. How long: 20 minutes."
    (found,) = plan("F", line).provision
    assert found.text == f"Drawing of problems{stop}"
    assert (found.who, found.how_often, found.how_long) == ("Teacher.", "Weekly.", "20 minutes.")


@pytest.mark.parametrize("opening", ["All staff in Oak class", "College link"])
def test_a_word_of_a_column_does_not_make_an_opening_its_label(opening: str) -> None:
    text = f"{opening}: one day of training in signing each September."
    assert [p.text for p in plan("F", text).provision] == [text]
