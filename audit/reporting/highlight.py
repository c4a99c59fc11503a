"""Where the quotes of an audit stand in the plan: each text block cut into quoted and plain pieces.

Several criteria may quote the same words or words that overlap. A block is cut wherever a quote
begins or ends, so that each piece is quoted as a whole by all who quote any of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from audit.reading.document import Document
from audit.result import PlanAudit, QuoteResult


@dataclass(frozen=True, slots=True)
class Quoter:
    """Who quotes: ``label`` as shown ("F1", "finding 2"), ``anchor`` the id of its place."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a block's text. ``anchor`` is "" and ``quoters`` empty where nobody quotes it.

    ``ending`` names those quoters one of whose quotes ends with this piece.
    """

    text: str
    anchor: str = ""
    quoters: tuple[Quoter, ...] = ()
    ending: tuple[Quoter, ...] = ()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    quote: str
    quoter: Quoter


class Highlights:
    """The quotes of one audit, by the block of the document that holds them.

    ``prefix`` begins every id, so that several audits can share a page. A quote whose words do not
    stand in the block that it names is linked to the block as a whole.
    """

    def __init__(self, audit: PlanAudit, document: Document, prefix: str) -> None:
        self._prefix = prefix
        self._document = document
        self._spans: dict[int, list[_Span]] = {}
        for quoter, quote in _quotations(audit, prefix):
            span = self._span(quoter, quote)
            if span:
                self._spans.setdefault(quote.location.block, []).append(span)

    def pieces(self, block: int) -> list[Piece]:
        """The text of the block in pieces, which joined give the text again."""
        text, spans = self._document.block(block).text, self._spans.get(block, [])
        cuts = sorted({0, len(text), *(cut for span in spans for cut in (span.start, span.end))})
        return [self._piece(block, text, start, end) for start, end in pairwise(cuts)]

    def marks(self, quote: QuoteResult) -> list[str]:
        """The ids of the pieces that make up a quote, in order; none if it is not marked."""
        block, known = quote.location.block, self._spans.get(quote.location.block, [])
        start = next((s.start for s in known if s.quote == quote.text), -1)
        end, at, ids = start + len(quote.text), 0, []
        for piece in self.pieces(block) if start >= 0 else []:
            if start <= at < end:
                ids.append(piece.anchor)
            at += len(piece.text)
        return ids

    def target(self, quote: QuoteResult) -> str:
        """The id of the place where the quote begins, "" if the document has no such block."""
        marks = self.marks(quote)
        return marks[0] if marks else self.block_anchor(quote.location.block)

    def block_anchor(self, block: int) -> str:
        """The id of a whole block, "" if the document has no such block."""
        return f"{self._prefix}block-{block}" if 0 <= block < len(self._document.texts) else ""

    def _span(self, quoter: Quoter, quote: QuoteResult) -> _Span | None:
        block = quote.location.block
        if not quote.text or not 0 <= block < len(self._document.texts):
            return None
        start = self._document.block(block).text.find(quote.text)
        return _Span(start, start + len(quote.text), quote.text, quoter) if start >= 0 else None

    def _piece(self, block: int, text: str, start: int, end: int) -> Piece:
        covering = [s for s in self._spans.get(block, []) if s.start <= start and end <= s.end]
        if not covering:
            return Piece(text[start:end])
        quoters = dict.fromkeys(span.quoter for span in covering)
        ending = dict.fromkeys(span.quoter for span in covering if span.end == end)
        return Piece(text[start:end], self._mark(block, start), tuple(quoters), tuple(ending))

    def _mark(self, block: int, start: int) -> str:
        return f"{self._prefix}mark-{block}-{start}"


def criterion_anchor(prefix: str, criterion: str) -> str:
    """The id of a criterion's place in the report."""
    return f"{prefix}criterion-{re.sub(r'[^A-Za-z0-9_-]', '-', criterion)}"


def finding_anchor(prefix: str, number: int) -> str:
    """The id of the place of a finding; ``number`` counts from 1."""
    return f"{prefix}finding-{number}"


def _quotations(audit: PlanAudit, prefix: str) -> Iterator[tuple[Quoter, QuoteResult]]:
    for criterion in audit.criteria:
        quoter = Quoter(criterion.id, criterion_anchor(prefix, criterion.id))
        yield from ((quoter, quote) for quote in criterion.quotes)
    for number, finding in enumerate(audit.findings, 1):
        quoter = Quoter(f"finding {number}", finding_anchor(prefix, number))
        yield from ((quoter, quote) for quote in finding.quotes)
    known = {criterion.id for criterion in audit.criteria}
    for item in audit.mending:
        if item.criterion in known:
            quoter = Quoter(item.criterion, criterion_anchor(prefix, item.criterion))
            yield from ((quoter, quote) for quote in item.quotes)
