"""What counts as a near-copy: the panel's numbers and words, from ``rubrics/near-copies.yaml``."""

from __future__ import annotations

from functools import cache, cached_property

from pydantic import Field

from audit.data import data_file
from audit.result import Model


class Settings(Model):
    """The file's values; it says what each is for."""

    alike: float = Field(ge=0.5, le=1)
    short: int = Field(ge=1)
    least_words: int = Field(ge=1)
    least_plans: int = Field(ge=2)
    same_word: dict[str, tuple[str, ...]]
    number_words: frozenset[str]
    capitals: frozenset[str]
    openings: frozenset[str]
    names_that_are_words: frozenset[str]

    @cached_property
    def folded(self) -> dict[str, str]:
        """For each word that changes with the child, the one that stands for it."""
        return {word: one for one, words in self.same_word.items() for word in words}


@cache
def settings() -> Settings:
    """The settings that ship with the tool."""
    import yaml

    text = data_file("rubrics", "near-copies.yaml").read_text(encoding="utf-8")
    return Settings.model_validate(yaml.safe_load(text))
