"""The workbook in which auditors confirm: three sheets to read, a hidden one by which it is known.

No text of a plan ever becomes a formula, and only the cells for answers can be changed.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from audit.monthly import confirm_sheet as sheet
from audit.monthly.confirm_sheet import ConfirmSheet, SheetPlan
from audit.monthly.final import RATINGS
from audit.reporting import confirm_words as said
from audit.reporting import words
from audit.reporting.locked_sheet import (
    FONT,
    Column,
    add_table,
    bands,
    height_of,
    offer,
    printed,
    put_text,
)
from audit.result import CriterionResult

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_QUOTES, LONGEST_QUOTES = 6, 1500


_KEY = Column(sheet.KEY, 8, hidden=True)
_CASE = Column(sheet.CASE, 13)
_PLANS = (
    _KEY, _CASE, Column("Judgement by the tool", 24), Column("Held down by", 44),
    Column("To check first", 20), Column("Confirmed so far", 30),
    Column(sheet.CONFIRM, 12, answer=True), Column(sheet.NOTE, 44, answer=True),
)  # fmt: skip
_BLIND_PLANS = (_KEY, _CASE, _PLANS[-2], _PLANS[-1])
_RATINGS = (
    _KEY, _CASE, Column(sheet.CRITERION, 10), Column("What is judged", 22),
    Column("Rating by the tool", 14), Column(sheet.RATING, 11, answer=True),
    Column(sheet.REASON, 30, answer=True), Column("Why the tool says so", 30),
    Column("Words of the plan", 52), Column("This rating means", 30),
    Column("The next rating asks", 30),
)  # fmt: skip
_BLIND_RATINGS = (
    *_RATINGS[:4], *_RATINGS[5:7],
    *(Column(f"{level} {name}", 34) for level, name in reversed(list(enumerate(words.RATINGS)))),
)  # fmt: skip


def to_bytes(content: ConfirmSheet) -> bytes:
    """The whole file; one of kind "second" is blind."""
    from openpyxl import Workbook

    blind = content.kind == "second"
    book = Workbook()
    book.remove(book.worksheets[0])
    plans, ratings = (_BLIND_PLANS, _BLIND_RATINGS) if blind else (_PLANS, _RATINGS)
    add_table(book, sheet.PLANS, plans, list(_plan_rows(content, blind)), content.month, 2)
    offer(book[sheet.PLANS], plans, sheet.CONFIRM, ("yes",), len(content.plans))
    rows = list(_rating_rows(content, blind))
    add_table(book, sheet.RATINGS, ratings, rows, content.month, 4)
    offer(book[sheet.RATINGS], ratings, sheet.RATING, RATINGS, len(rows))
    bands(book[sheet.RATINGS], [len(plan.machine.criteria) for plan in content.plans])
    _how_to(book, said.BLIND_HOW_TO if blind else said.HOW_TO, content.month)
    _keys(book, content.keys)
    book.properties.title = f"EHC plan audit, {content.month}"
    book.properties.creator = "ehcp-audit"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _plan_rows(content: ConfirmSheet, blind: bool) -> Iterator[list[str]]:
    for plan in content.plans:
        key = sheet.row_key(plan.audit_id)
        if blind:
            yield [key, plan.case_ref, "", ""]
            continue
        machine = plan.machine
        unsure = [criterion.id for criterion in machine.criteria if criterion.check_first]
        yield [
            key,
            plan.case_ref,
            said.judgement(machine.overall, machine.score),
            "\n".join(words.sentence(limit.reason) for limit in machine.limits),
            words.listed(unsure),
            _so_far(plan),
            "",
            "",
        ]


def _so_far(plan: SheetPlan) -> str:
    if not plan.said_by:
        return ""
    return f"{words.sentence_case(plan.said_overall or 'no judgement')} ({plan.said_by})"


def _rating_rows(content: ConfirmSheet, blind: bool) -> Iterator[list[str]]:
    for plan in content.plans:
        for criterion in plan.machine.criteria:
            first = [
                sheet.row_key(plan.audit_id, criterion.id),
                plan.case_ref,
                criterion.id,
                criterion.title,
            ]
            if blind:
                levels = plan.descriptors[criterion.id]
                yield [*first, "", "", *(levels[level] for level in (3, 2, 1, 0))]
            else:
                yield [*first, _tools_rating(plan, criterion), "", "", *_grounds(plan, criterion)]


def _tools_rating(plan: SheetPlan, criterion: CriterionResult) -> str:
    lines = [words.rating(criterion)]
    if criterion.check_first:
        lines.append("check first")
    if plan.corrected(criterion):
        lines.append(f"corrected to {said.rating(plan.stands[criterion.id].given)}")
    return "\n".join(lines)


def _why(plan: SheetPlan, criterion: CriterionResult) -> str:
    reason = plan.stands[criterion.id].reason
    return f"{criterion.reason}\nCorrected: {reason}" if reason else criterion.reason


def _grounds(plan: SheetPlan, criterion: CriterionResult) -> list[str]:
    return [
        _why(plan, criterion),
        _quotes(criterion),
        criterion.descriptor,
        criterion.next_level,
    ]


def _quotes(criterion: CriterionResult) -> str:
    lines = [f"“{words.one_line(q.text)}” ({words.place(q)})" for q in criterion.quotes]
    shown: list[str] = []
    for line in lines[:MOST_QUOTES]:
        if sum(map(len, shown)) + len(line) <= LONGEST_QUOTES:
            shown.append(line)
    more = len(lines) - len(shown)
    return "\n".join([*shown, f"and {words.counted(more, 'more place')}"] if more else shown)


def _how_to(book: Workbook, lines: Sequence[tuple[str, str]], month: str) -> None:
    from openpyxl.styles import Alignment, Font

    made = book.create_sheet(sheet.HOW_TO)
    widths = (28, 100)
    made.column_dimensions["A"].width, made.column_dimensions["B"].width = widths
    for row, (what, text) in enumerate(lines, 1):
        for column, content in enumerate((what, text), 1):
            put_text(made, row, column, content)
            cell = made.cell(row, column)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(name=FONT, size=11, bold=column == 1)
        made.row_dimensions[row].height = height_of((what, text), widths) + 6
    printed(made, sheet.HOW_TO, month)
    made.protection.enable()


def _keys(book: Workbook, rows: Sequence[Sequence[str]]) -> None:
    made = book.create_sheet("Keys")
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            put_text(made, number, column, text)
            made.cell(number, column).number_format = "@"
    made.sheet_state = "veryHidden"
    made.protection.enable()
