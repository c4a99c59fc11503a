"""Whether each need of Section B is described and not just named (B1); CFA 2014 s.37(2)(a)."""

from __future__ import annotations

from audit.criteria.case import Case, Verdict
from audit.criteria.needs_in_section import needs_of
from audit.criteria.wording_tools import of_total, short, word_count
from audit.language.english import counted
from audit.language.sentences import sentences
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
    if thin:
        verb = "is" if len(thin) == 1 else "are"
        reason += f" {len(thin)} {verb} only named, scored or described in general words."
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
    """A short need must show effect and present level; a full account speaks for one of them.

    A passage of that length tells how a difficulty shows in more words than any list holds. It
    does not where sentences of scores, diagnoses or general words outnumber those with a level;
    one more is no fault.
    """
    own: list[str] = []
    levels = general = 0
    for sentence in (text for quote in need.quotes for text in sentences(quote.text)):
        if _only_scores(case, params, sentence):
            general += 1
            continue
        own.append(sentence)
        levels += _tells_level(case, params, sentence)
        general += sentence in case.lexicon[params.general]
    words = word_count(need.text)
    if words < params.min_words or general > levels + 1:
        return False
    signs = (bool(levels), " ".join(own) in case.lexicon[params.effect])
    return any(signs) if words >= params.full_words else all(signs)


def _only_scores(case: Case, params: NeedsDescribed, sentence: str) -> bool:
    """A diagnosis or a test score, without what it means for the child."""
    return (
        sentence in case.lexicon[params.labels_only] and sentence not in case.lexicon[params.effect]
    )


def _tells_level(case: Case, params: NeedsDescribed, sentence: str) -> bool:
    """Where the child is now; a year, a date or "one-to-one" is a number but no level."""
    for match in reversed(list(case.lexicon[params.no_level].find(sentence))):
        sentence = f"{sentence[: match.start]} {sentence[match.end :]}"
    return sentence in case.lexicon[params.present_level]
