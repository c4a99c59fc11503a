"""Steps towards outcomes and how they will be monitored (E3); Code of Practice 9.69, Section E."""

from __future__ import annotations

from audit.criteria.case import Case, JudgedOutcome, Verdict
from audit.criteria.wording_tools import of_total, short
from audit.rubric.kinds import StepsAndReview


def steps_and_review(case: Case, params: StepsAndReview) -> Verdict:
    """Rate by how many outcomes have shorter-term steps and say who reviews them, and when."""
    total = len(case.outcomes)
    general = short(case.plan.monitoring)
    if not total:
        return Verdict(
            0, "No outcome was found in Section E, so there are no steps to it.", general
        )
    stepped = [item for item in case.outcomes if item.outcome.steps]
    reviewed = [item for item in case.outcomes if _reviewed(case, params, item)]
    both = [item for item in stepped if item in reviewed]
    either = [item for item in case.outcomes if item in stepped or item in reviewed]
    quotes = short(
        quote for item in either for quote in (*item.outcome.steps, *item.outcome.review)
    )
    reason = (
        f"{of_total(len(stepped), total, 'outcome')} have steps; "
        f"{len(reviewed)} say who reviews them and when."
    )
    if len(both) >= params.all_share * total:
        return Verdict(3, reason, quotes)
    without = short(item.outcome.quote for item in case.outcomes if item not in both)
    if len(either) >= params.most_share * total:
        return Verdict(2, reason, quotes, gap_quotes=without)
    if either or general:
        line = " There is a general line on monitoring." if general else ""
        return Verdict(1, reason + line, quotes or general, gap_quotes=without)
    return Verdict(0, "No outcome has steps or says how it will be reviewed.", gap_quotes=without)


def _reviewed(case: Case, params: StepsAndReview, item: JudgedOutcome) -> bool:
    text = " ".join(quote.text for quote in item.outcome.review)
    return text in case.lexicon[params.who] and text in case.lexicon[params.when]
