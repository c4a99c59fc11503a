"""Whether a file holds more than one plan, so that no child is judged by another's words."""

from __future__ import annotations

from collections import Counter

from audit.plan.contents import is_continued
from audit.plan.find import Heading
from audit.reading.document import ReadingWarning

_ONCE = ("A", "I", "J", "K")
"""Sections that no layout repeats per area of need."""


def several_plans(headings: tuple[Heading, ...]) -> tuple[ReadingWarning, ...]:
    """One warning where the sections that a plan has once begin again after its last ones.

    ``headings`` are those that count, in reading order.
    """
    opened: Counter[str] = Counter()
    last: tuple[str, ...] = ()
    again: Heading | None = None
    for heading in headings:
        if heading.keys != last and not is_continued(heading.title):
            first = not any(key in opened for key in heading.keys)
            opened.update(key for key in heading.keys if key in _ONCE)
            again = again or (None if first else heading if heading.keys[0] in _ONCE else None)
        last = heading.keys
    if again is None or sum(opened[key] > 1 for key in _ONCE) < len(_ONCE) - 1:
        return ()
    return (
        ReadingWarning(
            "several-plans",
            f"Sections begin again with “{again.title}”: this file may hold more than one plan. "
            "Give each plan as a file of its own.",
            again.location,
        ),
    )
