"""Reads the workbook in which auditors have confirmed: which answers it holds, and which are wrong.

Spreadsheet programs save what they like: numbers as text, 2 as 2.0, spaces behind words, rows in
another order. All of that is understood. What was not exported from this store is refused whole.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from audit.errors import NotPossible
from audit.monthly import confirm_sheet as sheet
from audit.monthly.corrections import Correction, rating_of, words_of
from audit.register.tables import Sheet, read_sheets
from audit.store.access import seal

_YES = frozenset(("yes", "y", "x", "true", "1"))
_NO = frozenset(("", "no", "n", "false", "0"))


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that cannot be taken; ``criterion`` is "" where the whole plan is meant."""

    case_ref: str
    criterion: str
    why: str


@dataclass(slots=True)
class PlanAnswer:
    """What the workbook says of one plan; ``stands`` is what it showed when it was written."""

    audit_id: int
    case_ref: str
    number: int
    stands: dict[str, str]
    done: bool = False
    note: str = ""
    corrections: list[Correction] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    def refuse(self, criterion: str, why: str) -> None:
        """Note what is wrong with an answer."""
        self.wrong.append(Wrong(self.case_ref, criterion, why))


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a workbook says; ``kind`` "second" is a blind one."""

    month: str
    kind: sheet.SheetKind
    plans: list[PlanAnswer]


def read_answers(session: Session, path: Path) -> Answers:
    """The answers of a workbook. Raises NotPossible for one that this store did not export."""
    sheets = read_sheets(path, "workbook")
    keys = _sheet(sheets, 0, sheet.KEYS_SHEET, path)
    month, kind, plans = _known_plans(session, keys, path)
    blind = kind == "second"
    _read_ratings(_Table(sheets, sheet.RATING, path), plans, blind)
    _read_plans(_Table(sheets, sheet.CONFIRM, path), plans)
    return Answers(month, "second" if blind else "first", list(plans.values()))


def _not_ours(path: Path) -> NotPossible:
    return NotPossible(
        f"{path.name} was not exported from this store, or hidden parts of it were changed: "
        "export the month again and copy your answers over."
    )


def _sheet(sheets: Sequence[Sheet], column: int, header: str, path: Path) -> Sheet:
    """The sheet whose first row has this header, in this column or, below 0, in any."""
    for rows in sheets:
        first = [_text(cell) for cell in rows[0][1]] if rows else []
        if header in (first if column < 0 else first[column : column + 1]):
            return rows
    raise _not_ours(path)


def _known_plans(
    session: Session, keys: Sheet, path: Path
) -> tuple[str, str, dict[str, PlanAnswer]]:
    cells = [[_text(cell) for cell in row] for _, row in keys]
    head, rows = [*cells[0], "", "", ""][:4], [row[:4] for row in cells[1:]]
    if seal(session, sheet.sealed(head[1], head[2], rows)) != head[3]:
        raise _not_ours(path)
    answers = [
        PlanAnswer(int(audit), case, int(number), json.loads(stands))
        for audit, case, number, stands in rows
    ]
    return head[1], head[2], {str(answer.audit_id): answer for answer in answers}


class _Table:
    """A sheet whose rows are asked by the header of a column."""

    def __init__(self, sheets: Sequence[Sheet], header: str, path: Path):
        found = _sheet(sheets, -1, header, path)
        headers = [_text(cell) for cell in found[0][1]]
        self._at = {name: number for number, name in enumerate(headers) if name}
        self._path = path
        self.rows = [[_text(cell) for cell in row] for _, row in found[1:]]

    def cell(self, row: Sequence[str], header: str) -> str:
        """The text under a header. Raises NotPossible where that column was taken out."""
        if header not in self._at:
            raise _not_ours(self._path)
        at = self._at[header]
        return row[at] if at < len(row) else ""


def _text(value: object) -> str:
    """A cell as text, whatever the program made of it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).casefold()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).strip()


def _read_ratings(table: _Table, plans: dict[str, PlanAnswer], blind: bool) -> None:
    seen: set[str] = set()
    for row in table.rows:
        key = table.cell(row, sheet.KEY)
        audit, _, criterion = key.partition(":")
        rating, reason = table.cell(row, sheet.RATING), table.cell(row, sheet.REASON)
        if not rating and not reason:
            continue
        answer = plans.get(audit)
        shown = table.cell(row, sheet.CASE), table.cell(row, sheet.CRITERION)
        if answer is None or key in seen or shown != (answer.case_ref, criterion):
            _refuse_row(plans, answer, shown)
            continue
        seen.add(key)
        _take(answer, criterion, rating, reason, blind)


def _refuse_row(
    plans: dict[str, PlanAnswer], answer: PlanAnswer | None, shown: tuple[str, str]
) -> None:
    """A row that was copied or changed: no answer is taken for the plan that it names."""
    named = [plan for plan in plans.values() if plan.case_ref == shown[0]] or list(
        plans.values() if answer is None else [answer]
    )
    for plan in named[:1]:
        plan.refuse(shown[1], "the row was copied or changed: export the month again")


def _take(answer: PlanAnswer, criterion: str, rating: str, reason: str, blind: bool) -> None:
    given = rating_of(rating)
    if not rating:
        return answer.refuse(criterion, "there is a reason but no rating")
    if given is None:
        return answer.refuse(
            criterion, f'"{rating[:30]}" is no rating: choose 0, 1, 2, 3, n/a or not judged'
        )
    try:
        said = words_of(reason, "the reason")
    except NotPossible as error:
        return answer.refuse(criterion, str(error).rstrip("."))
    if not said and not blind and given != answer.stands[criterion]:
        return answer.refuse(
            criterion, f"no reason is given why it is {given} and not {answer.stands[criterion]}"
        )
    answer.corrections.append(Correction(criterion, given, said or None))
    return None


def _read_plans(table: _Table, plans: dict[str, PlanAnswer]) -> None:
    for row in table.rows:
        answer = plans.get(table.cell(row, sheet.KEY).rstrip(":"))
        said = table.cell(row, sheet.CONFIRM).casefold()
        case = table.cell(row, sheet.CASE)
        if answer is None or case != answer.case_ref:
            if said not in _NO:
                _refuse_row(plans, answer, (case, ""))
            continue
        answer.done = said in _YES
        if said not in _YES | _NO:
            answer.refuse("", f'"{said[:30]}" under {sheet.CONFIRM} is not understood: choose yes')
        try:
            answer.note = words_of(table.cell(row, sheet.NOTE), "the note")
        except NotPossible as error:
            answer.refuse("", str(error).rstrip("."))
