"""The sample register: the authority's list of issued plans, as one CSV file."""

from __future__ import annotations

import csv
from pathlib import Path

from samples.source import Source, read_yaml, uk_date, year_name

EXTRA = Path(__file__).parent / "register-extra.yaml"
COLUMNS = (
    "case_ref",
    "name",
    "date_of_birth",
    "date_issued",
    "plan_type",
    "year_group",
    "setting",
    "primary_need",
    "team",
    "direct_payment_received",
    "request_date",
    "document",
)


def register_row(plan: Source, document: str) -> dict[str, str]:
    """One row for a plan that has a document."""
    facts, entry = plan.facts, plan.register_entry
    return {
        "case_ref": facts.case_ref if entry.case_ref_known else "",
        "name": facts.name,
        "date_of_birth": uk_date(facts.date_of_birth),
        "date_issued": uk_date(facts.final_date),
        "plan_type": facts.plan_type,
        "year_group": year_name(facts.year_group),
        "setting": facts.setting,
        "primary_need": entry.primary_need,
        "team": entry.team,
        "direct_payment_received": entry.direct_payment_received,
        "request_date": uk_date(facts.request_date),
        "document": document,
    }


def write_register(plans: dict[str, Source], path: Path) -> None:
    """Write the rows of all issued plans, and of those whose document is not to hand."""
    rows = [
        register_row(plan, f"plans/{name}.{'docx' if plan.word else 'pdf'}")
        for name, plan in plans.items()
        if plan.register_entry.listed
    ]
    rows += [{column: row.get(column, "") for column in COLUMNS} for row in read_yaml(EXTRA)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
