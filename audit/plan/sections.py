"""The document divided among the sections: paragraphs as they come, tables by what they are for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from audit.plan.columns import TableState, header_of, is_header
from audit.plan.find import Heading
from audit.plan.labels import area_of, column_part, inline_label, is_reference, label_part
from audit.plan.layout import CellUnit, RowUnit, Unit
from audit.plan.paragraphs import TextDivider
from audit.plan.pieces import Piece
from audit.plan.places import Place, own_part
from audit.plan.words import is_sentence, squeeze, word_count

_ROW_LABEL_WORDS = 8


@dataclass
class Divider(TextDivider):
    """Walks the units in reading order and hands every line to its section.

    ``_labelling`` are the tables with more than one column in use: a lone first cell is a label.
    """

    _labelling: set[int] = field(default_factory=set)

    def walk(self, units: tuple[Unit, ...]) -> list[Piece]:
        """The pieces of all units, in reading order."""
        rows = [unit for unit in units if isinstance(unit, RowUnit)]
        self._labelling = {row.table for row in rows if len(row.filled) > 1}
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
        return [self._threaded(piece) for piece in self.pieces]

    def _threaded(self, piece: Piece) -> Piece:
        """``piece`` without the thread of its block, where the plan has no such blocks."""
        blocks = self._opened["B"] > 1 and self._opened[piece.section] > 1
        loose = piece.thread.startswith("block") and not blocks
        return replace(piece, thread="") if loose else piece

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
            self._side_by_side(row, state, row.filled)
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
        self._side_by_side(row, state, tuple(c for c in row.filled if c.column in state.columns))

    def _side_by_side(self, row: RowUnit, state: TableState, cells: tuple[CellUnit, ...]) -> None:
        for cell in cells:
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
        if self._has_heading(row):
            state.titled = row.row
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
                if squeeze(cell.text) == place.header:
                    continue
            elif (
                alone
                and not wide
                and cell.column == 0
                and word_count(cell.text) <= 10
                and row.width > 1
                and row.table in self._labelling
                and not is_sentence(cell.text)
                and not self._has_heading(row)
            ):
                self.area = area_of(cell.text) or self.area
                continue
            for block in cell.blocks:
                place = self._block(block, place)

    def _across(self, row: RowUnit, state: TableState) -> None:
        section = self.keys[0] if self.keys else ""
        if section and is_header(row, section, first=row.row == state.titled + 1):
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
            if squeeze(cell.text) == header:
                continue
            if part == "ref" or (part == "" and is_reference(cell.text)):
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
