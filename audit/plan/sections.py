"""The document divided among the sections, line by line: every line in one section or in none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from audit.plan.columns import TableState, header_of, is_header
from audit.plan.find import Heading, Spot, style_of
from audit.plan.headings import closes_sections, is_outside_title
from audit.plan.helptext import is_help_text
from audit.plan.labels import (
    area_of,
    column_part,
    inline_label,
    is_reference,
    is_stem,
    label_part,
    lasting_parts,
    looks_like_label,
)
from audit.plan.layout import CellUnit, RowUnit, Unit, lines_of
from audit.plan.nil import is_nil
from audit.plan.pieces import Piece
from audit.plan.places import (
    RUNNING_PARTS,
    TYPED_BULLET,
    Place,
    carries,
    own_part,
    section_for,
)
from audit.plan.splitting import split_line
from audit.plan.words import is_sentence, squeeze, word_count
from audit.reading.document import TextBlock

_BARE_LABEL_WORDS, _ROW_LABEL_WORDS = 4, 8
_WORD = re.compile(r"\w")
_THREADED = ("B", "E", "F")


@dataclass
class Divider:
    """Walks the units in reading order and hands every line to its section.

    ``homes`` gives the section of every block, headings and labels included, "" outside.
    """

    headings: dict[Spot, Heading]
    taken: set[Spot]
    sub_headings: set[Spot]
    usual_size: float | None
    child: str = ""
    homes: dict[int, str] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    keys: tuple[str, ...] = ()
    area: str = ""
    label: str = ""
    part: str = ""
    thread: str = ""
    table: TableState | None = None
    tables: dict[int, TableState] = field(default_factory=dict)
    _area_is_new: bool = False
    _label_is_new: bool = False
    _area_holds: bool = False
    _blocks: int = 0

    def walk(self, units: tuple[Unit, ...]) -> list[Piece]:
        """The pieces of all units, in reading order."""
        for unit in units:
            if isinstance(unit, RowUnit):
                self._row(unit)
                blocks = [block for cell in unit.cells for block in cell.blocks]
            else:
                self._leave_tables()
                self._block(unit)
                blocks = [unit]
            home = self.keys[0] if self.keys else ""
            self.homes.update({block.location.block: home for block in blocks})
        self.homes.update({piece.location.block: piece.section for piece in self.pieces})
        return self.pieces

    # Headings and labels

    def _open(self, heading: Heading) -> None:
        if heading.keys[0] in _THREADED and (self._area_is_new or self._area_holds):
            self._area_holds = True
        else:
            self.area, self._area_holds = "", False
        if heading.keys[0] == "B":
            self._blocks += 1
        self.keys, self.label, self.part = heading.keys, "", ""
        if self.table is not None:
            self.table.forget()
        self.thread = f"block {self._blocks}" if heading.keys[0] in _THREADED else ""
        self._area_is_new = self._label_is_new = False

    def _set_label(self, text: str, part: str = "") -> None:
        """Take ``text`` as the sub-heading of what follows."""
        self._label_is_new = True
        area = area_of(text)
        if area:
            self.area, self.label, self.part, self._area_is_new = area, area, "", True
            self._area_holds = False
            return
        self.label = text.rstrip(" :")
        part = part or label_part(text, self.keys[0] if self.keys else "")
        self.part = part if len(self.keys) > 1 or part in lasting_parts(self.keys) else ""

    def _is_label(self, block: TextBlock, line: str, place: Place, spot: Spot) -> bool:
        if spot in self.sub_headings:
            return True
        style = style_of(block, self.usual_size, set_off=place.set_off)
        if is_nil(line) or (style.listed and not line.endswith(":")):
            return False
        if looks_like_label(line, strong=style.strong):
            return True
        long = word_count(line) > _BARE_LABEL_WORDS
        awaited = self._label_is_new and self.part != ""
        if is_sentence(line) or style.listed or long or awaited:
            return False
        part = label_part(line, self.keys[0]) if self.keys else ""
        return bool(part) and inline_label(line, self.keys[0]) is None

    # Paragraphs

    def _block(self, block: TextBlock, place: Place | None = None) -> Place:
        """Take the lines of a block; what is returned is the place of the next one in its cell."""
        place = place or Place(keys=self.keys)
        here = place
        for number, line in enumerate(lines_of(block)):
            spot = (block.location.block, number)
            if spot in self.headings:
                self._open(self.headings[spot])
                place = here = Place(keys=self.keys, row=place.row, cell=place.cell)
            elif spot in self.taken or self._is_nothing(line, spot, place):
                continue
            elif place.fixed and (part := self._bare_part(line, place)):
                place = here = replace(place, part=part)
            elif not place.fixed and closes_sections(line):
                self.keys, self.thread, self.area, self.label, self.part = (), "", "", line, ""
                place = here = self._content(block, line, replace(place, keys=()))
            elif not place.fixed and self._is_label(block, line, place, spot):
                self._sub_heading(block, line)
                place = here = replace(place, keys=self.keys)
            else:
                here = self._content(block, line, here if carries(here, line) else place)
        return place

    def _is_nothing(self, line: str, spot: Spot, place: Place) -> bool:
        """Whether a line is a lone bullet, or help text of a section."""
        if not _WORD.search(line):
            return True
        in_section = bool(place.keys) and spot not in self.sub_headings
        return in_section and is_help_text(line, self.child)

    def _sub_heading(self, block: TextBlock, line: str) -> None:
        strong = style_of(block, self.usual_size).strong
        if strong and is_outside_title(line):
            self.keys, self.thread, self.area = (), "", ""
        self._set_label(line)

    def _bare_part(self, line: str, place: Place) -> str:
        """What the lines under a label are that stands alone in a line of a cell."""
        section = place.keys[0] if place.keys else ""
        bare = line.endswith(":") and word_count(line) <= _BARE_LABEL_WORDS
        part = label_part(line, section) if bare else ""
        return part if len(place.keys) > 1 or part in lasting_parts(place.keys) else ""

    def _content(self, block: TextBlock, line: str, place: Place) -> Place:
        """Keep one line; what is returned says how a line that runs on from it is to be read."""
        self._area_is_new = self._label_is_new = False
        home = place.keys[0] if place.keys else ""
        here = place
        for part in split_line(line, home) if home else [line]:
            here = self._keep(block, part, here if carries(here, part) else place, home)
        return here

    def _keep(self, block: TextBlock, line: str, place: Place, home: str) -> Place:
        dash = TYPED_BULLET.match(line)
        start = dash.end() if dash else 0
        opened = inline_label(line[start:], home) if home else None
        if opened:
            start += opened.start
            place = replace(
                place,
                part=opened.part or place.part,
                label=opened.label or place.label,
                ref=opened.ref or place.ref,
                area=area_of(opened.label) or place.area,
            )
        elif dash and self._runs_on(dash[0].strip()):
            place = replace(place, part=self.pieces[-1].part, label=self.pieces[-1].label)
        part = place.part or self.part
        text = line[start:]
        self.pieces.append(
            Piece(
                text=text,
                section=section_for(place.keys, part),
                location=block.location,
                kind=block.kind,
                level=block.level,
                marker=block.marker or (dash[0].strip() if dash else ""),
                area=place.area or self.area,
                label=place.label or self.label,
                part=part,
                header=place.header,
                ref=place.ref or (block.marker if is_reference(block.marker) else ""),
                row=place.row,
                cell=place.cell or (block.location.block,),
                thread=place.thread or self.thread,
                stem=is_stem(text) and part not in ("who", "how_often", "how_long"),
            )
        )
        return replace(place, ref="") if opened and opened.ref else place

    def _runs_on(self, dash: str) -> bool:
        """Whether a line with a typed dash is one more of a list that a label opened."""
        last = self.pieces[-1] if self.pieces else None
        return (
            last is not None
            and last.marker == dash
            and last.area == self.area
            and last.part in RUNNING_PARTS
        )

    # Tables

    def _leave_tables(self) -> None:
        if self.table is not None and self.table.columns:
            self.part = self.label = ""
        self.table = None

    def _row(self, row: RowUnit) -> None:
        if row.table not in self.tables:
            self.tables[row.table] = TableState.following(self.table, row)
        self.table = state = self.tables[row.table]
        heads = [h for h in self._heads(row) if h.column is not None]
        if heads:
            self._open_columns(row, state, heads)
        elif state.columns and len(row.filled) > 1:
            self._side_by_side(row, state)
        elif len(row.filled) == 1 or self._has_heading(row):
            self._lone(row, state)
        elif row.filled:
            self._across(row, state)

    def _heads(self, row: RowUnit) -> list[Heading]:
        blocks = [b for cell in row.cells for b in cell.blocks]
        return [h for b in blocks if (h := self.headings.get((b.location.block, 0)))]

    def _has_heading(self, row: RowUnit) -> bool:
        return bool(self._heads(row))

    def _open_columns(self, row: RowUnit, state: TableState, heads: list[Heading]) -> None:
        state.columns = {h.column: h.keys for h in heads if h.column is not None}
        between = [cell for cell in row.filled if cell.column not in state.columns]
        state.headers = {
            cell.column: (squeeze(cell.text), column_part(cell.text)) for cell in between
        }
        together = {key for keys in state.columns.values() for key in keys}
        if not together & set(self.keys):
            self.keys, self.thread = (), ""
        self.label, self.part = "", ""

    def _side_by_side(self, row: RowUnit, state: TableState) -> None:
        for cell in row.filled:
            keys = state.keys_at(cell.column)
            header, part = state.headers.get(cell.column, ("", ""))
            place = Place(
                keys=keys,
                row=(row.table, row.row),
                cell=(row.table, row.row, cell.column),
                thread=f"row {row.table}.{row.row}",
                header=header,
                part=part or own_part(keys),
                fixed=True,
            )
            for block in cell.blocks:
                place = self._block(block, place)

    def _lone(self, row: RowUnit, state: TableState) -> None:
        """A row with one filled cell, or one whose first cell is a section heading."""
        for cell in row.filled:
            alone = len(row.filled) == 1
            wide = alone and cell.span >= row.width > 1
            place = self._place(row, cell)
            place.set_off = wide and cell.shaded and word_count(cell.text) <= _ROW_LABEL_WORDS
            if state.columns and alone and not wide:
                place.keys = state.keys_at(cell.column)
                place.thread, place.fixed = f"row {row.table}.{row.row}", True
                place.part = own_part(place.keys)
            elif state.headers and alone and not wide:
                place.header, place.part = state.header_at(cell)
                place.fixed = True
            elif (
                alone
                and not wide
                and cell.column == 0
                and word_count(cell.text) <= 10
                and row.width > 1
                and not self._has_heading(row)
            ):
                self.area = area_of(cell.text) or self.area
                continue
            for block in cell.blocks:
                place = self._block(block, place)

    def _across(self, row: RowUnit, state: TableState) -> None:
        section = self.keys[0] if self.keys else ""
        if section and is_header(row, section, first=row.row == 0):
            state.headers = header_of(row, section)
            return
        if state.headers:
            self._under_headers(row, state)
        else:
            self._labelled(row)

    def _under_headers(self, row: RowUnit, state: TableState) -> None:
        ref = ""
        for cell in row.filled:
            header, part = state.header_at(cell)
            if part == "ref" or (
                is_reference(cell.text) and part not in ("link", "how_often", "how_long")
            ):
                ref = cell.text.strip(" .:)")
                continue
            place = self._place(row, cell)
            place.header, place.part, place.ref, place.fixed = header, part, ref, True
            if len(self.keys) > 1:
                place.thread = f"row {row.table}.{row.row}"
            if part == "area":
                place.area = self.area = cell.text
                continue
            for block in cell.blocks:
                place = self._block(block, place)

    def _labelled(self, row: RowUnit) -> None:
        """A row whose first cell says what stands in the others."""
        first, *others = row.filled
        section = self.keys[0] if self.keys else ""
        label = first.text.splitlines()[0]
        place = Place(keys=self.keys, row=(row.table, row.row))
        if section == "K":
            self._cell(row, first, Place(keys=self.keys, part="role", fixed=True))
        elif is_reference(first.text):
            opened = inline_label(f"{label.rstrip(' .:')}: x", section)
            place.ref, place.part = label.strip(" .:"), opened.part if opened else ""
            place.label = "" if len(label) < 4 else label.rstrip(" :")
        elif word_count(first.text) <= 12 and not is_sentence(first.text):
            place.label, place.part = label.rstrip(" :"), label_part(label, section)
            place.area = area_of(label)
        else:
            self._cell(row, first, Place(keys=self.keys))
        for cell in others:
            self._cell(row, cell, replace(place, fixed=True))

    def _cell(self, row: RowUnit, cell: CellUnit, place: Place) -> None:
        place.row, place.cell = (row.table, row.row), (row.table, row.row, cell.column)
        for block in cell.blocks:
            place = self._block(block, place)

    def _place(self, row: RowUnit, cell: CellUnit) -> Place:
        return Place(
            keys=self.keys, row=(row.table, row.row), cell=(row.table, row.row, cell.column)
        )
