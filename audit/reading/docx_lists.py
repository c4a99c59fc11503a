"""The lists that a Word file defines: how each of their levels counts and is written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from audit.reading.docx_names import VAL, W, number, switched_on, value_of
from audit.reading.docx_parts import Part, kept

LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, and the text with %1 to %9 for the counters."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(frozen=True, slots=True)
class ListRule:
    """A list: the definition that it shares with others, and its levels.

    ``anew`` are the levels that it starts anew and does not count on from the others.
    """

    definition: str
    levels: tuple[Level, ...]
    anew: frozenset[int]

    def level_of_style(self, style: str | None) -> int:
        """The level that belongs to a paragraph style, else the first."""
        for at, level in enumerate(self.levels):
            if style is not None and level.style == style:
                return at
        return 0


@kept
def lists_of(part: Part | None) -> Lists:
    """The lists that a numbering part defines."""
    return Lists(part.root() if part is not None else None)


@dataclass
class Lists:
    """The numbering part of a Word file; every list is worked out once."""

    root: etree._Element | None
    _entries: dict[str, etree._Element] = field(init=False, default_factory=dict)
    _definitions: dict[str, etree._Element] = field(init=False, default_factory=dict)
    _rules: dict[str, ListRule] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for definition in self.root.iterchildren(W + "abstractNum"):
            self._definitions[definition.get(W + "abstractNumId", "")] = definition
        for entry in self.root.iterchildren(W + "num"):
            self._entries[entry.get(W + "numId", "")] = entry

    def rule(self, list_id: str) -> ListRule | None:
        """The list of an id, None where the file defines no such list."""
        if list_id not in self._rules:
            entry = self._entries.get(list_id)
            if entry is None:
                return None
            self._rules[list_id] = self._read_list(entry)
        return self._rules[list_id]

    def _read_list(self, entry: etree._Element) -> ListRule:
        definition = value_of(entry, "abstractNumId")
        levels = [Level() for _ in range(LEVELS)]
        for element in self._definition_levels(definition):
            levels[_index(element)] = _read_level(element)
        starts: dict[int, int] = {}
        for override in entry.iterchildren(W + "lvlOverride"):
            at, start = _index(override), value_of(override, "startOverride")
            replaced = override.find(W + "lvl")
            if replaced is not None:
                levels[at] = _read_level(replaced)
            if start is not None:
                starts.setdefault(at, number(start, 1))
        for at, first in starts.items():
            levels[at] = replace(levels[at], start=first)
        return ListRule(definition or "", tuple(levels), frozenset(starts))

    def _definition_levels(self, definition_id: str | None) -> list[etree._Element]:
        """The levels of a definition; one that only links to a list style borrows that style's."""
        definition = self._definitions.get(definition_id or "")
        if definition is None:
            return []
        link = value_of(definition, "numStyleLink")
        if link is not None:
            for other in self._definitions.values():
                if value_of(other, "styleLink") == link:
                    definition = other
                    break
        return list(definition.iterchildren(W + "lvl"))


def _index(element: etree._Element) -> int:
    return min(max(number(element.get(W + "ilvl")), 0), LEVELS - 1)


def _read_level(element: etree._Element) -> Level:
    restart = value_of(element, "lvlRestart")
    form = next(element.iter(W + "numFmt"), None)  # newer files offer two and mean the first
    return Level(
        form=_form(form) if form is not None else "decimal",
        text=value_of(element, "lvlText") or "",
        start=number(value_of(element, "start"), 0),
        restarts_after=number(restart) if restart is not None else None,
        legal=bool(switched_on(element.find(W + "isLgl"))),
        style=value_of(element, "pStyle"),
    )


def _form(element: etree._Element) -> str:
    """The name of a number format; one of the file's own is named by its pattern ("001, 002")."""
    return element.get(W + "format") or element.get(VAL) or "decimal"
