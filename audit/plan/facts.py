"""The facts of the cover: who the plan is for and when it was asked for, drafted and issued.

Where a plan says the same thing twice the first counts.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise, zip_longest
from typing import Literal, NamedTuple

from audit.plan.dates import dates_in, first_date
from audit.plan.fact_labels import fact_of
from audit.plan.layout import CellUnit, RowUnit, Unit, lines_of
from audit.plan.model import Facts, Quote
from audit.plan.placeholders import without_placeholders
from audit.plan.words import plain, squeeze, word_count
from audit.plan.year_group import parse_year_group
from audit.reading.document import TextBlock

_COVER_SECTIONS = ("", "A")
_DATES = ("date_of_birth", "request_date", "draft_date", "final_date")
_CHUNK = re.compile(r"\t+|\s{3,}|\s*\|\s*")
_LABEL_VALUE = re.compile(r"^([^:]{2,60}?)\s*:\s*(.+)$")
_SIGNED = re.compile(r"\b(?:sign(?:ed|ature)s?|on behalf of|local authority officer)\b")
_SIGNED_WITHIN, _SIGNATURE_LENGTH = 3, 200
_NAMES_PLAN = re.compile(r"\beducation,? health\b|\behcp?\b")
_PLAN_TITLE = re.compile(
    r"\b(draft|proposed|amended final|final amended|final|amended)\b.{0,40}\b(?:plan|ehcp|ehc)\b|"
    r"\b(?:plan|ehcp)\b.{0,12}\b(draft|proposed|amended final|final amended|final|amended)\b"
)
_ISSUED = re.compile(
    r"\b(?:issued|date of issue|final(?: plan)?(?: issued)?)\b[\s:]*(?:on )?$", re.IGNORECASE
)


class Said(NamedTuple):
    """A labelled value: which fact, its words, and the block (None in headers and footers)."""

    fact: str
    value: str
    block: TextBlock | None


@dataclass
class _Found:
    values: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    quotes: dict[str, Quote] = field(default_factory=dict)


def facts_of(
    units: tuple[Unit, ...], margins: tuple[str, ...], sections: Mapping[int, str] | None = None
) -> Facts:
    """The facts stated outside the sections and in Section A; Section I may name the setting.

    ``sections`` gives the section key of each block, "" or nothing for those outside.
    """
    where = sections or {}
    said = [s for s in _labelled(units) if _may_say(s, where)]
    found = _Found()
    for one in [*said, *_in_margins(margins)]:
        _take(found, one, where)
    _sign_off(found, said, where)
    status, plan_type = _status(found, units, margins, where)
    setting, year = _setting_and_year(found)
    return Facts(
        name=found.values.get("name") or _both_names(found),
        known_as=found.values.get("known_as", ""),
        case_ref=found.values.get("case_ref", ""),
        date_of_birth=found.days.get("date_of_birth"),
        year_group=year,
        setting=setting,
        plan_type=plan_type,
        status=status,
        request_date=found.days.get("request_date"),
        draft_date=found.days.get("draft_date"),
        final_date=found.days.get("final_date"),
        quotes=found.quotes,
    )


def first_name(facts: Facts) -> str:
    """What the child is called in the plan, "" if the cover does not say."""
    called = facts.known_as or facts.name
    return called.split()[0].strip(",") if called else ""


def _may_say(said: Said, where: Mapping[int, str]) -> bool:
    section = where.get(said.block.location.block, "") if said.block else ""
    return section in _COVER_SECTIONS or said.fact == "date"


def _take(found: _Found, said: Said, where: Mapping[int, str]) -> None:
    value = squeeze(without_placeholders(said.value))
    if not value or said.fact == "date" or said.fact in found.values:
        return
    if said.fact in _DATES:
        day = first_date(value)
        if day is None:
            return
        found.days[said.fact] = day
    elif word_count(value) > 25:
        return
    found.values[said.fact] = value
    if said.block is not None:
        _quote(found, said.fact, said.value, said.block, where)


def _quote(found: _Found, fact: str, text: str, block: TextBlock, where: Mapping[int, str]) -> None:
    section = where.get(block.location.block, "")
    found.quotes[fact] = Quote(text, section, block.location)


def _labelled(units: tuple[Unit, ...]) -> Iterator[Said]:
    """Every labelled value; a plain "Date" only where someone signs."""
    above: RowUnit | None = None
    lately: deque[str] = deque(maxlen=_SIGNED_WITHIN)
    for unit in units:
        if isinstance(unit, RowUnit):
            words = plain(" ".join(cell.text for cell in unit.cells))
            said = _in_row(unit, above if above and above.table == unit.table else None)
            above = unit
        else:
            words, said = plain(unit.text), _in_block(unit)
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
        for block in cell.blocks:
            yield from _in_block(block)


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
            yield Said(fact, line, block)
            return


def _in_block(block: TextBlock) -> Iterator[Said]:
    """Labels with a colon, or with their value after a tab or a gap ("Name:   Ali   Born: ...")."""
    for line in lines_of(block):
        if word_count(line) > 60:
            continue
        chunks = [chunk.strip() for chunk in _CHUNK.split(line) if chunk.strip()]
        for chunk, following in zip_longest(chunks, chunks[1:], fillvalue=""):
            found = _LABEL_VALUE.match(chunk)
            if found and (fact := fact_of(found[1])):
                yield Said(fact, found[2].strip(), block)
            elif following and (fact := fact_of(chunk)) and not _labels_itself(following):
                yield Said(fact, following, block)


def _labels_itself(chunk: str) -> bool:
    found = _LABEL_VALUE.match(chunk)
    return bool(fact_of(chunk) or (found and fact_of(found[1])))


def _in_margins(margins: tuple[str, ...]) -> Iterator[Said]:
    for margin in margins:
        for line in margin.splitlines():
            for chunk in _CHUNK.split(line):
                found = _LABEL_VALUE.match(chunk.strip())
                if found and (fact := fact_of(found[1])):
                    yield Said(fact, found[2].strip(), None)
            for _, start, end in dates_in(line):
                if _ISSUED.search(line[:start]):
                    yield Said("final_date", line[start:end], None)


def _sign_off(found: _Found, said: list[Said], where: Mapping[int, str]) -> None:
    """The date of signature is that of the final plan, if nothing else is."""
    if "final_date" in found.days:
        return
    for one in reversed(said):
        day = first_date(one.value)
        if one.fact == "date" and day and one.block is not None:
            found.days["final_date"] = day
            _quote(found, "final_date", one.value, one.block, where)
            return


def _status(
    found: _Found, units: tuple[Unit, ...], margins: tuple[str, ...], where: Mapping[int, str]
) -> tuple[Literal["draft", "final"] | None, Literal["new", "amended"] | None]:
    words = " ".join(found.values.get(fact, "") for fact in ("status", "plan_type"))
    if not re.search(r"draft|proposed|final|amend|new", plain(words)):
        words += " " + _titles(found, units, margins, where)
    words = plain(words)
    status: Literal["draft", "final"] | None = None
    if re.search(r"\b(?:draft|proposed)\b", words):
        status = "draft"
    elif "final" in words or "final_date" in found.days:
        status = "final"
    elif "draft_date" in found.days:
        status = "draft"
    amended = "amend" in words
    new = bool(re.search(r"\b(?:new|first|initial|original)\b", words))
    return status, "amended" if amended else "new" if new else None


def _titles(
    found: _Found, units: tuple[Unit, ...], margins: tuple[str, ...], where: Mapping[int, str]
) -> str:
    """The words "draft", "final" and "amended" of the title or of a header or footer."""
    for unit in units[:15]:
        blocks = [b for c in unit.cells for b in c.blocks] if isinstance(unit, RowUnit) else [unit]
        for block in blocks:
            if where.get(block.location.block):
                return ""
            for line in lines_of(block):
                match = _plan_title(line)
                if match:
                    _quote(found, "status", line, block, where)
                    return match[1] or match[2] or ""
    for margin in margins:
        if match := _plan_title(margin):
            return match[1] or match[2] or ""
    return ""


def _plan_title(line: str) -> re.Match[str] | None:
    words = plain(line)
    named = word_count(line) <= 16 and _NAMES_PLAN.search(words) and "date" not in words.split()
    return _PLAN_TITLE.search(words) if named else None


def _setting_and_year(found: _Found) -> tuple[str, int | None]:
    setting = found.values.get("setting", "")
    year = parse_year_group(found.values.get("year_group", ""))
    stated = re.search(r"[,;(\s]+\(?((?:NC )?(?:Year|Y) ?\d{1,2}|Reception|Nursery)\)?$", setting)
    if stated:
        if year is None and setting[: stated.start()].strip():
            year = parse_year_group(stated[1])
            if "setting" in found.quotes:
                found.quotes["year_group"] = found.quotes["setting"]
        if not re.match(r"Nursery|Reception", stated[1]):
            setting = setting[: stated.start()].rstrip(" ,;(")
    return setting, year


def _both_names(found: _Found) -> str:
    parts = (found.values.get("forename", ""), found.values.get("surname", ""))
    return " ".join(part for part in parts if part)
