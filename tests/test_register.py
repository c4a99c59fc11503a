"""The authority's list of issued plans: whatever it exports, read without guessing."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.errors import RegisterError
from audit.register.columns import FIELD_NAMES, find_header, plain, register_words
from audit.register.dates import parse_date
from audit.register.loading import load_register
from audit.register.names import case_key, name_parts, same_name
from audit.register.rows import Register
from audit.register.values import read_direct_payment, read_plan_type, read_year_group

HEADER = "Case reference,Name,Date of birth,Date issued,Plan type,NC year,Direct payment received"
ROW = "EHC-00417,Tamsin Oakley,31/01/2012,10/02/2026,New,9,Yes"


def csv_register(folder: Path, *lines: str, encoding: str = "utf-8") -> Register:
    path = folder / "register.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return load_register(path)


def excel_file(path: Path, *sheets: list[list[object]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    for index, rows in enumerate(sheets):
        sheet = book.active if index == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_row_is_read_in_full(tmp_path: Path) -> None:
    register = csv_register(
        tmp_path,
        HEADER + ",Setting,Request date,Draft date,Document",
        ROW + ",Harbour School,1 September 2025,2026-01-05,plan-417.docx",
    )
    (row,) = register.rows
    assert register.problems == ()
    assert (row.line, row.case_ref, row.name) == (2, "EHC-00417", "Tamsin Oakley")
    assert (row.date_of_birth, row.date_issued) == (date(2012, 1, 31), date(2026, 2, 10))
    assert (row.plan_type, row.year_group, row.direct_payment) == ("new", 9, True)
    assert (row.setting, row.document) == ("Harbour School", "plan-417.docx")
    assert (row.request_date, row.draft_date) == (date(2025, 9, 1), date(2026, 1, 5))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_that_excel_saves_is_read(tmp_path: Path, encoding: str) -> None:
    register = csv_register(tmp_path, HEADER, ROW.replace("Oakley", "O’Kéefe"), encoding=encoding)
    assert register.rows[0].name == "Tamsin O’Kéefe"
    assert register.rows[0].case_ref == "EHC-00417"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_delimiter_that_excel_saves_is_read(tmp_path: Path, delimiter: str) -> None:
    register = csv_register(tmp_path, HEADER.replace(",", delimiter), ROW.replace(",", delimiter))
    assert register.rows[0].direct_payment is True


def test_columns_are_known_in_any_order_case_and_spelling(tmp_path: Path) -> None:
    register = csv_register(
        tmp_path,
        "Date of printing,01/03/2026",
        "",
        "Surname,FORENAME,D.O.B. (dd/mm/yyyy),Notes,Direct Payments?,ncy",
        "Oakley,Tamsin,31.01.2012,,n,Y9",
    )
    (row,) = register.rows
    assert (row.line, row.name, row.date_of_birth) == (4, "Tamsin Oakley", date(2012, 1, 31))
    assert (row.direct_payment, row.year_group, row.case_ref) == (False, 9, "")


def test_every_alias_leads_to_its_own_field() -> None:
    columns = register_words().columns
    assert columns.keys() == FIELD_NAMES.keys()
    for field, aliases in columns.items():
        for alias in aliases:
            assert list(find_header([alias.upper()]).columns) == [field], alias


def test_the_better_name_wins_where_two_columns_fit(tmp_path: Path) -> None:
    register = csv_register(tmp_path, "Pupil ID,Case reference,School,Setting", "7,EHC-1,A,B")
    assert register.rows[0].case_ref == "EHC-1"
    assert [str(problem) for problem in register.problems] == [
        'Line 1, Pupil ID: holds the same as "Case reference" and is not used',
        'Line 1, School: holds the same as "Setting" and is not used',
    ]


def test_the_case_reference_alone_is_enough_with_any_other_column(tmp_path: Path) -> None:
    register = csv_register(tmp_path, "Case ref;Direct payment", "12;none", "13;")
    assert [row.direct_payment for row in register.rows] == [False, None]
    assert register.rows[0].date_of_birth is None


def test_excel_gives_real_dates_text_dates_and_whole_numbers(tmp_path: Path) -> None:
    rows = [
        ["Plans issued"],
        [],
        ["Case reference", "Date of birth", "Date issued", "Year group", "Direct payment"],
        [417.0, datetime(2012, 1, 31), "10 Feb 2026", 9, True],
    ]
    register = load_register(excel_file(tmp_path / "r.xlsx", [["About this list"]], rows))
    (row,) = register.rows
    assert register.problems == ()
    assert (row.line, row.case_ref, row.date_of_birth) == (4, "417", date(2012, 1, 31))
    assert (row.date_issued, row.year_group, row.direct_payment) == (date(2026, 2, 10), 9, True)


def test_a_formula_in_excel_is_never_worked_out(tmp_path: Path) -> None:
    rows = [["Case reference", "Setting", "Direct payment"], ["A1", '=HYPERLINK("x","y")', "yes"]]
    register = load_register(excel_file(tmp_path / "r.xlsx", rows))
    assert register.rows[0].setting is None
    assert register.rows[0].direct_payment is True


def test_a_formula_in_csv_stays_a_text(tmp_path: Path) -> None:
    register = csv_register(tmp_path, "Case reference,Setting", '"=""00417""",=1+1')
    assert (register.rows[0].case_ref, register.rows[0].setting) == ("00417", "=1+1")


