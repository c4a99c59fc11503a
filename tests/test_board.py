"""The papers for the board, from the store to the file."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from figures_store import MONTH, confirm, draw, empty_store, issue, score
from jsonschema import Draft202012Validator
from sqlalchemy import select
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from audit.commands import app
from audit.errors import NotPossible
from audit.framework.board import board
from audit.framework.board_figures import Shown
from audit.framework.board_lines import month_key
from audit.framework.board_result import HIDDEN, BoardPack, board_schema
from audit.framework.board_signals import told
from audit.framework.progress import record_progress
from audit.framework.recording import figure_for, record
from audit.framework.suppression import Figures
from audit.framework.trend_result import MeasureTrend, Signal
from audit.store.opening import open_store
from audit.store.tables import Access, Audit, IssuedPlan, Mark

RUNNER = CliRunner()


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """September and October: 20 plans confirmed each and 2 more scored, of 44 issued."""
    address = tmp_path_factory.mktemp("board") / "store.db"
    store = empty_store(str(address))
    with store.writing() as session:
        for month, good, health in (("2026-09", 12, 11), (MONTH, 14, 18)):
            plans = issue(session, 44, month, team="North", plan_type="new", year_group=5)
            draw(session, plans[:22], month=month, issued=44)
            for number, plan in enumerate(plans[:20]):
                judged(session, plan, number < good, number < health)
            for plan in plans[20:22]:
                scored(session, plan)
        record(session, [figure_for("tribunals_logged", MONTH, value=3)])
        record(session, [figure_for("requests_parents", MONTH, value=12)])
        record_progress(session, "G2-audit-tool", "2026-08", "green", "In use")
    store.close()
    return address


@pytest.fixture
def filled(once: Path, tmp_path: Path) -> str:
    """A copy of that store for each test."""
    return str(shutil.copy(once, tmp_path / "store.db"))


def scored(session: Session, plan: IssuedPlan) -> Audit:
    audit = score(session, plan, overall_good=False, direct_payments=None, aspirations=None)
    audit.result = {**audit.result, "plan": {"sections": {}}, "outcomes": [], "provision": []}
    return audit


def judged(session: Session, plan: IssuedPlan, good: bool, health: bool) -> None:
    audit = scored(session, plan)
    word = confirm(
        session, audit, overall_good=good, health=health, direct_payments=None, aspirations=None
    )
    rating = "2" if health else "1"
    word.marks = [Mark(criterion="C1", machine="2", given=rating, reason=None)]


def pack(address: str, below: int = 5, basis: str = "final") -> BoardPack:
    with open_store(address).reading() as session:
        return board(session, MONTH, "final" if basis == "final" else "provisional", below)


def test_the_month_is_told_with_its_target_and_what_it_is_a_part_of(filled: str) -> None:
    found = pack(filled)
    overall = found.measures[0]
    assert overall.figure.words == "14 of 20 (70%)"
    assert [target.status for target in overall.targets] == ["cannot tell yet", "not met"]
    assert overall.left_out == {"not yet confirmed": 2}
    assert found.coverage.sentence == (
        "20 of the 44 plans issued (45.4%) were audited and confirmed by an auditor; half of them "
        "is promised: not met."
    )
    assert found.headline[0].startswith("October 2026. Overall quality")
    assert not [line for line in found.caveats if "2026-09" in line], "that is another month"


def test_a_small_number_is_nowhere_in_the_papers_but_its_status_is_told(filled: str) -> None:
    found = pack(filled)
    health = next(one for one in found.measures if one.id == "health")
    assert health.figure.model_dump() == {
        "numerator": None, "denominator": None, "percent": None, "interval": None, "hidden": True,
        "words": HIDDEN,
    }  # fmt: skip
    assert health.population is None
    assert health.targets[0].status == "not met", "any of 1 to 4 plans without would be"
    assert "18 of 20" not in found.to_json()
    assert not found.months[2:]


def test_what_would_give_the_small_number_away_is_hidden_with_it(filled: str) -> None:
    """Both months together are 29 of 40 for the team, and for the criterion of the measure."""
    found = pack(filled)
    assert not {words for words in ("29 of 40", "11 of 40") if words in found.to_json()}
    shown = pack(filled, below=0)
    given = ("29 of 40", "11 of 40", "18 of 20 (90%)")
    assert not {words for words in given if words not in shown.to_json()}


def test_rows_of_the_framework_follow_the_same_rule(filled: str) -> None:
    rows = {row.id: row for row in pack(filled).framework}
    assert rows["quality_overall"].figure == "14 of 20 (70%)"
    assert (rows["quality_health"].figure, rows["quality_health"].status) == (HIDDEN, "not met")
    assert rows["tribunals_logged"].figure == HIDDEN
    assert rows["requests_parents"].figure == "12"
    assert rows["tribunals_held"].figure == "not recorded"


def test_two_rows_whose_difference_is_small_are_not_both_shown(filled: str) -> None:
    """In time: 32 of 44 with exceptions and 32 of 42 without: 2 plans were exceptions."""
    with open_store(filled).writing() as session:
        for number, plan in enumerate(
            session.scalars(select(IssuedPlan).where(IssuedPlan.month == MONTH))
        ):
            plan.request_date = date(2026, 9, 1) if number < 32 else date(2025, 9, 1)
            plan.exception = number >= 42
    rows = {row.id: row for row in pack(filled, below=0).framework}
    assert rows["within_20_weeks"].figure == "32 of 44 (72.7%)"
    assert rows["within_20_weeks_without_exceptions"].figure == "32 of 42 (76.1%)"
    rows = {row.id: row for row in pack(filled).framework}
    shown = {rows["within_20_weeks"].figure, rows["within_20_weeks_without_exceptions"].figure}
    assert HIDDEN in shown


def test_progress_stands_beside_the_figures_that_bear_on_it(filled: str) -> None:
    action = next(one for one in pack(filled).actions if one.id == "G2-audit-tool")
    august = action.progress[-1]
    assert (august.label, august.colour, august.words, august.note) == (
        "August 2026", "green", "Green: On Track", "In use",
    )  # fmt: skip
    assert (
        action.figures[0] == "Plans issued that were audited: 20 of 44 (45.4%); target 50%: not met"
    )
    assert action.figures[1].endswith("14 of 20 (70%); target 85%: not met")


def series(*signals: Signal) -> MeasureTrend:
    return MeasureTrend(
        id="health", title="Health", targets=[100], centre=None, median=None, months=[],
        quarters=[], signals=list(signals), finding="No signal.",
    )  # fmt: skip


def signal(rule: str, direction: str, *periods: str) -> Signal:
    return Signal.model_validate(
        {"rule": rule, "direction": direction, "periods": list(periods), "sentence": "A run."}
    )


def test_what_changed_is_told_in_one_sentence_for_better_and_one_for_worse() -> None:
    shown = Shown(Figures(), 5)
    found = told(
        shown,
        series(
            signal("limits of a month", "better", "2026-09"),
            signal("limits of a month", "better", MONTH),
            signal("limits of a quarter", "better", "2026-08/2026-10"),
            signal("limits of a month", "worse", "2026-01"),
            signal("one side", "better", "2026-08", "2026-09"),
        ),
    )
    assert found == [
        "Better than the other months by more than chance explains: September 2026 and October "
        "2026; the quarter to October 2026.",
        "Worse than the other months by more than chance explains: January 2026.",
        "A run.",
    ]
    assert told(shown, series()) == ["No signal."]


def test_a_signal_of_a_hidden_figure_is_not_told() -> None:
    shown = Shown(Figures(), 5, frozenset({month_key("health", MONTH)}))
    assert told(shown, series(signal("limits of a month", "worse", MONTH))) == []
    assert told(shown, series(signal("one side", "worse", "2026-09", MONTH))) == []


def test_provisional_figures_say_so(filled: str) -> None:
    found = pack(filled, basis="provisional")
    assert found.measures[0].figure.words == "14 of 22 (63.6%)"
    assert any(line.startswith("Provisional") for line in found.caveats)
    assert any("may change" in line for part in found.plain.parts for line in part.sentences)


def test_the_plain_page_has_the_same_facts(filled: str) -> None:
    parts = {part.heading: part.sentences for part in pack(filled).plain.parts}
    assert (
        parts["Is the whole plan good or better?"][0] == "Yes in 14 of 20 plans: 70 in every 100."
    )
    assert parts["Is there good information from health in the plan?"] == [
        "We do not show this number, because it is about so few children.",
        "We promised all plans. The promise is not kept.",
    ]


def test_papers_that_hide_nothing_say_that_they_are_for_the_team(filled: str) -> None:
    found = pack(filled, below=0)
    assert "Small numbers are not hidden: these papers are for the team only." in found.caveats
    assert any("for the team only" in line for line in found.plain.parts[-1].sentences)
    assert not any("for the team only" in line for line in pack(filled).caveats)


def test_the_papers_fit_their_schema(filled: str) -> None:
    Draft202012Validator(board_schema()).validate(json.loads(pack(filled).to_json()))


def test_a_month_without_plans_is_refused_in_a_sentence(filled: str) -> None:
    with open_store(filled).reading() as session, pytest.raises(NotPossible, match="no plan"):
        board(session, "2026-11")


@pytest.mark.parametrize("name", ["board.docx", "board.html", "board.xlsx", "board.json"])
def test_the_ending_of_the_file_says_what_is_written(
    filled: str, tmp_path: Path, name: str
) -> None:
    done = run(filled, "--output", str(tmp_path / name))
    assert done.exit_code == 0, done.output
    start = {"docx": b"PK", "xlsx": b"PK", "html": b"<!", "json": b"{"}[name.split(".")[1]]
    assert (tmp_path / name).read_bytes().startswith(start)


def test_every_use_is_logged(filled: str) -> None:
    assert run(filled, "--plain", "--auditor", "R. Iyer").exit_code == 0
    with open_store(filled).reading() as session:
        rows = [(row.did, row.month, row.who) for row in session.scalars(select(Access))]
    assert rows[-1] == ("board", MONTH, "R. Iyer")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--output", "board.odt"], "does not say what to write"),
        (["--output", "board.html", "--template", "x.docx"], "A template is a Word file"),
        (["--output", "page.xlsx", "--plain"], "is no table"),
    ],
)
def test_what_cannot_be_is_refused(filled: str, arguments: list[str], sentence: str) -> None:
    done = run(filled, *arguments)
    assert isinstance(done.exception, NotPossible)
    assert sentence in str(done.exception)


def run(address: str, *arguments: str):  # type: ignore[no-untyped-def]  # tests only
    return RUNNER.invoke(app, ["board", "--month", MONTH, "--database", address, *arguments])
