"""The actions of Section G, from ``rubrics/section-g-actions.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field

from audit.data import data_file
from audit.errors import NotPossible
from audit.framework.framework_result import Colour
from audit.register.columns import plain
from audit.result import Model

COVERAGE = "coverage"
"""Stands where a row's id stands, for the share of issued plans that is audited."""


class Bearing(Model):
    """A figure that bears on an action, and the action's own target where it has one."""

    row: str
    target: float | None = None


class Action(Model):
    """One action. The file says what each field is for."""

    id: str = Field(pattern=r"^[A-Za-z0-9-]{2,60}$")
    title: str
    by_when: str
    success: tuple[str, ...]
    figures: tuple[Bearing, ...]


class Outcome(Model):
    """A required outcome and the actions towards it."""

    id: str
    title: str
    actions: tuple[Action, ...]


class Section(Model):
    """The section as a whole. ``points`` are months of the year."""

    schema_: Literal["section-g/1"] = Field(alias="schema")
    title: str
    source: str
    points: tuple[int, ...] = Field(min_length=1)
    colours: dict[Colour, str]
    outcomes: tuple[Outcome, ...]

    @property
    def actions(self) -> dict[str, Action]:
        """All actions by their id, in order."""
        return {action.id: action for outcome in self.outcomes for action in outcome.actions}


@cache
def section() -> Section:
    """The section that ships with the tool."""
    from audit.rubric.source import read_source

    source = read_source(data_file("rubrics", "section-g-actions.yaml").read_bytes())
    return Section.model_validate(source.values)


def action_named(said: str) -> Action:
    """The action of an id, capitals and hyphens apart. Raises NotPossible for none."""
    for name, action in section().actions.items():
        if plain(name) == plain(said):
            return action
    raise NotPossible(
        f"Section G has no action of that name: it has {', '.join(section().actions)}."
    )
