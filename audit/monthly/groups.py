"""By what plans can be told apart: strata of the sample, groups for top-ups, counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal, get_args

from pydantic import ValidationError

from audit.data import data_file
from audit.errors import NotPossible
from audit.result import Model
from audit.store.tables import IssuedPlan

Field = Literal[
    "plan_type", "year_group", "phase", "setting_type", "primary_need", "author", "team",
    "direct_payment",
]  # fmt: skip
FIELDS: tuple[Field, ...] = get_args(Field)
NOT_SAID = "not said"
_LONGEST = 200  # of a stratum in the store


class TopUp(Model):
    """A group of plans, as ``rubrics/top-ups.yaml`` names it."""

    title: str
    field: Field
    values: tuple[bool | int | str, ...]

    def fits(self, plan: IssuedPlan) -> bool:
        """Whether a plan belongs to the group; capitals do not matter."""
        return value_of(plan, self.field) in {_words(value) for value in self.values}


def value_of(plan: IssuedPlan, field: Field) -> str:
    """What the register says of a plan, in words, small letters; "not said" where it does not."""
    return _words(getattr(plan, field))


def stratum_of(plan: IssuedPlan, fields: Sequence[Field]) -> str:
    """The stratum of a plan, such as "new, secondary"; "" without fields."""
    return ", ".join(value_of(plan, field) for field in fields)[:_LONGEST]


def fields_of(text: str) -> list[Field]:
    """The fields of ``--by``; "none" for none. Raises NotPossible for one that there is not."""
    named = [name.strip().replace("-", "_") for name in text.split(",") if name.strip()]
    if named == ["none"]:
        return []
    fields: list[Field] = [field for name in named for field in FIELDS if field == name]
    if not named or len(fields) != len(named) or len(set(named)) != len(named):
        raise NotPossible(
            f"--by names what is not known, or one thing twice: choose from {', '.join(FIELDS)}; "
            "or none."
        )
    return fields


@cache
def top_ups() -> dict[str, TopUp]:
    """The groups of ``rubrics/top-ups.yaml``. Raises NotPossible where the file is wrong."""
    from audit.rubric.source import SourceError, read_source

    try:
        source = read_source(data_file("rubrics", "top-ups.yaml").read_bytes())
        return {name: TopUp.model_validate(group) for name, group in source.values.items()}
    except (SourceError, ValidationError, AttributeError):
        raise NotPossible(
            "The file rubrics/top-ups.yaml has a mistake: each group needs title, field and "
            "values, as the lines at its top say."
        ) from None


def wanted_top_ups(text: str | None) -> dict[str, int]:
    """ "year9=5,direct_payment=5" as numbers. Raises NotPossible for what cannot be meant."""
    wanted: dict[str, int] = {}
    for part in (text or "").split(","):
        if not part.strip():
            continue
        name, _, number = (piece.strip() for piece in part.partition("="))
        if name not in top_ups() or name in wanted:
            raise NotPossible(
                "--top-up names a group that is not known, or one twice: choose from "
                f"{', '.join(top_ups())}."
            )
        if not number.isdecimal() or not 0 < int(number) <= 10_000:
            raise NotPossible(f"--top-up needs a number of plans: write {name}=5.")
        wanted[name] = int(number)
    return wanted


def _words(value: object) -> str:
    if value is None:
        return NOT_SAID
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).casefold()
