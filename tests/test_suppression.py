"""Small numbers are hidden from the board's papers, and cannot be worked out from them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from board_attack import attack
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from audit.framework import board_figures
from audit.framework.applying import asked
from audit.framework.board import pack_of
from audit.framework.board_lines import Gathered, by_groups
from audit.framework.framework_result import Framework
from audit.framework.periods import months_between
from audit.framework.population import PlanKnown, Population
from audit.framework.suppression import Figures, Key, Line, exposed, hidden
from audit.framework.tally import tally
from audit.framework.trend import measure_trend
from audit.framework.trend_result import Costs, CriterionCost
from audit.rubric.loading import load_rubric

RUBRIC = load_rubric().rubric
MEASURE = "social_care"
Plan = tuple[bool | None, str, str]
"""Whether social care is good (None: not judged), team, new or amended."""


def gathered(months: Sequence[Sequence[Plan]], unseen: int = 3) -> Gathered:
    """The figures of months of plans; the last one is the board's."""
    names = months_between("2026-01", f"2026-{len(months):02}")
    plans = [
        plan(month, *facts) for month, these in zip(names, months, strict=True) for facts in these
    ]
    plans += [plan(month, None, "North", "new", drawn=False) for month in names * unseen]
    of = Population(tuple(names), "final", tuple(plans), dict.fromkeys(names, 100), RUBRIC)
    measures = [one for one in asked(RUBRIC) if one.measure.id == MEASURE]
    period = names[-1]
    series = [measure_trend(one, of) for one in measures]
    return Gathered(
        tally=tally(of.of_months([period])),
        series=series,
        groups=by_groups(of, measures),
        costs=costs(months),
        framework=Framework(
            period=period, months=[period], basis="final", recorded=0, rows=[], outcomes=[],
            actions=[], notes=[],
        ),
    )  # fmt: skip


def plan(month: str, good: bool | None, team: str, plan_type: str, drawn: bool = True) -> PlanKnown:
    answer = "not judged" if good is None else good
    return PlanKnown(
        id=0, month=month, plan_type=plan_type, phase=None, primary_need=None, team=team,
        author=None, year_group=None, direct_payment=None, drawn=drawn,
        audit_id=1 if drawn else None, confirmation_id=1 if drawn else None,
        answers={MEASURE: answer} if drawn else None,
    )  # fmt: skip


def costs(months: Sequence[Sequence[Plan]]) -> Costs:
    """What the criterion of the measure costs: the same plans once more."""
    answers = [good for these in months for good, _, _ in these if good is not None]
    low = answers.count(False)
    one = CriterionCost(
        id="D1", title="Social care", section="D", advice="social care", weight=3.0,
        plans=len(answers), lost=9.0 * low, share=1.0, ratings={"0": low, "2": len(answers) - low},
        limited=0, sound_last=0, plans_last=0, sound_before=0, plans_before=0, signal=None,
        change="", missing=[], phrases=[], wordings=[], mend="",
    )  # fmt: skip
    return Costs(
        plans=len(answers), lost=9.0 * low, limited=0, criteria=[one], advice=[], last=None,
        before=None, least_cases=5,
    )  # fmt: skip


def some(good: int, bad: int, team: str = "North", plan_type: str = "new") -> list[Plan]:
    return [(True, team, plan_type)] * good + [(False, team, plan_type)] * bad


ONE_SMALL_MONTH = [some(20, 9), some(18, 3), some(15, 12), some(20, 10), some(22, 8)]


def enough(plans: list[Plan]) -> list[Plan]:
    """The plans, or others if they are so few that their number itself is hidden."""
    return plans if sum(good is not None for good, _, _ in plans) >= 5 else some(6, 7)


