"""A second mark is blind, another person's, whole, and given once; then the two are compared."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from confirm_store import MONTH, scored_month
from openpyxl import Workbook, load_workbook
from sqlalchemy import select
from typer.testing import CliRunner

from audit.commands import app
from audit.errors import NotPossible
from audit.monthly.chain import chain_holds
from audit.monthly.confirm_answers import read_answers
from audit.monthly.confirm_sheet import sheet_of
from audit.monthly.confirming import Audited, audited, confirm, standing
from audit.monthly.corrections import Auditor, Correction
from audit.monthly.finding import issued_plan
from audit.monthly.moderating import draw_seconds
from audit.monthly.second_marking import mark_second, take_seconds, typed_marks
from audit.monthly.second_result import ImportedSeconds, SecondMarked
from audit.monthly.seconds import agree, compare, plans_to_mark, second_marks
from audit.reporting.confirm_xlsx import to_bytes
from audit.store.opening import Store, open_store
from audit.store.tables import Confirmation

ROWAN, LENA, ABEL = Auditor("Rowan Iyer"), Auditor("Lena Voss"), Auditor("Abel Finch")
FIRST_REASON = "Only the school speaks here."


@pytest.fixture
def store(sqlite: str) -> Store:
    return drawn_month(sqlite)


def drawn_month(address: str) -> Store:
    """KM-1 and KM-2 confirmed by Rowan, who gave A1 = 1, and all three drawn for second marks."""
    store = scored_month(address)
    with store.writing() as session:
        for case in ("KM-1", "KM-2"):
            plan = audited(session, issued_plan(session, case, MONTH))
            confirm(session, plan, ROWAN, [Correction("A1", "1", FIRST_REASON)])
        draw_seconds(session, MONTH, 1.0, "Panel", seed=1)
    return store


def ratings(plan: Audited, **other: str) -> list[Correction]:
    """The first auditor's ratings, but for those that are named."""
    given = {**plan.ratings, "A1": "1", **other}
    return [Correction(id_, rating) for id_, rating in given.items()]


def mark(store: Store, case: str = "KM-1", by: Auditor = LENA, **other: str) -> SecondMarked:
    with store.writing() as session:
        plan = audited(session, issued_plan(session, case, MONTH))
        return mark_second(session, plan, by, ratings(plan, **other))


def test_a_second_mark_is_kept_beside_the_first_and_changes_nothing_final(store: Store) -> None:
    mark(store, A1="3")
    with store.reading() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
        rows = session.scalars(select(Confirmation).where(
            Confirmation.issued_plan_id == plan.issued.id)).all()  # fmt: skip
        assert [(row.kind, row.auditor) for row in rows] == [
            ("first", "Rowan Iyer"),
            ("second", "Lena Voss"),
        ]
        stands = standing(session, plan.row.id)
        assert stands is not None
        assert stands.number == 1
        assert chain_holds(session, plan.issued.id)


@pytest.mark.parametrize("name", ["Rowan Iyer", "rowan iyer", "ROWAN IYER"])
def test_the_first_auditor_gives_no_second_mark(store: Store, name: str) -> None:
    with pytest.raises(NotPossible, match="another person"):
        mark(store, by=Auditor(name))


def test_none_of_the_agencies_that_confirmed_gives_the_second_mark(store: Store) -> None:
    with store.writing() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
        confirm(session, plan, Auditor("Lena Voss", "health"))
    with pytest.raises(NotPossible, match="another person"):
        mark(store)


def test_there_is_one_second_mark_and_it_stays(store: Store) -> None:
    mark(store)
    for who in (LENA, ABEL):
        with pytest.raises(NotPossible, match="has its second mark, by Lena Voss"):
            mark(store, by=who, A1="3")


def test_the_first_auditor_goes_first(store: Store) -> None:
    with pytest.raises(NotPossible, match="not been confirmed"):
        mark(store, "KM-3")


