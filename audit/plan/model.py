"""An EHC plan as the statutory sections hold it, each part with the place it was read from.

Nothing here says what is good or bad. Sections: SEND Regulations 2014 reg. 12(1).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from audit.reading.document import Document, Location, ReadingWarning

SECTION_KEYS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
PROVISION_SECTIONS = ("F", "G", "H1", "H2")

SectionStatus = Literal["found", "empty", "merged", "repeated", "missing"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words of the plan.

    ``text`` stands, character for character, in the text block that ``location`` names.
    ``section`` is a section key, or "" for the cover and whatever lies outside the sections.
    """

    text: str
    section: str
    location: Location


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a section: a paragraph, a list item, or a line of a table cell.

    ``label`` is the sub-heading, row label or column header that it stands under ("Parents'
    views", "Who"), "" if there is none. ``marker`` is its bullet or number. ``row`` is the same
    for all lines of one table row (table index, row index), None outside tables.
    """

    quote: Quote
    label: str = ""
    marker: str = ""
    row: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        return self.quote.text


@dataclass(frozen=True, slots=True)
class Section:
    """A statutory section: ``title`` as written, ``lines`` its content without help text.

    ``status`` "merged" means that it shares its heading with ``merged_with`` and that the content
    cannot be told apart; "repeated" that it stands in several places (per area of need).
    ``recognised_by`` "content" means that its heading did not say what it is.
    """

    key: str
    status: SectionStatus
    title: str = ""
    location: Location | None = None
    lines: tuple[Line, ...] = ()
    merged_with: tuple[str, ...] = ()
    recognised_by: Literal["title", "content"] = "title"

    @property
    def present(self) -> bool:
        """Whether the plan has a heading for this section (it may be empty)."""
        return self.status != "missing"

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Need:
    """One need of Section B, or one statement of Section C or D.

    ``ref`` is the plan's own reference ("B3") or "". ``lines`` are its quotes in order.
    ``thread`` ties needs, outcomes and provision of one table row or need block together: parts
    with the same non-empty thread stand side by side in the plan.
    """

    section: str
    quotes: tuple[Quote, ...]
    ref: str = ""
    area: str = ""
    strengths: str = ""
    thread: str = ""

    @property
    def text(self) -> str:
        return " ".join(quote.text for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome of Section E with its steps and review arrangement."""

    quote: Quote
    ref: str = ""
    area: str = ""
    steps: tuple[Quote, ...] = ()
    review: tuple[Quote, ...] = ()
    thread: str = ""

    @property
    def text(self) -> str:
        return self.quote.text


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision statement of Section F, G, H1 or H2.

    ``who``, ``how_often``, ``how_long`` are the words of the plan's own columns, "" where it has
    none; ``full_text`` is the statement completed by them. ``section`` is "H1" where H1 and H2
    cannot be told apart.
    """

    section: str
    quote: Quote
    ref: str = ""
    area: str = ""
    who: str = ""
    how_often: str = ""
    how_long: str = ""
    other: tuple[tuple[str, str], ...] = ()
    thread: str = ""

    @property
    def text(self) -> str:
        return self.quote.text

    @property
    def full_text(self) -> str:
        return with_columns(self.quote.text, (self.who, self.how_often, self.how_long))


def with_columns(text: str, columns: tuple[str, str, str]) -> str:
    """A statement completed by the cells of its who, how often and how long columns."""
    return ". ".join(part.rstrip(". ") for part in (text, *columns) if part)


@dataclass(frozen=True, slots=True)
class Advice:
    """One entry of Section K: who advised, in what role, and when it was asked for and came."""

    quotes: tuple[Quote, ...]
    role: str
    name: str = ""
    requested: date | None = None
    received: date | None = None

    @property
    def text(self) -> str:
        return " ".join(quote.text for quote in self.quotes)


@dataclass(frozen=True, slots=True)
class Facts:
    """Cover facts. ``year_group``: -2 and -1 nursery, 0 Reception, 1 to 13, 14 and up post-16."""

    name: str = ""
    known_as: str = ""
    case_ref: str = ""
    date_of_birth: date | None = None
    year_group: int | None = None
    setting: str = ""
    plan_type: Literal["new", "amended"] | None = None
    status: Literal["draft", "final"] | None = None
    request_date: date | None = None
    draft_date: date | None = None
    final_date: date | None = None
    quotes: dict[str, Quote] = field(default_factory=dict)


BlockRole = Literal["heading", "label", "content", "help text", "placeholder", "empty", "outside"]


@dataclass(frozen=True, slots=True)
class Use:
    """What became of one text block: its section ("" outside the sections) and its role there.

    "label" is a sub-heading, a column header or a reference; "help text" and "placeholder" belong
    to the form and not to the plan.
    """

    section: str
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it was understood. ``sections`` has every key of SECTION_KEYS.

    ``uses`` has one entry for each text block of the document, so that nothing is lost unseen.
    ``warnings`` are those of the document and what they mean for the sections.
    """

    document: Document
    facts: Facts
    sections: dict[str, Section]
    needs: tuple[Need, ...] = ()
    health_needs: tuple[Need, ...] = ()
    care_needs: tuple[Need, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    provision: tuple[Provision, ...] = ()
    advice: tuple[Advice, ...] = ()
    monitoring: tuple[Quote, ...] = ()
    outside: tuple[Line, ...] = ()
    uses: tuple[Use, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()

    def provision_of(self, *sections: str) -> tuple[Provision, ...]:
        """The provision statements of the named sections, in reading order."""
        return tuple(item for item in self.provision if item.section in sections)
