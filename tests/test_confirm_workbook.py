"""Auditors confirm in Excel: what they are shown, and what comes back of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from confirm_store import MONTH, add_audit, machine, scored_month
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import delete

from audit.errors import NotPossible
from audit.monthly.confirm_answers import read_answers
from audit.monthly.confirm_import import ImportedAnswers, take_answers
from audit.monthly.confirm_sheet import month_sheet, sheet_of
from audit.monthly.confirming import audited, confirm
from audit.monthly.corrections import Auditor, Correction
from audit.monthly.finding import issued_plan
from audit.monthly.history import history
from audit.reporting.confirm_xlsx import to_bytes
from audit.store.opening import Store
from audit.store.tables import Case

ROWAN, LENA = Auditor("Rowan Iyer"), Auditor("Lena Voss", "health")


def exported(store: Store, path: Path) -> Workbook:
    """The month's workbook as an auditor opens it; ``path`` is where it will be saved."""
    with store.writing() as session:
        path.write_bytes(to_bytes(month_sheet(session, MONTH)))
    return load_workbook(path)


def column(sheet: Worksheet, header: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == header)


def row_of(sheet: Worksheet, case: str, criterion: str | None = None) -> int:
    at, of = column(sheet, "Case"), column(sheet, "Criterion") if criterion else 0
    return next(
        row
        for row in range(2, sheet.max_row + 1)
        if sheet.cell(row, at).value == case
        and (not criterion or sheet.cell(row, of).value == criterion)
    )


def rate(book: Workbook, case: str, criterion: str, rating: object, reason: object = None) -> None:
    sheet = book["Ratings"]
    row = row_of(sheet, case, criterion)
    sheet.cell(row, column(sheet, "Your rating")).value = rating  # type: ignore[assignment]  # stubs forget merged cells
    sheet.cell(row, column(sheet, "Your reason")).value = reason  # type: ignore[assignment]  # stubs forget merged cells


def yes(book: Workbook, case: str, word: object = "yes") -> None:
    sheet = book["Plans"]
    sheet.cell(row_of(sheet, case), column(sheet, "Confirm?")).value = word  # type: ignore[assignment]  # stubs forget merged cells


def take(store: Store, book: Workbook, path: Path, by: Auditor = ROWAN) -> ImportedAnswers:
    book.save(path)
    with store.writing() as session:
        return take_answers(session, read_answers(session, path), by)


def final(store: Store, case: str) -> dict[str, str]:
    with store.reading() as session:
        seen = history(session, audited(session, issued_plan(session, case, MONTH)))
        return {row.criterion: row.final for row in seen.criteria} if seen.final else {}


@pytest.fixture
def store(sqlite: str) -> Store:
    return scored_month(sqlite)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "month.xlsx"


def test_confirmed_and_corrected_plans_go_in_and_the_others_stay_open(
    store: Store, path: Path
) -> None:
    book = exported(store, path)
    yes(book, "KM-1")
    yes(book, "KM-2")
    rate(book, "KM-2", "D1", "2", "Asked and answered.")
    done = take(store, book, path)
    assert [(plan.case_ref, len(plan.changed)) for plan in done.confirmed] == [
        ("KM-1", 0), ("KM-2", 1),
    ]  # fmt: skip
    assert (done.open, done.refused) == (["KM-3"], [])
    assert final(store, "KM-1")["D1"] == "0"
    assert final(store, "KM-2")["D1"] == "2"


def test_the_same_workbook_twice_changes_nothing_even_if_others_spoke_since(
    store: Store, path: Path
) -> None:
    book = exported(store, path)
    yes(book, "KM-1")
    rate(book, "KM-1", "D1", "2", "Asked and answered.")
    take(store, book, path)
    with store.writing() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
        confirm(session, plan, LENA, [Correction("D1", "1", "The answer is of last year.")])
    again = take(store, book, path)
    assert (again.confirmed, again.unchanged, again.refused) == ([], ["KM-1"], [])
    assert final(store, "KM-1")["D1"] == "1"


