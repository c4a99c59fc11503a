"""The board pack as Word, HTML, Excel and text: the same facts, open to everyone."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pytest
from board_fixture import NOT_SHOWN, figure, pack
from docx.document import Document
from docx.oxml.ns import qn
from html_page import Page

from audit.errors import NotPossible
from audit.framework.board_result import HIDDEN, BoardPack, BoardTarget, Figure
from audit.reporting import board_html, board_text, board_word, board_words, board_xlsx
from audit.reporting.charts import run_chart
from audit.reporting.drawing import BLUE, GREY, ORANGE, Dot, Drawing, Line, png, svg


def small() -> BoardPack:
    """A pack with one chart, for what does not turn on their number."""
    return pack().model_copy(update={"series": pack().series[:1], "measures": pack().measures[:1]})


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def word() -> Document:
    return opened(board_word.to_bytes(pack()))


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(board_html.render(pack()))


def spoken(form: Document) -> str:
    return "\n".join(text.text or "" for text in form.element.body.iter(qn("w:t")))


# Facts


def forms(of: BoardPack) -> dict[str, str]:
    book = openpyxl.load_workbook(io.BytesIO(board_xlsx.to_bytes(of)))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    return {
        "docx": spoken(opened(board_word.to_bytes(of))),
        "html": Page(board_html.render(of)).root.text,
        "xlsx": "\n".join(str(value) for value in cells),
        "text": board_text.render(of, width=300),
    }


def test_every_form_says_headline_status_and_caveats_in_words() -> None:
    of = pack()
    status = [board_words.status(target) for one in of.measures for target in one.targets]
    for name, text in forms(of).items():
        for said in (*of.headline, *status, *of.caveats):
            assert said in text, f"{name} does not say {said}"


def test_provisional_figures_are_called_so_in_every_form() -> None:
    provisional = small().model_copy(update={"basis": "provisional"})
    for name, text in forms(provisional).items():
        assert board_words.PROVISIONAL in " ".join(text.split()), name
    assert all(board_words.PROVISIONAL not in text for text in forms(small()).values())


@pytest.mark.parametrize(
    ("value", "shown"), [(79.96, "79.9%"), (80.0, "80%"), (83.749, "83.7%"), (0.0, "0%")]
)
def test_a_per_cent_is_never_rounded_up(value: float, shown: str) -> None:
    assert board_words.percent(value) == shown


def test_a_target_that_cannot_be_said_is_not_called_met_or_not_met() -> None:
    target = BoardTarget(value=80, source="", status=None, words="")
    assert board_words.status(target) == f"80%: {HIDDEN}"
    assert board_words.kind([target]) == ""


def test_actions_stand_with_the_newest_progress_that_was_recorded() -> None:
    assert board_words.progress(pack())[0][1:] == (
        "Amber",
        "3: G.1 (August 2026), G.2 (August 2026) and G.3 (August 2026)",
    )


def test_a_pack_in_which_nothing_was_counted_can_be_written() -> None:
    none = Figure(words="none counted")
    first = pack().measures[0].model_copy(update={"figure": none, "left_out": {}})
    nothing = ("series", "limits", "costs", "groups", "framework", "actions", "caveats")
    empty = pack().model_copy(update={"measures": [first], **{name: [] for name in nothing}})
    assert all("none counted" in text for name, text in forms(empty).items() if name != "xlsx")


# Charts


def drawn(shape: type, of: Drawing, colour: str) -> list[Line | Dot]:
    return [one for one in of.shapes if isinstance(one, shape) and one.colour == colour]


def test_a_chart_has_a_dot_for_each_known_month_and_a_line_for_each_target() -> None:
    series = pack().series[0]
    chart = run_chart(series)
    dots = [dot for dot in drawn(Dot, chart, BLUE) if isinstance(dot, Dot)]
    targets = [line for line in drawn(Line, chart, ORANGE) if isinstance(line, Line)]
    assert len(dots) == len(series.months)
    assert len(targets) == len(series.targets)
    assert all(target.dashed for target in targets)
    per_cent = [point.figure.percent or 0 for point in series.months]
    for (a, b), (one, two) in zip(pairwise(dots), pairwise(per_cent), strict=True):
        assert (a.y > b.y) == (one < two)


def test_a_hidden_month_is_no_dot_but_a_cross_that_is_explained() -> None:
    series = pack().series[4]
    hidden = [point for point in series.months if point.figure.hidden]
    chart = run_chart(series)
    assert len(drawn(Dot, chart, BLUE)) == len(series.months) - len(hidden)
    slanting = [one for one in chart.shapes if isinstance(one, Line) and one.colour == GREY]
    crosses = [one for one in slanting if one.y1 != one.y2 and one.x1 != one.x2]
    assert len(crosses) == 2 * len(hidden)
    assert "not shown" in svg(chart, "c", "t", "a")


def test_months_on_both_sides_of_a_hidden_one_are_not_joined() -> None:
    series = pack().series[4]
    lines = drawn(Line, run_chart(series), BLUE)
    known = [point.figure.percent is not None for point in series.months]
    assert len(lines) == sum(a and b for a, b in pairwise(known))


def test_a_picture_is_the_same_each_time() -> None:
    chart = run_chart(pack().series[0], titled=True)
    assert png(chart) == png(chart)
    assert png(chart).startswith(b"\x89PNG")


# Word


def test_word_has_real_headings_without_a_gap_and_a_title(word: Document) -> None:
    names = [paragraph.style.name for paragraph in word.paragraphs if paragraph.style]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert word.core_properties.title == pack().title
    assert word.core_properties.language == "en-GB"


def test_every_table_of_word_has_a_marked_header_row_and_a_name(word: Document) -> None:
    assert word.tables
    for table in word.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))


def test_every_chart_of_word_has_its_text_alternative(word: Document) -> None:
    said = [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    assert said[1:] == [one.alternative for one in pack().series]
    assert all(one.sentence in said[0] for one in pack().measures)


def test_the_same_pack_gives_the_same_file() -> None:
    assert board_word.to_bytes(small()) == board_word.to_bytes(small())


# The council's own template


def council(path: Path, marker: str = "{{board}}") -> Path:
    form = docx.Document()
    form.sections[0].header.paragraphs[0].text = "Anytown Council"
    form.sections[0].footer.paragraphs[0].text = "Paper 7"
    form.add_paragraph("Report of the Director")
    first = form.add_paragraph(marker[:4])
    first.add_run(marker[4:])
    form.add_paragraph("The board is asked to note this.")
    lacking = form.styles["List Bullet"]._element
    lacking.getparent().remove(lacking)
    form.save(str(path))
    return path


def test_the_pack_stands_where_the_template_asks_for_it(tmp_path: Path) -> None:
    form = opened(board_word.to_bytes(small(), council(tmp_path / "council.docx")))
    texts = [paragraph.text for paragraph in form.paragraphs]
    assert texts[:2] == ["Report of the Director", small().title]
    assert texts[-1] == "The board is asked to note this."
    assert form.sections[0].header.paragraphs[0].text == "Anytown Council"
    assert form.sections[0].footer.paragraphs[0].text == "Paper 7"
    assert "{{" not in spoken(form)
    bullets = [one for one in form.paragraphs if one.text == small().limits[0]]
    assert bullets[0].style is not None
    assert bullets[0].style.name == "List Bullet"


def test_without_a_marker_the_pack_stands_at_the_end(tmp_path: Path) -> None:
    form = opened(board_word.to_bytes(small(), council(tmp_path / "c.docx", "Nothing here")))
    texts = [paragraph.text for paragraph in form.paragraphs]
    assert texts[2:4] == ["The board is asked to note this.", small().title]


def test_a_template_file_of_word_serves_too(tmp_path: Path) -> None:
    made, dotx = council(tmp_path / "c.docx"), tmp_path / "c.dotx"
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(dotx, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"document.main+xml", b"template.main+xml")
            target.writestr(name, data)
    assert small().plain.title in spoken(opened(board_word.plain_to_bytes(small(), dotx)))


@pytest.mark.parametrize("content", [b"", b"<html>", b"PK\x03\x04 cut off"])
def test_a_template_that_is_no_word_file_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "council.docx"
    path.write_bytes(content)
    with pytest.raises(NotPossible, match=r"council\.docx cannot be used as a template"):
        board_word.to_bytes(small(), path)


def test_a_template_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="is not there"):
        board_word.to_bytes(small(), tmp_path / "none.docx")


# HTML


def test_the_page_has_no_script_and_asks_for_nothing(page: Page) -> None:
    assert not page.find("script", "link", "img", "iframe")
    (policy,) = [m for m in page.find("meta") if "http-equiv" in m.attributes]
    assert "script-src 'none'" in policy.attributes["content"]
    assert not re.search(r"url\(|@import", "".join(style.text for style in page.find("style")))


def test_every_chart_of_the_page_is_named_described_and_has_its_table(page: Page) -> None:
    charts = page.find("svg")
    assert len(charts) == len(pack().series) + 1
    for chart in charts:
        title, said = (page.by_id(id) for id in chart.attributes["aria-labelledby"].split())
        assert title.text
        assert said.text
    tables = {table.attributes.get("id") for table in page.find("table")}
    links = [link for one in page.find("figcaption") for link in one.find("a")]
    assert len(links) == len(charts)
    assert {link.attributes["href"][1:] for link in links} <= tables


def test_ids_are_single_links_lead_somewhere_and_headings_have_no_gap(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert {link.attributes["href"][1:] for link in page.links} <= set(page.ids)
    levels = [int(heading.name[1]) for heading in page.find("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(1) == 1


def test_words_are_escaped_in_text_and_in_charts() -> None:
    series = [one.model_copy(update={"title": 'A <b> & "c"'}) for one in pack().series[:1]]
    text = board_html.render(pack().model_copy(update={"series": series}))
    assert "<b>" not in text
    assert "A &lt;b&gt; &amp;" in text


def test_the_plain_page_says_all_its_sentences_and_no_more_headings_than_parts() -> None:
    plain = Page(board_html.render_plain(pack()))
    assert [h.text for h in plain.find("h2")] == [part.heading for part in pack().plain.parts]
    for part in pack().plain.parts:
        assert all(text in plain.root.text for text in part.sentences)


# Excel


def test_excel_has_real_numbers_rounded_down_and_a_header_that_stays() -> None:
    first = pack().measures[0]
    shown = figure(7996, 10000, 20000)
    of = pack().model_copy(update={"measures": [first.model_copy(update={"figure": shown})]})
    book = openpyxl.load_workbook(io.BytesIO(board_xlsx.to_bytes(of)))
    sheet = book["Measures"]
    assert [sheet["B2"].value, sheet["C2"].value, sheet["D2"].value] == [7996, 10000, 0.799]
    assert sheet["D2"].number_format == "0.0%"
    assert all(one.freeze_panes == "A2" for one in book)
    assert book.sheetnames[0] == "How to read"


def test_hidden_numbers_are_words_in_excel_and_stand_nowhere() -> None:
    of = pack()
    of = of.model_copy(
        update={"measures": [one.model_copy(update={"figure": NOT_SHOWN}) for one in of.measures]}
    )
    sheet = openpyxl.load_workbook(io.BytesIO(board_xlsx.to_bytes(of)))["Measures"]
    assert {cell.value for row in sheet["B2:F6"] for cell in row} == {HIDDEN}


def test_no_text_becomes_a_formula() -> None:
    evil = pack().costs[0].model_copy(update={"wording": ['=HYPERLINK("x")', "+1", "@A1"]})
    of = pack().model_copy(update={"costs": [evil], "title": "=1+1"})
    book = openpyxl.load_workbook(io.BytesIO(board_xlsx.to_bytes(of)))
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


# Text


def test_the_text_keeps_to_eighty_columns() -> None:
    for text in (board_text.render(pack()), board_text.render_plain(pack())):
        assert max(map(len, text.splitlines())) <= 80
