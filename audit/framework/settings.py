"""When a change is called one and a group has a figure: ``rubrics/board.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from audit.data import data_file
from audit.framework.trend_result import Advice
from audit.result import Model

OutcomeSign = Literal["specific", "measurable", "time_bound", "true_outcome", "personal"]


class Signals(Model):
    """The rules of signals; the file says what each number is for."""

    chance: float = Field(gt=0, lt=0.5)
    one_side: int = Field(ge=5)
    crossing_chance: float = Field(gt=0, lt=0.5)
    least_months: int = Field(ge=2)
    least_quarter_months: int = Field(ge=4)


class Groups(Model):
    """From how many audited plans on a group has a figure."""

    least: int = Field(ge=1)


class CostRules(Model):
    """What is shown of the criteria that cost most."""

    least_cases: int = Field(ge=3)
    most_shown: int = Field(ge=1)
    advice: dict[Advice, list[str]]
    outcomes: dict[str, list[OutcomeSign]]
    provision: dict[str, list[str]]

    def advice_of(self, criterion: str) -> Advice:
        """Whose advice a criterion rests on."""
        found = (agency for agency, criteria in self.advice.items() if criterion in criteria)
        return next(found, "authority")


class PlainWords(Model):
    """What measures and criteria ask, in the words of parents and young people, by id."""

    measures: dict[str, str]
    criteria: dict[str, str]


class Settings(Model):
    """The file's parts."""

    signals: Signals
    groups: Groups
    costs: CostRules
    plain: PlainWords


@cache
def settings() -> Settings:
    """The settings that ship with the tool."""
    from audit.rubric.source import read_source

    source = read_source(data_file("rubrics", "board.yaml").read_bytes())
    return Settings.model_validate(source.values)
