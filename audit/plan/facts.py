"""The facts of the cover: who the plan is for and when it was asked for, drafted and issued.

Where a plan says the same thing twice the first counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from audit.plan.dates import first_date
from audit.plan.fact_sentences import name_and_known_as, named_in_title
from audit.plan.labelled import Said, in_margins, labelled_in
from audit.plan.layout import RowUnit, Unit, lines_of
from audit.plan.model import Facts, Quote
from audit.plan.placeholders import without_placeholders
from audit.plan.words import plain, squeeze, word_count
from audit.plan.year_group import parse_year_group
from audit.reading.document import TextBlock

_COVER_SECTIONS = ("", "A")
_DATES = ("date_of_birth", "request_date", "draft_date", "final_date")
_NAMES_PLAN = re.compile(r"\beducation,? health\b|\behcp?\b")
_PLAN_TITLE = re.compile(
    r"\b(draft|proposed|amended final|final amended|final|amended)\b.{0,40}\b(?:plan|ehcp|ehc)\b|"
    r"\b(?:plan|ehcp)\b.{0,12}\b(draft|proposed|amended final|final amended|final|amended)\b"
)
_TITLE_UNITS = 15
_AMENDMENT_NOTICE = re.compile(r"\b(amendment notice)\b|\b(notice of (?:proposed )?amendments?)\b")
_STATUS = re.compile(r"draft|proposed|final|amend|new")


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
    said = [s for s in labelled_in(units) if _may_say(s, where)]
    found = _Found()
    for one in [*said, *in_margins(margins)]:
        _take(found, one, where)
    _sign_off(found, said, where)
    status, plan_type = _status(found, units, margins, where)
    setting, year = _setting_and_year(found)
    return Facts(
        name=found.values.get("name") or _both_names(found) or _name_in_title(found, units, where),
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
    elif word_count(value) > 25 or (said.fact == "status" and not _STATUS.search(plain(value))):
        return
    elif said.fact == "name":
        value, called = name_and_known_as(value)
        if called:
            _take(found, Said("known_as", called, said.block), where)
    found.values[said.fact] = value
    if said.block is not None:
        _quote(found, said.fact, said.value, said.block, where)


def _quote(found: _Found, fact: str, text: str, block: TextBlock, where: Mapping[int, str]) -> None:
    section = where.get(block.location.block, "")
    found.quotes[fact] = Quote(text, section, block.location)


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
    if not _STATUS.search(plain(words)):
        words += " " + _titles(found, units, margins, where)
    words = plain(words)
    status: Literal["draft", "final"] | None = None
    if re.search(r"\b(?:draft|proposed|amendment notice|notice of)\b", words):
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
    for line, block in _title_lines(units, where):
        if match := _plan_title(line):
            _quote(found, "status", line, block, where)
            return match[1] or match[2] or ""
    for margin in margins:
        if match := _plan_title(margin):
            return match[1] or match[2] or ""
    return ""


def _title_lines(
    units: tuple[Unit, ...], where: Mapping[int, str]
) -> Iterator[tuple[str, TextBlock]]:
    """The lines at the start of the document, up to the first section."""
    for unit in units[:_TITLE_UNITS]:
        blocks = [b for c in unit.cells for b in c.blocks] if isinstance(unit, RowUnit) else [unit]
        for block in blocks:
            if where.get(block.location.block):
                return
            yield from ((line, block) for line in lines_of(block))


def _plan_title(line: str) -> re.Match[str] | None:
    words = plain(line)
    if word_count(line) <= 10 and (notice := _AMENDMENT_NOTICE.search(words)):
        return notice
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


def _name_in_title(found: _Found, units: tuple[Unit, ...], where: Mapping[int, str]) -> str:
    for line, block in _title_lines(units, where):
        if name := named_in_title(line):
            _quote(found, "name", name, block, where)
            return name
    return ""


def _both_names(found: _Found) -> str:
    parts = (found.values.get("forename", ""), found.values.get("surname", ""))
    return " ".join(part for part in parts if part)
