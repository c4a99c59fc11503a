"""The words of a file, counted by the plainest rules and without the readers of the project.

``must`` are words that stand on the page and have to be read; ``may`` are words of which it is open
whether a person sees them, such as the second copy of a running header: to read them is no fault
and to leave them out is none.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from audit.reading import Document

# Marks of boxes are no words; "[x] Yes" is one word.
_BOX = re.compile(r"\[[x ]\]")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text: runs of letters and digits."""
    return _WORD.findall(_BOX.sub(" ", text.replace("\N{SOFT HYPHEN}", "")).casefold())


@dataclass
class InFile:
    """What a file holds."""

    must: Counter[str] = field(default_factory=Counter)
    may: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Count:
    """Words in a file, how many of them were read, and how many were read once too often.

    In a PDF it is the characters of words that are counted.
    """

    in_file: int
    read: int
    repeated: int

    @property
    def read_share(self) -> float:
        """Of the words in the file, those that were read."""
        return self.read / self.in_file if self.in_file else 1.0

    @property
    def repeated_share(self) -> float:
        """Words read beyond those in the file, to the words in the file."""
        return self.repeated / self.in_file if self.in_file else 0.0


def count(path: Path, document: Document) -> Count:
    """Hold what was read of a file against the words that are in it."""
    is_pdf = path.suffix.lower() == ".pdf"
    if is_pdf:
        from counting_pdf import words_of_pdf as words_of
    else:
        from counting_word import words_of_word as words_of
    held = words_of(path)
    # Numbers of lists stand on the pages of a PDF; Word keeps only the rule for them.
    read = read_words(document, with_markers=is_pdf)
    if is_pdf:
        missing, spare = held.must - read, read - held.must - held.may
        return _counted(_characters(held.must), _characters(missing), _characters(spare))
    return against(held.must, read, held.may)


def read_words(document: Document, with_markers: bool) -> Counter[str]:
    """The words that were read, with or without the numbers of lists."""
    texts = [*(block.text for block in document.texts), *document.margins]
    texts += [block.marker for block in document.texts if with_markers]
    return Counter(words("\n".join(texts)))


def against(must: Counter[str], read: Counter[str], may: Counter[str] | None = None) -> Count:
    """Hold the words read against those that must and those that may be read."""
    missing, spare = must - read, read - must - (may or Counter())
    return Count(must.total(), must.total() - missing.total(), spare.total())


def _characters(some_words: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, times in some_words.items():
        for character in word:
            found[character] += times
    return found


def _counted(held: Counter[str], missing: Counter[str], spare: Counter[str]) -> Count:
    """A PDF knows characters and not words, so words that are only divided elsewhere count as read.

    Such are "long-term" and "longterm" where a line ended between.
    """
    total = held.total()
    return Count(total, total - (missing - spare).total(), (spare - missing).total())
