"""From a file to what was read of it, judged by nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from audit import __version__
from audit.criteria.items import judged_provision
from audit.errors import NotAPlan
from audit.plan.build import build_plan
from audit.plan.model import Need, Plan, Quote, Section, Use
from audit.plan.recognise import refuse_if_not_plan
from audit.plan_reading import (
    AdviceRead,
    BlockRead,
    FactRead,
    FactValue,
    LineRead,
    NeedRead,
    OutcomeRead,
    PlanReading,
    ProvisionRead,
    ReadText,
    SectionRead,
    WordsRead,
)
from audit.reading.document import TextBlock
from audit.reading.opening import read_document
from audit.result import place_of, warnings_of
from audit.rubric.loading import load_rubric

FACTS = (
    "name",
    "known_as",
    "case_ref",
    "date_of_birth",
    "year_group",
    "setting",
    "plan_type",
    "status",
    "request_date",
    "draft_date",
    "final_date",
)

_TIMES_AND_PEOPLE: tuple[Literal["who", "how_often", "how_long"], ...] = (
    "who",
    "how_often",
    "how_long",
)


def read_plan(path: Path) -> PlanReading:
    """What was read of one file, a plan or not. Raises PlanUnreadable where nothing can be read."""
    path = Path(path)
    document = read_document(path)
    plan = build_plan(document)
    return PlanReading(
        tool={"version": __version__},
        file=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        pages=document.pages,
        refusal=_refusal(plan),
        facts={name: _fact(plan, name) for name in FACTS},
        sections={key: _section(section) for key, section in plan.sections.items()},
        needs=[_need(need) for need in plan.needs],
        health_needs=[_need(need) for need in plan.health_needs],
        care_needs=[_need(need) for need in plan.care_needs],
        outcomes=[
            OutcomeRead(
                text=item.text,
                location=place_of(item.quote.location),
                ref=item.ref,
                area=item.area,
                steps=_texts(item.steps),
                review=_texts(item.review),
            )
            for item in plan.outcomes
        ],
        provision=_provision(plan),
        advice=[
            AdviceRead(
                text=item.text,
                location=place_of(item.quotes[0].location),
                role=item.role,
                name=item.name,
                requested=item.requested,
                received=item.received,
            )
            for item in plan.advice
        ],
        monitoring=_texts(plan.monitoring),
        headers_and_footers=list(document.margins),
        warnings=warnings_of(plan.warnings),
        words=_words(plan),
        blocks=[_block(block, use) for block, use in zip(document.texts, plan.uses, strict=True)],
        document=document,
    )


def _refusal(plan: Plan) -> str | None:
    try:
        refuse_if_not_plan(plan)
    except NotAPlan as error:
        return str(error)
    return None


def _fact(plan: Plan, name: str) -> FactRead:
    value: FactValue = getattr(plan.facts, name)
    quote = plan.facts.quotes.get(name)
    words = ReadText(text=quote.text, location=place_of(quote.location)) if quote else None
    return FactRead(value=None if value == "" else value, words=words)


def _section(section: Section) -> SectionRead:
    return SectionRead(
        status=section.status,
        title=section.title or None,
        location=place_of(section.location) if section.location else None,
        recognised_by=section.recognised_by,
        merged_with=list(section.merged_with),
        lines=[
            LineRead(
                text=line.text,
                location=place_of(line.quote.location),
                label=line.label,
                marker=line.marker,
            )
            for line in section.lines
        ],
    )


def _need(need: Need) -> NeedRead:
    return NeedRead(
        text=need.text,
        location=place_of(need.quotes[0].location),
        ref=need.ref,
        area=need.area,
        strengths=need.strengths,
    )


def _provision(plan: Plan) -> list[ProvisionRead]:
    """The statements; what no column says is read from the words, by the built-in word lists."""
    loaded = load_rubric()
    return [
        ProvisionRead(
            text=item.text,
            location=place_of(item.quote.location),
            section=item.section,
            ref=item.ref,
            area=item.area,
            who=signs.words_of("who"),
            how_often=signs.words_of("how_often"),
            how_long=signs.words_of("how_long"),
            from_words=[
                name
                for name in _TIMES_AND_PEOPLE
                if getattr(signs, name) and not getattr(item, name)
            ],
            other=dict(item.other),
        )
        for item, signs in (
            (judged.provision, judged.signs)
            for judged in judged_provision(plan, loaded.rubric, loaded.lexicon)
        )
    ]


def _texts(quotes: Iterable[Quote]) -> list[ReadText]:
    return [ReadText(text=quote.text, location=place_of(quote.location)) for quote in quotes]


def _block(block: TextBlock, use: Use) -> BlockRead:
    return BlockRead(
        text=block.text,
        location=place_of(block.location),
        kind=block.kind,
        marker=block.marker,
        section=use.section,
        role=use.role,
    )


def _words(plan: Plan) -> WordsRead:
    """Words are runs of characters between white space."""
    document = plan.document
    counts = [
        (use.role, len(block.text.split()))
        for block, use in zip(document.texts, plan.uses, strict=True)
    ]
    form = sum(count for role, count in counts if role in ("help text", "placeholder"))
    apart = sum(count for role, count in counts if role == "outside")
    body = sum(count for _, count in counts)
    return WordsRead(
        read=body,
        in_sections=body - form - apart,
        of_the_form=form,
        outside=apart,
        headers_and_footers=sum(len(text.split()) for text in document.margins),
    )
