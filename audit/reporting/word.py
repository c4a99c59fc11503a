"""The audit form as a Word file: for the case file, and back to the plan's author.

It writes what the ``PlanAudit`` holds and computes nothing. The same audit gives the same bytes.
"""

from __future__ import annotations

from datetime import datetime

from docx.document import Document
from docx.section import Section

from audit.reporting import words
from audit.reporting.word_detail import (
    add_criteria,
    add_findings,
    add_making,
    add_outcomes,
    add_provision,
    add_signatures,
)
from audit.reporting.word_front import (
    add_facts,
    add_judgement,
    add_measures,
    add_mending,
    add_ratings,
    case_title,
    judged,
)
from audit.reporting.word_page import (
    MADE,
    add_heading,
    add_text,
    blank_form,
    form_bytes,
    next_section,
    set_margins_text,
)
from audit.reporting.word_table import Cell, Column, add_table
from audit.reporting.words import one_line
from audit.result import Failure, PlanAudit, PlanAudits

_STANDING = {True: "Provisional: for an auditor to confirm", False: "Confirmed by an auditor"}


def to_bytes(audit: PlanAudit, made: datetime = MADE) -> bytes:
    """The form of one plan as a .docx file; ``made`` is the date in the file's properties."""
    form = blank_form(case_title(audit), made)
    _add_plan(form, form.sections[0], audit)
    return form_bytes(form)


def many_to_bytes(audits: PlanAudits, made: datetime = MADE) -> bytes:
    """A summary, the files that could not be scored, then each plan's form on new pages."""
    title = f"Audit of {words.counted(len(audits.results), 'EHC plan')}"
    form = blank_form(title, made)
    first = audits.results[0] if audits.results else None
    set_margins_text(
        form.sections[0],
        title,
        _STANDING[any(audit.provisional for audit in audits.results)],
        _made_by(first) if first else "ehcp-audit",
    )
    add_heading(form, title, 1)
    _add_summary(form, audits.results)
    _add_failures(form, audits.failed)
    for audit in audits.results:
        _add_plan(form, next_section(form), audit)
    return form_bytes(form)


def _add_plan(form: Document, section: Section, audit: PlanAudit) -> None:
    reference = one_line(audit.plan.facts.case_ref or "") or "not stated"
    set_margins_text(
        section,
        f"Case reference: {reference}",
        _STANDING[audit.provisional],
        _made_by(audit),
    )
    add_heading(form, case_title(audit), 1)
    add_facts(form, audit)
    add_judgement(form, audit)
    add_measures(form, audit)
    add_ratings(form, audit)
    add_mending(form, audit)
    add_criteria(form, audit)
    add_outcomes(form, audit)
    add_provision(form, audit)
    add_findings(form, audit)
    add_making(form, audit)
    add_signatures(form)


def _made_by(audit: PlanAudit) -> str:
    rubric = audit.tool.rubric
    return f"Rubric {rubric.id} version {rubric.version}, ehcp-audit {audit.tool.version}"


def _add_summary(form: Document, audits: list[PlanAudit]) -> None:
    add_heading(form, "Plans", 2)
    if not audits:
        add_text(form, "No plan could be scored.")
        return
    columns = (
        Column("No.", 1.1),
        Column("Case reference and file", 5.2),
        Column("Year group and kind", 2.7),
        Column("Overall judgement", 3.2),
        Column("Score", 1.5),
        Column("Measures not met", 3.3),
    )
    rows = [_summary_row(number, audit) for number, audit in enumerate(audits, start=1)]
    add_table(form, "Plans", columns, rows)


def _summary_row(number: int, audit: PlanAudit) -> tuple[str | Cell, ...]:
    facts = audit.plan.facts
    unmet = [measure.title for measure in audit.measure_details if measure.answer is False]
    return (
        str(number),
        Cell((one_line(facts.case_ref or "") or "Not stated", one_line(audit.plan.file))),
        Cell((words.year_group(facts.year_group), facts.plan_type or "kind not stated")),
        judged(audit),
        words.percent(audit.score),
        Cell(tuple(unmet) or ("None",)),
    )


def _add_failures(form: Document, failed: list[Failure]) -> None:
    if not failed:
        return
    add_heading(form, "Files that could not be scored", 2)
    columns = (Column("File", 6), Column("Why, and what to do", 11))
    rows = [(one_line(failure.file), one_line(failure.error)) for failure in failed]
    add_table(form, "Files that could not be scored", columns, rows)
