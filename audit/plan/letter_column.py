"""Tables whose first column holds nothing but the letters of the sections, one below the other."""

from __future__ import annotations

from audit.plan.headings import fits, letter_alone
from audit.plan.layout import RowUnit, Unit
from audit.plan.words import is_sentence, word_count

_MOST_LETTERS = 7
"""So many of the twelve sections make a column of letters: fewer may be grades or groups."""
_TITLE_WORDS = 12


def letter_columns(units: tuple[Unit, ...]) -> frozenset[int]:
    """The tables (by index) where a letter alone opens its section, with its content beside it.

    Not those where most letters have the title of their section beside them.
    """
    letters: dict[int, dict[tuple[str, ...], bool]] = {}
    for unit in units:
        if (
            isinstance(unit, RowUnit)
            and unit.filled
            and (keys := letter_alone(unit.filled[0].text))
        ):
            letters.setdefault(unit.table, {})[keys] = _has_title(unit, keys)
    return frozenset(
        table
        for table, titled in letters.items()
        if len(titled) >= _MOST_LETTERS and sum(titled.values()) * 2 < len(titled)
    )


def _has_title(row: RowUnit, keys: tuple[str, ...]) -> bool:
    beside = row.filled[1].text if len(row.filled) > 1 else ""
    return fits(keys, beside) and word_count(beside) <= _TITLE_WORDS and not is_sentence(beside)
