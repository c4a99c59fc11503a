"""The golden thread (T1): each need has provision and each outcome has a need.

Code of Practice 9.69 (F): provision for each and every need in Section B.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.criteria.case import Case, Verdict
from audit.criteria.needs_in_section import needs_said
from audit.criteria.thread_matching import Matcher, answerable
from audit.criteria.wording_tools import short
from audit.language.english import counted, listed
from audit.plan.model import Need, Provision, Quote
from audit.rubric.kinds import GoldenThread


@dataclass(frozen=True, slots=True)
class _Gap:
    what: str
    quotes: tuple[Quote, ...]


def golden_thread(case: Case, params: GoldenThread) -> Verdict:
    """Rate by the gaps: needs without provision, outcomes and provision without a need."""
    plan = case.plan
    if not plan.needs or not (plan.provision or plan.outcomes):
        return Verdict(0, "There are no needs, or no provision or outcomes, to hold together.")
    match = Matcher(case, params)
    gaps = _need_gaps(match, plan.needs, plan.provision_of("F"), "Section F")
    for section, sections in (("C", ("G",)), ("D", ("H1", "H2"))):
        needs = needs_said(case, section).needs
        gaps += _care_gaps(needs, bool(plan.provision_of(*sections)), sections)
    needs = answerable(case)
    gaps += [
        _Gap("outcome without a need", (outcome.quote,))
        for outcome in plan.outcomes
        if match.words(match.text(outcome)) >= params.least_outcome_words
        and not match.answers_one(outcome, needs)
    ]
    gaps += _idle_provision(case, match, needs)
    return _verdict(params, gaps, len(needs) + len(plan.outcomes))


def _need_gaps(
    match: Matcher, needs: Iterable[Need], provision: tuple[Provision, ...], where: str
) -> list[_Gap]:
    return [
        _Gap(f"need without provision in {where}", need.quotes[:1])
        for need in needs
        if not provision or (match.can_tell(need.text) and not match.answered(need, provision))
    ]


def _care_gaps(needs: Sequence[Need], answered: bool, sections: tuple[str, ...]) -> list[_Gap]:
    """Health and care needs where no provision answers any of them.

    They are too few, and too alike in wording, to be told apart by their words.
    """
    where = f"Section {listed(sections, 'or')}"
    what = f"need without provision in {where}"
    return [] if answered else [_Gap(what, need.quotes[:1]) for need in needs]


def _idle_provision(case: Case, match: Matcher, needs: Sequence[Need]) -> list[_Gap]:
    """Provision that answers nothing in the plan.

    A few words give nothing to compare by, unless the plan states no health or care need at all.
    """
    idle = {
        key
        for section, keys in (("C", ("G",)), ("D", ("H1", "H2")))
        if not needs_said(case, section).needs
        for key in keys
    }
    return [
        _Gap("provision that answers nothing", (item.quote,))
        for item in case.plan.provision
        if (item.section in idle or match.can_tell(match.text(item)))
        and not match.answers_anything(item, needs, by_words=item.section in idle)
    ]


def _verdict(params: GoldenThread, gaps: list[_Gap], parts: int) -> Verdict:
    quotes = short(quote for gap in gaps for quote in gap.quotes)
    if not gaps:
        return Verdict(3, "Each need has provision; outcomes and provision answer needs.")
    kinds = list(dict.fromkeys(gap.what for gap in gaps))
    told = "; ".join(counted(sum(g.what == k for g in gaps), k, _plural(k)) for k in kinds)
    gap = "Answer each need with provision, or say why none is needed."
    if len(gaps) <= params.sound_gaps:
        return Verdict(2, f"Gaps: {told}.", quotes, gap=gap, gap_quotes=quotes)
    rating = 1 if len(gaps) <= params.weak_share * parts else 0
    return Verdict(rating, f"Gaps: {told}.", quotes, gap=gap, gap_quotes=quotes)


def _plural(kind: str) -> str:
    return (
        kind.replace("need ", "needs ", 1)
        .replace("outcome ", "outcomes ", 1)
        .replace("without a needs", "without a need")
    )
