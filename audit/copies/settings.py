"""What counts as a near-copy: the panel's numbers and words, from ``rubrics/near-copies.yaml``."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from audit.data import data_file
from audit.result import Model


class Settings(Model):
    """The file's values; it says what each is for."""

    alike: float = Field(ge=0.5, le=1)
    weight: int = Field(ge=1, le=10)
    short: int = Field(ge=1)
    least_words: int = Field(ge=1)
    least_plans: int = Field(ge=2)
    uncounted: frozenset[str]
    joining: frozenset[str]
    capitals: frozenset[str]
    openings: frozenset[str]
    names_that_are_words: frozenset[str]


@cache
def settings() -> Settings:
    """The settings that ship with the tool."""
    from audit.rubric.source import read_source

    source = read_source(data_file("rubrics", "near-copies.yaml").read_bytes())
    return Settings.model_validate(source.values)
