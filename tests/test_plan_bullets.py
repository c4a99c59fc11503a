"""Bullets under a numbered outcome are its steps, not outcomes of their own."""

from __future__ import annotations

from audit.plan import build_plan
from audit.reading.document import Document, Location, TextBlock, TextKind


def block(index: int, text: str, kind: TextKind = "paragraph", marker: str = "") -> TextBlock:
    level = 1 if kind == "heading" else 0
    return TextBlock(kind, text, Location(index), level=level, marker=marker)


def outcomes(*lines: tuple[str, TextKind, str]):
    blocks = [
        block(0, "Education, Health and Care Plan", "heading"),
        block(1, "Section E: Outcomes", "heading"),
        *(block(n, text, kind, marker) for n, (text, kind, marker) in enumerate(lines, 2)),
    ]
    return build_plan(Document(tuple(blocks))).outcomes


def test_bullets_under_a_numbered_outcome_are_steps() -> None:
    found = outcomes(
        ("Outcome 1: By July 2027 Ada will read a page aloud.", "paragraph", ""),
        ("Half a page by Easter", "list_item", "•"),
        ("Outcome 2: By July 2027 Ada will walk to school.", "paragraph", ""),
    )
    assert [len(outcome.steps) for outcome in found] == [1, 0]


def test_bullets_that_say_what_the_child_will_do_are_outcomes() -> None:
    found = outcomes(
        ("By July 2027 Ada will read a page aloud.", "list_item", "•"),
        ("By July 2027 Ada will walk to school.", "list_item", "•"),
    )
    assert len(found) == 2
