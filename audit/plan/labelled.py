"""Every value of a cover that a label or a sentence says something of, wherever they stand.

Labels stand before a colon, a tab or a gap, in the cell to the left or above, or on the line above.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from itertools import pairwise, zip_longest
from typing import NamedTuple

from audit.plan.dates import dates_in, first_date
from audit.plan.fact_labels import fact_of
from audit.plan.fact_sentences import told_in
from audit.plan.layout import CellUnit, RowUnit, Unit, lines_of
from audit.plan.words import is_sentence, plain, word_count
from audit.plan.year_group import parse_year_group
from audit.reading.document import TextBlock

_CHUNK = re.compile(r"\t+|\s{3,}|\s*\|\s*")
_LABEL_VALUE = re.compile(r"^([^:]{2,60}?)\s*:\s*(.+)$")
_SIGNED = re.compile(r"\b(?:sign(?:ed|ature)s?|on behalf of|local authority officer)\b")
_SIGNED_WITHIN, _SIGNATURE_LENGTH = 3, 200
_ISSUED = re.compile(
    r"\b(?:issued|date of issue|final(?: plan)?(?: issued)?)\b[\s:]*(?:on )?$", re.IGNORECASE
)
_LINE_LABEL_WORDS, _LINE_VALUE_WORDS = 6, 8


class Said(NamedTuple):
    """A labelled value: which fact, its words, and the block (None in headers and footers)."""

    fact: str
    value: str
    block: TextBlock | None


def labelled_in(units: tuple[Unit, ...]) -> Iterator[Said]:
    """Every labelled value; a plain "Date" only where someone signs."""
    above: RowUnit | None = None
    label = ""
    lately: deque[str] = deque(maxlen=_SIGNED_WITHIN)
    for unit in units:
        if isinstance(unit, RowUnit):
            words = plain(" ".join(cell.text for cell in unit.cells))
            said = list(_in_row(unit, above if above and above.table == unit.table else None))
            above = unit
        else:
            words, said = plain(unit.text), [*_over_value(label, unit), *_in_block(unit)]
        label = _lone_label(unit)
        lately.append(words)
        signed = any(_SIGNED.search(text) and len(text) < _SIGNATURE_LENGTH for text in lately)
        yield from (one for one in said if one.fact != "date" or signed)


def _in_row(row: RowUnit, above: RowUnit | None) -> Iterator[Said]:
    for label, value in _pairs(row):
        yield from _said(fact_of(label.text), value)
    for cell in row.cells:
        head = next((c for c in above.cells if c.column == cell.column), None) if above else None
        fact = fact_of(head.text) if head and _heads_row(above) else ""
        only_date = re.fullmatch(r"[\w\s./-]{6,20}", cell.text) and first_date(cell.text)
        if only_date and not fact:
            fact = "date"
        if fact and cell.text and not fact_of(cell.text):
            yield from _said(fact, cell)
        lone = ""
        for block in cell.blocks:
            yield from (*_over_value(lone, block), *_in_block(block))
            lone = _lone_label(block)


def _pairs(row: RowUnit) -> Iterator[tuple[CellUnit, CellUnit]]:
    """Labels with the values to their right; a row of labels only has its values below."""
    labels = [bool(fact_of(cell.text)) for cell in row.cells]
    if all(labels) and len(labels) > 1:
        first, second = row.cells[:2]
        if len(labels) == 2 and _is_year(first, second):
            yield first, second
        return
    taken = -1
    for place, (cell, following) in enumerate(pairwise(row.cells)):
        value = following.text and (place % 2 == 0 or not labels[place + 1])
        if labels[place] and place > taken and value:
            taken = place + 1
            yield cell, following


def _is_year(label: CellUnit, value: CellUnit) -> bool:
    return fact_of(label.text) == "year_group" and parse_year_group(value.text) is not None


def _heads_row(above: RowUnit | None) -> bool:
    """Whether the row above holds labels only, so that the values stand under them."""
    return (
        above is not None
        and len(above.filled) > 1
        and all(fact_of(c.text) or _SIGNED.search(plain(c.text)) for c in above.filled)
    )


def _said(fact: str, cell: CellUnit) -> Iterator[Said]:
    for block in cell.blocks:
        for line in lines_of(block)[:1]:
            cut = first_date(line) is None and first_date(block.text) is not None
            yield Said(fact, block.text.strip() if cut else line, block)
            return


def _in_block(block: TextBlock) -> Iterator[Said]:
    """Labels with a colon, or with their value after a tab or a gap ("Name:   Ali   Born: ...")."""
    for line in lines_of(block):
        yield from (Said(fact, words, block) for fact, words in told_in(line))
        if word_count(line) > 60:
            continue
        chunks = [chunk.strip() for chunk in _CHUNK.split(line) if chunk.strip()]
        for chunk, following in zip_longest(chunks, chunks[1:], fillvalue=""):
            found = _LABEL_VALUE.match(chunk)
            if found and (fact := fact_of(found[1])):
                yield Said(fact, found[2].strip(), block)
            elif following and (fact := fact_of(chunk)) and _may_follow(fact, following):
                yield Said(fact, following, block)

    for label, value in pairwise(lines_of(block)):
        yield from _over_value(_lone_label_of(label), block, value)


def _lone_label(unit: Unit) -> str:
    """The label that is all of a paragraph, "" if there is more or none."""
    lines = () if isinstance(unit, RowUnit) else lines_of(unit)
    return _lone_label_of(lines[0]) if len(lines) == 1 else ""


def _lone_label_of(line: str) -> str:
    return fact_of(line) if word_count(line) <= _LINE_LABEL_WORDS else ""


def _over_value(fact: str, block: TextBlock, value: str = "") -> Iterator[Said]:
    """A value on the line under its label."""
    line = value or next(iter(lines_of(block)), "")
    short = 0 < word_count(line) <= _LINE_VALUE_WORDS and not is_sentence(line)
    if fact and fact != "date" and short and _may_follow(fact, line):
        yield Said(fact, line, block)


def _may_follow(fact: str, value: str) -> bool:
    """Whether words after a label are its value, not the next label; "Nursery" is a year too."""
    if fact == "year_group" and parse_year_group(value) is not None:
        return True
    found = _LABEL_VALUE.match(value)
    return not (fact_of(value) or (found and fact_of(found[1])))


def in_margins(margins: tuple[str, ...]) -> Iterator[Said]:
    """The labelled values of page headers and footers, and dates of issue there."""
    for margin in margins:
        for line in margin.splitlines():
            for chunk in _CHUNK.split(line):
                found = _LABEL_VALUE.match(chunk.strip())
                if found and (fact := fact_of(found[1])):
                    yield Said(fact, found[2].strip(), None)
            for _, start, end in dates_in(line):
                if _ISSUED.search(line[:start]):
                    yield Said("final_date", line[start:end], None)
