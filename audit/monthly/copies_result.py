"""Sentences that stand in several plans of a month or of the whole store, as they are told."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from audit.result import Model, Published


class Origin(Model):
    """So many of the plans in a group come from this team or author; "" where none is known."""

    name: str
    plans: int


class CopiedPlan(Model):
    """A plan that a sentence stands in, and its words there, masked."""

    case_ref: str
    month: str
    team: str = ""
    author: str = ""
    wording: str


class CopiedSentence(Model):
    """One wording and the plans that it, or one nearly the same, stands in.

    ``plans`` counts cases: a plan and its amendment are one. ``wordings`` says in how many
    wordings; 1 means that only names, numbers and dates differ.
    """

    sentence: str
    plans: int
    wordings: int
    teams: list[Origin]
    authors: list[Origin]
    where: list[CopiedPlan]


class CopyShare(Model):
    """Of a team's or an author's outcomes, how many stand in another child's plan too."""

    name: str
    outcomes: int
    copied: int
    share: float | None = Field(description="copied / outcomes, 0 to 1")


class OtherChild(Model):
    """A plan in which another child's details were found; which they are stands in its audit."""

    case_ref: str
    month: str
    team: str = ""
    author: str = ""


class Copies(Published):
    """What `audit copies` shows. ``month`` null means the whole store."""

    schema_: Literal["copies/1"] = Field(default="copies/1", alias="schema")
    month: str | None
    plans: int
    outcomes: int
    copied: int = Field(description="outcomes that stand in another child's plan too")
    alike: float = Field(description="how much of the words must agree, by weight, 0 to 1")
    least_plans: int
    sentences: list[CopiedSentence]
    teams: list[CopyShare]
    authors: list[CopyShare]
    other_child: list[OtherChild]