NOT_JUDGED: Plan = (None, "North", "new")
blocks = st.builds(
    lambda good, bad, team, plan_type, unjudged: (
        some(good, bad, team, plan_type) + [NOT_JUDGED] * unjudged
    ),
    st.integers(0, 15),
    st.integers(0, 8),
    st.sampled_from(["North", "South", "West"]),
    st.sampled_from(["new", "amended"]),
    st.integers(0, 1),
)
months_of_plans = st.lists(
    st.lists(blocks, max_size=4).map(lambda parts: [plan for part in parts for plan in part]),
    min_size=3,
    max_size=7,
).filter(lambda months: bool(months[-1]))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(months_of_plans)
@example(ONE_SMALL_MONTH)
@example([some(3, 0), some(2, 0), some(0, 1)])
@example([some(40, 0), some(40, 1), some(40, 2, "South"), some(40, 0, "South", "amended")])
def test_no_small_number_can_be_worked_out_of_all_that_is_shown(
    months: list[list[Plan]],
) -> None:
    truth = gathered(months)
    assert attack(pack_of(truth, 5), truth, MEASURE).found() == []


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(months_of_plans.map(lambda months: [enough(plans) for plans in months]))
@example([*ONE_SMALL_MONTH, some(20, 9), some(25, 1)])
def test_what_the_papers_of_one_month_hide_of_earlier_ones_those_of_the_next_do_not_show(
    months: list[list[Plan]],
) -> None:
    before, after = pack_of(gathered(months[:-1]), 5), pack_of(gathered(months), 5)
    for kind in ("months", "quarters"):
        points = zip(getattr(before.series[0], kind), getattr(after.series[0], kind), strict=False)
        for earlier, later in points:
            assert earlier.figure.hidden == later.figure.hidden, later.period


@pytest.mark.parametrize(
    "months",
    [ONE_SMALL_MONTH, [some(40, 0), some(40, 1), some(40, 12, "South"), some(40, 9, "South")]],
)
def test_the_attacker_succeeds_where_only_the_small_numbers_themselves_are_hidden(
    months: list[list[Plan]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_small(figures: Figures, below: int, never: Sequence[Key]) -> frozenset[Key]:
        small = {key for key, line in figures.lines.items() if figures.small(line, below)}
        return frozenset(small | set(never))

    monkeypatch.setattr(board_figures, "hidden", only_small)
    monkeypatch.setattr(board_figures, "exposed", lambda *_: [])
    truth = gathered(months)
    assert attack(pack_of(truth, 5), truth, MEASURE).found() != []


def test_nothing_is_hidden_where_that_was_asked_for() -> None:
    assert (
        pack_of(gathered(ONE_SMALL_MONTH), 0).series[0].months[1].figure.words == "18 of 21 (85.7%)"
    )


def test_what_cannot_be_proved_safe_is_not_shown_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board_figures, "hidden", lambda figures, below, never: frozenset())
    pack = pack_of(gathered(ONE_SMALL_MONTH), 5)
    assert all(point.figure.hidden for point in pack.series[0].months)
    assert all(row.figure.hidden for table in pack.groups for row in table.rows)


def test_where_no_number_is_small_nothing_is_hidden() -> None:
    pack = pack_of(gathered([some(20, 9), some(18, 13), some(15, 12)]), 5)
    assert not any(point.figure.hidden for series in pack.series for point in series.months)
    assert not any(point.figure.hidden for series in pack.series for point in series.quarters)


def line(key: str, met: int, missed: int, dear: float = 1) -> Line:
    return Line(key, (met, missed), dear)


def table(*parts: Line) -> Figures:
    figures = Figures()
    for part in parts:
        figures.add(part)
    figures.add(
        line("all", sum(p.parts[0] for p in parts), sum(p.parts[1] for p in parts), dear=100)
    )
    figures.adds_up(["all"], [part.key for part in parts])
    return figures


def test_one_small_number_takes_a_second_figure_with_it_the_one_missed_least() -> None:
    figures = table(line("a", 30, 2), line("b", 20, 9, dear=3), line("c", 20, 8, dear=2))
    assert exposed(figures, {"a"}, 5)
    assert hidden(figures, 5) == {"a", "c"}


def test_two_small_numbers_hide_each_other() -> None:
    figures = table(line("a", 30, 2), line("b", 20, 3), line("c", 20, 8))
    assert hidden(figures, 5) == {"a", "b"}


def test_a_figure_of_which_all_or_none_are_met_is_no_small_number() -> None:
    assert hidden(table(line("a", 30, 0), line("b", 0, 20)), 5) == frozenset()


def test_what_is_said_in_words_of_a_hidden_figure_must_leave_another_value() -> None:
    figures = table(line("a", 30, 2), line("b", 20, 3), line("c", 20, 8))
    hide = hidden(figures, 5)
    assert not exposed(figures, hide, 5, {"a": lambda parts: 0 < parts[1] < 5})
    assert exposed(figures, hide, 5, {"a": lambda parts: parts[1] == 2})
