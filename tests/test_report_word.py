"""The Word form: everything the audit holds, in order, readable without seeing colours."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from report_fixture import plan_audit, plan_audits

from audit.reporting import words
from audit.reporting.word import many_to_bytes, to_bytes
from audit.result import PlanAudit, PlanAudits, QuoteResult

AUDIT = plan_audit()


@pytest.fixture(scope="module")
def form() -> Document:
    return opened(to_bytes(AUDIT))


@pytest.fixture(scope="module")
def forms() -> Document:
    return opened(many_to_bytes(plan_audits()))


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def shown(form: Document) -> str:
    """All words of the body, as a reader meets them, on one line."""
    parts = []
    for paragraph in form.element.body.iter(qn("w:p")):
        runs = paragraph.iter(qn("w:t"), qn("w:br"))
        parts.append("".join(run.text if run.tag == qn("w:t") else " " for run in runs))
    return " ".join(" ".join(parts).split())


def headings(form: Document, level: int) -> list[str]:
    return [p.text for p in form.paragraphs if p.style.name == f"Heading {level}"]


def table(form: Document, first_head: str, second_head: str) -> list[list[str]]:
    for found in form.tables:
        rows = [[cell.text for cell in row.cells] for row in found.rows]
        if rows[0][:2] == [first_head, second_head]:
            return rows
    raise AssertionError(f"no table {first_head}, {second_head}")


def test_the_parts_stand_in_the_order_of_the_auditors_work(form: Document) -> None:
    assert headings(form, 1) == ["Audit of EHC plan M-20417"]
    assert headings(form, 2) == [
        "Overall judgement",
        "The Performance Framework's measures",
        "Ratings",
        "What to mend",
        "Each criterion in detail",
        "Outcomes",
        "Provision",
        "Findings that carry no rating",
        "How the file was read",
        "How this form was made",
        "Confirmation by the auditors",
    ]


def test_the_judgement_says_that_it_is_provisional_and_what_holds_it_down(form: Document) -> None:
    text = shown(form)
    assert "Requires improvement (provisional)" in text
    assert "Score: 68%" in text
    assert "Good by its score alone. It is held down by:" in text
    assert AUDIT.limits[0].reason in text


def test_a_confirmed_audit_no_longer_says_provisional() -> None:
    data = to_bytes(AUDIT.model_copy(update={"provisional": False}))
    margins = zipfile.ZipFile(io.BytesIO(data)).read("word/header1.xml").decode()
    assert "Confirmed by an auditor" in margins
    assert "rovisional" not in shown(opened(data)) + margins


def test_the_facts_say_what_the_cover_and_the_headings_say(form: Document) -> None:
    facts = dict(tuple(cell.text for cell in row.cells) for row in form.tables[0].rows)
    assert facts["Case reference"] == "M-20417"
    assert facts["Year group"] == "Year 9 (from the date of birth)"
    assert facts["Draft issued"] == "not stated"
    assert facts["Sections: present"] == "A, B, C, D, E, F, G, I, J and K"
    assert facts["Sections: missing"] == "none"
    assert facts["File"] == "orrey-tamsin-final.docx"


def test_every_criterion_has_its_rating_in_words_and_room_for_the_auditor(form: Document) -> None:
    rows = table(form, "Id", "Criterion")
    assert rows[0][-1] == "Auditor's rating"
    assert [row[0] for row in rows[1:]] == [criterion.id for criterion in AUDIT.criteria]
    for row, criterion in zip(rows[1:], AUDIT.criteria, strict=True):
        assert row[2].casefold() == words.rating(criterion)
        assert row[3] == criterion.reason
        assert row[1].endswith(" *") == criterion.limiting
        assert row[4] == ""


def test_all_five_measures_are_given_with_reason_and_target(form: Document) -> None:
    rows = table(form, "Measure", "This plan")[1:]
    assert [row[1].casefold() for row in rows] == [
        words.answer(measure.answer) for measure in AUDIT.measure_details
    ]
    assert rows[0] == [
        "Overall quality: good or outstanding",
        "Not met",
        "The judgement is requires improvement.",
        "80% and 85%",
    ]


def test_what_to_mend_keeps_its_order_and_quotes(form: Document) -> None:
    rows = table(form, "No.", "What to mend")[1:]
    assert len(rows) == len(AUDIT.mending)
    for row, item in zip(rows, AUDIT.mending, strict=True):
        assert row[1].startswith(f"{item.criterion}, Section {item.section}\n{item.what}")
        assert f"“{item.quotes[0].text}”" in row[2]


def test_every_quote_stands_in_the_form_with_its_place(form: Document) -> None:
    text = shown(form)
    results = [*AUDIT.criteria, *AUDIT.mending, *AUDIT.findings]
    quotes = [quote for result in results for quote in result.quotes]
    assert len(quotes) > 30
    for quote in quotes:
        assert f"{words.place(quote)}: “{quote.text}”" in text


def test_the_detail_says_what_a_rating_means_and_what_the_next_one_asks(form: Document) -> None:
    text = shown(form)
    assert "D1 Good quality information from social care: 0 not evident" in headings(form, 3)
    assert "J1 Direct payments are included where received: not judged" in headings(form, 3)
    for criterion in AUDIT.criteria:
        if criterion.descriptor:
            assert f"This rating means: {criterion.descriptor}" in text
        if criterion.next_level:
            assert f"The next rating asks: {criterion.next_level}" in text


def test_outcomes_and_provision_say_what_is_missing(form: Document) -> None:
    outcome = table(form, "No.", "Outcome, and where it stands")[4]
    assert outcome[1].startswith("Tamsin will feel more confident about herself.\nSection E")
    assert outcome[2] == "No\nNot specific, measurable, time-bound and personal"
    assert "a measure, a date" in outcome[3]
    statement = table(form, "No.", "Provision, and where it stands")[4]
    assert statement[2:] == [
        "No",
        "Who: School staff",
        "Who (role or training), how often, how long, size of the group\n"
        "Vague: “access to”, “as and when required”, “opportunities for”, “regular”",
    ]


def test_a_vague_phrase_is_said_once() -> None:
    said = 'Not by whom. Left open: "as needed".'
    item = AUDIT.provision[5].model_copy(
        update={"missing": said, "vague_phrases": ["as needed", "offer", "offer"]}
    )
    form = opened(to_bytes(AUDIT.model_copy(update={"provision": [item]})))
    row = table(form, "No.", "Provision, and where it stands")[1]
    assert row[4] == f"{said}\nVague: “offer”"


def test_needs_are_named_by_reference_or_counted() -> None:
    sentence = "B1. Tamsin stammers and avoids speaking in front of others."
    outcomes = [
        AUDIT.outcomes[0].model_copy(update={"needs": needs})
        for needs in (["B1", "B2"], [sentence, "B2"], [])
    ]
    form = opened(to_bytes(AUDIT.model_copy(update={"outcomes": outcomes})))
    cells = [row[2] for row in table(form, "No.", "Outcome, and where it stands")[1:]]
    assert cells == ["Yes\nAnswers B1 and B2", "Yes\nAnswers 2 needs", "Yes"]


def test_findings_warnings_and_the_making_are_told(form: Document) -> None:
    text = shown(form)
    assert AUDIT.findings[0].message in text
    assert AUDIT.plan.warnings[0].message in text
    assert "supports an auditor and decides nothing" in text
    assert AUDIT.plan.sha256 in text


def test_two_people_can_sign(form: Document) -> None:
    rows = table(form, "To be filled in", "Auditor")
    assert rows[0][2] == "Second marker"
    labels = [row[0] for row in rows]
    assert labels[1].startswith("Overall judgement")
    assert {"Name", "Role", "Agency", "Date", "Signature"} <= set(labels)
    assert all(row[1:] == ["", ""] for row in rows[1:])


def test_every_page_names_the_case_the_standing_the_rubric_and_its_number() -> None:
    package = zipfile.ZipFile(io.BytesIO(to_bytes(AUDIT)))
    header = package.read("word/header1.xml").decode()
    footer = package.read("word/footer1.xml").decode()
    assert "Case reference: M-20417" in header
    assert "Provisional: for an auditor to confirm" in header
    assert "Rubric medway-2026 version 1, ehcp-audit 0.1.0" in footer
    assert re.findall(r"> (PAGE|NUMPAGES) <", footer) == ["PAGE", "NUMPAGES"]


def test_it_is_a4_in_british_english_with_a_title(form: Document) -> None:
    section = form.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert form.core_properties.title == "Audit of EHC plan M-20417"
    assert form.core_properties.language == "en-GB"
    languages = {lang.get(qn("w:val")) for lang in form.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


def test_tables_tell_a_screen_reader_their_name_and_headers(form: Document) -> None:
    for found in form.tables:
        properties = found._tbl.tblPr
        (caption,) = properties.findall(qn("w:tblCaption"))
        assert caption.get(qn("w:val"))
        (look,) = properties.findall(qn("w:tblLook"))
        first_row = look.get(qn("w:firstRow")) == "1"
        assert first_row != (look.get(qn("w:firstColumn")) == "1")
        assert (found._tbl.find(f".//{qn('w:tblHeader')}") is not None) == first_row
        names = [etree.QName(child).localname for child in properties]
        assert names == [
            "tblStyle", "tblW", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption",
        ]  # fmt: skip


def test_no_cell_says_anything_by_its_shade_alone(form: Document) -> None:
    for cell in form.element.body.iter(qn("w:tc")):
        if cell.find(f".//{qn('w:shd')}") is not None:
            assert "".join(t.text for t in cell.iter(qn("w:t"))).strip()


def test_short_rows_stay_on_one_page_and_very_long_ones_may_break() -> None:
    long = AUDIT.provision[0].model_copy(update={"text": "word " * 900})
    form = opened(to_bytes(AUDIT.model_copy(update={"provision": [long, AUDIT.provision[1]]})))
    rows = next(found for found in form.tables if "Provision" in found.cell(0, 1).text).rows
    held = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows]
    assert held == [True, False, True]


def test_the_same_audit_gives_the_same_bytes() -> None:
    assert to_bytes(AUDIT) == to_bytes(plan_audit())
    assert many_to_bytes(plan_audits()) == many_to_bytes(plan_audits())
    dates = {item.date_time for item in zipfile.ZipFile(io.BytesIO(to_bytes(AUDIT))).infolist()}
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    day = datetime(2026, 2, 1, 9, 30)
    properties = opened(to_bytes(AUDIT, made=day)).core_properties
    assert properties.created == properties.modified == day.replace(tzinfo=UTC)


def test_several_plans_begin_with_a_summary_and_the_failures(forms: Document) -> None:
    assert headings(forms, 1) == ["Audit of 2 EHC plans"] + ["Audit of EHC plan M-20417"] * 2
    first = table(forms, "No.", "Case reference and file")[1]
    assert first[:5] == [
        "1",
        "M-20417\norrey-tamsin-final.docx",
        "Year 9\nnew",
        "Requires improvement (provisional)",
        "68%",
    ]
    assert first[5].startswith("Overall quality: good or outstanding\n")
    assert table(forms, "File", "Why, and what to do")[1:] == [
        [failure.file, failure.error] for failure in plan_audits().failed
    ]
    assert len(forms.sections) == 3
    for section in list(forms.sections)[1:]:
        assert not section.header.is_linked_to_previous
        assert "M-20417" in section.header.paragraphs[0].text


def test_no_plan_at_all_still_gives_a_form() -> None:
    form = opened(many_to_bytes(PlanAudits(results=[], failed=plan_audits().failed)))
    assert "No plan could be scored." in shown(form)
    assert "scan.pdf" in shown(form)


def test_an_audit_without_items_says_so() -> None:
    bare = {"outcomes": [], "provision": [], "mending": [], "findings": [], "limits": []}
    text = shown(opened(to_bytes(AUDIT.model_copy(update=bare | {"overall": None, "score": None}))))
    assert "No judgement (provisional)" in text
    assert "there is no score" in text
    assert "No outcome was found" in text
    assert "No provision was found" in text
    assert "nothing to be mended" in text


def with_text(text: str) -> PlanAudit:
    """The audit with one text in every place where words of a plan or a file name can stand."""
    quote = QuoteResult(text=text, section="F", location=AUDIT.provision[0].location)
    criterion = AUDIT.criteria[0].model_copy(update={"reason": text, "quotes": [quote]})
    facts = AUDIT.plan.facts.model_copy(update={"case_ref": text})
    return AUDIT.model_copy(
        update={
            "criteria": [criterion],
            "plan": AUDIT.plan.model_copy(update={"file": text, "facts": facts, "warnings": []}),
            "provision": [AUDIT.provision[3].model_copy(update={"text": text, "who": text})],
            "outcomes": [AUDIT.outcomes[3].model_copy(update={"text": text, "missing": text})],
            "mending": [AUDIT.mending[0].model_copy(update={"what": text, "quotes": [quote]})],
            "findings": [AUDIT.findings[0].model_copy(update={"message": text, "quotes": [quote]})],
        }
    )


@given(st.text(st.characters(), max_size=60))
@settings(max_examples=12, deadline=None)
def test_whatever_a_plan_holds_the_form_opens_and_shows_it(text: str) -> None:
    shown_text = shown(opened(to_bytes(with_text(text))))
    assert " ".join(f"“{words.clean(text)}”".split()) in shown_text


@pytest.mark.parametrize("text", ["\x00\x1b[31m\ud800red\ufffe", "\u202egnp.\x07", "<w:p>&amp;"])
def test_control_characters_never_reach_the_file(text: str) -> None:
    form = opened(to_bytes(with_text(text)))
    assert f"“{words.clean(text)}”" in shown(form)
