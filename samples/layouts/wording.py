"""Turns of phrase that every layout needs: cover rows, who-columns, lists as text."""

from __future__ import annotations

from itertools import groupby
from typing import TypeVar

from samples.source import Advice, Outcome, Provision, Source, has_columns, uk_date, year_name

Part = TypeVar("Part", Outcome, Provision)

PROVISION_HEAD = ("Provision", "Who", "How often", "How long")


def cover_rows(plan: Source) -> list[tuple[str, str]]:
    """The label and value of each line of the cover; lines without a value are left out."""
    facts = plan.facts
    rows = [
        ("Name", facts.name),
        ("Likes to be known as", facts.known_as),
        ("Date of birth", uk_date(facts.date_of_birth)),
        ("National curriculum year", year_name(facts.year_group)),
        ("Parents or carers", facts.parents),
        ("Language at home", facts.home_language),
        ("Looked-after child", "Yes" if facts.looked_after else "No"),
        ("Current setting", facts.setting),
        ("Type of plan", f"{facts.plan_type.capitalize()} plan, {facts.status}"),
        ("Request for assessment received", uk_date(facts.request_date)),
        ("Draft plan sent", uk_date(facts.draft_date)),
        ("Final plan issued", uk_date(facts.final_date)),
        ("SEN officer", facts.officer),
        ("Case reference", facts.case_ref),
    ]
    return [(label, value) for label, value in rows if value]


def provision_rows(items: list[Provision]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """A head and rows: the plan's own columns where it has them, else reference and text."""
    if has_columns(items):
        return PROVISION_HEAD, [(i.text, i.who, i.how_often, i.how_long) for i in items]
    return ("Ref", "Provision"), [(i.mark, i.text) for i in items]


def provision_text(item: Provision) -> str:
    """A statement with its columns behind it, for layouts without columns."""
    parts = [item.text, item.who, item.how_often, item.how_long]
    return " ".join(part if part.endswith(".") else f"{part}." for part in parts if part)


def take(items: list[Part], need: str, placed: set[str]) -> list[Part]:
    """The items that answer a need and stand nowhere yet; they count as placed from then on."""
    taken = [item for item in items if need in item.needs and item.ref not in placed]
    placed.update(item.ref for item in taken)
    return taken


def by_area(outcomes: list[Outcome]) -> list[tuple[str, list[Outcome]]]:
    """Outcomes that stand one after the other under the same area, with the area's name."""
    return [(area, list(group)) for area, group in groupby(outcomes, lambda item: item.area)]


def advice_row(entry: Advice) -> tuple[str, str, str, str]:
    """Who advised, their name, when it was asked for and when it came."""
    role = f"{entry.role} ({entry.note})" if entry.note else entry.role
    return role, entry.name, uk_date(entry.requested), uk_date(entry.received)


def running_header(plan: Source) -> str:
    """The line at the head of each page."""
    return f"CONFIDENTIAL    {plan.facts.name}    {plan.facts.case_ref}"


def sign_off(plan: Source) -> str:
    """The line under the plan, where the authority signs."""
    when = uk_date(plan.facts.final_date) or "not yet issued (draft)"
    officer = plan.facts.officer or "SEN casework manager"
    return f"Signed on behalf of {plan.facts.authority}: {officer}    Date: {when}"
