"""The labelled plans of models/labelled-plans as sources, so that every layout can render them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from samples.source import SECTION_KEYS, Source, uk_date

LABELLED = Path(__file__).parent.parent / "models" / "labelled-plans"
FACTS = {
    "name": "name",
    "known_as": "known_as",
    "ncy": "year_group",
    "setting": "setting",
    "setting_type": "setting_type",
    "authority": "authority",
    "case_ref": "case_ref",
    "plan_type": "plan_type",
    "status": "status",
    "looked_after": "looked_after",
}
DATES = {
    "dob": "date_of_birth",
    "request_date": "request_date",
    "draft_date": "draft_date",
    "final_date": "final_date",
}
ANSWERS = {True: "yes", False: "no", None: ""}


def load_labelled(name: str) -> Mapping[str, Any]:
    """One labelled plan by the name of its file ("d51"), as written. OSError if there is none."""
    plan: Mapping[str, Any] = json.loads((LABELLED / f"{name}.json").read_text(encoding="utf-8"))
    return plan


def source_of(plan: Mapping[str, Any]) -> Source:
    """The source of a labelled plan; its labels stay behind.

    Raises KeyError for a plan without facts or sections, pydantic.ValidationError for one whose
    parts are not of the known shape.
    """
    sections = plan["sections"]
    return Source.model_validate(
        {
            "shows": f"Labelled plan {plan['id']}",
            "gaps_left": True,
            "facts": facts_of(plan["facts"]),
            "register_entry": {
                "primary_need": "",
                "team": "",
                "direct_payment_received": ANSWERS[plan["register"]["direct_payments_received"]],
            },
            "sections": {
                **{key: content_of(key, sections.get(key)) for key in SECTION_KEYS},
                "monitoring": sections.get("monitoring") or "",
            },
        }
    )


def facts_of(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of the cover; what plans do not print there (pronouns) is left out."""
    said = {ours: facts[theirs] for theirs, ours in FACTS.items() if facts.get(theirs) is not None}
    return said | {ours: form_date(facts.get(theirs)) for theirs, ours in DATES.items()}


def content_of(key: str, content: Any) -> Any:
    """A section with ``ref`` for ``id`` and dates as forms write them; None stays None."""
    if not isinstance(content, list):
        return content
    if key == "K":
        days = ("requested", "received")
        return [{**entry, **{day: form_date(entry.get(day)) for day in days}} for entry in content]
    return [with_ref(part) for part in content]


def with_ref(part: Mapping[str, Any]) -> dict[str, Any]:
    """A need, outcome or statement, or an area with its needs, under the name a source uses."""
    renamed = {("ref" if field == "id" else field): value for field, value in part.items()}
    if "needs" in renamed and "area" in renamed and "ref" not in renamed:
        renamed["needs"] = [with_ref(need) for need in renamed["needs"]]
    return renamed


def form_date(day: str | None) -> str:
    """An ISO date as dd/mm/yyyy, "" for none. Raises ValueError for what is no date."""
    return uk_date(date.fromisoformat(day)) if day else ""
