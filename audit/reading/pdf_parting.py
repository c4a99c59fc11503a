"""Where a paragraph begins in a cell although the line before it is full.

Paragraphs often stand in a cell without a gap. One whose last line is full then looks as if it went
on with the sentence that begins the next line. How the paragraphs of the same document part where
it is plain to see says what is more likely: a line that ended early parts two sentences, a sentence
that begins within a line does not. What counts is which kinds of sentence meet, most of all in
cells of the same column.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from audit.reading.pdf_fullness import is_full
from audit.reading.pdf_layout import Passage
from audit.reading.pdf_sentences import (
    LABELLED,
    LEANING,
    PLAIN,
    TIME,
    kind_of,
    label_of,
    sentence_starts,
)

ELSEWHERE = 0.05
"""How much a boundary in any cell counts beside one in a cell of the same column."""
SAME_CELL = 3.0
"""How much more one in the same cell counts."""
SAME_COLUMN = 0.3
"""Columns that share less of their width than this are different columns."""
TOGETHER = {LEANING: 4.0, TIME: 1.5, LABELLED: 0.0, PLAIN: 0.4}
"""How often a sentence of a kind is taken to go on from the one before without any sign of it."""
COMPLETE = 0.3
"""What a sentence that only says when, or has a label, adds to the signs of a parting."""

Column = tuple[int, int]
Meeting = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Boundary:
    """Where two sentences of these kinds meet.

    ``line`` is the number of the line that the second one begins, None if it begins within one.
    ``open`` is True where the line before is full, so that they may be one paragraph or two.
    """

    kinds: Meeting
    line: int | None
    open: bool


@dataclass(slots=True)
class Partings:
    """What is plain to see of how the paragraphs in the cells of a document part."""

    labels: Counter[str] = field(default_factory=Counter)
    seen: dict[Meeting, Counter[tuple[Column, bool]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    def begun(self, passage: Passage) -> set[int]:
        """The numbers of the lines of a cell that begin a paragraph after a full line."""
        if not passage.in_table or len(passage.lines) < 2:
            return set()
        boundaries = self.boundaries(passage, *_sentences(passage))
        here = Counter((b.kinds, b.line is not None) for b in boundaries if not b.open)
        column = _column(passage)
        return {
            boundary.line
            for boundary in boundaries
            if boundary.line is not None
            and boundary.open
            and self._more_parted(boundary.kinds, column, here)
        }

    def boundaries(
        self, passage: Passage, sentences: list[str], places: list[int | None]
    ) -> list[_Boundary]:
        """Where the sentences of a cell meet; ``places`` are the lines that they begin."""
        lines = passage.lines
        found = []
        for (one, two), line in zip(pairwise(sentences), places, strict=True):
            open_ = line is not None and is_full(lines[line - 1], lines[line], passage)
            found.append(_Boundary((self._before(one), self._after(two)), line, open_))
        return found

    def _before(self, sentence: str) -> str:
        """The kind of a first sentence; a label that is not used again says nothing of its end."""
        kind = kind_of(sentence)
        return PLAIN if kind == LABELLED and self.labels[label_of(sentence)] < 2 else kind

    def _after(self, sentence: str) -> str:
        """The kind of a second sentence; a label that is used again is a kind of its own."""
        label = label_of(sentence)
        return label if self.labels[label] > 1 else kind_of(sentence)

    def _more_parted(
        self, kinds: Meeting, column: Column, here: Counter[tuple[Meeting, bool]]
    ) -> bool:
        """Whether two such sentences are more likely in two paragraphs than in one.

        ``here`` counts the boundaries of the cell itself.
        """
        before, after = kinds
        ends = before in (TIME, LABELLED) and after in (PLAIN, LABELLED)
        weights = {
            True: COMPLETE * ends + SAME_CELL * here[kinds, True],
            False: TOGETHER.get(after, 0.0) + SAME_CELL * here[kinds, False],
        }
        for (other, parted), count in self.seen.get(kinds, Counter()).items():
            shared = _shared(column, other)
            weights[parted] += count * (ELSEWHERE + shared**2 * (shared > SAME_COLUMN))
        return weights[True] > weights[False]


def partings_in(passages: Iterable[Passage]) -> Partings:
    """Counts the boundaries of sentences in the cells of a document."""
    untagged = [p for p in passages if p.in_table and len(p.lines) > 1 and p.lines[0].tag is None]
    cells = [(cell, *_sentences(cell)) for cell in untagged]
    partings = Partings()
    for _, sentences, _ in cells:
        partings.labels.update(filter(None, map(label_of, sentences)))
    for cell, sentences, places in cells:
        column = _column(cell)
        for boundary in partings.boundaries(cell, sentences, places):
            if not boundary.open:
                partings.seen[boundary.kinds][column, boundary.line is not None] += 1
    return partings


def _sentences(passage: Passage) -> tuple[list[str], list[int | None]]:
    """The sentences of a cell, and for each but the first the line that it begins."""
    lines = passage.lines
    ends, text = {}, ""
    for number, line in enumerate(lines):
        text += " " * bool(text)
        ends[len(text)] = number
        text += line.text
    starts = {0, *sentence_starts(text)}
    for at, number in ends.items():
        upper = lines[number].text.lstrip("\"'“‘(")[:1].isupper()
        if number and upper and not is_full(lines[number - 1], lines[number], passage):
            starts.add(at)
    edges = sorted(starts)
    sentences = [text[a:b].strip() for a, b in pairwise([*edges, len(text)])]
    return sentences, [ends.get(edge) for edge in edges[1:]]


def _column(passage: Passage) -> Column:
    right = passage.left if passage.right is None else passage.right
    return round(passage.left), round(right)


def _shared(one: Column, other: Column) -> float:
    """The width that two columns share, as part of the width that they take together."""
    inside = min(one[1], other[1]) - max(one[0], other[0])
    return max(inside, 0) / max(max(one[1], other[1]) - min(one[0], other[0]), 1)
