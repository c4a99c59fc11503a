"""The plan of the report fixture as a reader would hand it on. Everybody in it is invented."""

from __future__ import annotations

from audit.reading.document import (
    Block,
    Cell,
    Document,
    Location,
    ReadingWarning,
    Row,
    Table,
    TextBlock,
    TextKind,
)

Content = str | list[list[str]]


class Builder:
    """Lays blocks one after the other and counts them as a reader does."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._texts = 0
        self._tables = 0

    def text(
        self, kind: TextKind, text: str, level: int = 0, marker: str = "", bold: bool = False
    ) -> None:
        self.blocks.append(self._text(kind, text, level, marker, bold))

    def heading(self, text: str, level: int = 1) -> None:
        self.text("heading", text, level, bold=True)

    def paragraphs(self, *texts: str) -> None:
        for text in texts:
            self.text("paragraph", text)

    def items(self, *pairs: tuple[str, str]) -> None:
        for marker, text in pairs:
            self.text("list_item", text, marker=marker)

    def table(self, rows: list[list[Content]], header: bool = True) -> None:
        self.blocks.append(self._table(rows, header))

    def _text(
        self,
        kind: TextKind,
        text: str,
        level: int = 0,
        marker: str = "",
        bold: bool = False,
        table: tuple[int, int, int] | None = None,
    ) -> TextBlock:
        index, row, column = table or (None, None, None)
        place = Location(self._texts, None, index, row, column)
        self._texts += 1
        return TextBlock(kind, text, place, level, marker, bold)

    def _table(self, rows: list[list[Content]], header: bool) -> Table:
        index, first = self._tables, self._texts
        self._tables += 1
        made = []
        for number, row in enumerate(rows):
            cells = []
            for column, content in enumerate(row):
                blocks = self._cell(content, (index, number, column))
                cells.append(Cell(blocks, column, shaded=header and number == 0))
            made.append(Row(tuple(cells)))
        return Table(index, tuple(made), Location(first, table=index))

    def _cell(self, content: Content, place: tuple[int, int, int]) -> tuple[Block, ...]:
        if isinstance(content, list):
            return (self._table([list(row) for row in content], False),)
        lines = content.split("\n\n") if content else []
        return tuple(self._text("paragraph", line, table=place) for line in lines)


def document() -> Document:
    """The whole plan of Tamsin Orrey, Year 9, as read from a Word file."""
    plan = Builder()
    _cover(plan)
    _needs(plan)
    _outcomes_and_provision(plan)
    _ending(plan)
    warning = ReadingWarning(
        "tracked-changes",
        "The file has 2 tracked changes that nobody has accepted or rejected.",
        Location(12),
    )
    return Document(
        tuple(plan.blocks), ("Marlcombe Council  Case M-20417",), (warning,), pages=None
    )


def _cover(plan: Builder) -> None:
    plan.heading("Education, Health and Care Plan")
    plan.table(
        [
            ["Name", "Tamsin Orrey"],
            ["Date of birth", "14 March 2012"],
            ["Case reference", "M-20417"],
            ["Final plan issued", "10 January 2026"],
        ],
        header=False,
    )
    plan.heading("Section A: Views, interests and aspirations")
    plan.heading("What Tamsin says", 2)
    plan.paragraphs(
        "“I like the pottery room because you can hear yourself think. I do not like it when "
        "people finish my sentences.”",
        "Tamsin talked with Mrs Lund, her keyworker, over three sessions, with picture cards and "
        "with time to write her answers down.",
    )
    plan.heading("What Tamsin wants when she is older", 2)
    plan.paragraphs(
        "Tamsin wants to study ceramics at Harrowgate Lane College, live in a flat near her sister "
        "and sell mugs that she has made at the Saturday market.",
    )
    plan.heading("What Tamsin's parents say", 2)
    plan.paragraphs(
        "Mr and Mrs Orrey hope that she will earn her own living from her craft. They worry that "
        "nobody will wait for her to speak.",
    )


def _needs(plan: Builder) -> None:
    plan.heading("Section B: Special educational needs")
    plan.heading("Communication and interaction", 2)
    plan.paragraphs(
        "B1. Tamsin has a stammer. In class discussion she gives answers of one or two words, and "
        "in November 2025 she spoke aloud in 4 of 20 observed lessons. She reads and writes "
        "fluently, and one adult at a time hears her whole ideas.",
    )
    plan.heading("Cognition and learning", 2)
    plan.paragraphs(
        "B2. Tamsin finds it hard to hold several instructions in mind. She completes two of five "
        "steps without help, so she often starts the wrong task.",
    )
    plan.heading("Section C: Health needs related to special educational needs")
    plan.paragraphs(
        "Dr Ife Callow, community paediatrician (report of 6 October 2025), describes migraine "
        "about twice a month. Tamsin misses a day of lessons each time.",
    )
    plan.heading("Section D: Social care needs")
    plan.paragraphs("Tamsin is not known to social care.")


def _outcomes_and_provision(plan: Builder) -> None:
    plan.heading("Section E: Outcomes")
    plan.table(
        [
            ["Ref", "Outcome", "Steps"],
            [
                "E1",
                "By the end of Year 10 Tamsin will give her own answer of a full sentence or more "
                "in at least half of her lessons.",
                "By July 2026: in her two chosen subjects.",
            ],
            [
                "E2",
                "Tamsin will follow a written list of five steps in practical lessons, without an "
                "adult reminding her, by July 2026.",
                "",
            ],
            [
                "E3",
                "By the end of Year 11 Tamsin will order materials by telephone from the pottery "
                "shop in Marlcombe, on her own, on three occasions.",
                "",
            ],
            ["E4", "Tamsin will feel more confident about herself.", ""],
        ]
    )
    plan.heading("Section F: Special educational provision")
    plan.table(
        [
            ["Outcome", "Provision", "Who", "How often and how long"],
            [
                "E1",
                "Individual speech and language therapy on Tamsin's stammer, following the "
                "programme in the report of 2 October 2025.",
                "Speech and language therapist",
                [
                    ["Autumn and spring", "weekly, 45 minutes"],
                    ["Summer", "fortnightly, 45 minutes"],
                ],
            ],
            [
                "E2",
                "A written step list for every practical lesson, made and gone through with Tamsin "
                "before the lesson starts.",
                "Teaching assistant trained by the specialist teacher",
                "Each of 6 practical lessons a week, 10 minutes",
            ],
            [
                "E3",
                "Practice telephone calls with the same keyworker, from a script that Tamsin "
                "writes, to shops and to the college.",
                "Mrs Lund, keyworker",
                "Every Thursday in term time, 20 minutes",
            ],
            [
                "E4",
                "Tamsin will have access to small group support with emotional literacy as and "
                "when required, and opportunities for regular ELSA.",
                "School staff",
                "",
            ],
        ]
    )
    plan.heading("Section G: Health provision")
    plan.items(
        ("•", "Dr Callow's clinic reviews Tamsin's migraine plan every six months, 30 minutes."),
        ("•", "The school nurse will offer advice as needed."),
    )
    plan.heading("Section H1 and H2: Social care provision")
    plan.paragraphs("None identified at this time.")


def _ending(plan: Builder) -> None:
    plan.heading("Section I: Placement")
    plan.paragraphs("Thornmere School, a maintained mainstream secondary school.")
    plan.heading("Section J: Personal budget")
    plan.paragraphs(
        "Mr and Mrs Orrey were told on 4 December 2025 that they may ask for a personal budget. "
        "They chose not to."
    )
    plan.heading("Section K: Advice and information")
    plan.table(
        [
            ["Advice", "Author", "Date"],
            ["Parents and young person", "Tamsin, Mr and Mrs Orrey", "22 September 2025"],
            ["Education", "Mr P. Garvie, SENCO", "29 September 2025"],
            ["Health", "Dr Ife Callow, paediatrician", "6 October 2025"],
            ["Speech and language therapy", "Ms R. Adeyo, therapist", "2 October 2025"],
            ["Educational psychology", "Dr N. Brandreth, psychologist", ""],
        ]
    )
