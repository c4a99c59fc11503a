"""The authority's list in the store: right rows go in, wrong ones are told, nothing twice."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from audit.commands import app
from audit.errors import NotPossible, RegisterError
from audit.monthly.register_import import Import, import_register, try_import
from audit.monthly.register_result import RegisterImported
from audit.register.column_file import column_aliases
from audit.register.phases import phase_of, year_group_by_age
from audit.store.opening import open_store
from audit.store.tables import Case, IssuedPlan, RegisterChange, RegisterImport

HEADER = (
    "Case reference,Name,Date of birth,Date issued,New or amended,Setting,Setting type,Primary "
    "need,Plan author,Team,Direct payment,Date of request,Health advice requested,Health advice "
    "received,Document path"
)
FIRST = (
    "KM-1,Tamsin Oakley,31/01/2012,05/10/2026,new,Harbour School,special,Autism,L. Sharpe,North,"
    "yes,01/05/2026,15/05/2026,30/06/2026,plans/1.docx"
)
SECOND = "KM-2,Bayo Penhale,01/09/2006,06/10/2026,amended,,,,,South,,,,,"


def listed(folder: Path, *rows: str, header: str = HEADER) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join((header, *rows)), "utf-8")
    return path


def taken(path: Path, database: str, names: bool | None = None) -> RegisterImported:
    return import_register(Import(path, keep_names=names), database, "panel")


def plans(database: str) -> list[IssuedPlan]:
    with open_store(database).reading() as session:
        return list(session.scalars(select(IssuedPlan).order_by(IssuedPlan.id)))


def names(database: str) -> list[str | None]:
    with open_store(database).reading() as session:
        return list(session.scalars(select(Case.name).order_by(Case.id)))


def test_a_row_goes_in_whole_and_the_date_of_birth_does_not(database: str, tmp_path: Path) -> None:
    result = taken(listed(tmp_path, FIRST, SECOND), database)
    assert (result.added, result.refused, result.months) == (2, 0, {"2026-10": 2})
    one, two = plans(database)
    assert (one.year_group, one.phase, one.plan_type) == (10, "secondary", "new")
    assert (one.setting_type, one.primary_need, one.author) == ("special", "Autism", "L. Sharpe")
    assert (one.team, one.direct_payment, one.document) == ("North", True, "plans/1.docx")
    assert one.advice == {"health": {"requested": "2026-05-15", "received": "2026-06-30"}}
    assert (two.year_group, two.phase, two.direct_payment, two.advice) == (15, "post-16", None, {})
    assert names(database) == [None, None]


def test_the_same_list_again_changes_nothing(database: str, tmp_path: Path) -> None:
    path = listed(tmp_path, FIRST, SECOND)
    taken(path, database)
    again = taken(path, database)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    with open_store(database).reading() as session:
        assert session.scalar(select(func.count(RegisterChange.id))) == 0
        assert [row.added for row in session.scalars(select(RegisterImport))] == [2, 0]


def test_a_change_keeps_what_stood_there(database: str, tmp_path: Path) -> None:
    taken(listed(tmp_path, FIRST), database)
    changed = FIRST.replace("Harbour", "Quay").replace(",yes,", ",,").replace("30/06", "02/07")
    result = taken(listed(tmp_path, changed), database)
    assert (result.changed, result.fields) == (1, {"advice": 1, "direct_payment": 1, "setting": 1})
    with open_store(database).reading() as session:
        changes = {
            row.field: (row.before, row.after) for row in session.scalars(select(RegisterChange))
        }
    assert changes["setting"] == ("Harbour School", "Quay School")
    assert changes["direct_payment"] == ("yes", None)
    assert plans(database)[0].advice["health"]["received"] == "2026-07-02"


def test_a_column_that_the_list_lacks_leaves_alone_what_is_known(
    sqlite: str, tmp_path: Path
) -> None:
    taken(listed(tmp_path, FIRST), sqlite)
    short = listed(tmp_path, "km 1;5 Oct 2026", header="Case ref;Issue date")
    assert taken(short, sqlite).unchanged == 1
    assert plans(sqlite)[0].team == "North"


def test_a_case_may_be_issued_a_plan_twice(sqlite: str, tmp_path: Path) -> None:
    later = FIRST.replace("05/10/2026", "09/11/2026").replace("new", "amended")
    assert taken(listed(tmp_path, FIRST, later), sqlite).months == {"2026-10": 1, "2026-11": 1}
    with open_store(sqlite).reading() as session:
        assert session.scalar(select(func.count(Case.id))) == 1


@pytest.mark.parametrize(
    ("wrong", "column", "reason"),
    [
        (FIRST.replace("KM-1", ""), "Case reference", "is empty"),
        (FIRST.replace("05/10/2026", ""), "Date issued", "is empty"),
        (FIRST.replace("05/10/2026", "31/02/2026"), "Date issued", "is not a date"),
        (FIRST.replace("31/01/2012", "31/01/1990"), "Date of birth", "under 26"),
        (FIRST.replace("31/01/2012", "31/01/2027"), "Date of birth", "under 26"),
        (FIRST.replace(",new,", ",Tamsin,"), "New or amended", "neither new nor amended"),
        (FIRST.replace(",yes,", ",Tamsin,"), "Direct payment", "neither yes nor no"),
        (FIRST.replace("15/05/2026", "soon"), "Health advice requested", "is not a date"),
        (FIRST.replace("North", "N" * 121), "Team", "is longer than 120 signs"),
    ],
)
def test_a_wrong_row_is_told_and_stays_out(
    sqlite: str, tmp_path: Path, wrong: str, column: str, reason: str
) -> None:
    result = taken(listed(tmp_path, wrong, SECOND), sqlite)
    assert (result.added, result.refused) == (1, 1)
    (problem,) = result.problems
    assert (problem.line, problem.column) == (2, column)
    assert reason in problem.message
    assert "Tamsin" not in problem.message
    assert [plan.team for plan in plans(sqlite)] == ["South"]


def test_a_plan_cannot_be_issued_after_tomorrow(sqlite: str, tmp_path: Path) -> None:
    days = [date.today() + timedelta(days) for days in (1, 2)]
    rows = [f"KM-{n},{day:%d/%m/%Y}" for n, day in enumerate(days)]
    result = taken(listed(tmp_path, *rows, header="Case ref,Date issued"), sqlite)
    assert [(p.line, p.message) for p in result.problems] == [(3, "is in the future")]


def test_rows_that_contradict_each_other_stay_out_both(sqlite: str, tmp_path: Path) -> None:
    other = FIRST.replace("North", "South")
    result = taken(listed(tmp_path, FIRST, SECOND, SECOND, other), sqlite)
    assert (result.added, result.repeated, result.refused) == (1, 1, 2)
    assert [(p.line, p.column) for p in result.problems] == [(2, "Team"), (5, "Team")]
    assert "line 5" in result.problems[0].message


def test_names_are_kept_only_where_asked_and_go_again(sqlite: str, tmp_path: Path) -> None:
    path = listed(tmp_path, FIRST, SECOND)
    assert taken(path, sqlite, names=True).names_kept
    assert names(sqlite) == ["Tamsin Oakley", "Bayo Penhale"]
    renamed = listed(tmp_path, FIRST.replace("Oakley", "Elphick"))
    assert taken(renamed, sqlite).names_kept, "it is remembered"
    assert names(sqlite)[0] == "Tamsin Elphick"
    assert not taken(path, sqlite, names=False).names_kept
    assert names(sqlite) == [None, None]
    assert b"Elphick" not in Path(sqlite).read_bytes()


def test_a_dry_run_writes_nothing_and_begins_no_store(sqlite: str, tmp_path: Path) -> None:
    wanted = Import(listed(tmp_path, FIRST, "KM-3,,,never,,,,,,,,,,,"))
    result = try_import(wanted, sqlite)
    assert (result.added, result.refused, result.dry_run) == (1, 1, True)
    assert not Path(sqlite).exists()
    taken(listed(tmp_path, SECOND), sqlite)
    assert try_import(Import(listed(tmp_path, FIRST)), sqlite).added == 1
    assert len(plans(sqlite)) == 1


def test_a_list_that_cannot_be_read_begins_no_store(sqlite: str, tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="Case reference and Date issued"):
        taken(listed(tmp_path, "1,2", header="Case ref,Colour"), sqlite)
    assert not Path(sqlite).exists()


def test_columns_can_be_named_in_a_file(sqlite: str, tmp_path: Path) -> None:
    file = tmp_path / "columns.yaml"
    file.write_text("case_ref: [Mosaic no]\nteam: Hub\nsetting: [Team]\n", "utf-8")
    path = listed(tmp_path, "7,1/10/2026,East,Quay", header="Mosaic no,Issued,Hub,Team")
    import_register(Import(path, columns=file), sqlite, "panel")
    assert [(plan.team, plan.setting) for plan in plans(sqlite)] == [("East", "Quay")]


def test_mistakes_in_the_file_of_columns_are_told_with_their_line(tmp_path: Path) -> None:
    file = tmp_path / "columns.yaml"
    file.write_text("case_ref: [Our no]\nshoe_size: [Size]\nteam: []\nauthor:\n", "utf-8")
    with pytest.raises(RegisterError) as error:
        column_aliases(file)
    lines = str(error.value).splitlines()
    assert lines[0].startswith("columns.yaml, line 2: there is no field shoe_size; the fields are ")
    assert "line 4" in lines[-1]
    for wrong in ("just words", "a: [", "- x"):
        file.write_text(wrong, "utf-8")
        with pytest.raises(RegisterError, match="line"):
            column_aliases(file)
    with pytest.raises(RegisterError, match="no file"):
        column_aliases(tmp_path / "none.yaml")


def test_phases_and_ages() -> None:
    groups = (None, -1, 0, 6, 7, 11, 12, 20)
    assert [phase_of(group) for group in groups] == [
        None, "early years", "primary", "primary", "secondary", "secondary", "post-16", "post-16",
    ]  # fmt: skip
    day = date(2026, 10, 5)
    assert year_group_by_age(date(2026, 10, 5), day) == -5
    assert year_group_by_age(date(2000, 10, 6), day) == 21, "25 on the day"
    assert year_group_by_age(date(2026, 10, 6), day) is None


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["register", *arguments])


def test_the_commands_import_and_show(sqlite: str, tmp_path: Path) -> None:
    path = listed(tmp_path, FIRST, SECOND, SECOND.replace("KM-2", ""))
    tried = run("import", str(path), "--database", sqlite, "--dry-run")
    assert "Nothing was written." in tried.stdout
    assert "Plan author" in tried.stdout
    done = run("import", str(path), "--database", sqlite)
    assert done.exit_code == 2
    assert "      2 plans added\n" in done.stdout
    assert "Line 4, Case reference:" in done.stdout
    assert "Nothing new." in run("import", str(path), "--database", sqlite).stdout
    shown = run("show", "--month", "2026-10", "--database", sqlite)
    assert "2 plans issued for 2 cases" in shown.stdout
    for result in (tried, done, shown):
        assert max(map(len, result.stdout.splitlines())) <= 80
        assert "Tamsin" not in result.output
    counts = json.loads(run("show", "--database", sqlite, "--format", "json").stdout)
    assert counts["months"][0]["documents"] == 1
    nothing = run("show", "--month", "2026-11", "--database", sqlite)
    assert isinstance(nothing.exception, NotPossible)
