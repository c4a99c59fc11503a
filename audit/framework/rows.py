"""The rows of the Performance Framework's table, from ``rubrics/performance-framework.yaml``."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from audit.data import data_file
from audit.errors import NotPossible
from audit.framework.framework_result import Kind, Unit
from audit.register.columns import plain
from audit.result import Model

Computed = Literal["new_plans", "within_20_weeks", "within_20_weeks_without_exceptions"]


class Row(Model):
    """One measure of the table. The file says what each field is for."""

    id: str = Field(pattern=r"^[a-z0-9_]{3,60}$")
    measure: str
    how_measured: str
    target: float | None = None
    kind: Kind
    tally: str | None = None
    computed: Computed | None = None
    unit: Unit
    several: Literal["add", "last", "latest"]

    @model_validator(mode="after")
    def _filled_by_one(self) -> Row:
        if (self.kind == "audit") != (self.tally is not None):
            raise ValueError("a row of kind audit, and no other, names its tally")
        if (self.kind == "register") != (self.computed is not None):
            raise ValueError("a row of kind register, and no other, says what is computed")
        return self


class Issue(Model):
    """An issue and its measures."""

    issue: str
    measures: tuple[Row, ...]


class Table(Model):
    """The table as a whole."""

    schema_: Literal["performance-framework/1"] = Field(alias="schema")
    title: str
    source: str
    issues: tuple[Issue, ...]

    @property
    def rows(self) -> dict[str, Row]:
        """All rows by their id, in the order of the table."""
        return {row.id: row for issue in self.issues for row in issue.measures}


@cache
def table() -> Table:
    """The table that ships with the tool."""
    from audit.rubric.source import read_source

    source = read_source(data_file("rubrics", "performance-framework.yaml").read_bytes())
    return Table.model_validate(source.values)


def row_named(said: str) -> Row:
    """The row of an id, or of a measure as it is written in the table.

    Raises NotPossible for what is neither, with the ids that are spelled most like it.
    """
    rows = table().rows
    spelled = {plain(row.id): row for row in rows.values()}
    spelled |= {_wording(row.measure): row for row in rows.values()}
    found = spelled.get(plain(said)) or spelled.get(_wording(said))
    if found is not None:
        return found
    near = get_close_matches(said.strip().casefold(), rows, n=2, cutoff=0.6)
    hint = f"did you mean {' or '.join(near)}?" if near else "see them with audit framework show."
    raise NotPossible(f"The framework has no row of that name: {hint}")


def _wording(text: str) -> str:
    """A measure without capitals, spaces and punctuation; what is in brackets tells rows apart."""
    return "".join(sign for sign in text.casefold() if sign.isalnum() or sign == "%")
