"""The sources of the sample plans: one YAML file per plan, loaded strictly.

A section whose key is left out is not in the plan at all; an empty one ("" or []) is a heading
with nothing under it. Every person, school and service named in a source is invented.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from ruamel.yaml import YAML

SOURCES = Path(__file__).parent / "sources"

SectionKey = Literal["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]
SECTION_KEYS: tuple[SectionKey, ...] = (
    "A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K",
)  # fmt: skip


def read_uk_date(value: Any) -> Any:
    """A date written dd/mm/yyyy; "" is None. Raises ValueError for anything else."""
    if value in ("", None):
        return None
    return datetime.strptime(str(value), "%d/%m/%Y").date()


UkDate = Annotated[date | None, BeforeValidator(read_uk_date)]


class Strict(BaseModel):
    """A part of a source: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Facts(Strict):
    """What the cover says. ``year_group``: -1 nursery, 0 Reception, 1 to 13, 14 and up after."""

    name: str
    known_as: str = ""
    date_of_birth: UkDate
    year_group: int
    setting: str
    setting_type: str
    authority: str
    case_ref: str
    plan_type: Literal["new", "amended"]
    status: Literal["draft", "final"]
    request_date: UkDate = None
    draft_date: UkDate = None
    final_date: UkDate = None
    looked_after: bool = False
    parents: str = ""
    home_language: str = ""
    officer: str = ""


class RegisterEntry(Strict):
    """What the authority's list of issued plans says of this plan."""

    listed: bool = True
    case_ref_known: bool = True
    primary_need: str
    team: str
    direct_payment_received: Literal["yes", "no", ""]


def printed(ref: str) -> str:
    """A reference as printed: a nil statement (C0, H10) bears none."""
    return "" if ref.endswith("0") and ref.rstrip("0") in ("C", "D", "G", "H1", "H2") else ref


class View(Strict):
    """One labelled part of Section A."""

    label: str
    text: str


class Statement(Strict):
    """One need of Section B, or one statement of Section C or D."""

    ref: str
    text: str

    @property
    def mark(self) -> str:
        """The reference as the plan prints it."""
        return printed(self.ref)


class Area(Strict):
    """An area of need of Section B, with what goes well in it."""

    area: str
    strengths: str = ""
    needs: list[Statement]


class Outcome(Strict):
    """One outcome of Section E. ``needs`` are the refs of the needs that it answers."""

    ref: str
    area: str = ""
    needs: list[str] = []
    text: str
    steps: list[str] = []
    review: str = ""


class Provision(Strict):
    """One statement of Section F, G, H1 or H2; the last three fields are the plan's columns."""

    ref: str
    needs: list[str] = []
    outcomes: list[str] = []
    text: str
    who: str = ""
    how_often: str = ""
    how_long: str = ""

    @property
    def mark(self) -> str:
        """The reference as the plan prints it."""
        return printed(self.ref)


class Advice(Strict):
    """One entry of Section K."""

    role: str
    name: str = ""
    requested: UkDate = None
    received: UkDate = None
    note: str = ""


class Sections(Strict):
    """Sections A to K, and the arrangements for monitoring that go with Sections E and F."""

    A: list[View] | None = None
    B: list[Area] | None = None
    C: list[Statement] | None = None
    D: list[Statement] | None = None
    E: list[Outcome] | None = None
    F: list[Provision] | None = None
    G: list[Provision] | None = None
    H1: list[Provision] | None = None
    H2: list[Provision] | None = None
    I: str | None = None  # noqa: E741 - the statutory letter
    J: str | None = None
    K: list[Advice] | None = None
    monitoring: str = ""

    def has(self, key: SectionKey) -> bool:
        """Whether the plan has this section, be it empty."""
        return getattr(self, key) is not None

    def provision(self, key: SectionKey) -> list[Provision]:
        """The provision statements of Section F, G, H1 or H2."""
        return list(getattr(self, key) or [])

    def statements(self, key: SectionKey) -> list[Statement]:
        """The statements of Section C or D."""
        return list(getattr(self, key) or [])


class Source(Strict):
    """A sample plan: what it shows, which layouts it is built in, and its content.

    ``gaps_left`` says that placeholders stand in the plan on purpose.
    """

    shows: str
    gaps_left: bool = False
    word: str = ""
    pdf: str = ""
    facts: Facts
    register_entry: RegisterEntry
    sections: Sections

    @model_validator(mode="after")
    def refs_are_unique(self) -> Source:
        """No two needs, outcomes or provision statements share a reference."""
        sections = self.sections
        refs = [need.ref for area in sections.B or [] for need in area.needs]
        refs += [item.ref for key in ("C", "D", "E", "F", "G", "H1", "H2")
                 for item in getattr(sections, key) or []]  # fmt: skip
        twice = sorted({ref for ref in refs if refs.count(ref) > 1})
        if twice:
            raise ValueError(f"references used twice: {', '.join(twice)}")
        return self


def read_yaml(path: Path) -> Any:
    """The content of a YAML 1.2 file (so that "no" stays a word)."""
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


def load_source(path: Path) -> Source:
    """One source. Raises pydantic.ValidationError for unknown or missing keys."""
    return Source.model_validate(read_yaml(path))


def load_sources(folder: Path = SOURCES) -> dict[str, Source]:
    """All sources by the name of their file, in alphabetical order."""
    return {path.stem: load_source(path) for path in sorted(folder.glob("*.yaml"))}


def uk_date(day: date | None) -> str:
    """A date as plans write it in forms, "" for none."""
    return f"{day:%d/%m/%Y}" if day else ""


def long_date(day: date | None) -> str:
    """A date as plans write it in sentences, "" for none."""
    return f"{day.day} {day:%B %Y}" if day else ""


def year_name(year_group: int) -> str:
    """The year group in words."""
    names = {-1: "Nursery", 0: "Reception"}
    return names.get(year_group, f"Year {year_group}")


def has_columns(items: list[Provision]) -> bool:
    """Whether any statement says who, how often or how long in columns of its own."""
    return any(item.who or item.how_often or item.how_long for item in items)
