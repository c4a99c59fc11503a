"""Which recorded figure speaks for the months that are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from audit.framework.recorded_periods import RecordedPeriod, name_of, recorded_period, spoken
from audit.framework.recording import Figure
from audit.framework.rows import Row
from audit.language.english import listed

_LATEST_MONTHS = 12
_SHOWN = 3


def chosen(row: Row, figures: Iterable[Figure], months: Sequence[str]) -> tuple[Figure | None, str]:
    """The row's figure for consecutive months, and a note; None where none speaks for them.

    One that was recorded for exactly these months goes first. Else, as the row says: the months
    added up, only if none is missing; that of the last month; or the newest of twelve months.
    """
    there = {one.period: one for one in figures if one.row == row.id and not one.empty}
    exact = there.get(name_of(months))
    if exact is not None:
        return exact, exact.note or ""
    if row.several == "add":
        return _added(row, there, months)
    spans = [recorded_period(name) for name in there]
    fitting = [p for p in spans if months[-1] in p.months]
    if row.several == "latest":
        fitting = [p for p in spans if p.months[0] <= months[-1] and _recent(p, months[-1])]
    best = max(fitting, key=lambda p: (p.months[0], -len(p.months)), default=None)
    if best is None:
        return None, ""
    figure = there[best.name]
    return figure, figure.note or ""


def _recent(period: RecordedPeriod, last: str) -> bool:
    """Whether a period ends in the twelve months up to and with ``last``, or after it."""
    year_before = f"{int(last[:4]) - 1}{last[4:]}"
    return period.months[-1] > year_before


def _added(
    row: Row, there: Mapping[str, Figure], months: Sequence[str]
) -> tuple[Figure | None, str]:
    parts, missing = _parts(there, months)
    if missing:
        note = f"Not added up: nothing is recorded for {_some(missing)}." if parts else ""
        return None, note
    notes = " ".join(part.note for part in parts if part.note)
    if row.unit == "number":
        total = sum(part.value or 0 for part in parts)
        return Figure(row.id, name_of(months), total), notes
    if any(not part.denominator for part in parts):
        return None, "Not added up: a month has a per cent without its numbers."
    above = sum(part.numerator or 0 for part in parts)
    below = sum(part.denominator or 0 for part in parts)
    return Figure(row.id, name_of(months), 100 * above / below, above, below), notes


def _parts(there: Mapping[str, Figure], months: Sequence[str]) -> tuple[list[Figure], list[str]]:
    """Recorded periods that make up the months, and the months that none covers."""
    spans = sorted(map(recorded_period, there), key=lambda p: -len(p.months))
    parts, missing, left = [], [], list(months)
    while left:
        fits = next((p for p in spans if tuple(left[: len(p.months)]) == p.months), None)
        if fits is None:
            missing.append(left.pop(0))
        else:
            parts.append(there[fits.name])
            del left[: len(fits.months)]
    return parts, missing


def _some(months: Sequence[str]) -> str:
    words = [spoken(month) for month in months[:_SHOWN]]
    more = len(months) - len(words)
    return listed([*words, f"{more} more"] if more else words)