def test_a_plan_that_was_not_drawn_gets_none(sqlite: str) -> None:
    store = drawn_month(sqlite)
    with store.writing() as session:
        draw_seconds(session, MONTH, 0.0, "Panel", seed=1, replace=True, reason="Fewer.")
        shown = second_marks(session, MONTH)
    drawn = {plan.case_ref for plan in shown.plans}
    for case in {"KM-1", "KM-2"} - drawn:
        with pytest.raises(NotPossible, match="not drawn"):
            mark(store, case)


def test_every_criterion_is_rated(store: Store) -> None:
    with store.writing() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
        given = [one for one in ratings(plan) if one.criterion not in ("B1", "W4")]
        with pytest.raises(NotPossible, match="B1, W4 are missing"):
            mark_second(session, plan, LENA, given)


def test_of_two_who_mark_at_once_one_is_told(database: str) -> None:
    drawn_month(database).close()
    ready = threading.Barrier(2)

    def one(by: Auditor) -> str:
        store = open_store(database)
        ready.wait()
        try:
            mark(store, by=by)
        except NotPossible as error:
            return str(error)
        finally:
            store.close()
        return "marked"

    with ThreadPoolExecutor(2) as both:
        told = sorted(both.map(one, (LENA, ABEL)))
    assert told[1] == "marked"
    assert "has its second mark" in told[0]


def test_two_marks_are_compared_and_what_is_agreed_is_final(store: Store) -> None:
    mark(store, A1="3", B1="1")
    with store.writing() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
        seen = compare(session, plan.issued)
        assert [(d.criterion, d.first, d.second, d.agreed) for d in seen.differ] == [
            ("A1", "1", "3", None),
            ("B1", plan.ratings["B1"], "1", None),
        ]
        assert (seen.differ[0].first_reason, seen.alike) == (FIRST_REASON, 22)
        settled = [
            Correction("A1", "2", "Some of it is the child's."),
            Correction("B1", plan.ratings["B1"]),
        ]
        done = agree(session, plan, LENA, settled)
        assert (done.kind, [c.criterion for c in done.changed]) == ("agreed", ["A1"])
        after = compare(session, plan.issued)
        assert [d.agreed for d in after.differ] == ["2", plan.ratings["B1"]]
        assert after.agreed == done.final
        stands = standing(session, plan.row.id)
        assert stands is not None
        assert stands.kind == "agreed"


def test_nothing_on_which_they_differ_is_left_open(store: Store) -> None:
    mark(store, A1="3", B1="1")
    with store.writing() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
        with pytest.raises(NotPossible, match=r"still differ on B1 \(\d and 1\)"):
            agree(session, plan, LENA, [Correction("A1", "1")])


def test_before_the_second_mark_there_is_nothing_to_compare(store: Store) -> None:
    with store.reading() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
        with pytest.raises(NotPossible, match="nothing to compare"):
            compare(session, plan.issued)


def test_how_far_it_has_come(store: Store) -> None:
    mark(store, "KM-1", A1="3")
    mark(store, "KM-2")
    with store.reading() as session:
        shown = {plan.case_ref: plan for plan in second_marks(session, MONTH).plans}
        left = [issued.case.ref for issued in plans_to_mark(session, MONTH)]
    assert {case: plan.state for case, plan in shown.items()} == {
        "KM-1": "to compare",
        "KM-2": "settled",
        "KM-3": "not confirmed",
    }
    assert (shown["KM-1"].why, shown["KM-1"].first) == ("random", ["Rowan Iyer"])
    assert left == ["KM-3"]


# In Excel.


def blind(store: Store, path: Path) -> Workbook:
    with store.writing() as session:
        content = sheet_of(session, MONTH, plans_to_mark(session, MONTH), "second")
    path.write_bytes(to_bytes(content))
    return load_workbook(path)


def test_the_blind_file_tells_nothing_of_what_was_judged(store: Store, tmp_path: Path) -> None:
    same = cells_of(blind(store, tmp_path / "one.xlsx"))
    with store.writing() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
        confirm(session, plan, ROWAN, [Correction("A1", "3", "Read again."),
                                       Correction("B1", "0", "Nothing.")])  # fmt: skip
    other = cells_of(blind(store, tmp_path / "two.xlsx"))
    differ = [one for one, two in zip(same, other, strict=True) if one != two]
    # The number of the last word and the seal: all else is the same whatever was said.
    assert [cell if len(cell) < 64 else "seal" for cell in differ] == ["seal", "1"]
    assert FIRST_REASON not in "".join(same)


