"""Section headings as authorities write them, and lines that only look like one.

The lines are data, in headings.yaml, so that whoever knows another template can add to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from plan_documents import B, H, P, T, Wide, document

from audit.plan.find import Heading, headings_in
from audit.plan.headings import TOPIC
from audit.plan.layout import units_of
from audit.reading.document import Document

KNOWN = yaml.safe_load((Path(__file__).parent / "headings.yaml").read_text(encoding="utf-8"))
CONTENT = "Ada uses ten signs and points to what she wants."


def standing(where: str, line: str) -> Document:
    """A document with ``line`` in it, set as ``where`` says."""
    cells = [cell.strip() for cell in line.split(" | ")]
    parts = {
        "heading": H(line),
        "bold": P(line, bold=True),
        "plain": P(line),
        "list item": B(line),
        "shaded row": T([Wide(line), [CONTENT, CONTENT]]),
        "cell": T([[line, CONTENT]]),
        "two cells": T([cells]),
        "columns": T([cells, [CONTENT] * len(cells)]),
    }
    return document(parts[where], CONTENT)


def found(where: str, line: str) -> list[Heading]:
    return list(headings_in(units_of(standing(where, line)), None))


def opening() -> Iterator[tuple[str, str, str]]:
    for where, sections in KNOWN["headings"].items():
        for keys, lines in sections.items():
            yield from ((where, keys, line) for line in lines)


def not_opening() -> Iterator[tuple[str, str]]:
    for where, lines in KNOWN["not headings"].items():
        yield from ((where, line) for line in lines)


@pytest.mark.parametrize(("where", "keys", "line"), list(opening()))
def test_a_heading_is_known(where: str, keys: str, line: str) -> None:
    headings = found(where, line)
    assert " ".join(key for heading in headings for key in heading.keys) == keys
    if where in ("heading", "bold", "plain"):
        assert headings[0].title == " ".join(line.split(" ...")[0].split())


@pytest.mark.parametrize(("where", "line"), list(not_opening()))
def test_a_line_that_only_looks_like_a_heading_is_none(where: str, line: str) -> None:
    assert [heading for heading in found(where, line) if heading.strength > TOPIC] == []


def test_a_title_without_letter_must_be_set_off() -> None:
    assert found("heading", "My health needs")
    assert found("plain", "My health needs") == []
    assert found("list item", "My health needs") == []


def test_the_list_of_headings_is_long_enough_to_mean_something() -> None:
    assert len(list(opening())) > 200
    assert len(list(not_opening())) > 250
