"""Lists and numbers in English words, for reasons and reports."""

from __future__ import annotations

from collections.abc import Iterable


def listed(items: Iterable[str], joint: str = "and") -> str:
    """ "C1", "C1 and D1", "C1, D1 and J1"; ``joint`` is the last word between."""
    parts = list(items)
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def counted(number: int, singular: str, plural: str = "") -> str:
    """ "1 need", "3 needs"; ``plural`` only where it is not the singular with an s."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
