"""Whether a line of a PDF is full: what came next had no room on it."""

from __future__ import annotations

import pytest

from audit.reading.pdf_fullness import is_full
from audit.reading.pdf_layout import Passage
from audit.reading.pdf_lines import Line


def line(text: str, first_word: float, end: float = 200.0) -> Line:
    return Line(text, 10, end, 90, 101, 100, 11.0, False, True, first_word, page=1)


@pytest.mark.parametrize(
    ("first", "second", "full"),
    [
        ("He will sit", "beside a friend.", False),
        ("His reading should rise by two", "sub-levels by July.", True),
        ("His reading should rise by two", "levels by July.", False),
        ("A talk each day.", "re-reading of his books.", False),
        ("A talk each day", "Half-term visits.", False),
    ],
)
def test_a_word_with_a_hyphen_may_be_too_long_as_a_whole(
    first: str, second: str, full: bool
) -> None:
    one, two = line(first, 20, end=160), line(second, 20, end=120)
    assert is_full(one, two, Passage([one, two], 0, 210, in_table=True)) is full
