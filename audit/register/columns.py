"""Which column of a list holds what: header names against the aliases in the data file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from audit.data import data_file
from audit.rubric.source import read_source

# Whose advice an assessment must seek (SEND Regulations 2014 reg. 6(1)).
AGENCIES = {
    "education": "Education",
    "health": "Health",
    "psychology": "Psychology",
    "social_care": "Social care",
    "parent": "Parent",
}
STEPS = ("requested", "received")

FIELD_NAMES = {
    "case_ref": "Case reference",
    "name": "Name",
    "first_name": "First name",
    "last_name": "Last name",
    "date_of_birth": "Date of birth",
    "date_issued": "Date issued",
    "plan_type": "Plan type",
    "year_group": "Year group",
    "setting": "Setting",
    "direct_payment": "Direct payment received",
    "exception": "Exception to the 20 weeks",
    "request_date": "Request date",
    "draft_date": "Draft date",
    "document": "Document",
    "setting_type": "Setting type",
    "primary_need": "Primary need",
    "author": "Plan author",
    "team": "Team",
    **{
        f"{agency}_{step}": f"{title} advice {step}"
        for agency, title in AGENCIES.items()
        for step in STEPS
    },
}


class RegisterWords(BaseModel):
    """The data file ``rubrics/register-columns.yaml``: aliases of columns and words of values."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: dict[str, tuple[str, ...]]
    unknown: tuple[str, ...]
    direct_payment: dict[str, tuple[str, ...]]
    exception: dict[str, tuple[str, ...]]
    plan_type: dict[str, tuple[str, ...]]
    year_group: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: for each field its column and its name in the file.

    ``doubled`` names columns that fit a field which another column already holds.
    """

    columns: dict[str, int]
    titles: dict[str, str]
    doubled: tuple[tuple[str, str], ...] = ()

    @property
    def usable(self) -> bool:
        """Whether rows under it can be told apart: by reference, or by name and date of birth."""
        named = "name" in self.columns or {"first_name", "last_name"} <= self.columns.keys()
        return "case_ref" in self.columns or (named and "date_of_birth" in self.columns)


def plain(text: str) -> str:
    """Text without capitals, brackets, spaces and punctuation, to compare by."""
    outside = re.sub(r"[(\[].*?[)\]]", " ", text)
    return re.sub(r"[\W_]", "", outside.casefold())


@cache
def register_words() -> RegisterWords:
    """The aliases and value words that ship with the tool."""
    data = data_file("rubrics", "register-columns.yaml").read_bytes()
    return RegisterWords.model_validate(read_source(data).values)


@cache
def unknown_words() -> frozenset[str]:
    """The plain words that mean "the list does not say"."""
    return frozenset(map(plain, register_words().unknown))


@cache
def value_words(field: str) -> dict[str, str]:
    """For "direct_payment", "exception", "plan_type" or "year_group": plain word to meaning."""
    meanings: dict[str, tuple[str, ...]] = getattr(register_words(), field)
    return {plain(word): meaning for meaning, words in meanings.items() for word in words}


def find_header(
    cells: Sequence[object], aliases: Mapping[str, Sequence[str]] | None = None
) -> Header:
    """The columns of one row that are known; where several fit a field, the first alias wins.

    ``aliases`` are names of columns for each field, without them those that ship with the tool.
    """
    present = {index: plain(cell) for index, cell in enumerate(cells) if isinstance(cell, str)}
    columns: dict[str, int] = {}
    titles: dict[str, str] = {}
    doubled: list[tuple[str, str]] = []
    for field, names in (aliases or register_words().columns).items():
        fitting = [i for alias in map(plain, names) for i, name in present.items() if name == alias]
        if fitting:
            columns[field] = fitting[0]
            titles[field] = _title(cells[fitting[0]])
            doubled += [(titles[field], _title(cells[other])) for other in fitting[1:]]
    return Header(columns, titles, tuple(doubled))


def _title(cell: object) -> str:
    return " ".join(str(cell).split())
