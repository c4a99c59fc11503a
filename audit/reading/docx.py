"""The Word reader: a .docx as blocks in reading order, as a person who opens it would read it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from audit.errors import PlanEmpty
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
    text_blocks,
)
from audit.reading.docx_chunks import chunk_lines
from audit.reading.docx_drawings import Drawn, chart_lines, diagram_lines
from audit.reading.docx_formatting import formatting_of
from audit.reading.docx_lists import lists_of
from audit.reading.docx_names import (
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    TABLE,
    R,
    W,
    opened,
)
from audit.reading.docx_noticed import Noticed
from audit.reading.docx_numbering import BULLET, Numbering
from audit.reading.docx_package import WordPackage
from audit.reading.docx_settling import read_prompts, settle
from audit.reading.docx_tables import GridCell, grid_rows
from audit.reading.docx_text import ParagraphText, TextReader
from audit.reading.docx_warnings import CHUNKS, HIDDEN, STRUCK, count_unread, reading_warnings

# A bullet that was typed: a dot, or a dash or letter o with a gap after it.
_BULLETS, _DASHES = "•▪▫◦‣●○■□◆◇➢➤❖·∙⁃", "-–—*"
_TYPED_BULLET = re.compile(rf"(?:[{_BULLETS}]\s*|[{_DASHES}][ \t]+|o\t\s*)(?=\S)")
_BULLET_STARTS = frozenset(f"{_BULLETS}{_DASHES}o")
_MARGIN_REFERENCES = (W + "headerReference", W + "footerReference")
_CHUNK = W + "altChunk"


@dataclass(slots=True)
class _Place:
    """Where in a table the reader stands, and whether the table's style makes text bold there."""

    table: int | None = None
    row: int | None = None
    column: int | None = None
    bold: bool = False


_BODY = _Place()


def read_docx(path: Path) -> Document:
    """Read a Word file (.docx, .docm, .dotx; transitional or strict).

    Raises PlanDamaged, PlanEncrypted, PlanTooLarge or PlanFormat where it cannot be opened, and
    PlanEmpty where it holds no text.
    """
    with WordPackage(path) as package:
        story = _Story(package)
        body = package.main.find(W + "body")
        blocks = story.blocks(body if body is not None else ())
        story.end_body()
        margins = story.margins(package.main)
    return Document(blocks, margins, story.warnings())


