"""What is kept of a template for the next plan of it is no more than the template."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import word_xml as word

from audit.errors import PlanDamaged
from audit.reading import docx_formatting, read_document
from audit.reading.docx_parts import Part, kept
from audit.reading.guards import MEGABYTE


def heading_style(level: int) -> str:
    """A style that makes headings of this level of its paragraphs."""
    return word.style("S", f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>')


STYLED = word.paragraph("Needs", word.styled("S"))


def part(folder: Path, content: str | bytes) -> Part:
    """A part with this content of a file of its own."""
    file = word.zipped(folder / "parts.zip", {"part.xml": content})
    container = zipfile.ZipFile(BytesIO(file.read_bytes()))
    return Part(container, container.infolist()[0], "parts.zip")


def test_the_numbers_of_the_next_plan_start_anew(tmp_path):
    numbering = word.definition(1, ("decimal", "%1.")) + word.list_of(5, 1)
    body = word.paragraph("x", word.listed(5)) * 2
    for _ in range(2):
        document = word.read_word(tmp_path, body, numbering=numbering)
        assert [block.marker for block in document.texts] == ["1.", "2."]


def test_every_plan_is_read_by_the_styles_of_its_own_template(tmp_path):
    for level in [*range(1, 8), *range(1, 8)]:
        document = word.read_word(tmp_path, STYLED, styles=heading_style(level))
        assert document.texts[0].level == level


def test_looks_beyond_those_that_are_kept_are_read_all_the_same(tmp_path):
    sizes = range(2, 2 * docx_formatting.MAX_KEPT + 100, 2)
    runs = (word.run("x", f'<w:sz w:val="{size}"/>') for size in sizes)
    document = word.read_word(tmp_path, "".join(word.paragraph(run) for run in runs))
    assert [block.size for block in document.texts] == [size / 2 for size in sizes]


def test_a_template_is_worked_out_once_while_it_is_among_the_last_few(tmp_path):
    made = []

    @kept
    def name(part: Part | None) -> str:
        assert part is not None
        made.append(part.root().tag)
        return made[-1]

    for content in ("<a/>", "<b/>", "<a/>", "<c/>", "<d/>", "<e/>", "<a/>", "<b/>"):
        assert name(part(tmp_path, content)) == content.strip("</>")
    assert made == ["a", "b", "c", "d", "e", "b"]


def test_parts_are_told_apart_by_all_their_bytes_and_not_by_their_dates(tmp_path):
    first = part(tmp_path, "<a/>").mark()
    entry = zipfile.ZipInfo("part.xml", (2026, 9, 1, 12, 0, 0))
    with zipfile.ZipFile(tmp_path / "dated.zip", "w") as container:
        container.writestr(entry, "<a/>", zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(tmp_path / "dated.zip") as container:
        assert Part(container, container.infolist()[0], "dated.zip").mark() == first
    assert part(tmp_path, "<b/>").mark() != first


def test_a_part_beyond_the_size_of_any_template_is_not_kept(tmp_path):
    assert part(tmp_path, b" " * (MEGABYTE + 1)).mark() is None


def test_a_template_that_is_damaged_in_one_plan_is_refused_there(tmp_path):
    good = word.word_file(tmp_path, STYLED, styles=heading_style(1))
    read_document(good)
    with zipfile.ZipFile(good) as container:
        entry = container.getinfo("word/styles.xml")
    data = bytearray(good.read_bytes())
    data[entry.header_offset + 30 + len(entry.filename) + 20] ^= 0xFF
    bad = tmp_path / "damaged.docx"
    bad.write_bytes(data)
    with pytest.raises(PlanDamaged, match=r"damaged\.docx is damaged inside"):
        read_document(bad)
