"""Automatic numbers and bullets are read as they print; Word stores only the rule for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import word_xml as word

from audit.reading import Document
from audit.reading.docx_numbering import spelt


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    return partial(word.read_word, tmp_path)


def test_automatic_numbers_read_as_they_print(read):
    numbering = word.definition(
        1, ("decimal", "%1."), ("decimal", "%1.%2"), ("lowerRoman", "(%3)")
    ) + word.list_of(5, 1)
    levels = [0, 1, 1, 2, 0, 1]
    body = "".join(word.paragraph("x", word.listed(5, level)) for level in levels)
    document = read(body, numbering=numbering)
    assert [block.marker for block in document.texts] == ["1.", "1.1", "1.2", "(i)", "2.", "2.1"]
    assert [block.level for block in document.texts] == levels
    assert {block.kind for block in document.texts} == {"list_item"}


def test_references_such_as_f3_and_bullets(read):
    numbering = (
        word.definition(1, ("decimal", "F%1"))
        + word.definition(2, ("bullet", "\uf0b7"))
        + word.list_of(1, 1)
        + word.list_of(2, 2)
    )
    body = "".join(word.paragraph("x", word.listed(n)) for n in (1, 1, 2, 1))
    document = read(body, numbering=numbering)
    assert [block.marker for block in document.texts] == ["F1", "F2", "•", "F3"]


def test_lists_of_one_definition_count_on_unless_started_anew(read):
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    numbering = (
        word.definition(1, ("decimal", "%1"))
        + word.list_of(1, 1)
        + word.list_of(2, 1)
        + word.list_of(3, 1, anew)
    )
    body = "".join(word.paragraph("x", word.listed(n)) for n in (1, 1, 2, 3, 3))
    document = read(body, numbering=numbering)
    assert [block.marker for block in document.texts] == ["1", "2", "3", "7", "8"]


def test_a_style_may_carry_the_list_and_a_paragraph_may_leave_it(read):
    numbering = word.definition(1, ("upperLetter", "Section %1")) + word.list_of(1, 1)
    styles = word.style("heading 1", f"<w:pPr>{word.listed(1)}</w:pPr>")
    heading = word.styled("heading1")
    body = word.paragraph("Views", heading) + word.paragraph("None", heading + word.listed(0))
    document = read(body + word.paragraph("Needs", heading), styles=styles, numbering=numbering)
    assert [block.marker for block in document.texts] == ["Section A", "", "Section B"]
    assert {block.kind for block in document.texts} == {"heading"}


def markers(read, levels: list[int], numbering: str) -> list[str]:
    body = "".join(word.paragraph("x", word.listed(1, level)) for level in levels)
    return [block.marker for block in read(body, numbering=numbering).texts]


def test_a_deeper_item_starts_the_levels_above_it(read):
    numbering = word.definition(1, ("decimal", "%1"), ("decimal", "%1.%2")) + word.list_of(1, 1)
    assert markers(read, [1, 1, 0, 1], numbering) == ["1.1", "1.2", "2", "2.1"]


def test_a_level_may_count_on_through_higher_items(read):
    levels = ("decimal", "%1"), ("decimal", "F%2")
    on = word.definition(1, *levels, extra='<w:lvlRestart w:val="0"/>') + word.list_of(1, 1)
    assert markers(read, [0, 1, 0, 1], on) == ["1", "F1", "2", "F2"]


def test_a_level_may_restart_only_after_the_level_it_names(read):
    levels = ("decimal", "%1"), ("decimal", "%2"), ("decimal", "F%3")
    after_first = '<w:lvlRestart w:val="1"/>'
    rule = word.definition(1, *levels, extra=after_first) + word.list_of(1, 1)
    assert markers(read, [0, 1, 2, 1, 2, 0, 2], rule) == ["1", "1", "F1", "2", "F2", "2", "F1"]


def test_legal_numbers_are_decimal_at_every_level(read):
    levels = ("upperRoman", "%1"), ("decimal", "%1.%2")
    legal = word.definition(1, *levels, extra="<w:isLgl/>") + word.list_of(1, 1)
    assert markers(read, [0, 1], legal) == ["1", "1.1"]


def test_a_list_may_replace_a_level_or_borrow_a_list_style(read):
    level = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:lvlText w:val="E%1"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="0">{level}</w:lvlOverride>'
    replaced = word.definition(1, ("decimal", "%1")) + word.list_of(1, 1, override)
    assert markers(read, [0, 0], replaced) == ["E3", "E4"]
    styled = word.definition(2, ("decimal", "F%1")).replace(
        "<w:lvl ", '<w:styleLink w:val="Provision"/><w:lvl ', 1
    )
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Provision"/></w:abstractNum>'
    assert markers(read, [0, 0], link + styled + word.list_of(1, 1)) == ["F1", "F2"]


def test_a_style_picks_the_level_that_names_it(read):
    numbering = word.definition(1, ("decimal", "%1"), ("lowerLetter", "%2)")).replace(
        'w:val="%2)"/>', 'w:val="%2)"/><w:pStyle w:val="Step"/>'
    ) + word.list_of(1, 1)
    step = word.style("Step", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    raised = word.styled("Step") + '<w:numPr><w:ilvl w:val="0"/></w:numPr>'
    body = word.paragraph("x", word.styled("Step")) + word.paragraph("x", raised)
    document = read(body, numbering=numbering, styles=step)
    assert [(b.marker, b.level) for b in document.texts] == [("a)", 1), ("2", 0)]


def test_typed_bullets_are_list_items_too(read):
    lines = ["•\tuses signs", "- reads aloud", "–writes", "-5 degrees"]
    document = read("".join(word.paragraph(word.run(line)) for line in lines))
    assert [(b.marker, b.text) for b in document.texts] == [
        ("•", "uses signs"),
        ("•", "reads aloud"),
        ("", "–writes"),
        ("", "-5 degrees"),
    ]


@pytest.mark.parametrize(
    ("count", "form", "written"),
    [
        (27, "lowerLetter", "aa"),
        (4, "upperRoman", "IV"),
        (99, "lowerRoman", "xcix"),
        (5, "decimalZero", "05"),
        (12, "ordinal", "12th"),
        (23, "ordinal", "23rd"),
        (3, "none", ""),
        (3, "chicago", "3"),
        (10**12, "lowerRoman", "1000000000000"),
    ],
)
def test_number_formats(count, form, written):
    assert spelt(count, form) == written