def test_an_excel_file_with_a_wrong_extent_loses_no_column(tmp_path: Path) -> None:
    good = excel_file(tmp_path / "good.xlsx", [["Case ref", "Direct payment"], ["A1", "yes"]])
    path = tmp_path / "wrong.xlsx"
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'ref="A1:B2"', b'ref="A1"'))
    assert load_register(path).rows[0].direct_payment is True


def test_a_wrong_value_is_a_problem_and_the_row_stays(tmp_path: Path) -> None:
    register = csv_register(
        tmp_path,
        HEADER,
        "EHC-1,Ada Lowe,31/02/2012,10/02/2026,newish,9,Ada Lowe",
        "EHC-2,Ben Marsh,01/01/2013,,amended,twelve,yes",
    )
    assert [str(problem) for problem in register.problems] == [
        "Line 2, Date of birth: is not a date in the form day/month/year",
        "Line 2, Plan type: is neither new nor amended",
        "Line 2, Direct payment received: is neither yes nor no",
        "Line 3, NC year: is not a year group such as R, 1 or 13",
    ]
    first, second = register.rows
    assert (first.date_of_birth, first.plan_type, first.direct_payment) == (None, None, None)
    assert first.date_issued == date(2026, 2, 10)
    assert (second.plan_type, second.direct_payment) == ("amended", True)


def test_a_row_that_names_no_case_is_a_problem(tmp_path: Path) -> None:
    register = csv_register(tmp_path, HEADER, ",Ada Lowe,,,,,yes", ROW)
    assert [row.line for row in register.rows] == [3]
    assert [problem.line for problem in register.problems] == [2]


def test_a_line_number_is_that_of_the_file(tmp_path: Path) -> None:
    register = csv_register(
        tmp_path, "Case ref,Setting,DP", 'A1,"Harbour\nSchool",yes', "", "A2,,perhaps"
    )
    assert [row.line for row in register.rows] == [2, 5]
    assert register.problems[0].line == 5
    assert register.rows[0].setting == "Harbour School"


def test_contradicting_rows_of_one_case_are_both_left_out(tmp_path: Path) -> None:
    register = csv_register(
        tmp_path,
        "Case ref,Name,DOB,Setting,Direct payment",
        "EHC/1,Ada Lowe,01/01/2012,,yes",
        "ehc-1,Ada Jane Lowe,01/01/2012,Harbour School,no",
        "EHC/2,Ben Marsh,02/02/2013,Hill School,yes",
    )
    row = register.find("EHC 1", "", None)
    assert row is not None
    assert (row.direct_payment, row.setting) == (None, "Harbour School")
    assert [str(problem) for problem in register.problems] == [
        "Line 3, Direct payment: contradicts line 2 of the same case: neither is used"
    ]
    assert len(register.rows) == 2


def test_a_name_is_the_second_way_to_a_case_and_needs_the_birthday(tmp_path: Path) -> None:
    register = csv_register(
        tmp_path,
        "Case ref,Name,DOB",
        "1,Anne-Marie O'Dowd,01/01/2012",
        "2,Ben Marsh,02/02/2013",
        ",Ben Lee Marsh,02/02/2013",
    )
    found = register.find("999", "Miss ANNE MARIE ODOWD", date(2012, 1, 1))
    assert found is not None
    assert found.line == 2
    assert register.find("", "Anne-Marie O'Dowd", date(2012, 1, 2)) is None
    assert register.find("", "Anne-Marie O'Dowd", None) is None
    assert register.find("", "", date(2012, 1, 1)) is None
    assert register.find("", "Ben Marsh", date(2013, 2, 2)) is None, "two children fit"
    assert register.find("0002", "Anne-Marie O'Dowd", date(2012, 1, 1)).line == 3  # type: ignore[union-attr]  # is there


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Zoë Hart", "zoe hart", True),
        ("Hart, Zoe", "Zoe Hart", True),
        ("Master Sam Lee", "Sam Lee", True),
        ("Sam Alex Lee", "Sam Lee", True),
        ("Sam (Sammy) Lee", "Sam Lee", True),
        ("Sam Lee-Moss", "Sam Lee Moss", True),
        ("Sam Lee", "Sam Leigh", False),
        ("Sam Lee", "Samuel Lee", False),
        ("Sam", "Sam Lee", False),
        ("", "", False),
    ],
)
def test_names_agree_by_first_and_last(one: str, other: str, same: bool) -> None:
    assert same_name(name_parts(one), name_parts(other)) is same


