"""Where the two differ, the worst first; several files of one plan that say the same are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from audit.evaluating.observing import PlanSeen, Seen, quote_of
from audit.evaluating.result import Disagreement, Figure, Group, MissedItem, SpareItem, Value

NO_RATING = 2
"""How many ratings apart two are if only one says that it applies."""
OPEN = 1
"""The same if one leaves it open: "not judged" and "not established" claim nothing."""
ORDER_OF_GROUPS: tuple[Group, ...] = ("overall", "criterion", "measure", "outcome", "provision")


def disagreements(plans: Sequence[PlanSeen], figures: Iterable[Figure]) -> list[Disagreement]:
    """Everything on which tool and labels differ, the worst first.

    As in kappa the distance counts squared, then times the weight.
    """
    titles = {(figure.group, figure.id): figure.title for figure in figures}
    groups: dict[tuple[str, Group, str, str | None, Value, Value], list[Seen]] = {}
    for one in (one for plan in plans for one in plan.seen if not one.agree):
        key = (one.plan, one.group, one.id, one.item, one.label, one.tool)
        groups.setdefault(key, []).append(one)
    found = [_disagreement(group, titles[group[0].group, group[0].id]) for group in groups.values()]
    return sorted(found, key=lambda one: (-one.worth, ORDER_OF_GROUPS.index(one.group)))


def _disagreement(group: Sequence[Seen], title: str) -> Disagreement:
    first = group[0]
    return Disagreement(
        plan=first.plan,
        files=[one.file for one in group],
        group=first.group,
        id=first.id,
        title=title,
        item=first.item,
        label=first.label,
        tool=first.tool,
        check_first=first.check_first,
        reason=first.reason,
        quotes=list(first.quotes),
        worth=_apart(first) ** 2 * first.worth,
    )


def _apart(one: Seen) -> int:
    if one.rated is not None:
        label, tool = one.rated
        return abs(label - tool)
    return OPEN if {"not judged", "not established"} & {one.label, one.tool} else NO_RATING


def missed(plans: Iterable[PlanSeen]) -> list[MissedItem]:
    """Labelled items that were not found, each with the files in which it was not."""
    groups: dict[tuple[str, str], MissedItem] = {}
    for plan in plans:
        for item in plan.missed:
            key = (plan.label.key, item.id)
            files = groups[key].files if key in groups else []
            groups[key] = MissedItem(
                plan=plan.label.key,
                files=[*files, plan.audit.plan.file],
                section=item.section,
                item=item.id,
                text=item.wordings[0],
            )
    return list(groups.values())


def spare(plans: Iterable[PlanSeen]) -> list[SpareItem]:
    """Found items that no label knows."""
    return [
        SpareItem(plan=plan.label.key, file=plan.audit.plan.file, quote=quote_of(item))
        for plan in plans
        for item in plan.spare
    ]
