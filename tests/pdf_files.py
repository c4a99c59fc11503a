"""PDF files for the tests, made with reportlab, and what was read of them in short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    Flowable,
    SimpleDocTemplate,
)
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as FlowTable

from audit.reading.document import Block, Document, Table

REAL_FILES = Path(__file__).parents[2] / "shared" / "real" / "files"

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=13.5, spaceAfter=8)
CELL = ParagraphStyle("cell", parent=BODY, spaceAfter=0)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", fontSize=16, leading=20)
LABEL = ParagraphStyle("label", parent=BODY, fontName="Helvetica-Bold")
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)

LONG = (
    "Mina finds it hard to follow instructions of more than two steps, and looks to see what"
    " other children do before she begins. In a quiet room, with a picture for each step, she"
    " finishes a task of five minutes in three lessons out of four."
)
OTHER = (
    "A speech and language therapist will work with Mina for thirty minutes every week of the"
    " school term, and will show the class team how to use pictures with her in every lesson."
)


def flow(text: str, style: ParagraphStyle = BODY) -> Flow:
    return Flow(text, style)


def cell(*texts: str) -> list[Flow]:
    return [Flow(text, CELL) for text in texts]


def saved(path: Path, *story: Flowable, **options: object) -> Path:
    SimpleDocTemplate(str(path), pagesize=A4, **options).build(list(story))
    return path


def texts(document: Document) -> list[str]:
    return [block.text for block in document.texts]


def tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for part in row.cells:
                    yield from tables(part.blocks)


def rows(table: Table) -> list[list[str]]:
    return [[part.text for part in row.cells] for row in table.rows]


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", text))


def page_texts(path: Path) -> list[str]:
    file = pypdfium2.PdfDocument(path)
    pages = [file[index].get_textpage().get_text_range() for index in range(len(file))]
    file.close()
    return pages


def need(number: int) -> list[list[Flow]]:
    return [cell(f"Need {number}"), cell(f"{LONG} Number {number} ends here.")]


def long_table(*body: list[list[Flow]], header: bool = True) -> FlowTable:
    first = [[cell("Reference"), cell("Need in full")]] if header else []
    style = [GRID, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return FlowTable([*first, *body], colWidths=[90, 170], style=style)
