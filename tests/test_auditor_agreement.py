"""Auditor and auditor, auditor and tool: how far they agree, and what the panel should reword."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from confirm_store import LOADED, MONTH, add_audit, machine, scored_month
from openpyxl import load_workbook
from sqlalchemy import update
from typer.testing import CliRunner

from audit.commands import app
from audit.errors import NotPossible
from audit.evaluating.result import Figure, IntervalResult, KappaResult, ShareResult
from audit.monthly.agreeing import agreement_in
from audit.monthly.agreement_result import Agreement
from audit.monthly.confirming import audited, confirm
from audit.monthly.corrections import Auditor, Correction
from audit.monthly.final import ratings_of
from audit.monthly.finding import issued_plan
from audit.monthly.moderating import draw_seconds
from audit.monthly.reasons import known_words, without_details
from audit.monthly.second_marking import mark_second
from audit.monthly.seconds import agree
from audit.monthly.wording_rule import Doubt, doubt_of, wording_rule
from audit.store.opening import Store
from audit.store.tables import IssuedPlan

ROWAN, LENA = Auditor("Rowan Iyer"), Auditor("Lena Voss")
CASES = tuple(f"KM-{number:02}" for number in range(1, 13))
KNOWN = known_words(LOADED.rubric)
TOOL = ratings_of(machine())


def said(store: Store, first: Mapping[str, str], second: Mapping[str, str], case: str,
         why: str = "So it reads.") -> None:  # fmt: skip
    """Rowan confirms a plan, Lena marks it again; the rest is as the tool has it."""
    with store.writing() as session:
        plan = audited(session, issued_plan(session, case, MONTH))
        confirm(session, plan, ROWAN, [Correction(id_, r, why) for id_, r in first.items()])
        given = {**TOOL, **second}
        mark_second(session, plan, LENA, [Correction(id_, r) for id_, r in given.items()])


@pytest.fixture
def store(sqlite: str) -> Store:
    """Twelve plans, all drawn. On A1 the two never give the same, on B1 the first is one lower."""
    store = scored_month(sqlite, CASES)
    with store.writing() as session:
        draw_seconds(session, MONTH, 1.0, "Panel", seed=1)
    for at, case in enumerate(CASES):
        said(store, {"A1": str(at % 3), "B1": "2"}, {"A1": "3" if at % 3 < 2 else "1"}, case)
    return store


def measured(store: Store, first: str | None = None, last: str | None = None) -> Agreement:
    with store.reading() as session:
        return agreement_in(session, first, last)


def figure(result: Agreement, id_: str, between: str = "auditors") -> Figure:
    (found,) = (one for one in result.comparisons if one.between == between)
    return next(one for one in found.figures if one.id == id_)


def test_exact_within_one_and_kappa_of_two_auditors(store: Store) -> None:
    a1 = figure(measured(store), "A1")
    # 0 and 3, 1 and 3, 2 and 1, each four times.
    assert (a1.n, a1.exact.count) == (12, 0)
    assert a1.within_one is not None
    assert (a1.within_one.count, a1.within_one.of) == (4, 12)
    # Mean squared distance (9 + 4 + 1) / 3; by chance the mean over all nine pairs of them.
    by_chance = sum((a - b) ** 2 for a in (0, 1, 2) for b in (3, 3, 1)) / 9
    assert a1.kappa.value == pytest.approx(1 - (14 / 3) / by_chance, abs=1e-4)


def test_the_tool_is_held_against_both_who_saw_its_ratings_and_who_did_not(store: Store) -> None:
    result = measured(store)
    assert TOOL["B1"] == "3"
    assert figure(result, "B1", "first and tool").exact.count == 0
    assert figure(result, "B1", "second and tool").exact.count == 12
    assert figure(result, "B1").exact.count == 0


def test_the_overall_judgement_is_compared_too(store: Store) -> None:
    overall = figure(measured(store), "overall")
    assert overall.n == 12
    assert overall.exact.of == 12


def test_what_neither_could_judge_is_no_pair(store: Store) -> None:
    result = measured(store)
    assert TOOL["J1"] == "not judged"
    assert "J1" not in {f.id for f in result.comparisons[0].figures}
    assert "J1" in result.too_few


def test_not_judged_by_one_alone_is_a_disagreement(sqlite: str) -> None:
    store = scored_month(sqlite, ("KM-1",))
    with store.writing() as session:
        draw_seconds(session, MONTH, 1.0, "Panel", seed=1)
    said(store, {}, {"A1": "not judged", "J1": "n/a"}, "KM-1")
    result = measured(store)
    assert (figure(result, "A1").n, figure(result, "A1").exact.count) == (1, 0)
    assert (figure(result, "J1").n, figure(result, "J1").exact.count) == (1, 0)


def test_words_after_the_second_mark_change_no_figure(store: Store) -> None:
    before = measured(store)
    with store.writing() as session:
        plan = audited(session, issued_plan(session, "KM-01", MONTH))
        settled = [Correction("A1", "3", "Agreed."), Correction("B1", "3", "Agreed.")]
        agree(session, plan, ROWAN, settled)
        confirm(session, plan, ROWAN, [Correction("C1", "0", "Thought again.")])
    assert measured(store).comparisons == before.comparisons


def test_a_plan_scored_again_still_counts_with_both_its_marks(store: Store) -> None:
    with store.writing() as session:
        issued = issued_plan(session, "KM-01", MONTH)
        add_audit(session, issued, version="0.2.0")
        confirm(session, audited(session, issued), ROWAN)
    assert figure(measured(store), "A1").n == 12


def test_months_bound_what_is_counted(store: Store) -> None:
    with store.writing() as session:
        old = issued_plan(session, "KM-01", MONTH)
        session.execute(update(IssuedPlan).where(IssuedPlan.id == old.id).values(month="2026-08"))
    counted = [
        measured(store, *months).confirmed
        for months in ((None, None), ("2026-09", None), (None, "2026-09"), ("2026-10", "2026-10"))
    ]
    assert counted == [12, 11, 1, 11]


def test_without_confirmations_there_is_nothing_to_compare(sqlite: str) -> None:
    with pytest.raises(NotPossible, match="audit confirm"):
        measured(scored_month(sqlite))


def test_criteria_on_which_auditors_differ_are_named_with_their_reasons(store: Store) -> None:
    result = measured(store)
    assert {one.criterion for one in result.reword} == {"A1", "B1"}
    assert all(one.doubt.sure for one in result.reword)
    assert result.reword[0].reasons == ["So it reads."]


def pairs_of(n: int, same: int, kappa: float | None, high: float | None = None) -> Figure:
    interval = IntervalResult(low=0.0, high=high) if high is not None else None
    return Figure(
        group="criterion",
        id="A1",
        title="",
        n=n,
        plans=n,
        exact=ShareResult(count=same, of=n, share=same / n, interval=interval),
        kappa=KappaResult(value=kappa, interval=None),
        not_judged=0,
        check_first=0,
    )


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (pairs_of(9, 0, -0.5), None),  # too few
        (pairs_of(10, 7, 0.6), None),
        (pairs_of(10, 6, 0.9), Doubt(exact=True, kappa=False, sure=False)),
        (pairs_of(10, 8, 0.5), Doubt(exact=False, kappa=True, sure=False)),
        (pairs_of(10, 9, 0.0), None),  # ratings that hardly vary
        (pairs_of(10, 8, None), None),
        (pairs_of(40, 20, 0.9, high=0.65), Doubt(exact=True, kappa=False, sure=True)),
        (pairs_of(40, 27, 0.9, high=0.8), Doubt(exact=True, kappa=False, sure=False)),
    ],
)
def test_the_rule_by_which_a_criterion_is_named(seen: Figure, expected: Doubt | None) -> None:
    assert doubt_of(seen, wording_rule()) == expected


@pytest.mark.parametrize(
    ("reason", "shown"),
    [
        ("Tamsin likes trains and nobody says so.", "[name] likes trains and nobody says so."),
        ("Nothing on what Tamsin's mum said", "Nothing on what [name]'s mum said"),
        ("Doesn't name Dr Okafor.", "Doesn't name [name]."),
        ("“I like Bluey” is all there is", "[quote] is all there is"),
        ("Says 'walks daily', no more", "Says [quote], no more"),
        ("Undated; the report is of 3 May 2026", "Undated; the report is of [date]"),
        ("The parents' views aren't there", "The parents' views aren't there"),
        ("Section C names no clinic.", "Section C names no clinic."),
    ],
)
def test_reasons_tell_no_child(reason: str, shown: str) -> None:
    assert without_details(reason, KNOWN, 200) == shown


def test_long_reasons_are_cut() -> None:
    assert len(without_details("no " * 200, KNOWN, 60)) <= 60


def test_text_json_and_excel_say_the_same(store: Store, sqlite: str, tmp_path: Path) -> None:
    def command(*words: str) -> str:
        done = CliRunner().invoke(
            app, ["agreement", "--database", sqlite, *words], catch_exceptions=False
        )
        assert done.exit_code == 0
        return done.stdout

    text = command("--month", MONTH)
    assert max(map(len, text.splitlines())) <= 80
    assert "12 plans marked twice, of 12 confirmed" in text
    assert Agreement.model_validate(json.loads(command("--format", "json"))) == measured(store)
    file = tmp_path / "agreement.xlsx"
    command("--format", "xlsx", "--output", str(file))
    assert [row[0].value for row in load_workbook(file)["To word better"]] == [
        "Criterion",
        "A1",
        "B1",
    ]


def test_one_month_or_a_span_but_not_both(sqlite: str) -> None:
    scored_month(sqlite)
    for words in (["--month", MONTH, "--from", MONTH], ["--from", "2026-11", "--to", MONTH]):
        with pytest.raises(NotPossible):
            CliRunner().invoke(
                app, ["agreement", "--database", sqlite, *words], catch_exceptions=False
            )
