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
from audit.reading.docx_names import (
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    TABLE,
    R,
    W,
    value_of,
)
from audit.reading.docx_noticed import Noticed
from audit.reading.docx_numbering import BULLET, Numbering
from audit.reading.docx_package import WordPackage
from audit.reading.docx_settling import read_prompts, settle
from audit.reading.docx_styles import (
    NumberingRef,
    ParagraphStyle,
    Styles,
    heading_level,
    numbering_ref,
)
from audit.reading.docx_tables import GridCell, grid_rows
from audit.reading.docx_text import Fields, ParagraphText, read_paragraph
from audit.reading.docx_warnings import CHUNKS, HIDDEN, STRUCK, count_unread, reading_warnings

# A bullet that was typed: a dot, or a dash or letter o with a gap after it.
_TYPED_BULLET = re.compile(r"(?:[•▪▫◦‣●○■□◆◇➢➤❖·∙⁃]\s*|[-–—*][ \t]+|o\t\s*)(?=\S)")
_MARGIN_REFERENCES = (W + "headerReference", W + "footerReference")
_CHUNK = W + "altChunk"


@dataclass(frozen=True, slots=True)
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
        last = next(reversed(list(text_blocks(blocks))), None)
        if last is None:
            raise story.empty()
        story.end_body(last.location)
        margins = story.margins(package.main)
    return Document(blocks, margins, story.warnings())


class _Story:
    """Walks a part in reading order and counts its text blocks and tables."""

    def __init__(self, package: WordPackage) -> None:
        self._package = package
        self._styles = Styles(package.of_kind("styles"))
        self._numbering = Numbering(package.of_kind("numbering"))
        self._prompts = read_prompts(package.of_kind("glossaryDocument"))
        self._notes: dict[tuple[str, str], etree._Element] = {}
        self._fields = Fields()
        self._noticed = Noticed()
        self._texts = 0
        self._tables = 0
        self._settle(package.main)
        for kind in ("footnotes", "endnotes"):
            self._load_notes(kind)

    def blocks(self, parent: Iterable[etree._Element], place: _Place = _BODY) -> tuple[Block, ...]:
        """The blocks of a body, cell, text box or note."""
        found: list[Block] = []
        for child in parent:
            if child.tag == PARAGRAPH:
                found += self._paragraph(child, place)
            elif child.tag == TABLE:
                found += self._table(child)
            elif child.tag == _CHUNK:
                found += self._chunk(child, place)
        return tuple(found)

    def end_body(self, last: Location) -> None:
        """Say that the blocks of the body were read, the last of them here."""
        self._noticed.close(last)

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

    def empty(self) -> PlanEmpty:
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
        self._settle(part)
        for note in part:
            self._notes[kind, note.get(W + "id", "")] = note

    def _paragraph(self, paragraph: etree._Element, place: _Place) -> list[Block]:
        properties = paragraph.find(PARAGRAPH_PROPERTIES)
        style_id = value_of(properties, "pStyle")
        style = self._styles.paragraph(style_id)
        read = read_paragraph(paragraph, style, self._styles, self._fields, place.bold)
        marker, level = self._marker(properties, style, style_id)
        self._noticed.reach(paragraph)
        for code, met in ((STRUCK, read.struck), (HIDDEN, read.hidden)):
            if met:
                self._noticed.add_here(code)
        found: list[Block] = []
        if read.text:
            said = heading_level(properties)
            heading = style.heading if said is None else said
            found.append(self._text_block(read, heading, marker, level, place))
        for line in self._drawn_lines(read.drawn):
            found.append(self._text_block(ParagraphText(line), 0, "", 0, place))
        for box in read.drawn.boxes:
            found += self.blocks(box, place)
        for reference in read.notes:
            found += self.blocks(self._notes.pop(reference, ()), place)
        return found

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

    def _marker(
        self, properties: etree._Element | None, style: ParagraphStyle, style_id: str | None
    ) -> tuple[str, int]:
        ref = numbering_ref(properties) or style.numbering
        if ref is not None and not ref.list_id and style.numbering is not None:
            ref = NumberingRef(style.numbering.list_id, ref.level)
        return self._numbering.marker(ref, style_id) if ref is not None else ("", 0)

    def _text_block(
        self, read: ParagraphText, heading: int, marker: str, level: int, place: _Place
    ) -> TextBlock:
        text = read.text
        kind: TextKind = "heading" if heading else "list_item" if marker else "paragraph"
        if kind == "paragraph" and (typed := _TYPED_BULLET.match(text)):
            kind, marker, text = "list_item", BULLET, text[typed.end() :]
        location = Location(self._texts, None, place.table, place.row, place.column)
        self._texts += 1
        self._noticed.place(location)
        return TextBlock(kind, text, location, heading or level, marker, read.bold, read.size)

    def _table(self, table: etree._Element) -> list[Block]:
        if table.find(ROW) is None:
            return []
        index, first = self._tables, self._texts
        self._tables += 1
        rows = tuple(
            Row(tuple(self._cell(cell, index, at) for cell in cells))
            for at, cells in enumerate(grid_rows(table, self._styles))
        )
        return [Table(index, rows, Location(first, table=index))]

    def _cell(self, cell: GridCell, table: int, row: int) -> Cell:
        place = _Place(table, row, cell.column, cell.bold)
        return Cell(self.blocks(cell.element, place), cell.column, cell.span, cell.shaded)
