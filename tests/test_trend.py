"""Trend, groups and what costs most, counted from a store."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from figures_store import ALL_MET, LOADED, confirm, confirmed, draw, empty_store, issue, score
from sqlalchemy.orm import Session
from typer.testing import CliRunner

from audit.commands import app
from audit.errors import NotPossible
from audit.framework.costs import costs
from audit.framework.periods import months_between
from audit.framework.population import population
from audit.framework.settings import settings
from audit.framework.trend import latest_months, trend
from audit.framework.trend_result import CriterionCost, Trend
from audit.reporting import trend_text
from audit.store.opening import Store
from audit.store.tables import Access, Confirmation, IssuedPlan, Mark

MONTHS = months_between("2026-01", "2026-03")


def month_of_plans(session: Session, month: str, met: int, seen: int, **facts: Any) -> None:
    """A month with twice as many plans as are audited and confirmed; so many meet health."""
    plans = issue(session, 2 * seen, month, **facts)
    draw(session, plans[:seen], month=month)
    for place, plan in enumerate(plans[:seen]):
        confirmed(session, plan, health=place < met)


@pytest.fixture
def store(sqlite: str) -> Store:
    """Three months: 9, 6 and 9 of 10 plans meet health."""
    store = empty_store(sqlite)
    with store.writing() as session:
        for month, met in zip(MONTHS, (9, 6, 9), strict=True):
            month_of_plans(session, month, met, 10, team="North", plan_type="new")
    return store


def trended(store: Store, *by: Any, basis: Any = "final") -> Trend:
    with store.reading() as session:
        return trend(session, MONTHS, basis, "health", by)


# --- months and quarters --------------------------------------------------------------------------


def test_each_month_and_each_rolling_quarter_is_counted(store: Store) -> None:
    measure = trended(store).measures[0]
    assert [(p.period, p.numerator, p.denominator) for p in measure.months] == [
        ("2026-01", 9, 10), ("2026-02", 6, 10), ("2026-03", 9, 10),
    ]  # fmt: skip
    assert [(p.period, p.numerator, p.population) for p in measure.quarters] == [
        ("2026-01/2026-03", 24, 60)
    ]
    assert (measure.centre, measure.median) == (80, 90)
    assert measure.finding.startswith("No signal")


def test_a_month_without_a_sample_has_no_figure(store: Store) -> None:
    with store.reading() as session:
        months = trend(session, months_between("2026-03", "2026-04")).measures[0].months
    assert (months[1].denominator, months[1].percent, months[1].limits) == (0, None, None)


def test_quarters_have_no_limits_before_there_are_enough_months(store: Store) -> None:
    with store.writing() as session:
        for month in months_between("2026-04", "2026-06"):
            month_of_plans(session, month, 2, 2)
    with store.reading() as session:
        five, six = (
            trend(session, months_between("2026-01", last), measure="health").measures[0]
            for last in ("2026-05", "2026-06")
        )
    assert all(point.limits for point in five.months)
    assert not any(point.limits for point in five.quarters)
    assert all(point.limits for point in six.quarters)


def test_the_last_year_is_shown_where_no_months_are_named(store: Store) -> None:
    with store.writing() as session:
        assert latest_months(session) == MONTHS
        month_of_plans(session, "2027-02", 2, 2)
        assert latest_months(session) == months_between("2026-03", "2027-02")


def test_without_a_sample_it_is_said_what_comes_first(sqlite: str) -> None:
    with empty_store(sqlite).reading() as session, pytest.raises(NotPossible, match="sample draw"):
        latest_months(session)


def test_a_measure_that_is_not_there_is_refused_with_those_that_are(store: Store) -> None:
    with store.reading() as session, pytest.raises(NotPossible, match="overall_good, social_care"):
        trend(session, MONTHS, measure="helth")


# --- groups ---------------------------------------------------------------------------------------


def test_a_group_is_held_against_the_others(sqlite: str) -> None:
    store = empty_store(sqlite)
    with store.writing() as session:
        plans = [*issue(session, 30, MONTHS[0], team="North"),
                 *issue(session, 30, MONTHS[0], team="South"),
                 *issue(session, 4, MONTHS[0])]  # fmt: skip
        draw(session, [*plans[:15], *plans[30:45], *plans[60:]], month=MONTHS[0])
        for place in (*range(15), *range(30, 45), *range(60, 64)):
            confirmed(session, plans[place], health=place < 4 or place >= 30)
    groups = trended(store, "team").groupings[0].measures[0].groups
    assert [(one.name, one.numerator, one.denominator, one.population) for one in groups] == [
        ("", None, 4, 4), ("North", 4, 15, 30), ("South", 15, 15, 30),
    ]  # fmt: skip
    assert [one.signal for one in groups] == [None, "worse", "better"]
    assert groups[0].finding == "Too few plans for a figure."


def test_groups_by_agency_are_those_of_the_confirmation_that_counts(store: Store) -> None:
    with store.writing() as session:
        plan = issue(session, 1, "2026-04")[0]
        draw(session, [plan], month="2026-04")
        session.add(Confirmation(
            issued_plan_id=plan.id, audit=score(session, plan), number=1, kind="first",
            auditor="A. B.", agency="health", at=datetime(2026, 5, 4, tzinfo=UTC),
            overall="good", score=0.7, measures=ALL_MET, digest="",
        ))  # fmt: skip
    with store.reading() as session:
        found = trend(session, months_between("2026-01", "2026-04"), measure="health",
                      by=["agency"]).groupings[0].measures[0].groups  # fmt: skip
    assert [(one.name, one.denominator) for one in found] == [("education", 30), ("health", 1)]
    assert found[0].population == 60


def test_nobody_is_named_as_a_group() -> None:
    from audit.commands.trend import Feature

    assert "author" not in [one.value for one in Feature]


# --- what costs most ------------------------------------------------------------------------------


def outcome(text: str, **signs: bool) -> dict[str, Any]:
    names = ("specific", "measurable", "time_bound", "true_outcome", "personal")
    return {"text": text, "missing": "", **{name: signs.get(name, True) for name in names}}


def provision(text: str, missing: str, *phrases: str) -> dict[str, Any]:
    return {"text": text, "section": "F", "specific_and_quantified": False, "missing": missing,
            "vague_phrases": list(phrases)}  # fmt: skip


def rated(
    session: Session, plan: IssuedPlan, ratings: dict[str, str], *,
    outcomes: tuple[dict[str, Any], ...] = (), provided: tuple[dict[str, Any], ...] = (),
) -> None:  # fmt: skip
    """A confirmed plan with final ratings, and with items of its audit."""
    audit = score(session, plan)
    audit.result = {**audit.result, "plan": {"sections": {}}, "outcomes": list(outcomes),
                    "provision": list(provided)}  # fmt: skip
    confirm(session, audit).marks = [
        Mark(criterion=id_, machine="0", given=given) for id_, given in ratings.items()
    ]
    session.flush()


def cost(store: Store, criterion: str) -> CriterionCost:
    with store.reading() as session:
        found = costs(session, population(session, MONTHS))
    return next(one for one in found.criteria if one.id == criterion)


def test_a_criterion_costs_its_weight_times_what_it_falls_short_of_three(sqlite: str) -> None:
    store = empty_store(sqlite)
    with store.writing() as session:
        plans = issue(session, 3, MONTHS[0])
        draw(session, plans, month=MONTHS[0])
        best = {one.id: "3" for one in LOADED.rubric.criteria}
        rated(session, plans[0], best | {"C1": "0", "E2": "2"})
        rated(session, plans[1], best | {"C1": "1", "A1": "n/a"})
        score(session, plans[2])  # not confirmed: it does not count
    with store.reading() as session:
        found = costs(session, population(session, MONTHS))
    first, second = found.criteria[:2]
    weight = LOADED.rubric.criterion("C1").weight
    assert (first.id, first.lost, first.plans) == ("C1", 5 * weight, 2)
    assert (second.id, second.lost) == ("E2", LOADED.rubric.criterion("E2").weight)
    assert found.lost == first.lost + second.lost
    assert first.ratings == {"0": 1, "1": 1, "2": 0, "3": 0}
    assert (found.plans, found.limited, first.limited) == (2, 2, 2)
    assert [(one.advice, one.criteria[0]) for one in found.advice[:2]] == [
        ("health", "C1"), ("education", "E2"),
    ]  # fmt: skip


def test_a_provisional_basis_counts_the_machines_ratings_too(sqlite: str) -> None:
    store = empty_store(sqlite)
    with store.writing() as session:
        plan = issue(session, 1, MONTHS[0])[0]
        draw(session, [plan], month=MONTHS[0])
        score(session, plan).result = {
            "measures": {"health": False}, "plan": {"sections": {}}, "outcomes": [],
            "provision": [], "criteria": [{"id": "C1", "rating": 1}, {"id": "A1", "rating": None}],
        }  # fmt: skip
    with store.reading() as session:
        assert costs(session, population(session, MONTHS)).plans == 0
        found = costs(session, population(session, MONTHS, "provisional"))
    assert (found.plans, found.criteria[0].id, found.criteria[0].plans) == (1, "C1", 1)


def test_two_months_are_compared_and_a_small_change_is_none(sqlite: str) -> None:
    store = empty_store(sqlite)
    with store.writing() as session:
        for month, sound in (("2026-01", 18), ("2026-03", 2)):
            plans = issue(session, 20, month)
            draw(session, plans, month=month)
            for place, plan in enumerate(plans):
                rated(session, plan, {"C1": "2" if place < sound else "1",
                                      "A1": "2" if place < 10 + sound // 6 else "1"})  # fmt: skip
    health, views = cost(store, "C1"), cost(store, "A1")
    assert (health.sound_before, health.plans_before) == (18, 20)
    assert (health.sound_last, health.signal) == (2, "worse")
    assert views.signal is None
    assert views.change.startswith("No more than chance")


def test_only_words_that_stand_in_enough_childrens_plans_are_shown(database: str) -> None:
    shared = "[name] will have access to ELSA from 2 March 2026."
    store = empty_store(database)
    with store.writing() as session:
        plans = issue(session, 3, MONTHS[0])
        draw(session, plans, month=MONTHS[0])
        for place, plan in enumerate(plans):
            items = [outcome(shared.replace("2 March", f"{place} April"), time_bound=False)]
            if place:
                items.append(outcome("Rides Pegasus at the stables.", measurable=False))
            rated(session, plan, {"E1": "1"}, outcomes=tuple(items))
    found = cost(store, "E1")
    assert [(one.text, one.plans) for one in found.wordings] == [
        ("[name] will have access to ELSA from [date].", 3)
    ]
    assert [one.text for one in found.missing] == [
        "It has no date, age, school year or other time limit"
    ]


def test_several_plans_of_one_child_are_one(sqlite: str) -> None:
    store = empty_store(sqlite)
    with store.writing() as session:
        first = issue(session, 1, MONTHS[0])[0]
        plans = [first]
        for month in MONTHS[1:]:
            day = first.date_issued.replace(month=int(month[5:]))
            again = IssuedPlan(month=month, date_issued=day, advice={}, case=first.case)
            session.add(again)
            plans.append(again)
        session.flush()
        for month, plan in zip(MONTHS, plans, strict=True):
            draw(session, [plan], month=month)
            rated(session, plan, {"E1": "0"}, outcomes=(outcome("Be happy.", specific=False),))
    assert not cost(store, "E1").wordings
    assert not cost(store, "E1").missing


def test_what_the_tool_quotes_of_a_plan_is_not_in_its_own_sentence(sqlite: str) -> None:
    says = "Says who, but not how often. Left open: “as Oona likes. Then”, “may”."
    store = empty_store(sqlite)
    with store.writing() as session:
        plans = issue(session, 3, MONTHS[0])
        draw(session, plans, month=MONTHS[0])
        for plan in plans:
            rated(session, plan, {"F1": "0"}, provided=(provision("Help.", says, "May"),))
    found = cost(store, "F1")
    assert [one.text for one in found.missing] == ["Says who, but not how often"]
    assert [one.text for one in found.phrases] == ["May"]


def test_every_criterion_of_the_settings_is_one_of_the_rubric() -> None:
    rules, known = settings().costs, {one.id for one in LOADED.rubric.criteria}
    named = [*rules.outcomes, *rules.provision, *(i for ids in rules.advice.values() for i in ids)]
    assert set(named) <= known
    assert (rules.advice_of("G1"), rules.advice_of("J1")) == ("health", "social care")
    assert rules.advice_of("W1") == "authority"


# --- the command ----------------------------------------------------------------------------------


def test_the_command_shows_logs_and_writes_tables(store: Store, sqlite: str) -> None:
    run = CliRunner().invoke
    told = run(app, ["trend", "--database", sqlite, "--by", "team", "--measure", "health"])
    assert told.exit_code == 0, told.output
    for words in ("6 of 10", "no ranking", "Rolling quarters", "No signal"):
        assert words in told.output
    table = run(app, ["trend", "--database", sqlite, "--from", "2026-01", "--to", "2026-02", "-f",
                      "csv"]).output  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(table.lstrip("\ufeff"))))
    assert {row["period"] for row in rows} == {"2026-01", "2026-02"}
    published = run(app, ["trend", "--database", sqlite, "-f", "json", "--provisional"]).output
    assert json.loads(published)["schema"] == "trend/1"
    assert json.loads(published)["basis"] == "provisional"
    with store.reading() as session:
        assert next(one.did for one in session.query(Access)) == "trend 2026-01 to 2026-03"


def test_the_text_fits_the_terminal_and_shows_range_target_and_share(store: Store) -> None:
    text = trend_text.render(trended(store, "team"))
    assert all(len(line) <= 80 for line in text.splitlines())
    strip = next(line for line in text.splitlines() if line.startswith("2026-02"))
    assert strip.split()[-1].index("O") == 18  # 60 per cent of thirty steps
    assert strip.endswith("|")
    assert "-O-" in strip
