"""A PDF plan is read as the Word file it was made from would be, and nothing on it is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from reportlab.lib import colors, pdfencrypt
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import inch
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    PageBreak,
    PageTemplate,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as FlowTable

from audit.errors import PlanDamaged, PlanEmpty, PlanEncrypted, PlanScanned, PlanTooLarge
from audit.reading import pdf
from audit.reading.document import Block, Document, Table, TextBlock
from audit.reading.pdf import read_pdf

REAL_FILES = Path(__file__).parents[2] / "shared" / "real" / "files"

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=13.5, spaceAfter=8)
CELL = ParagraphStyle("cell", parent=BODY, spaceAfter=0)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", fontSize=16, leading=20)
LABEL = ParagraphStyle("label", parent=BODY, fontName="Helvetica-Bold")
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)

LONG = (
    "Mina finds it hard to follow instructions of more than two steps, and looks to see what"
    " other children do before she begins. In a quiet room, with a picture for each step, she"
    " finishes a task of five minutes in three lessons out of four."
)
OTHER = (
    "A speech and language therapist will work with Mina for thirty minutes every week of the"
    " school term, and will show the class team how to use pictures with her in every lesson."
)


def flow(text: str, style: ParagraphStyle = BODY) -> Flow:
    return Flow(text, style)


def cell(*texts: str) -> list[Flow]:
    return [Flow(text, CELL) for text in texts]


def saved(path: Path, *story: Flowable, **options: object) -> Path:
    SimpleDocTemplate(str(path), pagesize=A4, **options).build(list(story))
    return path


def texts(document: Document) -> list[str]:
    return [block.text for block in document.texts]


def tables(blocks: tuple[Block, ...]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for part in row.cells:
                    yield from tables(part.blocks)


def rows(table: Table) -> list[list[str]]:
    return [[part.text for part in row.cells] for row in table.rows]


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w", text))


def page_texts(path: Path) -> list[str]:
    file = pypdfium2.PdfDocument(path)
    pages = [file[index].get_textpage().get_text_range() for index in range(len(file))]
    file.close()
    return pages


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


# Pages


def need(number: int) -> list[list[Flow]]:
    return [cell(f"Need {number}"), cell(f"{LONG} Number {number} ends here.")]


def long_table(*body: list[list[Flow]], header: bool = True) -> FlowTable:
    first = [[cell("Reference"), cell("Need in full")]] if header else []
    style = [GRID, ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return FlowTable([*first, *body], colWidths=[90, 170], style=style)


def filled_up(table: FlowTable) -> Spacer:
    """Space that moves a table to the very end of its page."""
    return Spacer(1, A4[1] - 2 * inch - 12 - table.wrap(0, 0)[1])


@pytest.mark.parametrize("repeated", [False, True])
def test_a_table_over_pages_is_one_and_its_cut_row_is_whole(tmp_path: Path, repeated: bool) -> None:
    lines = simpleSplit(f"{LONG} Number 2 ends here.", "Helvetica", 11, 170 - 12)
    upper, lower = " ".join(lines[:4]), " ".join(lines[4:])
    before = long_table(need(1), [cell("Need 2"), cell(upper)])
    after = long_table([cell(""), cell(lower)], need(3), header=repeated)
    story = [filled_up(before), before, PageBreak(), after]
    document = read_pdf(saved(tmp_path / "plan.pdf", *story))
    (table,) = tables(document.blocks)
    expected = [[f"Need {n}", f"{LONG} Number {n} ends here."] for n in (1, 2, 3)]
    assert rows(table) == [["Reference", "Need in full"], *expected]
    assert table.rows[2].cells[1].blocks[0].location.page == 1


def test_a_row_that_ends_with_its_page_is_not_joined_to_the_next_one(tmp_path: Path) -> None:
    before, after = long_table(need(1), need(2)), long_table(need(3), need(4), header=False)
    story = [filled_up(before), before, PageBreak(), after]
    (table,) = tables(read_pdf(saved(tmp_path / "plan.pdf", *story)).blocks)
    assert [row[0] for row in rows(table)] == ["Reference", "Need 1", "Need 2", "Need 3", "Need 4"]


def test_two_tables_with_a_title_each_stay_two_over_a_page_break(tmp_path: Path) -> None:
    def titled(title: str, count: int) -> FlowTable:
        return FlowTable(
            [[Flow(title, LABEL), ""], *([cell(f"Need {n}"), cell(LONG)] for n in range(count))],
            colWidths=[90, 170],
            style=[GRID, ("SPAN", (0, 0), (1, 0))],
        )

    story = [titled("Section B", 5), PageBreak(), titled("Section C", 2)]
    read = list(tables(read_pdf(saved(tmp_path / "plan.pdf", *story)).blocks))
    assert [rows(table)[0] for table in read] == [["Section B"], ["Section C"]]


def own_words(number: int) -> str:
    """A paragraph whose lines no other paragraph has."""
    words = LONG.split()
    place = number % len(words)
    return " ".join([f"Paragraph {number}.", *words[place:], *words[:place]])


def test_a_paragraph_over_a_page_end_is_one_block(tmp_path: Path) -> None:
    story = [flow(own_words(n)) for n in range(30)]
    document = read_pdf(saved(tmp_path / "plan.pdf", *story))
    assert document.pages is not None
    assert document.pages > 1
    assert texts(document) == [own_words(n) for n in range(30)]
    assert document.texts[0].location.page == 1
    assert document.texts[-1].location.page == document.pages


def test_headers_and_footers_are_apart_from_the_body(tmp_path: Path) -> None:
    def margins(canvas: Canvas, _: object) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 810, "CONFIDENTIAL plan of Mina Holt, HX-EHC-20417")
        canvas.drawString(72, 30, f"Issued 12/06/2026   Page {canvas.getPageNumber()}")

    path = tmp_path / "plan.pdf"
    story = [flow(own_words(n)) for n in range(40)]
    SimpleDocTemplate(str(path), pagesize=A4).build(story, margins, margins)
    document = read_pdf(path)
    assert texts(document) == [own_words(n) for n in range(40)]
    assert [text.split()[0] for text in document.margins] == ["CONFIDENTIAL", "Issued"]


def test_a_header_that_is_a_table_is_apart_from_the_body(tmp_path: Path) -> None:
    def header(canvas: Canvas, _: object) -> None:
        table = FlowTable([[cell("Mina Holt"), cell("HX-EHC-20417")]], [150, 150], style=[GRID])
        table.wrapOn(canvas, 300, 50)
        table.drawOn(canvas, 78, 785)

    path = tmp_path / "plan.pdf"
    story = [flow(own_words(n)) for n in range(40)]
    SimpleDocTemplate(str(path), pagesize=A4).build(story, header, header)
    document = read_pdf(path)
    assert texts(document) == [own_words(n) for n in range(40)]
    assert document.margins == ("Mina Holt HX-EHC-20417",)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_read_like_level_ones(tmp_path: Path, turn: int) -> None:
    path = saved(tmp_path / "plan.pdf", flow(LONG), long_table(need(1), need(2)))
    level = texts(read_pdf(path))
    file = pypdfium2.PdfDocument(path)
    width, height = file[0].get_size()
    turned = pypdfium2.PdfDocument.new()
    turned.import_pages(file)
    page = turned[0]
    matrices = {
        90: pypdfium2.PdfMatrix(0, 1, -1, 0, height, 0),
        180: pypdfium2.PdfMatrix(-1, 0, 0, -1, width, height),
        270: pypdfium2.PdfMatrix(0, -1, 1, 0, 0, width),
    }
    for item in page.get_objects(max_depth=1):
        item.transform(matrices[turn])
    if turn != 180:
        page.set_mediabox(0, 0, height, width)
        page.set_cropbox(0, 0, height, width)
    page.set_rotation(turn)
    page.gen_content()
    turned.save(tmp_path / "turned.pdf")
    turned.close()
    file.close()
    assert texts(read_pdf(tmp_path / "turned.pdf")) == level


def test_values_of_form_fields_stand_at_their_place(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    form = canvas.acroForm
    canvas.drawString(72, 720, "Name of child")
    form.textfield(name="name", value="Mina Holt", x=200, y=712, width=200, height=20)
    canvas.drawString(100, 562, "Draft")
    form.checkbox(name="draft", checked=True, x=72, y=560)
    canvas.drawString(100, 532, "Final")
    form.checkbox(name="final", checked=False, x=72, y=530)
    canvas.save()
    read = texts(read_pdf(tmp_path / "plan.pdf"))
    assert read == ["Name of child Mina Holt", "[x] Draft", "[ ] Final"]


# Tagged files


def tagged(path: Path, lines: list[tuple[str, int]]) -> Path:
    """A PDF of one page whose lines, one below the other, name the paragraph they belong to."""
    drawn = "".join(
        f"/P <</MCID {mark}>> BDC BT /F1 11 Tf 72 {700 - 13 * mark} Td ({text}) Tj ET EMC\n"
        for mark, (text, _) in enumerate(lines)
    )
    count = max(number for _, number in lines) + 1
    kids = [
        " ".join(str(mark) for mark, (_, owner) in enumerate(lines) if owner == number)
        for number in range(count)
    ]
    owners = " ".join(f"{8 + number} 0 R" for _, number in lines)
    objects = [
        "<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/StructParents 0"
        "/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}endstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Type/StructTreeRoot/K 7 0 R/ParentTree<</Nums[0[{owners}]]>>>>",
        "<</Type/StructElem/S/Document/P 6 0 R/K["
        + " ".join(f"{8 + number} 0 R" for number in range(count))
        + "]>>",
        *(f"<</Type/StructElem/S/P/P 7 0 R/Pg 3 0 R/K[{marks}]>>" for marks in kids),
    ]
    parts, places, length = ["%PDF-1.7\n"], [], 9
    for number, body in enumerate(objects, 1):
        places.append(length)
        parts.append(f"{number} 0 obj\n{body}\nendobj\n")
        length += len(parts[-1])
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    parts.append(f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>")
    parts.append(f"\nstartxref\n{length}\n%%EOF")
    path.write_bytes("".join(parts).encode("ascii"))
    return path


FULL_LINE = "A full line of this plan ends with the end of a sentence, and no space is left. "


def test_tags_tell_paragraphs_that_look_like_one(tmp_path: Path) -> None:
    lines = [(FULL_LINE + "One.", 0), (FULL_LINE + "Two.", 1), ("It goes on.", 1)]
    document = read_pdf(tagged(tmp_path / "plan.pdf", lines))
    assert texts(document) == [FULL_LINE + "One.", f"{FULL_LINE}Two. It goes on."]


def test_tags_that_cut_sentences_at_every_line_are_not_believed(tmp_path: Path) -> None:
    lines = [(FULL_LINE + "One and", 0), ("so on " + FULL_LINE + "and", 1), ("to the end.", 2)]
    document = read_pdf(tagged(tmp_path / "plan.pdf", lines))
    assert len(document.texts) == 1


# Nothing is lost


def sample_story() -> list[Flowable]:
    table = long_table(*(need(number) for number in range(9)))
    return [flow("Plan", HEAD), flow(LONG), table, flow(OTHER), flow("End.")]


def test_places_count_the_text_blocks_in_reading_order(tmp_path: Path) -> None:
    document = read_pdf(saved(tmp_path / "plan.pdf", *sample_story()))
    assert [block.location.block for block in document.texts] == list(range(len(document.texts)))
    assert all(document.block(b.location.block) is b for b in document.texts)
    pages = [block.location.page or 0 for block in document.texts]
    assert pages == sorted(pages)


def test_every_character_of_the_pages_is_read(tmp_path: Path) -> None:
    path = saved(tmp_path / "plan.pdf", *sample_story())
    read = letters(" ".join(f"{b.marker} {b.text}" for b in read_pdf(path).texts))
    assert read == letters(" ".join(page_texts(path)))


@pytest.mark.real
@pytest.mark.parametrize(
    "name",
    [
        "Unstructured-IO__multi-column-2p.pdf",
        "camelot-dev__row_span_1.pdf",
        "jsvine__WARN-Report-for-7-1-2015-to-03-25-2016.pdf",
        "jsvine__issue-71-duplicate-chars.pdf",
        "jsvine__word365_structure.pdf",
    ],
)
def test_every_letter_of_documents_by_others_is_read(name: str) -> None:
    path = REAL_FILES / name
    if not path.is_file():
        pytest.skip(f"{name} is not here")
    read = letters(" ".join(f"{b.marker} {b.text}" for b in read_pdf(path).texts))
    assert letters(" ".join(page_texts(path))) - read == Counter()


# What a user can mend


def test_a_plan_with_a_password_is_refused_with_what_to_do(tmp_path: Path) -> None:
    lock = pdfencrypt.StandardEncryption("secret", canPrint=0)
    path = saved(tmp_path / "plan.pdf", flow(LONG), encrypt=lock)
    with pytest.raises(PlanEncrypted, match=r"^plan\.pdf is protected by a password: save a copy"):
        read_pdf(path)


def picture_page(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    picture = ImageReader(Image.new("RGB", (40, 40), "grey"))
    canvas.drawImage(picture, 0, 0, 500, 700)
    canvas.showPage()


def test_a_scan_is_refused_with_the_count_of_pages(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    picture_page(canvas)
    picture_page(canvas)
    canvas.save()
    with pytest.raises(PlanScanned, match=r"2 of 2 pages are pictures without text: .*OCR"):
        read_pdf(tmp_path / "plan.pdf")


def test_a_scanned_page_among_others_is_named_in_a_warning(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    canvas.drawString(72, 700, "Section A")
    canvas.showPage()
    picture_page(canvas)
    canvas.save()
    (warning,) = read_pdf(tmp_path / "plan.pdf").warnings
    assert warning.code == "pages-without-text"
    assert "Page 2 has no text" in warning.message


def test_a_file_that_is_cut_off_or_no_pdf_is_damaged(tmp_path: Path) -> None:
    whole = saved(tmp_path / "plan.pdf", flow(LONG)).read_bytes()
    for number, data in enumerate((whole[:200], b"not a PDF at all")):
        path = tmp_path / f"part{number}.pdf"
        path.write_bytes(data)
        with pytest.raises(PlanDamaged, match=rf"^part{number}\.pdf is damaged"):
            read_pdf(path)


def test_blank_pages_are_empty(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"))
    canvas.showPage()
    canvas.save()
    with pytest.raises(PlanEmpty, match=r"^plan\.pdf has no text"):
        read_pdf(tmp_path / "plan.pdf")


def test_more_pages_or_characters_than_a_plan_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path / "plan.pdf", flow(LONG), PageBreak(), flow(LONG))
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(PlanTooLarge, match=r"has 2 pages"):
        read_pdf(path)
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    monkeypatch.setattr(pdf, "MOST_CHARACTERS_ON_A_PAGE", 100)
    with pytest.raises(PlanTooLarge, match=r"characters on page 1"):
        read_pdf(path)
