"""The register as it was read: one row a case, and what was wrong with the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from audit.register.names import case_key, name_parts, same_name


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What the authority's list says of one case; None where it does not say.

    ``direct_payment`` None means not established, never "no". ``line`` is the line or spreadsheet
    row where the case stands first.
    """

    line: int
    case_ref: str = ""
    name: str = field(default="", repr=False)
    date_of_birth: date | None = None
    date_issued: date | None = None
    plan_type: Literal["new", "amended"] | None = None
    year_group: int | None = None
    setting: str | None = None
    direct_payment: bool | None = None
    request_date: date | None = None
    draft_date: date | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterProblem:
    """One thing to put right in the list. ``message`` never repeats what the cell says."""

    line: int
    column: str
    message: str

    def __str__(self) -> str:
        where = f"Line {self.line}, {self.column}" if self.column else f"Line {self.line}"
        return f"{where}: {self.message}"


@dataclass(frozen=True, slots=True)
class Register:
    """The list of issued plans: its usable rows in the order of the file, and its problems."""

    rows: tuple[RegisterRow, ...]
    problems: tuple[RegisterProblem, ...] = ()
    _by_case: dict[str, RegisterRow] = field(init=False, repr=False, compare=False)
    _by_birth: dict[date, list[RegisterRow]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_case: dict[str, RegisterRow] = {}
        by_birth: dict[date, list[RegisterRow]] = {}
        for row in self.rows:
            if key := case_key(row.case_ref):
                by_case.setdefault(key, row)
            if row.date_of_birth is not None:
                by_birth.setdefault(row.date_of_birth, []).append(row)
        object.__setattr__(self, "_by_case", by_case)
        object.__setattr__(self, "_by_birth", by_birth)

    def find(self, case_ref: str, name: str, date_of_birth: date | None) -> RegisterRow | None:
        """The row of one case: by its reference, else by name and date of birth.

        None where there is no such row, or where several fit a name and date of birth: better to
        know nothing of a child than to take another's details.
        """
        row = self._by_case.get(case_key(case_ref))
        if row is not None or date_of_birth is None:
            return row
        wanted = name_parts(name)
        born_then = self._by_birth.get(date_of_birth, [])
        fitting = [row for row in born_then if same_name(name_parts(row.name), wanted)]
        return fitting[0] if len(fitting) == 1 else None
