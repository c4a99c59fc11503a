"""The examples of items-read.yaml: a text, and what must be read in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from plan_documents import H, document

from audit.plan import Plan, build_plan
from audit.plan.dates import first_date
from audit.plan.year_group import parse_year_group

EXAMPLES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "items-read.yaml").read_text(encoding="utf-8")
)


def under(title: str, *content: str) -> Plan:
    return build_plan(document(H(title), *content, H("Section I: Placement")))


@pytest.mark.parametrize(("text", "day"), EXAMPLES["dates"].items())
def test_date(text: str, day: date | None) -> None:
    assert first_date(text) == day


@pytest.mark.parametrize(("text", "year"), EXAMPLES["year groups"].items())
def test_year_group(text: str, year: int | None) -> None:
    assert parse_year_group(text) == year


@pytest.mark.parametrize("text", EXAMPLES["statements"])
def test_statements_of_a_paragraph(text: str) -> None:
    wanted = text.split(" | ")
    found = under("Section F: Special educational provision", " ".join(wanted)).provision
    assert [item.text for item in found] == wanted


@pytest.mark.parametrize("entry", EXAMPLES["advice"], ids=lambda entry: entry["line"])
def test_advice(entry: dict[str, Any]) -> None:
    (found,) = under("Section K: Advice and information", entry["line"]).advice
    assert found.role == entry["role"]
    assert found.name == entry.get("name", "")
    assert found.requested == entry.get("requested")
    assert found.received == entry.get("received")


@pytest.mark.parametrize("example", EXAMPLES["cover"], ids=lambda example: example["text"])
def test_cover(example: dict[str, Any]) -> None:
    lines = example["text"].split("\n")
    found = build_plan(document(*lines, H("Section A: Views"), "I like mud.")).facts
    assert {fact: getattr(found, fact) for fact in example["is"]} == example["is"]
