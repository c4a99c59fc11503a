"""The Word reader keeps what a person who opens the plan sees, and only that."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest
import word_xml as word
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from audit.reading import Document, Table, TextBlock, read_document
from audit.reading.docx_names import MC, W
from audit.reading.docx_numbering import spelt
from audit.reading.docx_symbols import READABLE

REAL = Path(__file__).parents[2] / "shared" / "real" / "files"


@pytest.fixture
def read(tmp_path: Path):
    def read(body: str, **parts: str) -> Document:
        return read_document(word.word_file(tmp_path, body, **parts))

    return read


def texts(document: Document) -> list[str]:
    return [block.text for block in document.texts]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def grid(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


# Paragraphs


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


# Lists


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


# Tables


def test_tables_keep_rows_cells_and_their_places(read):
    document = read(
        word.paragraph("Before")
        + word.table(word.row("Need", "Outcome"), word.row("B1", ""))
        + word.paragraph("After")
    )
    (table,) = tables(document)
    assert grid(table) == [["Need", "Outcome"], ["B1", ""]]
    assert table.rows[1].cells[1].blocks == ()
    place = document.texts[3].location
    assert (place.table, place.row, place.column) == (0, 1, 0)
    assert document.texts[4].location.table is None


def test_merged_cells_stand_once_where_they_start(read):
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        word.table(
            word.row(word.cell("Wide", '<w:gridSpan w:val="2"/>'), "Right"),
            word.row(word.cell("Tall", start), "a", "b"),
            word.row(word.cell("", goes_on), "c", "d"),
            word.row("e", properties='<w:gridBefore w:val="1"/>'),
        )
    )
    (table,) = tables(document)
    assert grid(table) == [["Wide", "Right"], ["Tall", "a", "b"], ["c", "d"], ["e"]]
    assert [[c.column for c in r.cells] for r in table.rows] == [[0, 2], [0, 1, 2], [1, 2], [1]]
    assert table.rows[0].cells[0].span == 2


def test_cells_merged_the_old_way_stand_once(read):
    start, goes_on = '<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'
    document = read(word.table(word.row(word.cell("Wide", start), word.cell("", goes_on), "c")))
    cells = tables(document)[0].rows[0].cells
    assert [(c.text, c.column, c.span) for c in cells] == [("Wide", 0, 2), ("c", 2, 1)]


def test_a_merge_that_continues_nothing_is_a_cell_of_its_own(read):
    document = read(word.table(word.row(word.cell("Orphan", "<w:vMerge/>"))))
    assert texts(document) == ["Orphan"]


def test_tables_in_tables_are_blocks_of_the_cell(read):
    inner = word.table(word.row("Who", "How often"))
    document = read(
        word.table(word.row(word.cell(word.paragraph("F1") + inner + word.paragraph("")), "After"))
    )
    (outer,) = tables(document)
    first, nested = outer.rows[0].cells[0].blocks
    assert isinstance(first, TextBlock)
    assert isinstance(nested, Table)
    assert (outer.index, nested.index) == (0, 1)
    assert [b.location.table for b in document.texts] == [0, 1, 1, 0]
    assert texts(document) == ["F1", "Who", "How often", "After"]


def test_first_row_of_a_styled_table_is_bold_and_shaded(read):
    shade = '<w:tcPr><w:shd w:val="clear" w:fill="D9E2F3"/></w:tcPr>'
    header = f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>{shade}</w:tblStylePr>'
    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:firstRow="{}"/>'
    rows = word.row("Outcome"), word.row("E1")
    document = read(
        word.table(*rows, properties=look.format(1)) + word.table(*rows, properties=look.format(0)),
        styles=word.style("Grid", header, kind="table"),
    )
    assert [block.bold for block in document.texts] == [True, False, False, False]
    shaded = [row.cells[0].shaded for table in tables(document) for row in table.rows]
    assert shaded == [True, False, False, False]


def test_older_files_say_in_bits_which_parts_the_style_dresses(read):
    column = '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="{}"/>'
    rows = "".join(
        word.table(word.row("Who", "Teacher"), properties=look.format(bits))
        for bits in ("0080", "0020")
    )
    document = read(rows, styles=word.style("Grid", column, kind="table"))
    assert [block.bold for block in document.texts] == [True, False, False, False]


def test_shading_of_the_cell_itself(read):
    fills = {"BFBFBF": True, "auto": False, "FFFFFF": False}
    cells = [word.cell("x", f'<w:shd w:val="clear" w:fill="{fill}"/>') for fill in fills]
    (table,) = tables(read(word.table(word.row(*cells))))
    assert [cell.shaded for cell in table.rows[0].cells] == list(fills.values())


# Content controls


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


# Places and completeness hold for any document

WORDS = st.text(alphabet="abc é", min_size=0, max_size=8)
PARAGRAPHS = WORDS.map(lambda text: word.paragraph(word.run(text)))


def _wrapped(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(blocks, min_size=1, max_size=3).map("".join)
    cells = content.map(word.cell)
    rows = st.lists(cells, min_size=1, max_size=3).map(lambda inside: word.row(*inside))
    grids = st.lists(rows, min_size=1, max_size=3).map(lambda inside: word.table(*inside))
    boxes = content.map(lambda inside: word.paragraph(word.run("a") + word.text_box(inside)))
    return st.one_of(grids, boxes, content.map(word.control))


BODIES = st.lists(st.recursive(PARAGRAPHS, _wrapped, max_leaves=12), max_size=4).map("".join)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=BODIES)
def test_a_location_names_the_block_that_carries_it(tmp_path: Path, body: str):
    document = read_document(word.word_file(tmp_path, body + word.paragraph("end")))
    assert [b.location.block for b in document.texts] == list(range(len(document.texts)))
    assert all(document.block(b.location.block) is b for b in document.texts)
    indexes = [table.index for table in _all_tables(document.blocks)]
    assert indexes == list(range(len(indexes)))
    live = _letters("".join(_live_texts(tmp_path / "plan.docx")))
    assert sorted(_letters("".join(texts(document)))) == sorted(live)


def _all_tables(blocks):
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _all_tables(cell.blocks)


UNREAD = {W + "del", W + "moveFrom"}


def _live(text: etree._Element) -> bool:
    """Whether a ``w:t`` shows on the page, told from its ancestors alone."""
    for ancestor in text.iterancestors():
        if ancestor.tag in UNREAD:
            return False
        if ancestor.tag == MC + "Fallback" and ancestor.getprevious() is not None:
            return False
        if ancestor.tag == W + "sdt":
            properties = ancestor.find(W + "sdtPr")
            if properties is not None and any(
                etree.QName(p).localname in ("showingPlcHdr", "checkbox") for p in properties
            ):
                return False
        if ancestor.tag == W + "r" and ancestor.find(W + "rPr") is not None:
            looks = {etree.QName(p).localname for p in ancestor.find(W + "rPr")}
            if looks & {"strike", "dstrike", "vanish"}:
                return False
    return True


def _letters(text: str) -> str:
    return "".join(text.translate(READABLE).split())


def missing_words(path: Path, document: Document) -> list[str]:
    """The live texts of the file's XML that are not in what was read, or not often enough."""
    said = _letters("".join([b.marker + b.text for b in document.texts] + list(document.margins)))
    live = [_letters(text) for text in _live_texts(path)]
    too_few = Counter("".join(live)) - Counter(said)
    return [text for text in live if text not in said or set(text) & set(too_few)]


def _live_texts(path: Path) -> list[str]:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    found = []
    with zipfile.ZipFile(path) as container:
        for name in container.namelist():
            if name.startswith(("word/document", "word/footnotes", "word/endnotes")):
                data = container.read(name).replace(strict, word.WORD.encode())
                texts = etree.fromstring(data).iter(W + "t")
                found += [text.text or "" for text in texts if _live(text)]
    return found


@pytest.mark.real
@pytest.mark.skipif(not REAL.exists(), reason="documents that are not part of the project")
def test_no_word_of_real_documents_is_lost():
    unreadable = {"apache__truncated62886", "apache__bug53475-password-is-pass"}
    paths = [path for path in sorted(REAL.glob("*.docx")) if path.stem not in unreadable]
    assert paths
    for path in paths:
        assert missing_words(path, read_document(path)) == [], path.name
