"""Automatic numbers and bullets as the reader sees them; Word stores only the rule for them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from audit.reading.docx_names import VAL, W, number, switched_on, value_of
from audit.reading.docx_styles import NumberingRef

BULLET = "•"
_LEVELS = 9
_HIGHEST = 32_767  # Word counts no further; letters and Roman numerals grow with the count
_PLACE = re.compile(r"%([1-9])")
_ROMAN_HIGH = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
_ROMAN_LOW = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, and the text with %1 to %9 for the counters."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restarts_after: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass
class Numbering:
    """The lists of a Word file. ``marker`` counts, so ask once a paragraph, in reading order."""

    root: etree._Element | None
    _lists: dict[str, etree._Element] = field(init=False, default_factory=dict)
    _definitions: dict[str, etree._Element] = field(init=False, default_factory=dict)
    _levels: dict[str, tuple[Level, ...]] = field(init=False, default_factory=dict)
    _counters: dict[str, list[int | None]] = field(init=False, default_factory=dict)
    _begun: set[tuple[str, int]] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for definition in self.root.iterchildren(W + "abstractNum"):
            self._definitions[definition.get(W + "abstractNumId", "")] = definition
        for entry in self.root.iterchildren(W + "num"):
            self._lists[entry.get(W + "numId", "")] = entry

    def marker(self, ref: NumberingRef, style: str | None) -> tuple[str, int]:
        """Marker and level of the next paragraph of a list; ("", 0) where there is no such list.

        ``style`` is the paragraph style, which picks the level where ``ref`` leaves it open.
        """
        levels = self._levels_of(ref.list_id)
        if not levels:
            return "", 0
        at = ref.level if ref.level is not None else _level_of_style(levels, style)
        at = min(max(at, 0), len(levels) - 1)
        counters = self._count(ref.list_id, levels, at)
        level = levels[at]
        if level.form == "bullet":
            return BULLET, at
        return _written(level, levels, counters), at

    def _count(self, list_id: str, levels: tuple[Level, ...], at: int) -> list[int | None]:
        """Lists with one definition count on together, unless an override starts them anew."""
        definition = value_of(self._lists[list_id], "abstractNumId") or ""
        counters = self._counters.setdefault(definition, [None] * _LEVELS)
        if (list_id, at) not in self._begun:
            self._begun.add((list_id, at))
            if self._start_override(list_id, at) is not None:
                counters[at] = None
        for higher in range(at):
            if counters[higher] is None:
                counters[higher] = levels[higher].start
        before = counters[at]
        counters[at] = levels[at].start if before is None else before + 1
        for deeper in range(at + 1, len(levels)):
            restart = levels[deeper].restarts_after
            if restart is None or (restart > 0 and at < restart):
                counters[deeper] = None
        return counters

    def _levels_of(self, list_id: str) -> tuple[Level, ...]:
        if list_id not in self._levels:
            self._levels[list_id] = self._read_levels(list_id)
        return self._levels[list_id]

    def _read_levels(self, list_id: str) -> tuple[Level, ...]:
        entry = self._lists.get(list_id)
        if entry is None:
            return ()
        levels = [Level() for _ in range(_LEVELS)]
        for element in self._definition_levels(value_of(entry, "abstractNumId")):
            levels[_index(element)] = _read_level(element)
        for override in entry.iterchildren(W + "lvlOverride"):
            at = _index(override)
            replaced = override.find(W + "lvl")
            if replaced is not None:
                levels[at] = _read_level(replaced)
            start = self._start_override(list_id, at)
            if start is not None:
                levels[at] = _starting_at(levels[at], start)
        return tuple(levels)

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

    def _start_override(self, list_id: str, at: int) -> int | None:
        for override in self._lists[list_id].iterchildren(W + "lvlOverride"):
            start = value_of(override, "startOverride")
            if _index(override) == at and start is not None:
                return number(start, 1)
        return None


def _index(element: etree._Element) -> int:
    return min(max(number(element.get(W + "ilvl")), 0), _LEVELS - 1)


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


def _starting_at(level: Level, start: int) -> Level:
    return Level(level.form, level.text, start, level.restarts_after, level.legal, level.style)


def _level_of_style(levels: tuple[Level, ...], style: str | None) -> int:
    for at, level in enumerate(levels):
        if style is not None and level.style == style:
            return at
    return 0


def _written(level: Level, levels: tuple[Level, ...], counters: list[int | None]) -> str:
    def counter(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        form = "decimal" if level.legal else levels[at].form
        return spelt(counters[at] or 0, form)

    return _PLACE.sub(counter, level.text).strip()


def spelt(count: int, form: str) -> str:
    """A counter in one of Word's number formats; decimal where the format is a rare one."""
    if count > _HIGHEST:
        return str(count)
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{count:02d}"
    if form.startswith("0"):
        return str(count).zfill(len(form.split(",")[0]))
    if form == "ordinal":
        return f"{count}{_ordinal_ending(count)}"
    return str(count)


def _roman(count: int) -> str:
    written = ""
    for value, letters in (*_ROMAN_HIGH, *_ROMAN_LOW):
        times, count = divmod(count, value)
        written += letters * times
    return written


def _ordinal_ending(count: int) -> str:
    if 10 < count % 100 < 14:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
