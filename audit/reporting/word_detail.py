"""The body of the audit form: each criterion in detail, the plan's items, and the signatures."""

from __future__ import annotations

from docx.document import Document
from docx.shared import Cm

from audit.reporting import words
from audit.reporting.word_front import quoted
from audit.reporting.word_page import PLAN_QUOTE, SMALL_PRINT, add_heading, add_text
from audit.reporting.word_table import HEAD_FILL, Cell, Column, add_table, keep_on_one_page
from audit.reporting.words import clean
from audit.result import CriterionResult, OutcomeResult, PlanAudit, ProvisionResult, QuoteResult

_LONGEST_REFERENCE = 8
_MET, _UNMET = "E3EFDA", "FBE5CF"


def add_criteria(form: Document, audit: PlanAudit) -> None:
    """Each criterion: why it has its rating, the words it rests on, what the next rating asks."""
    add_heading(form, "Each criterion in detail", 2)
    for criterion in audit.criteria:
        _add_criterion(form, criterion)


def add_outcomes(form: Document, audit: PlanAudit) -> None:
    """Every outcome with what keeps it from being SMART."""
    add_heading(form, "Outcomes", 2)
    if not audit.outcomes:
        add_text(form, "No outcome was found in the plan.")
        return
    columns = (
        Column("No.", 1.1),
        Column("Outcome, and where it stands", 7.4),
        Column("SMART", 3.5),
        Column("What is missing", 5),
    )
    rows = [_outcome_row(number, item) for number, item in enumerate(audit.outcomes, start=1)]
    add_table(form, "Outcomes", columns, rows)


def add_provision(form: Document, audit: PlanAudit) -> None:
    """Every provision statement with what keeps it from being specific and quantified."""
    add_heading(form, "Provision", 2)
    if not audit.provision:
        add_text(form, "No provision was found in the plan.")
        return
    columns = (
        Column("No.", 1.1),
        Column("Provision, and where it stands", 6),
        Column("Specific and quantified", 2.3),
        Column("Who, how often, how long", 3.8),
        Column("What is missing or vague", 3.8),
    )
    rows = [_provision_row(number, item) for number, item in enumerate(audit.provision, start=1)]
    add_table(form, "Provision", columns, rows)


def add_findings(form: Document, audit: PlanAudit) -> None:
    """What carries no rating: findings, and how the file was read."""
    add_heading(form, "Findings that carry no rating", 2)
    if not audit.findings:
        add_text(form, "None.")
    for finding in audit.findings:
        said = add_text(form, finding.message, "List Bullet")
        said.paragraph_format.keep_with_next = bool(finding.quotes)
        _add_quotes(form, finding.quotes)
    add_heading(form, "How the file was read", 2)
    if not audit.plan.warnings:
        add_text(form, "The whole file could be read without a warning.")
    for warning in audit.plan.warnings:
        add_text(form, warning.message, "List Bullet")


def add_making(form: Document, audit: PlanAudit) -> None:
    """How the form was made, and that it decides nothing."""
    add_heading(form, "How this form was made", 2)
    rubric = audit.tool.rubric
    add_text(
        form,
        f"A computer program (ehcp-audit {audit.tool.version}) read the plan and rated it by "
        f"the rubric {rubric.id}, version {rubric.version}; nothing left the computer. The "
        "program looks for words and their order and can be wrong: it supports an auditor and "
        "decides nothing. Where a confidence is given, it says how often ratings like that "
        "one agreed with plans that people had rated. The same file and rubric always give "
        f"the same form. Fingerprint of the file (SHA-256): {audit.plan.sha256}; of the "
        f"rubric: {rubric.sha256}.",
    )


def add_signatures(form: Document) -> None:
    """Room for the auditor's and the second marker's judgement, name, role, agency, signature."""
    add_heading(form, "Confirmation by the auditors", 2)
    asked = (
        "Overall judgement (outstanding, good, requires improvement or inadequate)",
        "Reasons where it differs from the tool",
        "Name",
        "Role",
        "Agency",
        "Date",
        "Signature",
    )
    columns = (Column("To be filled in", 4), Column("Auditor", 6.5), Column("Second marker", 6.5))
    rows = [(Cell((label,), HEAD_FILL, bold=True), "", "") for label in asked]
    table = add_table(form, "Confirmation", columns, rows)
    for row in table.rows[1:]:
        row.height = Cm(1.2)
    keep_on_one_page(table)


def _add_criterion(form: Document, criterion: CriterionResult) -> None:
    add_heading(form, f"{criterion.id} {criterion.title}: {words.rating(criterion)}", 3)
    about = f"{words.section(criterion.section)}, weight {criterion.weight:g}"
    if criterion.limiting:
        about += ", can hold the overall judgement down"
    if criterion.confidence is not None:
        about += f", confidence {words.percent(criterion.confidence)}"
    said = [add_text(form, f"{about}.", SMALL_PRINT), add_text(form, words.reason(criterion))]
    for label, text in (
        ("This rating means", criterion.descriptor),
        ("The next rating asks", criterion.next_level),
    ):
        if text:
            paragraph = add_text(form, "")
            paragraph.add_run(f"{label}: ").bold = True
            paragraph.add_run(clean(text))
            said.append(paragraph)
    for paragraph in said if criterion.quotes else said[:-1]:
        paragraph.paragraph_format.keep_with_next = True
    _add_quotes(form, criterion.quotes)


def _add_quotes(form: Document, quotes: list[QuoteResult]) -> None:
    for quote in quotes:
        add_text(form, quoted(quote), PLAN_QUOTE)


def _outcome_row(number: int, outcome: OutcomeResult) -> tuple[str | Cell, ...]:
    lacking = words.failings(outcome)
    verdict = ["Yes" if outcome.smart else "No"]
    if lacking:
        verdict.append(f"Not {words.listed(lacking)}")
    if outcome.needs:
        verdict.append(_answers(outcome.needs))
    if outcome.check_first:
        verdict.append(words.unsure(outcome))
    return (
        str(number),
        Cell((outcome.text, words.place(outcome))),
        Cell(tuple(verdict), _MET if outcome.smart else _UNMET),
        words.sentence_case(outcome.missing),
    )


def _answers(needs: list[str]) -> str:
    """The needs by the plan's own references; whole sentences would swamp the table."""
    if all(len(need) <= _LONGEST_REFERENCE for need in needs):
        return f"Answers {words.listed(needs)}"
    return f"Answers {words.counted(len(needs), 'need')}"


def _with_doubt(verdict: str, item: ProvisionResult) -> tuple[str, ...]:
    return (verdict, words.unsure(item)) if item.check_first else (verdict,)


def _provision_row(number: int, item: ProvisionResult) -> tuple[str | Cell, ...]:
    lacking = [words.sentence_case(item.missing)] if item.missing else []
    # What is missing may quote the vague phrases already.
    vague = [phrase for phrase in dict.fromkeys(item.vague_phrases) if phrase not in item.missing]
    if vague:
        lacking.append("Vague: " + ", ".join(f"“{phrase}”" for phrase in vague))
    exact = item.specific_and_quantified
    return (
        str(number),
        Cell((item.text, words.place(item))),
        Cell(_with_doubt("Yes" if exact else "No", item), _MET if exact else _UNMET),
        Cell(tuple(f"{label}: {text}" for label, text in words.columns(item))),
        Cell(tuple(lacking)),
    )
