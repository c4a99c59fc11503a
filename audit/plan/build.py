"""From a read document to a plan."""

from __future__ import annotations

from dataclasses import replace

from audit.plan.advice import advice_of
from audit.plan.contents import choose
from audit.plan.facts import facts_of, first_name
from audit.plan.find import Heading, headings_in
from audit.plan.guess import guess_warnings, guessed
from audit.plan.labels import label_part
from audit.plan.layout import body_size, units_of
from audit.plan.model import SECTION_KEYS, Plan, Quote, Section, SectionStatus
from audit.plan.needs import needs_of
from audit.plan.outcomes import outcomes_of
from audit.plan.pieces import Piece
from audit.plan.placeholders import is_placeholder
from audit.plan.provision import provision_of
from audit.plan.sections import Divider
from audit.plan.several import several_plans
from audit.plan.unread import unread_sections
from audit.plan.uses import uses_of
from audit.reading.document import Document


def build_plan(document: Document) -> Plan:
    """The plan that ``document`` holds: facts, sections and their items, each with its place.

    Never fails on odd layouts: what is not recognised lies outside the sections.
    """
    units = units_of(document)
    usual_size = body_size(document)
    certain, lesser = choose(units, tuple(headings_in(units, usual_size)))
    by_content = guessed(units, certain, usual_size)
    headings = tuple(sorted((*certain, *by_content), key=lambda heading: heading.lines[0]))
    cover = units[: headings[0].unit] if headings else units
    child = first_name(facts_of(cover, document.margins))
    divider = Divider(
        headings={heading.lines[0]: heading for heading in headings},
        taken={spot for heading in headings for spot in heading.lines},
        sub_headings={heading.lines[0] for heading in lesser if len(heading.lines) == 1},
        usual_size=usual_size,
        child=child,
    )
    pieces = divider.walk(units)
    written = [piece for piece in pieces if not is_placeholder(piece.text)]
    told = {key for heading in by_content for key in heading.keys}
    sections = {
        key: replace(section, recognised_by="content") if key in told else section
        for key, section in ((key, _section(key, headings, pieces)) for key in SECTION_KEYS)
    }
    return Plan(
        document=document,
        facts=facts_of(units, document.margins, divider.homes),
        sections=sections,
        needs=needs_of(written, "B"),
        health_needs=needs_of(written, "C"),
        care_needs=needs_of(written, "D"),
        outcomes=outcomes_of(written),
        provision=provision_of(written),
        advice=advice_of(written),
        monitoring=_monitoring(written),
        outside=tuple(piece.line for piece in pieces if not piece.section),
        uses=uses_of(document, headings, pieces, divider.homes, child),
        warnings=(
            *document.warnings,
            *unread_sections(document, sections),
            *several_plans(headings),
            *guess_warnings(by_content),
        ),
    )


def _section(key: str, headings: tuple[Heading, ...], pieces: list[Piece]) -> Section:
    mine = [heading for heading in headings if key in heading.keys]
    if not mine:
        return Section(key, "missing")
    lines = tuple(piece.line for piece in pieces if piece.section == key)
    alone = [heading for heading in mine if len(heading.keys) == 1]
    first = (alone or mine)[0]
    filled = any(not is_placeholder(line.text) for line in lines)
    status: SectionStatus = "found" if filled else "empty"
    merged_with: tuple[str, ...] = ()
    if not alone and not _told_apart(first.keys, pieces):
        status, merged_with = "merged", tuple(k for k in first.keys if k != key)
    elif len(alone) > 1 and filled:
        status = "repeated"
    return Section(key, status, first.title, first.location, lines, merged_with)


def _told_apart(keys: tuple[str, ...], pieces: list[Piece]) -> bool:
    """Whether each of the sections under one heading has text of its own."""
    return set(keys) <= {piece.section for piece in pieces}


def _monitoring(pieces: list[Piece]) -> tuple[Quote, ...]:
    return tuple(
        piece.quote
        for piece in pieces
        if piece.part == "monitoring"
        or (not piece.section and label_part(piece.label, "F") == "monitoring")
    )
