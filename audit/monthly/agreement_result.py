"""How far auditors agree with each other and with the tool, as it is published."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from audit.evaluating.result import Figure
from audit.monthly.wording_rule import Doubt, WordingRule
from audit.result import Model, Published

Between = Literal["auditors", "first and tool", "second and tool"]


class AgreementOf(Model):
    """One comparison: of ``plans`` plans, overall, all criteria together, and each criterion.

    In each figure "label" is the first named of the two, "tool" the other. Where both say "not
    judged" there is no pair. Plans whose confirmation is of the tool's rating as it stood count: an
    auditor who saw the tool's rating confirms it more readily than one who did not.
    """

    between: Between
    plans: int
    figures: list[Figure]


class ToReword(Model):
    """A criterion that the panel should word better: why, and what auditors gave as reasons.

    Names, dates, numbers and quoted words are taken out of the reasons.
    """

    criterion: str
    title: str
    figure: Figure
    doubt: Doubt
    reasons: list[str]


class Agreement(Published):
    """All of it, for the months from ``first_month`` to ``last_month`` (null: all there are)."""

    schema_: Literal["auditor-agreement/1"] = Field(default="auditor-agreement/1", alias="schema")
    first_month: str | None
    last_month: str | None
    confirmed: int
    second_marked: int
    at_random: int
    comparisons: list[AgreementOf]
    rule: WordingRule
    reword: list[ToReword]
    too_few: list[str]