class _Story:
    """Walks a part in reading order and counts its text blocks and tables."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._formatting = formatting_of(package.of_kind("styles"))
        self._reader = TextReader()
        self._numbering = Numbering(lists_of(package.of_kind("numbering")))
        self._prompts = read_prompts(package.of_kind("glossaryDocument"))
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self._noticed = Noticed()
        self._texts = 0
        self._tables = 0
        self._last: Location | None = None
        self._settle(package.main)
        for kind in ("footnotes", "endnotes"):
            self._load_notes(kind)

    def blocks(self, parent: Iterable[etree._Element], place: _Place = _BODY) -> tuple[Block, ...]:
        """The blocks of a body, cell, text box or note."""
        found: list[Block] = []
        for child in parent:
            tag = child.tag
            if tag == PARAGRAPH:
                self._paragraph(child, place, found)
            elif tag == TABLE:
                found += self._table(child)
            elif tag == _CHUNK:
                found += self._chunk(child, place)
        return tuple(found)

    def end_body(self) -> None:
        """Say that the blocks of the body were read. Raises PlanEmpty where there was no text."""
        if self._last is None:
            raise self._empty()
        self._noticed.close(self._last)

    def margins(self, main: etree._Element) -> tuple[str, ...]:
        """The text of each header and footer, each once, in the order of the sections."""
        texts: dict[str, None] = {}
        references = (reference.get(R + "id") for reference in main.iter(*_MARGIN_REFERENCES))
        for relation in dict.fromkeys(references):
            part = self._package.related(relation)
            if part is None:
                continue
            self._settle(part)
            with self._package.within(relation):
                blocks = self.blocks(part)
            text = "\n".join(block.text for block in text_blocks(blocks))
            if text:
                texts[text] = None
        return tuple(texts)

    def _empty(self) -> PlanEmpty:
        """The error for a file in which no text was met, by what it holds instead."""
        name = self._package.name
        if self._noticed.counts[CHUNKS]:
            return PlanEmpty(
                f"{name} keeps its text in files within it; open it in Word and save it again."
            )
        if self._package.has_pictures:
            return PlanEmpty(
                f"{name} holds pictures but no text; ask for the plan as text and not as a scan."
            )
        return PlanEmpty(f"{name} holds no text; check that it is the right file.")

    def warnings(self) -> tuple[ReadingWarning, ...]:
        """What a person should know, one warning for each kind of thing met."""
        return reading_warnings(self._noticed)

    def _settle(self, part: etree._Element) -> None:
        settle(part, self._prompts, self._noticed)
        count_unread(part, self._noticed)

    def _load_notes(self, kind: str) -> None:
        part = self._package.of_kind(kind)
        if part is None:
            return
        notes = part.root()
        self._settle(notes)
        for note in notes:
            self._notes[kind, note.get(W + "id", "")] = note

    def _paragraph(self, paragraph: etree._Element, place: _Place, found: list[Block]) -> None:
        properties, content = opened(paragraph, PARAGRAPH_PROPERTIES)
        form = self._formatting.paragraph(properties)
        read = self._reader.read(content, form.looks[place.bold])
        numbering = form.numbering
        marker, level = (
            ("", 0) if numbering is None else self._numbering.marker(numbering, form.style_id)
        )
        self._noticed.reach(paragraph)
        if read.struck:
            self._noticed.add_here(STRUCK)
        if read.hidden:
            self._noticed.add_here(HIDDEN)
        if read.text:
            found.append(self._text_block(read, form.heading, marker, level, place))
        if read.drawn is not None:
            self._drawings(read.drawn, place, found)
        for reference in read.notes:
            found += self.blocks(self._notes.pop(reference, ()), place)

    def _drawings(self, drawn: Drawn, place: _Place, found: list[Block]) -> None:
        for line in self._drawn_lines(drawn):
            found.append(self._text_block(ParagraphText(line), 0, "", 0, place))
        for box in drawn.boxes:
            found += self.blocks(box, place)

    def _chunk(self, chunk: etree._Element, place: _Place) -> list[Block]:
        """A file within the file, where it is of a kind that is read."""
        file = self._package.file(chunk.get(R + "id"))
        lines = chunk_lines(*file) if file is not None else None
        if lines is None:
            self._noticed.add_here(CHUNKS)
            return []
        found: list[Block] = []
        for line in lines:
            if line.struck:
                self._noticed.add_here(STRUCK)
            heading = line.level if line.kind == "heading" else 0
            marker = BULLET if line.kind == "list_item" else ""
            found.append(self._text_block(ParagraphText(line.text), heading, marker, 0, place))
        return found

    def _drawn_lines(self, drawn: Drawn) -> list[str]:
        diagrams = (self._package.related(diagram) for diagram in drawn.diagrams)
        charts = (self._package.related(chart) for chart in drawn.charts)
        return [
            *drawn.lines,
            *(line for part in diagrams for line in diagram_lines(part)),
            *(line for part in charts for line in chart_lines(part)),
        ]

    def _text_block(
        self, read: ParagraphText, heading: int, marker: str, level: int, place: _Place
    ) -> TextBlock:
        text = read.text
        kind: TextKind = "heading" if heading else "list_item" if marker else "paragraph"
        if kind == "paragraph" and text[:1] in _BULLET_STARTS:
            typed = _TYPED_BULLET.match(text)
            if typed:
                kind, marker, text = "list_item", BULLET, text[typed.end() :]
        location = Location(self._texts, None, place.table, place.row, place.column)
        self._texts += 1
        self._last = location
        self._noticed.place(location)
        return TextBlock(kind, text, location, heading or level, marker, read.bold, read.size)

    def _table(self, table: etree._Element) -> list[Block]:
        grid = grid_rows(table, self._formatting.styles)
        if not grid:
            return []
        index, first = self._tables, self._texts
        self._tables += 1
        rows = tuple(
            [
                Row(tuple([self._cell(cell, index, at) for cell in cells]))
                for at, cells in enumerate(grid)
            ]
        )
        return [Table(index, rows, Location(first, table=index))]

    def _cell(self, cell: GridCell, table: int, row: int) -> Cell:
        place = _Place(table, row, cell.column, cell.bold)
        return Cell(self.blocks(cell.content, place), cell.column, cell.span, cell.shaded)
