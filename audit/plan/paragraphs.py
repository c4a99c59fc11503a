"""Paragraphs, divided among the sections line by line: every line in one section or in none."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from audit.plan.columns import TableState
from audit.plan.commitments import statements_in
from audit.plan.dates import first_date
from audit.plan.find import Heading, Spot, style_of
from audit.plan.headings import closes_sections, is_outside_title
from audit.plan.helptext import is_help_text
from audit.plan.labels import (
    area_of,
    inline_label,
    is_reference,
    is_stem,
    label_part,
    lasting_parts,
    looks_like_label,
)
from audit.plan.layout import lines_of
from audit.plan.model import PROVISION_SECTIONS
from audit.plan.nil import is_nil
from audit.plan.pieces import Piece
from audit.plan.places import (
    RUNNING_PARTS,
    TYPED_BULLET,
    Place,
    carries,
    section_for,
)
from audit.plan.splitting import split_line
from audit.plan.words import is_sentence, word_count
from audit.reading.document import TextBlock

_BARE_LABEL_WORDS = 4
_WORD = re.compile(r"\w")
_PAGE_NUMBER = re.compile(r"(?i)page \d{1,3}(?: of \d{1,3})?")
_THREADED = ("B", "E", "F")


@dataclass
class TextDivider:
    """Hands every line of a paragraph to its section.

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
    _opened: Counter[str] = field(default_factory=Counter)

    # Headings and labels

    def _open(self, heading: Heading) -> None:
        if heading.keys[0] in _THREADED and (self._area_is_new or self._area_holds):
            self._area_holds = True
        else:
            self.area, self._area_holds = "", False
        self._opened.update(heading.keys)
        self.keys, self.label, self.part = heading.keys, "", ""
        if self.table is not None:
            self.table.forget()
        self.thread = f"block {self._opened['B']}" if heading.keys[0] in _THREADED else ""
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
        long = word_count(line) > _BARE_LABEL_WORDS or first_date(line) is not None
        awaited = self._label_is_new and self.part != ""
        advice = self.keys[:1] == ("K",) and "(" in line
        if is_sentence(line) or style.listed or long or awaited or advice:
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
            if spot in self.headings and self.headings[spot].column is not None:
                continue
            if spot in self.headings:
                self._open(self.headings[spot])
                place = here = Place(keys=self.keys, row=place.row, cell=place.cell)
                rest = line[self.headings[spot].content :]
                if rest != line and not self._is_nothing(rest, spot, place):
                    here = self._content(block, rest, place)
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
        """Whether a line is a lone bullet, a page number, or help text of a section."""
        if not _WORD.search(line) or _PAGE_NUMBER.fullmatch(line):
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
        for part in self._parts(block, line, place, home):
            here = self._keep(block, part, here if carries(here, part) else place, home)
        return here

    def _parts(self, block: TextBlock, line: str, place: Place, home: str) -> list[str]:
        """``line`` by its numbers and labels; running text of provision by its statements."""
        parts = split_line(line, home) if home else [line]
        itemised = block.kind == "list_item" or place.header or place.ref or block.marker
        provides = {place.part, self.part} <= {"", "provision"} and home in PROVISION_SECTIONS
        if itemised or not provides or place.thread.startswith("row"):
            return parts
        return [statement for part in parts for statement in self._statements(part, home)]

    def _statements(self, part: str, home: str) -> list[str]:
        opened = inline_label(part, home)
        if TYPED_BULLET.match(part) or (opened and re.search(r"\d", opened.ref)):
            return [part]
        start = opened.start if opened else 0
        first, *more = statements_in(part[start:])
        return [part[:start] + first, *more]

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
            if listed := TYPED_BULLET.match(line[start:]):
                dash, start = listed, start + listed.end()
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
