"""A PDF plan is read as the Word file it was made from would be: paragraphs, lists, tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import (
    BODY,
    CELL,
    GRID,
    HEAD,
    LABEL,
    LONG,
    OTHER,
    cell,
    flow,
    rows,
    saved,
    tables,
    texts,
)
from reportlab.lib import colors
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    FrameBreak,
    PageTemplate,
)
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as FlowTable

from audit.reading.document import Table, TextBlock
from audit.reading.pdf import read_pdf

# Paragraphs, headings, lists


def test_a_wrapped_paragraph_is_one_block(tmp_path: Path) -> None:
    document = read_pdf(saved(tmp_path / "plan.pdf", flow(LONG), flow(OTHER)))
    assert texts(document) == [LONG, OTHER]
    assert {block.kind for block in document.texts} == {"paragraph"}


def test_paragraphs_of_a_cell_without_space_between_them_are_told_by_short_lines(
    tmp_path: Path,
) -> None:
    table = FlowTable([[cell("Steps", LONG, "Short.", OTHER)]], colWidths=[230], style=[GRID])
    document = read_pdf(saved(tmp_path / "plan.pdf", table))
    assert texts(document) == ["Steps", LONG, "Short.", OTHER]


def test_justified_and_centred_lines_are_still_one_paragraph(tmp_path: Path) -> None:
    justified = ParagraphStyle("justified", parent=BODY, alignment=TA_JUSTIFY)
    centred = ParagraphStyle("centred", parent=BODY, alignment=1)
    document = read_pdf(saved(tmp_path / "plan.pdf", flow(LONG, justified), flow(OTHER, centred)))
    assert texts(document) == [LONG, OTHER]


def test_centred_lines_of_a_cover_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    centred = ParagraphStyle("centred", parent=BODY, alignment=1, spaceAfter=0)
    cover = (
        "Education, Health and Care Plan for Mina Holt of Little Harrow",
        "Kestrelmerebridgeshire",
    )
    story = [flow(LONG), *(flow(text, centred) for text in cover)]
    assert texts(read_pdf(saved(tmp_path / "plan.pdf", *story)))[1:] == list(cover)


def test_space_between_paragraphs_divides_them_even_after_a_full_line(tmp_path: Path) -> None:
    width = A4[0] - 2 * inch - 12
    full = " ".join(simpleSplit(LONG, "Helvetica", 11, width)[:2])
    document = read_pdf(
        saved(tmp_path / "plan.pdf", flow(LONG), flow(full), flow("Communication."))
    )
    assert texts(document) == [LONG, full, "Communication."]


def test_larger_type_makes_headings_and_bold_type_does_not(tmp_path: Path) -> None:
    larger = ParagraphStyle("larger", parent=BODY, fontSize=22, leading=26)
    document = read_pdf(
        saved(
            tmp_path / "plan.pdf",
            flow("Education, Health and Care Plan", larger),
            flow("Section B: Special educational needs", HEAD),
            flow("Communication and interaction", LABEL),
            flow(LONG),
        )
    )
    assert [(block.kind, block.level, block.bold, block.size) for block in document.texts] == [
        ("heading", 1, False, 22.0),
        ("heading", 2, True, 16.0),
        ("paragraph", 0, True, 11.0),
        ("paragraph", 0, False, 11.0),
    ]


def test_bullets_become_list_items_and_wrapped_ones_stay_whole(tmp_path: Path) -> None:
    bullet = ParagraphStyle("bullet", parent=BODY, leftIndent=18, bulletIndent=4, spaceAfter=0)
    document = read_pdf(
        saved(
            tmp_path / "plan.pdf",
            *(Flow(text, bullet, bulletText="•") for text in (LONG, OTHER, "Third.")),
        )
    )
    assert [(b.kind, b.marker, b.text) for b in document.texts] == [
        ("list_item", "•", LONG),
        ("list_item", "•", OTHER),
        ("list_item", "•", "Third."),
    ]


def test_automatic_numbers_become_markers_and_references_stay_in_the_text(tmp_path: Path) -> None:
    numbered = ParagraphStyle("numbered", parent=BODY, leftIndent=30, bulletIndent=4)
    document = read_pdf(
        saved(
            tmp_path / "plan.pdf",
            Flow(LONG, numbered, bulletText="1.2"),
            flow("F3 " + OTHER),
        )
    )
    assert [(b.kind, b.marker, b.text) for b in document.texts] == [
        ("list_item", "1.2", LONG),
        ("paragraph", "", "F3 " + OTHER),
    ]


def test_typed_dashes_in_a_cell_are_list_items(tmp_path: Path) -> None:
    lines = ["- counts to twenty", "- knows the names of shapes"]
    table = FlowTable([[cell(*lines)]], colWidths=[200], style=[GRID])
    document = read_pdf(saved(tmp_path / "plan.pdf", table))
    assert texts(document) == ["counts to twenty", "knows the names of shapes"]
    assert {block.marker for block in document.texts} == {"•"}


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["one-to-", "one work"], "one-to-one work"),
        (["concen\u00ad", "trates well"], "concentrates well"),
        (["concen-", "trates; she concentrates"], "concentrates; she concentrates"),
        (["at 9.30 –", "10.00"], "at 9.30 – 10.00"),
        (["yes and", "no"], "yes and no"),
    ],
)
def test_line_ends_are_mended_where_the_break_is_soft(lines: list[str], whole: str) -> None:
    from audit.reading.pdf_words import joined_text

    assert joined_text(lines, frozenset({"concentrates"})) == whole


def test_letters_printed_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    for shift in (0, 0.35):
        canvas.drawString(72 + shift, 700, "Section F: provision will be off site")
    canvas.save()
    document = read_pdf(tmp_path / "plan.pdf")
    assert texts(document) == ["Section F: provision will be off site"]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    frames = [Frame(60, 60, 220, 700), Frame(315, 60, 220, 700)]
    template = BaseDocTemplate(str(tmp_path / "plan.pdf"), pagesize=A4)
    template.addPageTemplates(PageTemplate(frames=frames))
    template.build([flow(LONG), flow(LONG), FrameBreak(), flow(OTHER), flow(OTHER), flow(OTHER)])
    assert texts(read_pdf(tmp_path / "plan.pdf")) == [LONG, LONG, OTHER, OTHER, OTHER]


# Tables


def test_labels_and_values_without_lines_are_a_table(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    for number in range(12):
        canvas.drawString(72, 760 - 30 * number, f"Label number {number}")
        canvas.drawString(300, 760 - 30 * number, f"Value number {number}")
    canvas.save()
    (table,) = read_pdf(tmp_path / "plan.pdf").blocks
    assert isinstance(table, Table)
    assert rows(table) == [[f"Label number {n}", f"Value number {n}"] for n in range(12)]


def test_a_table_without_lines_does_not_mix_the_words_of_its_columns(tmp_path: Path) -> None:
    story = FlowTable(
        [[cell("Provision"), cell("Who")], [cell(OTHER), cell(LONG)], [cell("Name"), cell("Me")]],
        colWidths=[200, 200],
        style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("RIGHTPADDING", (0, 0), (-1, -1), 16)],
    )
    path = saved(tmp_path / "plan.pdf", flow(LONG), story, flow(OTHER))
    before, table, after = read_pdf(path).blocks
    assert isinstance(table, Table)
    assert rows(table) == [["Provision", "Who"], [OTHER, LONG], ["Name", "Me"]]
    assert [part.column for part in table.rows[0].cells] == [0, 1]
    assert isinstance(before, TextBlock)
    assert isinstance(after, TextBlock)
    assert (before.text, after.text) == (LONG, OTHER)


def test_a_table_keeps_rows_cells_merged_cells_and_shading(tmp_path: Path) -> None:
    table = FlowTable(
        [[cell("Section F"), "", ""], [cell("Provision"), cell("Who"), cell("How often")],
         [cell(OTHER), "", cell("Weekly")]],
        colWidths=[200, 120, 100],
        style=[
            GRID,
            ("SPAN", (0, 0), (2, 0)),
            ("BACKGROUND", (0, 0), (2, 0), colors.lightblue),
        ],
    )  # fmt: skip
    document = read_pdf(saved(tmp_path / "plan.pdf", flow("Before"), table, flow("After")))
    before, read, after = document.blocks
    assert isinstance(read, Table)
    assert rows(read) == [["Section F"], ["Provision", "Who", "How often"], [OTHER, "", "Weekly"]]
    title = read.rows[0].cells[0]
    assert (title.column, title.span, title.shaded) == (0, 3, True)
    assert [part.column for part in read.rows[2].cells] == [0, 1, 2]
    assert not read.rows[1].cells[0].shaded
    assert isinstance(before, TextBlock)
    assert isinstance(after, TextBlock)
    assert (before.text, after.text) == ("Before", "After")


def test_a_cell_merged_over_rows_stands_once_in_its_first_row(tmp_path: Path) -> None:
    table = FlowTable(
        [[cell("Area"), cell("First")], ["", cell("Second")], [cell("Next"), cell("Third")]],
        colWidths=[100, 200],
        style=[GRID, ("SPAN", (0, 0), (0, 1))],
    )
    (read,) = tables(read_pdf(saved(tmp_path / "plan.pdf", table)).blocks)
    assert rows(read) == [["Area", "First"], ["Second"], ["Next", "Third"]]
    assert read.rows[1].cells[0].column == 1


@pytest.mark.parametrize("padding", [0, 6])
def test_a_nested_table_is_a_table_in_its_cell(tmp_path: Path, padding: int) -> None:
    inner = FlowTable(
        [[cell("Provision"), cell("Who")], [cell(OTHER), cell("Therapist")]],
        colWidths=[200, 100],
        style=[GRID],
    )
    outer = FlowTable(
        [[cell("Section F")], [[inner, Flow("Note below", CELL)]]],
        colWidths=[360],
        style=[GRID, ("TOPPADDING", (0, 1), (0, 1), padding)],
    )
    document = read_pdf(saved(tmp_path / "plan.pdf", outer))
    (read,) = (block for block in document.blocks if isinstance(block, Table))
    holder = read.rows[1].cells[0]
    nested, note = holder.blocks
    assert isinstance(nested, Table)
    assert rows(nested) == [["Provision", "Who"], [OTHER, "Therapist"]]
    assert isinstance(note, TextBlock)
    assert note.text == "Note below"
    assert nested.rows[1].cells[1].blocks[0].location.table == nested.index


def test_a_nested_table_cut_at_top_and_bottom_is_known_by_the_rim_beside_it() -> None:
    from audit.reading.pdf_drawings import Rule
    from audit.reading.pdf_grid import find_grids

    level = [Rule(True, 80, 50, 500), Rule(True, 120, 56, 500), Rule(True, 200, 50, 500)]
    upright = [Rule(False, x, 80, 200) for x in (50, 56, 300, 500)]
    (grid,) = find_grids([*level, *upright])
    (holder,) = grid.cells
    (nested,) = holder.inner
    assert [(part.column, part.box.top) for part in nested.cells] == [
        (0, 80),
        (1, 80),
        (0, 120),
        (1, 120),
    ]


def test_a_drawing_of_many_lines_is_no_table() -> None:
    from audit.reading.pdf_drawings import Rule
    from audit.reading.pdf_grid import find_grids

    lines = [Rule(level, 5.0 * n, 0, 1000) for level in (True, False) for n in range(200)]
    assert find_grids(lines[:40] + lines[200:240])
    assert find_grids(lines) == []
