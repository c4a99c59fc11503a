"""One plan beside its labels: everything on which the two can agree or differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from audit.evaluating.items import Item, matched
from audit.evaluating.labels import OUTCOME_SIGNS, PROVISION_SIGNS, LabelledItem, LabelledPlan
from audit.evaluating.result import Group, Value
from audit.judging import ORDER
from audit.result import Answer, CriterionResult, PlanAudit, QuoteResult
from audit.rubric.model import Measure, Rubric

JUDGEMENTS: tuple[str, ...] = ORDER
OVERALL_WORTH = 10.0
"""What a band of the overall judgement weighs beside the weight of a criterion."""
MEASURE_WORTH = 3.0
ITEM_WORTH = 0.5


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that was labelled, and what the tool says of it in one file.

    ``label`` and ``tool`` are what is compared; judgements stand in words.
    """

    plan: str
    file: str
    group: Group
    id: str
    label: Value
    tool: Value
    worth: float
    item: str | None = None
    reason: str = ""
    quotes: tuple[QuoteResult, ...] = ()
    confidence: float | None = None
    check_first: bool = False

    @property
    def rated(self) -> tuple[int, int] | None:
        """Both as whole numbers, no being 0 and yes 1; None where one of them has no rating."""
        label, tool = _number(self.label), _number(self.tool)
        return None if label is None or tool is None else (label, tool)

    @property
    def agree(self) -> bool:
        """Whether the two say the same; "not judged" is never the same as anything."""
        return self.label == self.tool

    @property
    def agree_that_it_applies(self) -> bool:
        """Whether both say that it applies, that it does not, or that nothing says so."""
        return _standing(self.label) == _standing(self.tool)


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """One file of a labelled plan: its audit, what was compared, and items of one side only."""

    label: LabelledPlan
    audit: PlanAudit
    seen: tuple[Seen, ...]
    missed: tuple[LabelledItem, ...]
    spare: tuple[Item, ...]


ItemGroup = Literal["outcome", "provision"]
_Items = tuple[ItemGroup, Sequence[LabelledItem] | None, Sequence[Item], Sequence[str]]


def observe(label: LabelledPlan, audit: PlanAudit, rubric: Rubric) -> PlanSeen:
    """All that was labelled beside what the tool made of it."""
    found = [*_overall(label, audit), *_criteria(label, audit), *_measures(label, audit, rubric)]
    missed: list[LabelledItem] = []
    spare: list[Item] = []
    kinds: tuple[_Items, ...] = (
        ("outcome", label.outcomes, audit.outcomes, OUTCOME_SIGNS),
        ("provision", label.provision, audit.provision, PROVISION_SIGNS),
    )
    for group, labelled, items, signs in kinds:
        if labelled is None:
            continue
        pairs, without, beyond = matched(labelled, items)
        found += [one for pair in pairs for one in _signs(label.key, audit, group, signs, *pair)]
        missed += without
        spare += beyond
    return PlanSeen(label, audit, tuple(found), tuple(missed), tuple(spare))


def _overall(label: LabelledPlan, audit: PlanAudit) -> Iterator[Seen]:
    if label.overall is None:
        return
    yield Seen(
        plan=label.key,
        file=audit.plan.file,
        group="overall",
        id="overall",
        label=label.overall,
        tool=audit.overall or "not judged",
        worth=OVERALL_WORTH,
        reason=" ".join(limit.reason for limit in audit.limits),
    )


def _criteria(label: LabelledPlan, audit: PlanAudit) -> Iterator[Seen]:
    for criterion in audit.criteria:
        if criterion.id not in label.criteria:
            continue
        yield Seen(
            plan=label.key,
            file=audit.plan.file,
            group="criterion",
            id=criterion.id,
            label=label.criteria[criterion.id],
            tool=_rating(criterion, audit),
            worth=criterion.weight,
            reason=criterion.reason,
            quotes=tuple(criterion.quotes),
            confidence=criterion.confidence,
            check_first=criterion.check_first,
        )


def _rating(criterion: CriterionResult, audit: PlanAudit) -> int | str | None:
    """The rating; "not established" and "not judged" are two reasons to have none."""
    if criterion.rating is not None or not criterion.applicable:
        return criterion.rating
    of_it = {m.answer for m in audit.measure_details if m.criterion == criterion.id}
    return "not established" if "not established" in of_it else "not judged"


def _measures(label: LabelledPlan, audit: PlanAudit, rubric: Rubric) -> Iterator[Seen]:
    rules = {measure.id: measure for measure in rubric.measures}
    quotes = {criterion.id: tuple(criterion.quotes) for criterion in audit.criteria}
    first = {criterion.id for criterion in audit.criteria if criterion.check_first}
    for measure in audit.measure_details:
        said = _answer(label, rules[measure.id], audit.plan.facts.year_group)
        if said == "not labelled":
            continue
        yield Seen(
            plan=label.key,
            file=audit.plan.file,
            group="measure",
            id=measure.id,
            label=said,
            tool=measure.answer,
            worth=MEASURE_WORTH,
            reason=measure.reason,
            quotes=quotes.get(measure.criterion or "", ()),
            check_first=measure.criterion in first,
        )


def _answer(
    label: LabelledPlan, measure: Measure, year_group: int | None
) -> Answer | Literal["not labelled"]:
    """The label of a measure, or what follows for it from the labels of rating and judgement."""
    if measure.id in label.measures:
        return label.measures[measure.id]
    if measure.criterion is None:
        return label.overall in measure.bands if label.overall else "not labelled"
    if measure.criterion not in label.criteria:
        return "not labelled"
    if measure.from_year is not None:
        if year_group is None:
            return "not labelled"
        if year_group < measure.from_year:
            return None
    rating = label.criteria[measure.criterion]
    return rating >= (measure.at_least or 0) if isinstance(rating, int) else rating


def _signs(
    plan: str,
    audit: PlanAudit,
    group: ItemGroup,
    signs: Sequence[str],
    label: LabelledItem,
    item: Item,
) -> Iterator[Seen]:
    for sign in signs:
        if sign not in label.signs:
            continue
        yield Seen(
            plan=plan,
            file=audit.plan.file,
            group=group,
            id=sign,
            label=label.signs[sign],
            tool=getattr(item, sign),
            worth=ITEM_WORTH,
            item=label.id,
            reason=item.missing,
            quotes=(quote_of(item),),
        )


def quote_of(item: Item) -> QuoteResult:
    """The item's own words and their place."""
    return QuoteResult(text=item.text, section=item.section, location=item.location)


def _standing(value: Value) -> str:
    if value is None:
        return "not applicable"
    return "not established" if value == "not established" else "applicable"


def _number(value: Value) -> int | None:
    if isinstance(value, str):
        return JUDGEMENTS.index(value) if value in JUDGEMENTS else None
    return None if value is None else int(value)
