"""One line of the plan with all that its place in the layout says about it."""

from __future__ import annotations

from dataclasses import dataclass

from audit.plan.model import Line, Quote
from audit.reading.document import Location, TextKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or what follows the label that opens it.

    ``section`` is "" outside the sections. ``part`` says what it is as far as labels and columns
    tell (see ``labels``). ``header`` is the column header, ``label`` the sub-heading or row label.
    ``entry`` is the same for all pieces of one paragraph, or of one table row; ``cell`` of one
    paragraph or one table cell.
    """

    text: str
    section: str
    location: Location
    kind: TextKind = "paragraph"
    level: int = 0
    marker: str = ""
    area: str = ""
    label: str = ""
    part: str = ""
    header: str = ""
    ref: str = ""
    row: tuple[int, int] | None = None
    cell: tuple[int, ...] = ()
    thread: str = ""
    stem: bool = False

    @property
    def quote(self) -> Quote:
        return Quote(self.text, self.section, self.location)

    @property
    def line(self) -> Line:
        return Line(self.quote, self.header or self.label, self.marker, self.row)
