"""The Word reader keeps what a person who opens the plan sees, and only that."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import word_xml as word
from word_xml import codes, tables, texts

from audit.reading import Document, read_document


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    return partial(word.read_word, tmp_path)


def test_line_breaks_tabs_and_hyphens_read_as_on_the_page(read):
    content = (
        "<w:r><w:t>Name:</w:t><w:tab/><w:t>Jo</w:t><w:br/><w:t>one</w:t><w:noBreakHyphen/>"
        "<w:t>to\N{NON-BREAKING HYPHEN}one sup\N{SOFT HYPHEN}port</w:t><w:softHyphen/><w:cr/>"
        "<w:t>daily\N{NO-BREAK SPACE}</w:t></w:r>"
    )
    assert texts(read(word.paragraph(content))) == ["Name:\tJo\none-to-one support\ndaily"]


def test_paragraphs_without_text_yield_no_block(read):
    body = word.paragraph("") + word.paragraph(word.run("   ")) + word.paragraph("Words")
    document = read(body)
    assert texts(document) == ["Words"]
    assert document.texts[0].location.block == 0


def test_heading_levels_follow_names_outlines_and_base_styles(read):
    styles = (
        word.style("heading 2", "")
        + word.style("Title", "")
        + word.style("Council Heading", "", based_on="heading2")
        + word.style("Outlined", '<w:pPr><w:outlineLvl w:val="3"/></w:pPr>')
        + word.style("TOC Heading", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="heading2")
    )
    names = ["heading2", "Title", "CouncilHeading", "Outlined", "TOCHeading", "Unknown"]
    document = read("".join(word.paragraph(n, word.styled(n)) for n in names), styles=styles)
    assert [block.level for block in document.texts] == [2, 1, 2, 4, 0, 0]
    assert [block.kind for block in document.texts] == ["heading"] * 4 + ["paragraph"] * 2


def test_outline_level_of_the_paragraph_beats_its_style(read):
    direct = '<w:outlineLvl w:val="0"/>'
    away = word.styled("heading2") + '<w:outlineLvl w:val="9"/>'
    document = read(
        word.paragraph("Section A", direct) + word.paragraph("Not one", away),
        styles=word.style("heading 2", ""),
    )
    assert [block.level for block in document.texts] == [1, 0]


def test_bold_means_every_visible_character_by_style_or_directly(read):
    styles = word.style("Strong", "<w:rPr><w:b/></w:rPr>", kind="character") + word.style(
        "Label", "<w:rPr><w:b/><w:sz w:val='28'/></w:rPr>"
    )
    strong = '<w:rStyle w:val="Strong"/>'
    label = word.styled("Label")
    cases = {
        word.paragraph(word.run("Section A", "<w:b/>") + word.run(" ")): True,
        word.paragraph(word.run("Section ", "<w:b/>") + word.run("A")): False,
        word.paragraph(word.run("Section A", strong)): True,
        word.paragraph(word.run("Section A"), label): True,
        word.paragraph(word.run("Section A", "<w:b w:val='0'/>"), label): False,
        word.paragraph(word.run("Section A", strong), label): False,  # styles toggle each other
    }
    document = read("".join(cases), styles=styles)
    assert [block.bold for block in document.texts] == list(cases.values())
    assert [block.size for block in document.texts] == [10, 10, 10, 14, 14, 14]


def test_sizes_that_nobody_states_come_from_the_document(read):
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault>"
    document = read(word.paragraph("x"), styles=defaults + "</w:docDefaults>")
    assert document.texts[0].size == 10.5


def test_size_is_that_of_most_of_the_text(read):
    runs = word.run("A", '<w:sz w:val="40"/>') + word.run(" long label", '<w:sz w:val="22"/>')
    assert read(word.paragraph(runs)).texts[0].size == 11


# Changes, hidden text and wrappers


def test_tracked_changes_read_as_if_accepted_and_are_told(read):
    document = read(
        word.paragraph(
            word.run("Two hours ")
            + f"<w:del>{word.run('should').replace('w:t', 'w:delText')}</w:del>"
            + f"<w:ins>{word.run('will')}</w:ins>"
            + word.run(" be given")
            + f"<w:moveFrom>{word.run('old place')}</w:moveFrom>"
            + f"<w:moveTo>{word.run(' weekly')}</w:moveTo>"
        )
    )
    assert texts(document) == ["Two hours will be given weekly"]
    (warning,) = document.warnings
    assert warning.code == "tracked-changes"
    assert "(4)" in warning.message


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_goes(read):
    ended = "<w:rPr><w:del/></w:rPr>"
    body = (
        word.paragraph(word.run("One "), ended)
        + word.paragraph(word.run("whole "), ended)
        + word.paragraph("sentence")
    )
    kept, gone = word.row("kept"), word.row("gone", properties="<w:del/>")
    document = read(body + word.table(gone) + word.table(kept, gone))
    assert texts(document) == ["One whole sentence", "kept"]
    assert [len(table.rows) for table in tables(document)] == [1]


@pytest.mark.parametrize(
    ("properties", "code"),
    [
        ("<w:strike/>", "struck-out-text"),
        ("<w:dstrike/>", "struck-out-text"),
        ("<w:vanish/>", "hidden-text"),
        ('<w:rStyle w:val="Gone"/>', "hidden-text"),
    ],
)
def test_struck_out_and_hidden_text_is_left_out_and_told(read, properties, code):
    document = read(
        word.paragraph(word.run("Kept") + word.run(" gone", properties)),
        styles=word.style("Gone", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
    )
    assert texts(document) == ["Kept"]
    assert codes(document) == [code]


def test_strike_switched_off_is_live_text(read):
    document = read(word.paragraph(word.run("Live", '<w:strike w:val="false"/>')))
    assert (texts(document), codes(document)) == (["Live"], [])


def test_links_tags_and_fields_give_their_words_and_not_their_codes(read):
    document = read(
        word.paragraph(
            f"<w:hyperlink>{word.run('link ')}</w:hyperlink>"
            f"<w:smartTag>{word.run('tag ')}</w:smartTag>"
            f'<w:fldSimple w:instr="TITLE">{word.run("simple ")}</w:fldSimple>'
            + word.field(word.field("MERGEFIELD x", word.run("code")), word.run("result "))
            + "<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>"
        )
    )
    assert texts(document) == ["link tag simple result a=b"]


def test_a_field_without_end_swallows_nothing(read):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    document = read(word.paragraph(begin + word.run("Kept")) + word.paragraph("After"))
    assert texts(document) == ["Kept", "After"]


def test_a_field_whose_end_is_deleted_swallows_nothing(read):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = begin.replace("begin", "end")
    document = read(word.paragraph(f"{begin}<w:del>{end}</w:del>{word.run('Kept')}"))
    assert texts(document) == ["Kept"]


def test_only_the_old_copy_of_a_drawing_is_read_where_there_is_no_new_one(read):
    box = word.text_box(word.paragraph("Old"), copies=False).removeprefix("<w:r>")
    old = f"<w:r><mc:AlternateContent><mc:Fallback>{box.removesuffix('</w:r>')}</mc:Fallback>"
    document = read(word.paragraph(old + "</mc:AlternateContent></w:r>"))
    assert texts(document) == ["Old"]


def test_what_hangs_on_hidden_text_is_hidden_too(read):
    box = word.text_box(word.paragraph("gone")).replace(
        "<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>", 1
    )
    assert texts(read(word.paragraph(word.run("Kept") + box))) == ["Kept"]


@pytest.mark.parametrize("copies", [True, False])
def test_text_boxes_are_read_once_after_their_paragraph(read, copies):
    box = word.text_box(word.paragraph("In the box"), copies)
    document = read(word.paragraph(word.run("Anchor") + box) + word.paragraph("Next"))
    assert texts(document) == ["Anchor", "In the box", "Next"]


def test_word_art_and_smart_art_are_read(read):
    art = '<w:r><w:pict><v:shape><v:textpath string="My profile"/></v:shape></w:pict></w:r>'
    smart = '<w:r><w:drawing><dgm:relIds r:dm="diagramData1"/></w:drawing></w:r>'
    run = "<a:r><a:t>{}</a:t></a:r>"
    point = f"<dgm:pt><dgm:t><a:p>{run}{run}</a:p></dgm:t></dgm:pt>"
    canvas = "<w:r><w:drawing><a:p><a:r><a:t>on a canvas</a:t></a:r></a:p></w:drawing></w:r>"
    document = read(
        "".join(word.paragraph(content) for content in (art, smart, canvas, "After")),
        diagramData1=point.format("I like ", "trains") + point.format("", ""),
    )
    assert texts(document) == ["My profile", "I like trains", "on a canvas", "After"]


def test_notes_follow_the_paragraph_that_refers_to_them(read):
    note = '<w:{0} w:id="2">{1}</w:{0}>'
    body = word.paragraph(
        word.run("Weekly")
        + '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r>'
    ) + word.paragraph("Next")
    document = read(
        body,
        footnotes=note.format("footnote", word.paragraph("In term time")),
        endnotes=note.format("endnote", word.paragraph("See the Code")),
    )
    assert texts(document) == ["Weekly", "In term time", "See the Code", "Next"]


def test_headers_and_footers_stand_apart_once_each(read):
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    first = word.paragraph("One").replace("</w:pPr>", section + "</w:pPr>")
    document = read(
        first + word.paragraph("Two") + section,
        header1=word.paragraph(f"<w:ins>{word.run('Anytown Council')}</w:ins>"),
        header2=word.paragraph("Anytown Council"),
        footer1=word.table(word.row("Draft", "Page 1")),
    )
    assert document.margins == ("Anytown Council", "Draft\nPage 1")
    assert "(1)" in document.warnings[0].message  # a part that two sections share counts once
    assert texts(document) == ["One", "Two"]


def test_ids_in_a_header_are_those_of_the_header(tmp_path: Path):
    smart = '<w:r><w:drawing><dgm:relIds r:dm="a"/></w:drawing></w:r>'
    parts = word.word_parts(
        word.paragraph("Body") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
        header1=word.paragraph(smart),
        diagramData1="<a:p><a:r><a:t>Anytown Council</a:t></a:r></a:p>",
    )
    parts["word/_rels/header1.xml.rels"] = word.relations(
        {"a": ("diagramData", "diagramData1.xml")}
    )
    document = read_document(word.zipped(tmp_path / "plan.docx", parts))
    assert (texts(document), document.margins) == (["Body"], ("Anytown Council",))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('<w:r><w:commentReference w:id="0"/></w:r>', "comments"),
        ("<w:r><w:object><o:OLEObject/></w:object></w:r>", "embedded-files"),
    ],
)
def test_what_is_not_read_is_told(read, content, code):
    assert codes(read(word.paragraph(word.run("Text") + content))) == [code]


def test_text_stored_as_files_within_the_file_is_told(read):
    assert codes(read(word.paragraph("Text") + '<w:altChunk r:id="x"/>')) == ["embedded-text"]


@pytest.mark.parametrize(
    ("width", "height", "behind", "told"),
    [(5e6, 8e6, 0, True), (5e6, 1e6, 0, False), (5e6, 8e6, 1, False)],
    ids=["page", "banner", "background"],
)
def test_a_picture_as_large_as_a_page_may_be_a_scan(read, width, height, behind, told):
    picture = (
        f'<w:r><w:drawing><wp:anchor behindDoc="{behind}">'
        f'<wp:extent cx="{width:.0f}" cy="{height:.0f}"/><pic:pic/></wp:anchor></w:drawing></w:r>'
    )
    document = read(word.paragraph(word.run("Text") + picture))
    assert codes(document) == ["large-pictures"] * told


def test_strict_files_are_read_as_others_are(tmp_path: Path):
    parts = word.word_parts(
        word.paragraph("Views", word.styled("heading1")), styles=word.style("heading 1", "")
    )
    strict = {
        name: content.replace(
            word.WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main"
        ).replace(word.RELATIONS, "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in parts.items()
    }
    document = read_document(word.zipped(tmp_path / "plan.docx", strict))
    assert [(b.kind, b.text) for b in document.texts] == [("heading", "Views")]


def test_a_main_part_of_another_name_is_found(tmp_path: Path):
    parts = word.word_parts(word.paragraph("Views"))
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = word.relations({"a": ("officeDocument", "/word/document2.xml")})
    assert texts(read_document(word.zipped(tmp_path / "plan.docx", parts))) == ["Views"]