@pytest.mark.parametrize(
    ("written", "given"),
    [(2, "2"), (2.0, "2"), (" 2 ", "2"), ("2.0", "2"), ("2 sound", "2"), ("N/A", "n/a")],
)
def test_what_spreadsheet_programs_make_of_a_rating_is_understood(
    store: Store, path: Path, written: object, given: str
) -> None:
    book = exported(store, path)
    yes(book, "KM-1", " Yes ")
    rate(book, "KM-1", "D1", written, 2026)
    take(store, book, path)
    assert final(store, "KM-1")["D1"] == given


def test_a_plan_with_a_wrong_answer_is_left_whole_and_the_others_go_in(
    store: Store, path: Path
) -> None:
    book = exported(store, path)
    for case in ("KM-1", "KM-2", "KM-3"):
        yes(book, case)
    rate(book, "KM-1", "D1", "5", "x")
    rate(book, "KM-1", "C1", "1", "No clinic is named.")
    rate(book, "KM-2", "D1", "2")
    done = take(store, book, path)
    assert [plan.case_ref for plan in done.confirmed] == ["KM-3"]
    assert [(one.case_ref, one.criterion) for one in done.refused] == [
        ("KM-1", "D1"), ("KM-2", "D1"),
    ]  # fmt: skip
    assert "is no rating: choose 0, 1, 2, 3" in done.refused[0].why
    assert "no reason is given why it is 2 and not 0" in done.refused[1].why
    assert final(store, "KM-1") == {}


def test_answers_without_yes_wait_and_are_named(store: Store, path: Path) -> None:
    book = exported(store, path)
    rate(book, "KM-1", "D1", "2", "Asked and answered.")
    done = take(store, book, path)
    assert done.confirmed == []
    assert [one.case_ref for one in done.refused] == ["KM-1"]
    assert "choose yes" in done.refused[0].why


def test_a_rating_that_somebody_else_changed_since_is_not_overwritten_unseen(
    store: Store, path: Path
) -> None:
    book = exported(store, path)
    with store.writing() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
        confirm(session, plan, LENA, [Correction("D1", "1", "The answer is of last year.")])
    for case in ("KM-1", "KM-2"):
        yes(book, case)
        rate(book, case, "D1", "2", "Asked and answered.")
    done = take(store, book, path)
    assert [(one.case_ref, one.criterion) for one in done.refused] == [("KM-1", "D1")]
    assert "Lena Voss has changed it to 1" in done.refused[0].why
    assert final(store, "KM-1")["D1"] == "1"
    rate(book, "KM-1", "D1", None)
    rate(book, "KM-1", "C1", "3", "The clinic is named in Section G.")
    done = take(store, book, path)
    assert [plan.case_ref for plan in done.confirmed] == ["KM-1"]
    assert (final(store, "KM-1")["C1"], final(store, "KM-1")["D1"]) == ("3", "1")


def test_sorted_rows_still_belong_to_their_plans(store: Store, path: Path) -> None:
    book = exported(store, path)
    yes(book, "KM-1")
    rate(book, "KM-1", "D1", "2", "Asked and answered.")
    sheet = book["Ratings"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), 2):
        for at, value in enumerate(row, 1):
            sheet.cell(number, at).value = value
    take(store, book, path)
    assert final(store, "KM-1")["D1"] == "2"


def _swap_keys(book: Workbook) -> None:
    sheet = book["Ratings"]
    one, other = (
        sheet.cell(row_of(sheet, "KM-1", "D1"), 1),
        sheet.cell(row_of(sheet, "KM-2", "D1"), 1),
    )
    one.value, other.value = other.value, one.value


def _copy_key(book: Workbook) -> None:
    sheet = book["Ratings"]
    sheet.cell(row_of(sheet, "KM-1", "C1"), 1).value = "1:D1"
    rate(book, "KM-1", "C1", "3", "Copied.")


