"""What a person should know of a Word file, counted while reading, with the first place of each."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from audit.reading.document import Location
from audit.reading.docx_names import PARAGRAPH


class Noticed:
    """Counts by code. A place is known once the block is read in which a thing stands.

    ``counts`` holds how often each code was met and ``places`` the location of the first; what
    stands in page headers and footers has no place.
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.places: dict[str, Location] = {}
        self._at: dict[etree._Element, list[str]] = {}
        self._waiting: list[str] = []
        self._closed = False

    def add(self, code: str, near: etree._Element | None = None) -> None:
        """Count a thing; ``near`` is its element, or one that stands by it."""
        self.counts[code] += 1
        paragraph = _paragraph_of(near) if near is not None else None
        if paragraph is not None:
            self._at.setdefault(paragraph, []).append(code)

    def add_here(self, code: str) -> None:
        """Count a thing that stands in the block that is read next."""
        self.counts[code] += 1
        self._waiting.append(code)

    def carry(self, paragraph: etree._Element, into: etree._Element) -> None:
        """What stands in a paragraph stands in another that takes up its text."""
        self._at.setdefault(into, []).extend(self._at.pop(paragraph, ()))

    def reach(self, paragraph: etree._Element) -> None:
        """The reader has come to a paragraph."""
        if self._at:
            self._waiting += self._at.pop(paragraph, ())

    def place(self, location: Location) -> None:
        """The reader has made a block: what was reached since the last one stands here."""
        if self._waiting:
            if not self._closed:
                for code in self._waiting:
                    self.places.setdefault(code, location)
            self._waiting.clear()

    def close(self, last: Location) -> None:
        """The body ends; what follows has no place among its blocks."""
        self.place(last)
        self._closed = True


def _paragraph_of(element: etree._Element) -> etree._Element | None:
    """The paragraph around an element, itself included, else the first one in it."""
    if element.tag == PARAGRAPH:
        return element
    around = next(element.iterancestors(PARAGRAPH), None)
    return around if around is not None else next(element.iter(PARAGRAPH), None)
