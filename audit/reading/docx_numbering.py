"""Automatic numbers and bullets as the reader sees them; Word stores only the rule for them."""

from __future__ import annotations

import re

from audit.reading.docx_lists import LEVELS, Level, ListRule, Lists
from audit.reading.docx_styles import NumberingRef

BULLET = "•"
_HIGHEST = 32_767  # Word counts no further; letters and Roman numerals grow with the count
_PLACE = re.compile(r"%([1-9])")
_ROMAN_HIGH = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
_ROMAN_LOW = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """Counts in the lists of a file. Ask once a paragraph, in reading order."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def marker(self, ref: NumberingRef, style: str | None) -> tuple[str, int]:
        """Marker and level of the next paragraph of a list; ("", 0) where there is no such list.

        ``style`` is the paragraph style, which picks the level where ``ref`` leaves it open.
        """
        rule = self._lists.rule(ref.list_id)
        if rule is None:
            return "", 0
        at = ref.level if ref.level is not None else rule.level_of_style(style)
        at = min(max(at, 0), LEVELS - 1)
        counters = self._count(ref.list_id, rule, at)
        if rule.levels[at].form == "bullet":
            return BULLET, at
        return _written(rule.levels[at], rule.levels, counters), at

    def _count(self, list_id: str, rule: ListRule, at: int) -> list[int | None]:
        """Lists with one definition count on together, unless an override starts them anew."""
        counters = self._counters.setdefault(rule.definition, [None] * LEVELS)
        if (list_id, at) not in self._begun:
            self._begun.add((list_id, at))
            if at in rule.anew:
                counters[at] = None
        for higher in range(at):
            if counters[higher] is None:
                counters[higher] = rule.levels[higher].start
        before = counters[at]
        counters[at] = rule.levels[at].start if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            restart = rule.levels[deeper].restarts_after
            if restart is None or (restart > 0 and at < restart):
                counters[deeper] = None
        return counters


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
