"""How far auditors agree with each other and with the tool, and what the panel should reword."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.evaluating.figures import figures_of
from audit.evaluating.observing import Seen
from audit.evaluating.result import Figure
from audit.monthly.agreement_result import Agreement, AgreementOf, Between, ToReword
from audit.monthly.final import rubric_of
from audit.monthly.marked_plans import MarkedPlan, Rated, drawn_at_random, marked_plans, pairs
from audit.monthly.reasons import known_words, without_details
from audit.monthly.wording_rule import WordingRule, doubt_of, wording_rule
from audit.rubric.model import Rubric


def agreement_in(session: Session, first: str | None, last: str | None) -> Agreement:
    """The agreement over plans issued in the months from ``first`` to ``last`` (None: no bound).

    Raises NotPossible where nothing was confirmed.
    """
    plans = marked_plans(session, first, last)
    if not plans:
        raise NotPossible(
            "No plan of these months was confirmed yet: agreement needs what auditors said "
            "(audit confirm)."
        )
    rubric = rubric_of(session, plans[-1].rubric_sha256)
    comparisons = [_comparison(between, plans, rubric) for between in _BETWEEN]
    rule, twice = wording_rule(), [plan for plan in plans if plan.second]
    by_auditors = [f for f in comparisons[0].figures if f.group == "criterion"]
    enough = {figure.id for figure in by_auditors if figure.n >= rule.least_pairs}
    return Agreement(
        first_month=first,
        last_month=last,
        confirmed=len(plans),
        second_marked=len(twice),
        at_random=len({plan.plan for plan in twice} & drawn_at_random(session)),
        comparisons=comparisons,
        rule=rule,
        reword=_to_reword(by_auditors, twice, rule, known_words(rubric)),
        too_few=[c.id for c in rubric.criteria if c.id not in enough],
    )


_BETWEEN: tuple[Between, ...] = ("auditors", "first and tool", "second and tool")


def _raters(between: Between, plan: MarkedPlan) -> tuple[Rated, Rated | None]:
    if between == "auditors":
        return plan.first, plan.second
    return plan.tool, plan.first if between == "first and tool" else plan.second


def _comparison(between: Between, plans: Iterable[MarkedPlan], rubric: Rubric) -> AgreementOf:
    seen: list[Seen] = []
    rated = 0
    for plan in plans:
        one, other = _raters(between, plan)
        if other is not None:
            rated += 1
            seen += pairs(plan.plan, one, other)
    return AgreementOf(between=between, plans=rated, figures=figures_of(seen, rubric))


def _to_reword(
    figures: Iterable[Figure],
    twice: Sequence[MarkedPlan],
    rule: WordingRule,
    known: frozenset[str],
) -> list[ToReword]:
    """Those of which one can be sure first, then the lowest agreement."""
    found = [
        ToReword(
            criterion=figure.id,
            title=figure.title,
            figure=figure,
            doubt=doubt,
            reasons=_reasons(figure.id, twice, rule, known),
        )
        for figure in figures
        if (doubt := doubt_of(figure, rule)) is not None
    ]
    return sorted(found, key=lambda one: (not one.doubt.sure, one.figure.exact.share or 0))


def _reasons(
    criterion: str, twice: Sequence[MarkedPlan], rule: WordingRule, known: frozenset[str]
) -> list[str]:
    """What was said of it where the two differ, without what could tell a child."""
    found: dict[str, None] = {}
    for plan in twice:
        marks = [rated.marks.get(criterion) for rated in (plan.first, plan.second) if rated]
        if len({mark.given for mark in marks if mark}) < 2:
            continue
        agreed = plan.agreed.marks.get(criterion) if plan.agreed else None
        for one in (*marks, agreed):
            if one and one.reason:
                found[without_details(one.reason, known, rule.longest_reason)] = None
    return list(found)[: rule.most_reasons]
