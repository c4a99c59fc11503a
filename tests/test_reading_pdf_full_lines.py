"""Whether a line of a PDF is full: what came next had no room on it."""

from __future__ import annotations

import pytest

from audit.reading.pdf_continuing import paragraph_goes_on
from audit.reading.pdf_fullness import is_full
from audit.reading.pdf_layout import Passage
from audit.reading.pdf_lines import Line
from audit.reading.pdf_paragraphs import Paragraph


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


@pytest.mark.parametrize(
    ("start", "goes_on"),
    [
        ("She adds numbers to ten.", True),
        ("B3. Adding is hard.", False),
        ("Note: It is hard.", False),
    ],
)
def test_after_a_full_line_at_the_page_end_the_paragraph_goes_on(start: str, goes_on: bool) -> None:
    one, two = line("She can count to ten.", 20), line(start, 20)
    two.page = 2
    last, first = (Paragraph([x], Passage([x], 0, 210, True), texts=[x.text]) for x in (one, two))
    assert paragraph_goes_on(last, first, {1: 101.0, 2: 101.0}) is goes_on
