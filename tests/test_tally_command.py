"""``audit tally``: the month's measures on the screen, as JSON and as a table."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest
from figures_store import confirmed, draw, empty_store, issue, score
from typer.testing import CliRunner, Result

from audit.commands import app
from audit.errors import NotPossible
from audit.framework.result import Coverage, MeasureTally, Tally, TargetStatus, tally_schema
from audit.reporting import tally_csv, tally_text
from audit.reporting.figure_words import per_cent
from audit.store.opening import open_store
from audit.store.tables import Access


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["tally", *arguments])


def small_month(address: str) -> None:
    store = empty_store(address)
    with store.writing() as session:
        plans = issue(session, 6, year_group=9)
        draw(session, plans[:3])
        confirmed(session, plans[0])
        confirmed(session, plans[1], overall_good=False, direct_payments="not established")
        score(session, plans[2])
    store.close()


def invented(title: str = "A measure", percent: float = 79.96) -> Tally:
    """A tally with one measure."""
    held = TargetStatus(value=80, source="=A plan", status="cannot tell yet")
    measure = MeasureTally(
        id="overall_good", title=title, numerator=7, denominator=9, left_out={"not judged": 2},
        population=20, population_known=False, provisional=1, percent=percent,
        interval=(50.0, 92.55), targets=[held],
    )  # fmt: skip
    covered = TargetStatus(value=50, source="A plan", status="met")
    return Tally(
        period="2026-08/2026-10", months=["2026-08", "2026-09", "2026-10"], basis="provisional",
        coverage=Coverage(
            issued=20, sampled=11, audited=11, confirmed=10, counted=11, percent=55, target=covered
        ),
        measures=[measure], without_sample=[], notes=["A note."],
    )  # fmt: skip


def test_json_is_as_published(sqlite: str) -> None:
    small_month(sqlite)
    done = run("--month", "2026-10", "--database", sqlite, "--format", "json")
    assert done.exit_code == 0
    found = json.loads(done.stdout)
    jsonschema.validate(found, tally_schema())
    assert found["schema"] == "tally/1"
    assert found["period"] == "2026-10"
    assert found["coverage"].items() >= {"issued": 6, "sampled": 3, "audited": 3}.items()
    good = found["measures"][0]
    assert good["id"] == "overall_good"
    assert (good["numerator"], good["denominator"], good["percent"]) == (1, 2, 50)
    assert good["left_out"] == {"not yet confirmed": 1}
    low, high = good["interval"]
    assert low <= 50 <= high
    assert good["targets"][0] == {
        "value": 80,
        "source": "Performance Framework",
        "status": "cannot tell yet",
    }
    assert found["measures"][4]["left_out"] == {"not yet confirmed": 1, "not established": 1}


def test_the_schema_is_printed() -> None:
    done = CliRunner().invoke(app, ["schema", "--tally"])
    assert json.loads(done.stdout) == tally_schema()


def test_the_screen_says_it_in_words_and_in_80_columns(sqlite: str) -> None:
    small_month(sqlite)
    done = run("--from", "2026-09", "--to", "2026-10", "--provisional", "--database", sqlite)
    assert done.exit_code == 0
    assert max(len(line) for line in done.stdout.splitlines()) <= 80
    words = " ".join(done.stdout.split())
    assert "2026-09 to 2026-10: provisional figures" in words
    assert "2 of 3 plans: 66.6%" in words
    assert "of these not confirmed by an auditor: 1" in words
    assert "Target 80% (Performance Framework) cannot tell yet" in words
    assert "left out: 1 not established" in words


def test_who_looked_is_logged(sqlite: str) -> None:
    small_month(sqlite)
    run("--month", "2026-10", "--database", sqlite, "--auditor", "Rowan Iyer")
    with open_store(sqlite).reading() as session:
        (line,) = session.query(Access).all()
    assert (line.who, line.did, line.month) == ("Rowan Iyer", "tally 2026-10", "2026-10")


@pytest.mark.parametrize(
    ("months", "why"),
    [
        ([], "Say which months"),
        (["--month", "2026-10", "--from", "2026-08", "--to", "2026-10"], "Say which months"),
        (["--month", "October"], "not in the form 2026-10"),
        (["--from", "2026-10", "--to", "2026-08"], "comes before"),
    ],
)
def test_months_that_make_no_sense_are_refused(months: list[str], why: str) -> None:
    done = run(*months, "--database", "nowhere.db")
    assert isinstance(done.exception, NotPossible)
    assert why in str(done.exception)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(79.96, "79.9%"), (80.0, "80%"), (100 * 2 / 3, "66.6%"), (99.999, "99.9%"), (None, "none"),
     (100 * 0.29, "29%"), (0.05, "0%")],
)  # fmt: skip
def test_a_per_cent_is_never_rounded_up(value: float | None, shown: str) -> None:
    assert per_cent(value) == shown


def test_a_list_that_was_taken_in_proportion_is_said_to_be() -> None:
    assert "of about 20 plans issued" in " ".join(tally_text.render(invented()).split())


def test_the_table_has_a_line_for_coverage_and_one_for_each_target() -> None:
    coverage, measure = csv.DictReader(io.StringIO(tally_csv.render(invented()).lstrip("\ufeff")))
    assert (coverage["measure"], coverage["numerator"], coverage["denominator"]) == (
        "coverage",
        "11",
        "20",
    )
    assert coverage["not confirmed"] == "1"
    assert measure["percent"] == "79.96"
    assert (measure["low"], measure["high"], measure["status"]) == (
        "50.0",
        "92.55",
        "cannot tell yet",
    )
    assert (measure["left out: not judged"], measure["left out: not scored"]) == ("2", "0")


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", " \t=1+1"])
def test_no_text_of_the_table_is_a_formula(title: str) -> None:
    rows = list(csv.reader(io.StringIO(tally_csv.render(invented(title)).lstrip("\ufeff"))))
    cells = [cell for row in rows for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert f"'{title.strip()}" in cells
    assert "'=A plan" in cells