@pytest.mark.parametrize("change", [_swap_keys, _copy_key])
def test_a_row_that_was_copied_or_changed_is_refused_with_its_plan(
    store: Store, path: Path, change: Callable[[Workbook], None]
) -> None:
    book = exported(store, path)
    yes(book, "KM-1")
    rate(book, "KM-1", "D1", "2", "Asked and answered.")
    change(book)
    done = take(store, book, path)
    assert done.confirmed == []
    assert {one.case_ref for one in done.refused} == {"KM-1"}
    assert "copied or changed" in done.refused[0].why


def _hidden_cell(book: Workbook) -> None:
    book["Keys"].cell(2, 3).value = "7"


def _no_keys(book: Workbook) -> None:
    del book["Keys"]


def _no_column(book: Workbook) -> None:
    book["Ratings"].delete_cols(column(book["Ratings"], "Your reason"))


@pytest.mark.parametrize("change", [_hidden_cell, _no_keys, _no_column])
def test_a_workbook_that_was_changed_where_it_is_hidden_is_refused(
    store: Store, path: Path, change: Callable[[Workbook], None]
) -> None:
    book = exported(store, path)
    change(book)
    rate(book, "KM-1", "D1", "2") if change is not _no_column else None
    with pytest.raises(NotPossible, match="was not exported from this store, or hidden parts"):
        take(store, book, path)


def test_a_workbook_of_another_store_is_refused(store: Store, path: Path, tmp_path: Path) -> None:
    other = scored_month(str(tmp_path / "other.db"))
    book = exported(other, path)
    yes(book, "KM-1")
    with pytest.raises(NotPossible, match="was not exported from this store"):
        take(store, book, path)


def test_answers_to_an_audit_that_is_no_longer_the_newest_are_refused(
    store: Store, path: Path
) -> None:
    book = exported(store, path)
    yes(book, "KM-1")
    yes(book, "KM-2")
    with store.writing() as session:
        add_audit(session, issued_plan(session, "KM-1", MONTH), version="0.2.0")
        session.execute(delete(Case).where(Case.ref == "KM-2"))
    done = take(store, book, path)
    assert [(one.case_ref, one.why) for one in done.refused] == [
        ("KM-1", "it was scored again since the export: export the month again"),
        ("KM-2", "it is no longer in the store"),
    ]


def test_only_answers_can_be_changed_and_only_to_what_is_allowed(store: Store, path: Path) -> None:
    book = exported(store, path)
    sheet = book["Ratings"]
    unlocked = {
        cell.column for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    assert unlocked == {column(sheet, "Your rating"), column(sheet, "Your reason")}
    assert all(book[name].protection.sheet for name in book.sheetnames)
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"0,1,2,3,n/a,not judged"'
    assert str(rule.sqref) == f"F2:F{1 + 3 * 24}"
    assert sheet.freeze_panes == "E2"
    assert book["Keys"].sheet_state == "veryHidden"


def test_words_of_a_plan_never_become_a_formula(sqlite: str, path: Path) -> None:
    evil = machine()
    first = evil.criteria[0].model_copy(update={"reason": '=HYPERLINK("http://x","y")'})
    evil = evil.model_copy(update={"criteria": [first, *evil.criteria[1:]]})
    store = scored_month(sqlite, ("=1+1",))
    with store.writing() as session:
        add_audit(session, issued_plan(session, "=1+1", MONTH), evil, version="0.2.0")
    book = exported(store, path)
    cells = [cell for name in book.sheetnames for row in book[name].iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert any(cell.value == '=HYPERLINK("http://x","y")' for cell in cells)


def test_a_blind_workbook_shows_no_rating_and_no_word_of_the_tool(store: Store) -> None:
    with store.writing() as session:
        plans = [issued_plan(session, "KM-1", MONTH)]
        book = load_workbook(io.BytesIO(to_bytes(sheet_of(session, MONTH, plans, "second"))))
    headers = [cell.value for cell in book["Ratings"][1]]
    assert "Rating by the tool" not in headers
    assert "Words of the plan" not in headers
    shown = {str(cell.value) for row in book["Ratings"].iter_rows() for cell in row}
    assert not shown & {criterion.reason for criterion in machine().criteria}
    assert [cell.value for cell in book["Plans"][1]] == ["Key", "Case", "Confirm?", "Your note"]
