"""Whether each need of Section B is described and not just named (B1); CFA 2014 s.37(2)(a)."""

from __future__ import annotations

from audit.criteria.case import Case, Verdict
from audit.criteria.needs_in_section import needs_of
from audit.criteria.wording_tools import of_total, short, word_count
from audit.language.english import counted
from audit.plan.model import Need
from audit.rubric.kinds import NeedsDescribed


def needs_described(case: Case, params: NeedsDescribed) -> Verdict:
    """Rate by the share of needs that say the difficulty, its effect and the present level."""
    needs = needs_of(case, params.section)
    section = case.plan.sections[params.section]
    if not needs:
        text = "missing" if not section.present else "empty"
        return Verdict(
            0, f"Section {params.section} is {text}.", gap="Describe each special educational need."
        )
    full = [need for need in needs if _described(case, params, need)]
    thin = [need for need in needs if need not in full]
    share = len(full) / len(needs)
    strengths = any(need.strengths for need in needs) or "strength" in section.text.lower()
    rating = 1
    if share >= params.most_share:
        rating = 3 if share >= params.all_share and strengths else 2
    reason = (
        f"{of_total(len(full), len(needs), 'need')} say how the difficulty shows, what it affects "
        "and where the child is now."
    )
    if not strengths:
        reason += " No strengths are described."
    return Verdict(
        rating,
        reason,
        short(quote for need in (thin or full) for quote in need.quotes[:1]),
        gap=f"Describe {counted(len(thin), 'thinly written need')}." if thin else "",
        gap_quotes=short(quote for need in thin for quote in need.quotes[:1]),
    )


def _described(case: Case, params: NeedsDescribed, need: Need) -> bool:
    text = need.text
    if word_count(text) < params.min_words:
        return False
    effect = len(case.lexicon[params.effect].texts(text))
    level = len(case.lexicon[params.present_level].texts(text))
    labels = len(case.lexicon[params.labels_only].texts(text))
    return bool(effect and level) and effect + level > labels
