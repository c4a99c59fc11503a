"""Builds small plans for tests from lines of text."""

from __future__ import annotations

from audit.plan import Plan, build_plan
from audit.reading.document import Block, Cell, Document, Location, Row, Table, TextBlock

TITLES = {
    "A": "Section A: Views, interests and aspirations",
    "B": "Section B: Special educational needs",
    "C": "Section C: Health needs",
    "D": "Section D: Social care needs",
    "E": "Section E: Outcomes",
    "F": "Section F: Special educational provision",
    "G": "Section G: Health provision",
    "H1": "Section H1: Social care provision (CSDPA 1970)",
    "H2": "Section H2: Other social care provision",
    "I": "Section I: Placement",
    "J": "Section J: Personal budget",
    "K": "Section K: Advice and information",
}
COVER = {
    "Name": "Ada Lark",
    "Date of birth": "03/04/2015",
    "NC year group": "Year 6",
    "Reference": "LW-1001",
    "Type of plan": "New plan (final)",
    "Date of request for assessment": "02/01/2026",
    "Date final plan issued": "15/05/2026",
}


def plan_of(
    sections: dict[str, list[str]],
    cover: dict[str, str] | None = None,
    advice: list[dict[str, str]] | None = None,
) -> Plan:
    """A plan with the given lines in its sections.

    A line "## Label" is a bold sub-heading; in Section E a line "- Step: ..." or "- Review: ..."
    belongs to the outcome before it. A section that is not named is not in the plan. ``advice``
    fills Section K's table (from, name, requested, received).
    """
    builder = _Builder()
    builder.heading("Education, Health and Care Plan")
    for label, value in {**COVER, **(cover or {})}.items():
        builder.text(f"{label}: {value}")
    for key, lines in sections.items():
        builder.heading(TITLES[key])
        for line in lines:
            if line.startswith("## "):
                builder.text(line[3:], bold=True)
            else:
                builder.text(line.removeprefix("- "))
        if key == "K" and advice:
            builder.table(advice)
    return build_plan(Document(tuple(builder.blocks)))


class _Builder:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.count = 0

    def _next(self, text: str, bold: bool = False) -> TextBlock:
        block = TextBlock("paragraph", text, Location(self.count), bold=bold, size=11)
        self.count += 1
        return block

    def heading(self, text: str) -> None:
        block = TextBlock("heading", text, Location(self.count), level=1, bold=True, size=14)
        self.count += 1
        self.blocks.append(block)

    def text(self, text: str, bold: bool = False) -> None:
        self.blocks.append(self._next(text, bold))

    def table(self, advice: list[dict[str, str]]) -> None:
        columns = ("Advice from", "Name", "Date requested", "Date received")
        keys = ("from", "name", "requested", "received")
        rows = [columns, *(tuple(entry.get(key, "") for key in keys) for entry in advice)]
        start = Location(self.count, table=0)
        made = tuple(
            Row(
                tuple(
                    Cell((self._next(text),) if text else (), column)
                    for column, text in enumerate(row)
                )
            )
            for row in rows
        )
        self.blocks.append(Table(0, made, start))
