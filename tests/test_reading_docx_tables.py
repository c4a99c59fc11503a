"""Tables keep their rows and cells, so that a need, its outcome and its provision stay together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
import word_xml as word
from word_xml import grid, tables, texts

from audit.reading import Document, Table, TextBlock


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Document]:
    return partial(word.read_word, tmp_path)


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
