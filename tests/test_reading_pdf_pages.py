"""Pages of a PDF: tables and text that run over them, headers, turned pages, forms, tags."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pdf_files import (
    GRID,
    LABEL,
    LONG,
    cell,
    flow,
    long_table,
    need,
    rows,
    saved,
    tables,
    texts,
)
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import inch
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    PageBreak,
    SimpleDocTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as Flow
from reportlab.platypus import Table as FlowTable

from audit.reading.pdf import read_pdf

# Pages


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


@pytest.mark.parametrize(
    ("first", "count"),
    [
        ("In the second year of his course", 1),
        ("A quiet room", 2),
        ("He has a talk every single day.", 2),
    ],
)
def test_a_row_is_cut_where_its_one_line_leaves_a_sentence_open(
    first: str, count: int, tmp_path: Path
) -> None:
    before = long_table([cell("Aim."), cell("Reading daily.", first)])
    after = long_table(
        [cell("Review."), cell("Bartholomew-James will visit a museum.")], header=False
    )
    story = [filled_up(before), before, PageBreak(), after]
    (table,) = tables(read_pdf(saved(tmp_path / "plan.pdf", *story)).blocks)
    assert len(table.rows) - 1 == count


def test_a_row_is_cut_where_one_cell_surely_goes_on(tmp_path: Path) -> None:
    def table(*texts: str) -> FlowTable:
        return FlowTable([[cell(text) for text in texts]], [90, 170, 170], style=[GRID])

    lines = simpleSplit(LONG, "Helvetica", 11, 170 - 12)
    before = table("Aim.", " ".join(lines[:3]), "A teaching assistant, every day.")
    after = table("Review.", " ".join(lines[3:]), "Bartholomew-James keeps a record.")
    story = [filled_up(before), table("Need", "In full", "Help"), before, PageBreak(), after]
    story[0] = Spacer(1, story[0].height - story[1].wrap(0, 0)[1])
    (read,) = tables(read_pdf(saved(tmp_path / "plan.pdf", *story)).blocks)
    assert [row[1] for row in rows(read)] == ["In full", LONG]


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
