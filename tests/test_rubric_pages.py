"""The rubric is shown as it is, and the handbook never falls behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from rubric_fixture import SMALL, replaced

from audit.errors import RubricError
from audit.reporting.rubric_pages import rubric_markdown, rubric_text
from audit.rubric.loading import load_rubric
from audit.rubric.model import Rubric
from audit.rubric.source import read_source

PAGES = Path(__file__).parent.parent / "docs" / "rubric"


def rubric_of(text: str) -> Rubric:
    return Rubric.model_validate(read_source(text.encode()).values)


def test_overview_lists_every_criterion_with_weight_and_limit():
    text = rubric_text(rubric_of(SMALL))
    assert "  E1  *   3  Outcomes are SMART" in text
    assert "  W5      1  Issued in time" in text
    assert "If E1 is 0: inadequate." in text
    assert "Outstanding from 85%, good from 68%, requires improvement from 45%" in text
    assert "Met if W5 is rated 2 or more. Target: 90%." in text


def test_changed_threshold_shows_in_text_and_page():
    rubric = rubric_of(replaced("sound: 0.7", "sound: 0.75"))
    for written in (rubric_text(rubric, "E1"), rubric_markdown(rubric)["E1.md"]):
        assert "2 from 75%" in " ".join(written.split())


def test_criterion_is_shown_in_full():
    text = rubric_text(rubric_of(SMALL), "w5")
    for part in ("Late help is lost help.", "  3  in time", "140 days", "Record the dates."):
        assert part in text
    assert "lawful_exceptions, period" in text, "lists that phrases name are shown as well"


@pytest.mark.parametrize("width", [40, 80])
def test_text_keeps_to_its_width(width):
    rubric = rubric_of(SMALL)
    for text in (rubric_text(rubric, width=width), rubric_text(rubric, "E1", width=width)):
        assert max(len(line) for line in text.splitlines()) <= width


def test_unknown_criterion_names_those_there_are():
    with pytest.raises(RubricError, match="There is no criterion E2; there are E1, W5"):
        rubric_text(rubric_of(SMALL), "E2")


def test_page_of_words_shows_phrases_and_who_uses_them():
    page = rubric_markdown(rubric_of(SMALL))["words.md"]
    part = page[page.index("## period") : page.index("## lawful_exceptions")]
    assert "(day|week|term)" in part
    assert "Used by [lawful_exceptions](#lawful_exceptions)." in part


def test_every_link_of_the_handbook_leads_somewhere():
    pages = rubric_markdown(load_rubric().rubric)
    for page in pages.values():
        for target in _links(page):
            name, _, anchor = target.partition("#")
            if name.startswith("../"):
                assert (PAGES.parent / name[3:]).is_file(), target
            elif name:
                assert name in pages, target
                assert not anchor or f"## {anchor}\n" in pages[name], target


def _links(page: str) -> list[str]:
    return [part.partition(")")[0] for part in page.split("](")[1:]]


def test_handbook_is_what_the_rubric_says_now():
    pages = rubric_markdown(load_rubric().rubric)
    written = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    assert written == pages, "the handbook is old: run python docs/build.py"
