"""``audit framework``: shown, recorded and imported, on the screen and in a table."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from shutil import copyfile

import jsonschema
import pytest
from figures_store import confirmed, draw, empty_store, issue
from openpyxl import Workbook
from typer.testing import CliRunner, Result

from audit.commands import app
from audit.errors import AuditError, NotPossible
from audit.framework.framework_result import BearingFigure, FrameworkRow, framework_schema
from audit.framework.population import population
from audit.framework.recording import figure_for, record
from audit.framework.tally import tally
from audit.framework.whole_framework import framework
from audit.reporting import framework_csv
from audit.store.opening import open_store
from audit.store.tables import Access


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20 plans issued in October 2026, 12 of them new; 10 audited, 9 of them good."""
    path = tmp_path_factory.mktemp("october") / "store.db"
    opened = empty_store(str(path))
    with opened.writing() as session:
        plans = issue(session, 12, plan_type="new") + issue(session, 8, plan_type="amended")
        draw(session, plans[:10])
        for number, plan in enumerate(plans[:10]):
            confirmed(session, plan, overall_good=number > 0)
    opened.close()
    return path


@pytest.fixture
def store(october: Path, sqlite: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A copy of that store, which commands use without being told."""
    monkeypatch.setenv("AUDIT_DATABASE", sqlite)
    return str(copyfile(october, sqlite))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["framework", *arguments])


def told(*arguments: str) -> str:
    """What a command says that works."""
    done = run(*arguments)
    assert done.exit_code == 0, done.output or done.exception
    return done.output


def shown(month: str = "2026-10") -> dict[str, FrameworkRow]:
    return {
        row["id"]: FrameworkRow.model_validate(row)
        for row in json.loads(run("show", "--month", month, "--format", "json").stdout)["rows"]
    }


def refused(*arguments: str) -> str:
    error = run(*arguments).exception
    assert isinstance(error, AuditError)
    return str(error)


def test_rows_are_filled_from_audits_register_and_what_was_recorded(store: str) -> None:
    told("record", "requests_parents", "--period", "2026-10", "--value", "12")
    told("record", "parents_involved", "--period", "2026", "--value", "84", "--respondents", "61")
    rows = shown()
    good = rows["quality_overall"]
    assert good.figure is not None
    assert (good.figure.numerator, good.figure.denominator, good.figure.by) == (9, 10, "audits")
    new = rows["plans_issued"].figure
    assert new is not None
    assert (new.value, new.by) == (12, "register")
    asked = rows["requests_parents"].figure
    assert asked is not None
    assert (asked.value, asked.by) == (12, "recorded")
    survey = rows["parents_involved"]
    assert survey.figure is not None
    assert survey.figure.interval == pytest.approx((72.8, 91.1), abs=0.1)
    assert (survey.figure.respondents, survey.status) == (61, "cannot tell yet")
    empty = rows["tribunals_held"]
    assert (empty.figure, empty.status) == (None, "not recorded")
    assert sum(row.figure is not None for row in rows.values()) == 3 + 5


def test_a_month_without_plans_still_shows_what_was_recorded(store: str) -> None:
    told("record", "requests_parents", "--period", "2026-09", "--value", "3")
    rows = shown("2026-09")
    figure = rows["requests_parents"].figure
    assert figure is not None
    assert figure.value == 3
    assert rows["quality_overall"].status == "not recorded"


def test_an_action_is_held_against_its_own_target_and_the_audits_coverage(store: str) -> None:
    told("progress", "G2-audit-tool", "--point", "2026-08", "--colour", "amber", "--note", "Late")
    told("record", "supported_internships", "--period", "2026-10", "--value", "20")
    data = json.loads(run("show", "--month", "2026-10", "--format", "json").stdout)
    jsonschema.validate(data, framework_schema())
    actions = {action["id"]: action for action in data["actions"]}
    tool = actions["G2-audit-tool"]
    assert [point["colour"] for point in tool["progress"]] == [None, None, None, "amber"]
    coverage, good = (BearingFigure.model_validate(one) for one in tool["figures"])
    assert coverage.figure is not None
    assert (coverage.figure.numerator, coverage.figure.denominator) == (10, 20)
    assert (coverage.target, coverage.status) == (50, "met")
    assert good.target == 85
    (places,) = actions["G3-internships"]["figures"]
    assert (places["target"], places["status"]) == (30, "not met")


def test_what_was_recorded_beside_the_register_is_told_and_does_not_replace_it(store: str) -> None:
    told("record", "plans_issued", "--period", "2026-10", "--value", "14")
    row = shown()["plans_issued"]
    assert row.figure is not None
    assert row.figure.value == 12
    assert row.note == "Recorded by hand as well: 14."


def test_the_screen_fits_80_columns_and_says_what_is_not_recorded(store: str) -> None:
    told("progress", "G3-pathway", "--point", "2026-08", "--colour", "green")
    text = told("show", "--month", "2026-10")
    assert max(map(len, text.splitlines())) <= 80
    assert "9 of 10: 90%" in text
    assert "Green: On Track" in text
    assert "not recorded        Tribunals held [tribunals_held]" in text
    assert "6 of 59 rows have a figure." in text


def test_the_table_can_be_filled_in_and_imported_and_twice_changes_nothing(
    store: str, tmp_path: Path
) -> None:
    told("record", "phonics", "--period", "2026", "--value", "81.3", "--note", "=1+1")
    table = list(csv.DictReader(io.StringIO(told("show", "--month", "2026-10", "--format", "csv"))))
    head = list(table[0])
    assert next(row["note"] for row in table if "phonics" in row.values()) == "'=1+1"
    by_id = {row[head[0]]: row for row in table}
    by_id["requests_parents"]["value"] = "1,012"
    by_id["parents_support"].update({"numerator": "40", "denominator": "50", "respondents": "60"})
    by_id["reviewed_on_time"].update({"value": "7", "period": "Oct-26"})  # as Excel saves it
    filled = tmp_path / "figures.csv"
    with filled.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, head)
        writer.writeheader()
        writer.writerows(table)
    said = told("import", str(filled))
    assert "Recorded: 3. As before: 1." in said
    assert "fill them: 6." in said
    assert "Recorded: 0. As before: 4." in told("import", str(filled))
    rows = shown()
    found = [rows[name].figure for name in ("requests_parents", "reviewed_on_time")]
    assert [one.value for one in found if one] == [1012, 7]


def sheet(path: Path, *rows: tuple[object, ...]) -> str:
    book = Workbook()
    (page,) = book.worksheets
    page.append(("Figures of the autumn",))
    page.append(("Measure", "Month", "Value", "Respondents"))
    for row in rows:
        page.append(row)
    book.save(path)
    return str(path)


def test_an_excel_file_is_read_dates_and_all(store: str, tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "a.xlsx",
        ("Tribunals held", datetime(2026, 10, 1), 2),
        ("Tribunals logged", "2026-10", None),
        ("Phonics: Percentage of Year 1 pupils achieving phonics standard", 2026, "81.3%"),
    )
    assert "Recorded: 2." in told("import", file)
    rows = shown()
    held, read = rows["tribunals_held"].figure, rows["phonics"].figure
    assert held is not None
    assert held.value == 2
    assert read is not None
    assert (read.value, read.period) == (81.3, "2026")


def test_of_a_sheet_with_a_mistake_nothing_is_recorded(store: str, tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "a.xlsx",
        ("Tribunals held", "2026-10", 2),
        ("Tribunals hold", "2026-10", 2),
        ("phonics", "2026", 0.813),
        ("phonics", "2026-13", 81),
        ("parents_support", "2026", 80),
        ("tribunals_held", "2026-10", 3),
        ("looked_after", "2026-10", "about forty"),
    )
    text = refused("import", file)
    assert [line.split(":")[0] for line in text.splitlines()[1:]] == [
        *(f"Line {number}" for number in (4, 5, 6, 7, 9)),
        "tribunals_held has two different figures for 2026-10.",
    ]
    assert "81.3%" in text
    assert "forty" not in text
    assert shown()["tribunals_held"].figure is None


def test_a_sheet_without_the_columns_is_refused(store: str, tmp_path: Path) -> None:
    file = tmp_path / "figures.csv"
    file.write_text("Measure,Result\nTribunals held,2\n", "utf-8")
    assert "needs the columns Row" in refused("import", str(file))


def test_a_figure_is_withdrawn(store: str) -> None:
    told("record", "tribunals_held", "--period", "2026-10", "--value", "2")
    with pytest.raises(NotPossible, match="not both"):
        raise run("record", "tribunals_held", "--period", "2026-10", "--value", "2",
                  "--withdraw").exception or AssertionError  # fmt: skip
    told("record", "tribunals_held", "--period", "2026-10", "--withdraw")
    assert shown()["tribunals_held"].figure is None


def test_each_use_is_in_the_log(store: str) -> None:
    told("record", "tribunals_held", "--period", "2026-10", "--value", "2", "--auditor", "R. I.")
    told("progress", "G3-pathway", "--point", "2026-08", "--colour", "green")
    told("show", "--month", "2026-10")
    with open_store(store).reading() as session:
        log = [(row.did, row.month) for row in session.query(Access).order_by(Access.id)]
        assert session.query(Access).first().who == "R. I."  # type: ignore[union-attr]  # there is one
    assert log == [
        ("framework record tribunals_held", None),
        ("framework progress G3-pathway", "2026-08"),
        ("framework show 2026-10", "2026-10"),
    ]


def test_several_months_take_no_half_sum_and_their_own_tally(store: str) -> None:
    with open_store(store).writing() as session:
        record(session, [figure_for("requests_parents", "2026-09", value=3)])
        months = ["2026-09", "2026-10"]
        result = framework(session, months, tally(population(session, months)))
        rows = {row.id: row for row in result.rows}
        assert rows["requests_parents"].figure is None
        assert "October 2026" in rows["requests_parents"].note
        assert result.period == "2026-09/2026-10"
        table = framework_csv.render(result)
        first = next(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"))))
        assert first["period"] == ""  # no such period can be recorded