def cells_of(book: Workbook) -> list[str]:
    """All cells of all sheets, the hidden ones too."""
    return [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]


def answer(book: Workbook, case: str, rating: str = "2", leave_out: str = "") -> None:
    ratings, plans = book["Ratings"], book["Plans"]
    heads = {cell.value: cell.column for cell in ratings[1]}
    for row in range(2, ratings.max_row + 1):
        if ratings.cell(row, heads["Case"]).value == case:
            id_ = ratings.cell(row, heads["Criterion"]).value
            ratings.cell(row, heads["Your rating"]).value = None if id_ == leave_out else rating
    heads = {cell.value: cell.column for cell in plans[1]}
    for row in range(2, plans.max_row + 1):
        if plans.cell(row, heads["Case"]).value == case:
            plans.cell(row, heads["Confirm?"]).value = "yes"


def take(store: Store, book: Workbook, path: Path, by: Auditor = LENA) -> ImportedSeconds:
    book.save(path)
    with store.writing() as session:
        return take_seconds(session, read_answers(session, path), by)


def test_a_filled_file_goes_in_plan_by_plan_and_once(store: Store, tmp_path: Path) -> None:
    book = blind(store, tmp_path / "blind.xlsx")
    answer(book, "KM-1")
    answer(book, "KM-2", leave_out="E1")
    taken = take(store, book, tmp_path / "filled.xlsx")
    assert [one.case_ref for one in taken.marked] == ["KM-1"]
    assert [(one.case_ref, one.why) for one in taken.refused] == [
        ("KM-2", "A second mark rates every criterion: E1 is missing.")
    ]
    assert taken.open == ["KM-3"]
    again = take(store, book, tmp_path / "filled.xlsx")
    assert (again.marked, again.unchanged) == ([], ["KM-1"])


def test_a_file_handed_in_by_the_first_auditor_is_refused(store: Store, tmp_path: Path) -> None:
    book = blind(store, tmp_path / "blind.xlsx")
    answer(book, "KM-1")
    taken = take(store, book, tmp_path / "filled.xlsx", ROWAN)
    assert not taken.marked
    assert "another person" in taken.refused[0].why


# On the command line.


def test_ratings_may_be_typed_several_at_once_with_reasons_that_name_theirs() -> None:
    marks = typed_marks(["A1=2, a3=n/a", "D1=not judged"], ["a1: Only two: of them."], ["A1", "A3",
                        "D1"])  # fmt: skip
    assert marks == [
        Correction("A1", "2", "Only two: of them."),
        Correction("A3", "n/a"),
        Correction("D1", "not judged"),
    ]
    with pytest.raises(NotPossible, match="which rating it explains"):
        typed_marks(["A1=2"], ["because"], ["A1"])


def test_draw_mark_compare_and_agree_as_commands(store: Store, sqlite: str) -> None:
    with store.reading() as session:
        plan = audited(session, issued_plan(session, "KM-1", MONTH))
    typed = ",".join(f"{c.criterion}={c.given}" for c in ratings(plan, A1="3"))
    run = CliRunner()

    def command(*words: str) -> str:
        done = run.invoke(app, ["moderate", *words, "--database", sqlite], catch_exceptions=False)
        assert done.exit_code == 0
        assert max(map(len, done.stdout.splitlines())) <= 80
        return done.stdout

    assert "first mark due" in command("show", "--month", MONTH)
    marked = command("mark", "KM-1", "--set", typed, "--auditor", "Lena Voss")
    assert "second mark kept" in marked
    assert FIRST_REASON in command("compare", "KM-1").replace("\n" + " " * 16, " ")
    agreed = command("agree", "KM-1", "--set", "A1=2", "--reason", "Half of it.")
    assert "A1    1 weak → 2 sound" in agreed
    assert "done" in command("show", "--month", MONTH)
