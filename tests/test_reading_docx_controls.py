"""Content controls, check boxes and drop-downs of council forms are read as filled in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import word_xml as word
from word_xml import codes, grid, tables, texts

from audit.reading import Document


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    return partial(word.read_word, tmp_path)


def test_content_controls_are_read_at_every_level(read):
    inside = word.paragraph(word.run("run ") + word.control(word.run("control")))
    document = read(
        word.control(word.paragraph("body") + inside)
        + word.control(word.table(word.control(word.row("a", word.control(word.cell("b")), "c"))))
    )
    assert texts(document) == ["body", "run control", "a", "b", "c"]
    assert [c.column for c in tables(document)[0].rows[0].cells] == [0, 1, 2]


PROMPT = '<w:placeholder><w:docPart w:val="P1"/></w:placeholder><w:showingPlcHdr/>'
GLOSSARY = (
    '<w:docParts><w:docPart><w:docPartPr><w:name w:val="P1"/></w:docPartPr><w:docPartBody>'
    f"{word.paragraph('Enter the views')}</w:docPartBody></w:docPart></w:docParts>"
)


def test_prompts_of_unfilled_controls_are_empty_at_every_level(read):
    prompt = word.control(word.run("Enter the views"), PROMPT)
    document = read(
        word.paragraph(word.run("Views: ") + prompt)
        + word.table(word.row(word.control(word.cell("Enter the views"), PROMPT), "b")),
        glossaryDocument=GLOSSARY,
    )
    assert texts(document) == ["Views:", "b"]
    assert grid(tables(document)[0]) == [["", "b"]]
    assert codes(document) == ["unfilled-prompts"]


def test_text_that_software_filled_in_under_a_prompt_flag_is_content(read):
    filled = word.paragraph(word.control(word.run("I like trains"), PROMPT))
    assert texts(read(filled, glossaryDocument=GLOSSARY)) == ["I like trains"]


def test_check_boxes_of_three_kinds(read):
    def modern(state: int, glyph: str) -> str:
        checked = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
        return word.control(word.run(glyph), checked) + word.run(" Yes")

    def old(state: str) -> str:
        data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
        return word.field("FORMCHECKBOX", data=data) + word.run(" Yes")

    def symbol(code: str, font: str) -> str:
        return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' + word.run(" Yes")

    ticked = [
        modern(1, "V</w:t><w:t>V"),
        old('<w:default w:val="0"/><w:checked/>'),
        symbol("F0FE", "Wingdings"),
        symbol("F052", "Wingdings 2"),
        word.run("☒ Yes"),
        word.run("\uf0fe", '<w:rFonts w:ascii="Wingdings"/>') + word.run(" Yes"),
    ]
    empty = [
        modern(0, "V"),
        old('<w:default w:val="0"/>'),
        symbol("F0A8", "Wingdings"),
        symbol("F0A3", "Wingdings 2"),
        word.run("☐ Yes"),
    ]
    document = read("".join(word.paragraph(content) for content in [*ticked, *empty]))
    assert texts(document) == ["[x] Yes"] * len(ticked) + ["[ ] Yes"] * len(empty)


def test_symbols_of_picture_fonts(read):
    styles = word.style("Tick", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>', kind="character")
    ticked = word.run("\uf0fe", '<w:rStyle w:val="Tick"/>')
    other = '<w:r><w:sym w:font="Wingdings" w:char="2713"/><w:sym w:font="Symbol" w:char="F0B3"/>'
    document = read(word.paragraph(ticked + other + "</w:r>"), styles=styles)
    assert texts(document) == ["[x][x]≥"]


def test_drop_down_choices_new_and_old(read):
    entries = '<w:listEntry w:val="Autism"/><w:listEntry w:val="SEMH"/>'
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    options = '<w:dropDownList><w:listItem w:value="9" w:displayText="Nine"/></w:dropDownList>'
    old = word.field("FORMDROPDOWN", data=data), word.field("x", word.run("SEMH"), data)
    new = word.control(word.run("Nine"), options)
    document = read("".join(word.paragraph(content) for content in (*old, new)))
    assert texts(document) == ["SEMH", "SEMH", "Nine"]
