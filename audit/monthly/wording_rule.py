"""Which criteria the panel should word better: the rule in ``rubrics/agreement.yaml``, applied."""

from __future__ import annotations

from functools import cache

from pydantic import Field

from audit.data import data_file
from audit.evaluating.result import Figure
from audit.result import Model


class WordingRule(Model):
    """The file's values; it says what each is for."""

    least_pairs: int = Field(ge=2)
    exact_below: float = Field(ge=0, le=1)
    kappa_below: float = Field(ge=-1, le=1)
    kappa_asked_below: float = Field(ge=0, le=1)
    most_reasons: int = Field(ge=0)
    longest_reason: int = Field(ge=20)


class Doubt(Model):
    """What is too low; ``sure`` where the 95 % interval lies below too, so it is not chance."""

    exact: bool
    kappa: bool
    sure: bool


@cache
def wording_rule() -> WordingRule:
    """The rule that ships with the tool."""
    from audit.rubric.source import read_source

    source = read_source(data_file("rubrics", "agreement.yaml").read_bytes())
    return WordingRule.model_validate(source.values)


def doubt_of(figure: Figure, rule: WordingRule) -> Doubt | None:
    """What speaks against a criterion's wording, None where nothing does or too little is known."""
    exact, kappa = figure.exact.share, figure.kappa.value
    if figure.n < rule.least_pairs or exact is None:
        return None
    low_exact = exact < rule.exact_below
    low_kappa = exact < rule.kappa_asked_below and kappa is not None and kappa < rule.kappa_below
    if not low_exact and not low_kappa:
        return None
    sure_exact = figure.exact.interval is not None and figure.exact.interval.high < rule.exact_below
    sure_kappa = figure.kappa.interval is not None and figure.kappa.interval.high < rule.kappa_below
    return Doubt(
        exact=low_exact,
        kappa=low_kappa,
        sure=(low_exact and sure_exact) or (low_kappa and sure_kappa),
    )
