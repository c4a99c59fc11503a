"""Labels of plans: JSON files and spreadsheets, as authorities have them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.errors import LabelsError
from audit.evaluating.label_words import label_words
from audit.evaluating.labels import LabelledPlan, Labels, load_labels
from audit.rubric.loading import load_rubric

ROOT = Path(__file__).parent.parent
RUBRIC = load_rubric().rubric
CHILD = "Tamsin Oakley"

LABELLED: dict[str, Any] = {
    "facts": {"case_ref": "EHC-00417", "name": CHILD, "dob": "2012-01-31", "ncy": 9},
    "register": {"direct_payments_received": None},
    "sections": {
        "A": [{"label": "Views", "text": "..."}],
        "E": [{"id": "E1", "text": "Tamsin will order a meal."}],
        "F": [
            {"id": "F1", "text": "Therapy.", "who": "Therapist", "how_often": "", "how_long": ""}
        ],
        "G": [{"id": "G0", "text": "No provision is needed."}],
        "H1": None,
    },
    "labels": {
        "criteria": {"A1": 3, "J1": None, "P1": None},
        "measures": {"social_care": True, "direct_payments": "not established"},
        "overall": "good",
        "outcomes": {"E1": {"specific": True, "smart": False}},
        "provision": {"F1": {"vague_wording": False}},
        "defects": ["none"],
    },
}


def json_labels(folder: Path, name: str = "d01", **changes: Any) -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(LABELLED | changes), "utf-8")
    return path


def sheet(folder: Path, *lines: str) -> Labels:
    path = folder / "labels.csv"
    path.write_text("\n".join(lines), "utf-8")
    return load_labels(path, RUBRIC)


def only(labels: Labels) -> LabelledPlan:
    (plan,) = labels.plans
    return plan


# JSON files


def test_a_json_file_is_read_in_full(tmp_path: Path) -> None:
    json_labels(tmp_path)
    found = load_labels(tmp_path, RUBRIC)
    plan = only(found)
    assert (plan.key, plan.case_ref, plan.overall) == ("d01", "EHC-00417", "good")
    assert plan.criteria == {"A1": 3, "J1": "not established", "P1": None}
    assert plan.measures == {"social_care": True, "direct_payments": "not established"}
    assert plan.outcomes is not None
    assert plan.provision is not None
    assert plan.outcomes[0].signs == {"specific": True, "smart": False}
    assert [(item.id, item.section) for item in plan.provision] == [("F1", "F"), ("G0", "G")]
    assert plan.provision[0].wordings == ("Therapy.", "Therapy. Therapist")
    assert plan.provision[1].signs == {}
    assert plan.register is not None
    assert plan.register.date_of_birth == date(2012, 1, 31)
    assert plan.register.direct_payment is None
    assert found.problems == found.unread == ()


def test_labels_alone_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "EHC 7.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"labels": {"criteria": {"A1": 0}}}).encode())
    plan = only(load_labels(path, RUBRIC))
    assert (plan.key, plan.criteria) == ("EHC 7", {"A1": 0})
    assert plan.overall is plan.outcomes is plan.provision is plan.register is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1]",
        '{"title": "no labels"}',
        '{"labels": {"criteria": {"A1": 4}}}',
        '{"labels": {"criteria": {"A1": true}}}',
        '{"labels": {"overall": "splendid"}}',
        '{"labels": {"outcomes": {"E1": {"smart": "yes"}}}}',
        "[" * 100_000,
    ],
)
def test_a_bad_file_costs_only_itself_and_says_where(tmp_path: Path, text: str) -> None:
    json_labels(tmp_path)
    (tmp_path / "bad.json").write_text(text, "utf-8")
    found = load_labels(tmp_path, RUBRIC)
    assert len(found.plans) == 1
    (said,) = found.unread
    assert said.startswith("bad.json: these are not labels of a plan (")
    assert "splendid" not in said


def test_what_is_not_of_the_rubric_or_has_no_text_is_named(tmp_path: Path) -> None:
    labels = {"criteria": {"A1": 3, "Z9": 1}, "outcomes": {"E1": {"smart": True}, "E7": {}}}
    json_labels(tmp_path, labels=labels)
    found = load_labels(tmp_path, RUBRIC)
    assert only(found).criteria == {"A1": 3}
    assert len(found.problems) == 2
    assert all(said.startswith("d01.json: 1 of") for said in found.problems)


# Spreadsheets


def test_a_row_for_each_rating(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        "Audit of March 2026",
        "",
        "CASE REF (system),Criterion,Agreed rating,Comment",
        "EHC-00417,A1,3,",
        "EHC-00417,a2 Parents' views,2 - sound,",
        "ehc 00417,Good quality information from health,weak,",
        "EHC-00417,P1,n/a,",
        "EHC-00417,K2,,",
        "EHC-00417,J1,not established,",
        "EHC-00417,Overall,RI,",
        "EHC-00417,social_care,Yes,",
        "EHC-00522,A1,0,",
    )
    first, second = found.plans
    assert first.criteria == {
        "A1": 3, "A2": 2, "C1": 1, "P1": None, "K2": None, "J1": "not established",
    }  # fmt: skip
    assert (first.key, first.overall) == ("EHC-00417", "requires improvement")
    assert first.measures == {"social_care": True}
    assert second.criteria == {"A1": 0}
    assert found.problems == ()


def test_a_row_for_each_plan(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        "Document,Case number,Overall judgement,A1,A3: Aspirations,B1,Placement",
        "plans/one.docx,EHC-1,Good,3,n/a,,3",
        "plans\\two.v2.docx,EHC-2,,0,2,,",
    )
    one, two = found.plans
    assert (one.key, one.case_ref, one.overall) == ("one", "EHC-1", "good")
    assert one.criteria == {"A1": 3, "A3": None, "I1": 3}, "nobody rated B1: it is left out"
    assert (two.key, two.overall) == ("two.v2", None)
    assert two.criteria == {"A1": 0, "A3": 2, "I1": None}


def test_an_excel_file_in_a_folder_is_found_and_read(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    notes = book.worksheets[0]
    notes.append(["Read me first"])
    rows = book.create_sheet("Ratings")
    for row in (["Ref", "Overall", "A1", "A2"], [417, "good", 3, 2.0], ["00522", None, "x", None]):
        rows.append(row)
    book.save(tmp_path / "our labels.xlsx")
    (tmp_path / "~$our labels.xlsx").write_bytes(b"lock")
    (tmp_path / "417.docx").write_bytes(b"")
    found = load_labels(tmp_path, RUBRIC)
    assert [plan.key for plan in found.plans] == ["417", "00522"]
    assert found.plans[0].criteria == {"A1": 3, "A2": 2}
    assert found.problems == ("Line 3, A1: is not a rating from 0 to 3, nor n/a",)


@pytest.mark.parametrize("rating", ["4", "-1", "2.5", "good", "2 weak", "23", "yes", CHILD])
def test_what_is_no_rating_is_left_out_and_never_repeated(tmp_path: Path, rating: str) -> None:
    found = sheet(tmp_path, "ref,criterion,rating", f"EHC-1,A1,{rating}", "EHC-1,A2,3")
    assert only(found).criteria == {"A2": 3}
    assert found.problems == ("Line 2, A1: is not a rating from 0 to 3, nor n/a",)


def test_rows_that_cannot_be_used_are_named_by_line(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        "ref,criterion,rating",
        "EHC-1,A1,3",
        ",A2,3",
        f"EHC-1,{CHILD},3",
        "EHC-1,A1,2",
        "EHC-1,overall,splendid",
    )
    assert only(found).criteria == {}
    assert found.problems == (
        "Line 3: has no case reference",
        "Line 4: names no criterion of the rubric",
        "Line 5, A1: contradicts line 2: neither is used",
        "Line 6, overall: is none of inadequate, requires improvement, good, outstanding",
    )


@pytest.mark.parametrize(
    "header", ["colour,shape", "ref,criterion,comment", "criterion,rating", "ref,name,rating"]
)
def test_a_spreadsheet_without_the_columns_is_refused_in_one_sentence(
    tmp_path: Path, header: str
) -> None:
    with pytest.raises(LabelsError, match="needs a column Case reference") as raised:
        sheet(tmp_path, header, f"{CHILD},A1,3")
    assert CHILD not in str(raised.value)


def test_every_semicolon_and_tab_will_do(tmp_path: Path) -> None:
    for sign in ";\t":
        assert only(sheet(tmp_path, sign.join(("ref", "A1")), sign.join(("EHC-1", "3")))).criteria


# Where there is nothing


def test_without_labels_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match="There are no labels in"):
        load_labels(tmp_path, RUBRIC)
    with pytest.raises(LabelsError, match=r"no spreadsheet file none\.csv"):
        load_labels(tmp_path / "none.csv", RUBRIC)
    with pytest.raises(LabelsError, match=r"must be a \.csv or \.xlsx"):
        load_labels(Path(__file__), RUBRIC)
    with pytest.raises(LabelsError, match=r"no labels of any plan in none\.json"):
        load_labels(tmp_path / "none.json", RUBRIC)
    (tmp_path / "labels.csv").write_text("ref,A1\n")
    with pytest.raises(LabelsError, match="no labels of any plan"):
        load_labels(tmp_path, RUBRIC)
    (tmp_path / "register.csv").write_text("ref\n")
    with pytest.raises(LabelsError, match="several spreadsheets"):
        load_labels(tmp_path, RUBRIC)


def test_of_two_labels_with_one_name_none_is_used(tmp_path: Path) -> None:
    for name in ("EHC-1", "ehc 1", "d02"):
        json_labels(tmp_path, name)
    found = load_labels(tmp_path, RUBRIC)
    assert [plan.key for plan in found.plans] == ["d02"]
    assert found.problems == ("EHC-1: labelled more than once, none is used",)


# The data file and the guide


def test_words_of_the_data_file_mean_one_thing_each() -> None:
    words = label_words()
    for kinds in (words.ratings, words.judgements, words.answers):
        said = [word for group in kinds.values() for word in group]
        assert len(said) == len(set(said))
    assert not set(words.not_applicable) & set(words.not_established)


def test_the_examples_of_the_guide_are_read(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "evaluate.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", guide, re.S)
    (tmp_path / "d01.json").write_text(example, "utf-8")
    found = load_labels(tmp_path, RUBRIC)
    plan = only(found)
    assert found.problems == found.unread == ()
    assert plan.outcomes is not None
    assert len(plan.outcomes[0].signs) == 6
    tables = [
        [[cell.strip() for cell in line.strip("|").split("|")] for line in lines.splitlines()]
        for lines in re.findall(r"^\| Case.*\n(?:\|.*\n)+", guide, re.M)
    ]
    assert len(tables) == 2
    for rows in tables:
        lines = [",".join(row) for row in rows if not row[0].startswith("---")]
        shown = sheet(tmp_path, *lines)
        assert shown.problems == ()
        assert shown.plans[0].criteria["A1"] == 3
        assert shown.plans[0].overall == "good"
