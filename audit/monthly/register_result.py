"""What an import of the register did, and what the store's register holds: counts, no names."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from audit.result import Model, Published


class Problem(Model):
    """Something to put right in the list: line, column as it is called there, what is wrong."""

    line: int
    column: str
    message: str


class Column(Model):
    """A field and the column of the file that it was read from."""

    field: str
    title: str


class RegisterImported(Published):
    """What became of each row of the list.

    ``added`` plans that were new, ``changed`` those of which a field changed, ``unchanged`` those
    that stood so; ``refused`` rows that were not taken, ``repeated`` rows that said a plan again.
    ``fields`` counts changes by field, ``months`` new plans by month. ``dry_run``: nothing was
    written.
    """

    schema_: Literal["register-import/1"] = Field(default="register-import/1", alias="schema")
    file: str
    dry_run: bool
    rows: int
    added: int
    changed: int
    unchanged: int
    repeated: int
    refused: int
    names_kept: bool
    months: dict[str, int]
    fields: dict[str, int]
    columns: list[Column]
    absent: list[str]
    problems: list[Problem]


class RegisterMonth(Model):
    """Plans issued in a month; ``sampled`` those in the headline of its sample, None: not drawn."""

    month: str
    issued: int
    new: int
    amended: int
    documents: int
    sampled: int | None


class Part(Model):
    """How many plans there are of each value of a field."""

    field: str
    counts: dict[str, int]


class RegisterContents(Published):
    """What the register holds, of a month or in all."""

    schema_: Literal["register/1"] = Field(default="register/1", alias="schema")
    month: str | None
    cases: int
    plans: int
    names_kept: bool
    last_import: datetime | None
    months: list[RegisterMonth]
    parts: list[Part]