def test_case_references_agree_without_case_spaces_and_punctuation() -> None:
    assert case_key("EHC/0417 b") == case_key("ehc-0417B")
    assert case_key("00417") == case_key("417")
    assert case_key("EHC 417") != case_key("EHC 418")
    assert case_key(" - ") == ""


@pytest.mark.parametrize(
    "text",
    [
        "31/01/2012",
        "31-1-12",
        "31.01.2012",
        "31 January 2012",
        "31st January, 2012",
        "Tuesday 31 Jan 2012",
        "31-Jan-12",
        "2012-01-31",
        "2012-01-31T00:00:00",
        "31/01/2012 00:00",
    ],
)
def test_british_dates_are_read_with_the_day_first(text: str) -> None:
    assert parse_date(text) == date(2012, 1, 31)


@pytest.mark.parametrize(
    "text",
    ["01/31/2012", "30/02/2012", "31/01/0212", "January 2012", "45000", "31 Ja 2012", "soon"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parse_date(text)


@given(st.dates(min_value=date(1985, 1, 1), max_value=date(2060, 12, 31)))
def test_any_date_is_read_back(day: date) -> None:
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d-%b-%Y"):
        assert parse_date(day.strftime(form)) == day


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        *((cell, True) for cell in ("Y", "TRUE", 1, 1.0, True, "received")),
        *((cell, False) for cell in ("n", "None", 0, False, "Not received")),
        *((cell, None) for cell in ("", None, "Not known", "N/A", "-")),
    ],
)
def test_a_direct_payment_is_yes_no_or_not_established(cell: object, answer: bool | None) -> None:
    assert read_direct_payment(cell) is answer


def test_plan_types_and_year_groups_are_read_as_authorities_write_them() -> None:
    assert [read_plan_type(cell) for cell in ("Initial", "AMENDED", "")] == ["new", "amended", None]
    years = ["N1", "Nursery", "R", "Year 9", "NCY13", "14", 7, "", "Reception (FS2)", "-1", -2]
    assert [read_year_group(cell) for cell in years] == [-2, -1, 0, 9, 13, 14, 7, None, 0, -1, -2]


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"no register file none\.csv"):
        load_register(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("r.pdf", b"%PDF-1.7", r"must be a \.csv or \.xlsx file"),
        ("r.xlsx", b"not a zip", "damaged or not an Excel file"),
        ("r.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        ("r.csv", b"PK\x03\x04\x00\x00", "not a text file"),
        ("r.csv", b"", "no header row"),
        ("r.csv", b"Ada Lowe,01/01/2012\r\nBen Marsh,02/02/2013", "no header row"),
    ],
)
def test_a_file_that_is_no_list_is_refused(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(RegisterError, match=message) as caught:
        load_register(path)
    assert "Lowe" not in str(caught.value)


def test_lacking_columns_are_named_and_no_child_is(tmp_path: Path) -> None:
    with pytest.raises(RegisterError) as caught:
        csv_register(tmp_path, "D.O.B.,School,Ada Lowe", "01/01/2012,Harbour,x")
    assert "recognised are D.O.B., School" in str(caught.value)
    assert "Case reference" in str(caught.value)
    assert "Lowe" not in str(caught.value)


@given(st.text(), st.text(), st.text())
def test_whatever_a_cell_holds_never_stops_the_list(one: str, two: str, three: str) -> None:
    import csv
    import io
    import tempfile

    text = io.StringIO()
    csv.writer(text).writerows(
        [["Case ref", "DOB", "DP"], ["A1", "", ""], [one, two, three], ["A2", "", "no"]]
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "r.csv")
        path.write_text(text.getvalue().replace("\0", ""), encoding="utf-8", errors="replace")
        register = load_register(path)
    assert register.find("A1", "", None) is not None
    cells = [cell for cell in (one, two, three) if len(cell) > 4]  # "no" is a word of the sentences
    assert not any(cell in problem.message for problem in register.problems for cell in cells)


def test_no_word_of_the_data_file_means_two_things() -> None:
    words = register_words()
    for meanings in (words.direct_payment, words.plan_type, words.year_group):
        plain_words = [plain(word) for aliases in meanings.values() for word in aliases]
        assert len(plain_words) == len(set(plain_words))
    assert words.direct_payment.keys() == {"received", "not_received"}
    assert words.plan_type.keys() == {"new", "amended"}
    assert words.year_group.keys() == {"-2", "-1", "0"}
