"""`audit read`: every word of a plan is shown, with the section it was given to or why not."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from html_page import Page
from typer.testing import CliRunner

from audit.commands import app
from audit.plan_reading import PlanReading, PlanReadings, reading_schema
from audit.reading.opening import read_document
from audit.reporting import reading_html, reading_text
from audit.reporting.reading_words import looked_for, summary
from audit.showing import read_plan

ROOT = Path(__file__).parent.parent
PLANS = sorted((ROOT / "samples" / "plans").iterdir())
MISSING = ROOT / "samples" / "plans" / "year-2-missing-section.docx"
FORM = ROOT / "samples" / "plans" / "year-13-direct-payment-absent.docx"
NOT_A_PLAN = ROOT / "samples" / "not-plans" / "school-report.docx"
GOLDEN = Path(__file__).parent / "golden" / "read"
GOLDEN_PLANS = [path for path in PLANS if path.stem in ("year-7-wrong-name", "nursery-draft")]
WRITE = os.environ.get("AUDIT_GOLDEN") == "write"


@cache
def reading(path: Path) -> PlanReading:
    return read_plan(path)


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["read", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_every_block_of_the_document_is_there_once_and_in_order(path: Path) -> None:
    blocks = reading(path).blocks
    assert [block.text for block in blocks] == [b.text for b in read_document(path).texts]
    assert [block.location.block for block in blocks] == list(range(len(blocks)))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_every_line_of_a_section_stands_in_a_block_that_counts(path: Path) -> None:
    found = reading(path)
    for section in found.sections.values():
        for line in section.lines:
            block = found.blocks[line.location.block]
            assert line.text in block.text
            assert block.role in ("content", "placeholder")


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_words_add_up(path: Path) -> None:
    found = reading(path)
    words = found.words
    assert words.read == sum(len(block.text.split()) for block in found.blocks)
    assert words.in_sections + words.of_the_form + words.outside == words.read


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_content_of_a_section_is_a_line_of_a_section(path: Path) -> None:
    found = reading(path)
    lines = {line.location.block for section in found.sections.values() for line in section.lines}
    content = {b.location.block for b in found.blocks if b.role in ("content", "placeholder")}
    assert content == lines


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_json_keeps_the_published_schema(path: Path) -> None:
    jsonschema.validate(json.loads(reading(path).to_json()), reading_schema())


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_text_fits_80_columns(path: Path) -> None:
    assert max(map(len, reading_text.render(reading(path)).splitlines())) <= 80


@pytest.mark.parametrize("path", GOLDEN_PLANS, ids=lambda path: path.name)
def test_text_is_what_was_agreed(path: Path) -> None:
    text = reading_text.render(reading(path))
    golden = GOLDEN / f"{path.name}.txt"
    if WRITE:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_a_missing_section_says_what_was_looked_for() -> None:
    found = reading(MISSING)
    missing = [key for key, section in found.sections.items() if section.status == "missing"]
    assert missing
    assert f"Not found: {missing[0]}" in " ".join(summary(found))
    wrapped = " ".join(reading_text.render(found).split())
    assert looked_for(missing[0]) in wrapped


def test_words_of_the_form_are_shown_as_left_out() -> None:
    roles = {block.role: block.text for block in reading(FORM).blocks}
    assert roles["help text"].startswith("This section should be written in the first person")
    assert roles["placeholder"].startswith("[insert arrangements")
    assert "This section should be written" in " ".join(reading_text.render(reading(FORM)).split())


def test_a_document_that_is_no_plan_is_shown_with_the_reason() -> None:
    code, out, _ = run(NOT_A_PLAN)
    assert code == 0
    assert "would refuse this file" in " ".join(out.split())
    assert "Outside every section" in out


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 not a document")
    code, out, err = run(broken, MISSING, "--format", "json")
    shown = json.loads(out)
    jsonschema.validate(shown, reading_schema(many=True))
    assert code == 2
    assert [item["file"] for item in shown["results"]] == [MISSING.name]
    assert [item["file"] for item in shown["failed"]] == ["broken.docx"]
    assert "broken.docx" in err
    assert "Traceback" not in err


def test_page_links_every_item_to_a_row_of_the_document() -> None:
    html = reading_html.render(reading(FORM))
    ids = set(re.findall(r'<tr id="([^"]+)"', html))
    links = set(re.findall(r'class="spot" href="#([^"]+)"', html))
    assert links
    assert links <= ids


def page_of(*paths: Path) -> Page:
    if len(paths) == 1:
        return Page(reading_html.render(reading(paths[0])))
    several = PlanReadings(results=[reading(path) for path in paths], failed=[])
    return Page(reading_html.render_many(several))


@pytest.mark.parametrize("paths", [(FORM,), (FORM, MISSING)], ids=["one plan", "two plans"])
def test_headings_links_and_labels_of_the_page_are_in_order(paths: tuple[Path, ...]) -> None:
    page = page_of(*paths)
    levels = [int(e.name[1]) for e in page.find("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert len(paths) == 1 or levels.count(2) == len(paths)
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert len(page.ids) == len(set(page.ids))
    assert {link.attributes["href"].removeprefix("#") for link in page.links} <= set(page.ids)
    names = [nav.attributes["aria-label"] for nav in page.find("nav")]
    assert len(names) == len(set(names)) == len(paths)
    labelled = {label.attributes["for"] for label in page.find("label")}
    assert {box.attributes["id"] for box in page.find("input")} == labelled


def test_contents_of_the_page_name_what_is_missing() -> None:
    links = page_of(MISSING).find("nav")[0].find("li")
    assert "Section H1 (missing)" in [" ".join(link.text.split()) for link in links]


def test_page_escapes_the_words_of_the_plan() -> None:
    found = reading(MISSING)
    first = found.blocks[0].model_copy(update={"text": "<script>alert(1)</script>"})
    html = reading_html.render(found.model_copy(update={"blocks": [first, *found.blocks[1:]]}))
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_no_style_meant_for_something_else_reaches_the_rows_of_the_document() -> None:
    html = reading_html.render(reading(FORM))
    style = html.split("<style>")[1].split("</style>")[0]
    roles = {role for row in Page(html).find("tr") for role in row.classes}
    assert {"inside", "label", "outside"} <= roles
    selectors = re.findall(r"(?m)^ *([^@{}]+) \{", style)
    assert not [one for one in selectors if re.match(rf"\.({'|'.join(roles)})\b", one)]


def test_page_names_no_other_file() -> None:
    html = reading_html.render(reading(FORM))
    assert not re.findall(r'(?:src|href)="(?!#)', html)


def test_output_goes_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "reading.html"
    code, out, _ = run(FORM, "--format", "html", "--output", target)
    assert (code, out) == (0, "")
    assert target.read_text("utf-8").startswith("<!doctype html>")


def test_schema_of_a_reading_is_printed() -> None:
    done = CliRunner().invoke(app, ["schema", "--reading"])
    assert json.loads(done.stdout) == reading_schema()


def test_who_and_how_often_come_from_columns_or_from_the_words() -> None:
    found = [item for path in PLANS for item in reading(path).provision]
    words = [item for item in found if "how_often" in item.from_words]
    assert words
    assert all(item.how_often in item.text for item in words)
    assert any(item.who and not item.from_words for item in found)
