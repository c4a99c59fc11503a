"""The front of the audit form: facts, judgement, measures, ratings, what to mend."""

from __future__ import annotations

from docx.document import Document
from docx.shared import RGBColor

from audit.reporting import words
from audit.reporting.word_page import JUDGEMENT, add_heading, add_text
from audit.reporting.word_table import Cell, Column, add_pairs, add_table
from audit.reporting.words import one_line
from audit.result import CriterionResult, Mending, PlanAudit, QuoteResult

_RATING_FILLS = ("F6D3D0", "FBE5CF", "E3EFDA", "C9E2BC")
_UNRATED_FILL = "EBEBEB"


def case_title(audit: PlanAudit) -> str:
    """ "Audit of EHC plan M-20417"."""
    return f"Audit of EHC plan {one_line(audit.plan.facts.case_ref or '') or audit.plan.file}"


def judged(audit: PlanAudit) -> str:
    """ "Requires improvement (provisional)"."""
    return f"{words.overall(audit)} ({words.standing(audit)})"


def add_facts(form: Document, audit: PlanAudit) -> None:
    """What the plan's cover says, which sections it has, and which file was audited."""
    states = [
        (f"Sections: {label.lower()}", words.listed(keys) or "none")
        for label, keys in words.section_states(audit.plan.sections)
    ]
    pairs = [*words.facts(audit.plan.facts), *states, ("File", one_line(audit.plan.file))]
    add_pairs(form, "Facts of the plan", pairs)


def add_judgement(form: Document, audit: PlanAudit) -> None:
    """The overall judgement, its score, and the rules that held it down."""
    add_heading(form, "Overall judgement", 2)
    judgement = add_text(form, judged(audit), JUDGEMENT)
    judgement.runs[0].font.color.rgb = RGBColor(0, 0, 0)
    score = "No criterion could be rated, so there is no score."
    if audit.score is not None:
        score = f"Score: {words.percent(audit.score)} of the marks that could be given."
    add_text(form, score)
    if audit.overall_before_limits and audit.overall_before_limits != audit.overall:
        before = words.sentence_case(audit.overall_before_limits)
        add_text(form, f"{before} by its score alone. It is held down by:")
    elif audit.limits:
        add_text(form, "Rules that also bound it:")
    for limit in audit.limits:
        by = f" ({words.listed(limit.criteria)})" if limit.criteria else ""
        add_text(form, f"At most {limit.at_most}{by}: {limit.reason}", "List Bullet")
    if audit.provisional:
        add_text(form, words.PROVISIONAL)


def add_measures(form: Document, audit: PlanAudit) -> None:
    """The measures of the Performance Framework that this plan counts towards."""
    add_heading(form, "The Performance Framework's measures", 2)
    columns = (
        Column("Measure", 6),
        Column("This plan", 2.7),
        Column("Reason", 6.1),
        Column("Target", 2.2),
    )
    rows = [
        (
            measure.title,
            Cell((words.sentence_case(words.answer(measure.answer)),), bold=True),
            measure.reason,
            words.targets(measure.targets),
        )
        for measure in audit.measure_details
    ]
    add_table(form, "Measures", columns, rows)


def add_ratings(form: Document, audit: PlanAudit) -> None:
    """Every criterion with the tool's rating and room for the auditor's."""
    add_heading(form, "Ratings", 2)
    scale = ", ".join(f"{number} {word}" for number, word in enumerate(words.RATINGS))
    intro = add_text(
        form,
        f"Each criterion is rated {scale}. Write your own rating in the last column where you "
        "differ from the tool, and tick where you agree. A criterion marked * can hold the "
        "overall judgement down.",
    )
    intro.paragraph_format.keep_with_next = True
    columns = (
        Column("Id", 1.2),
        Column("Criterion", 5),
        Column("Tool's rating", 2.4),
        Column("Reason", 6),
        Column("Auditor's rating", 2.4),
    )
    add_table(form, "Ratings", columns, [_rating_row(item) for item in audit.criteria])


def add_mending(form: Document, audit: PlanAudit) -> None:
    """What the plan's author is asked to mend, in the order given."""
    add_heading(form, "What to mend", 2)
    if not audit.mending:
        add_text(form, "The audit asks for nothing to be mended.")
        return
    intro = add_text(
        form,
        "For the plan's author, the most important first. Tick the last column when it is done.",
    )
    intro.paragraph_format.keep_with_next = True
    columns = (
        Column("No.", 1.1),
        Column("What to mend", 7),
        Column("Words of the plan", 7),
        Column("Mended", 1.9),
    )
    rows = [_mending_row(number, item) for number, item in enumerate(audit.mending, start=1)]
    add_table(form, "What to mend", columns, rows)


def quoted(quote: QuoteResult) -> str:
    """ "Section F, page 3: “exact words”"."""
    return f"{words.place(quote)}: “{quote.text}”"


def rating_cell(criterion: CriterionResult) -> Cell:
    """The rating in number and word; the shade only repeats what the words say."""
    fill = _UNRATED_FILL if criterion.rating is None else _RATING_FILLS[criterion.rating]
    return Cell((words.sentence_case(words.rating(criterion)),), fill, bold=True)


def _rating_row(criterion: CriterionResult) -> tuple[str | Cell, ...]:
    title = f"{criterion.title} *" if criterion.limiting else criterion.title
    return (
        Cell((criterion.id,), bold=True),
        title,
        rating_cell(criterion),
        words.reason(criterion),
        "",
    )


def _mending_row(number: int, item: Mending) -> tuple[str | Cell, ...]:
    return (
        str(number),
        Cell((f"{item.criterion}, {words.section(item.section)}", item.what, words.gain(item))),
        Cell(tuple(quoted(quote) for quote in item.quotes)),
        "",
    )
