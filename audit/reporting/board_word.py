"""The board pack as a Word file: two pages for the board, and the tables behind them.

It writes what the ``BoardPack`` holds and computes nothing. The same pack gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path

from docx.document import Document
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from audit.framework.board_result import BoardPack, PlainPage
from audit.reporting import board_words as said
from audit.reporting import charts
from audit.reporting.board_tables import Table, in_words, tables
from audit.reporting.board_template import fill, open_template
from audit.reporting.drawing import Drawing, png
from audit.reporting.word_page import (
    MADE,
    SMALL_PRINT,
    TEXT_WIDTH,
    add_heading,
    add_text,
    blank_form,
    form_bytes,
    set_margins_text,
)
from audit.reporting.word_table import Cell, Column, add_table, keep_on_one_page
from audit.reporting.words import one_line

FILLS = {"good": "CDEAD5", "bad": "F3C9C5", "open": "E4E7E9", "late": "F9D9A8", "done": "D3E4F6"}
_PLAIN_SIZE, _PLAIN_HEADING, _LIST_SIZE, _LEAD_SIZE = 14, 15, 10, 12
# Centimetres of a letter and of a cell's margins.
_LETTER, _MARGINS = 0.19, 0.45


def to_bytes(pack: BoardPack, template: Path | None = None, made: datetime = MADE) -> bytes:
    """The pack as a .docx file, in the council's own template where one is given.

    Raises NotPossible where the template cannot be used.
    """
    return _form(
        pack, said.title(pack), template, made, lambda form, width: _add_pack(form, pack, width)
    )


def plain_to_bytes(pack: BoardPack, template: Path | None = None, made: datetime = MADE) -> bytes:
    """The page for parents and young people: one side of A4 in large type.

    Raises NotPossible where the template cannot be used.
    """
    page = pack.plain
    return _form(pack, page.title, template, made, lambda form, _: _add_plain(form, page))


def _form(
    pack: BoardPack,
    title: str,
    template: Path | None,
    made: datetime,
    write: Callable[[Document, float], None],
) -> bytes:
    if template is not None:
        form = open_template(template)
        fill(form, title, write)
        return form_bytes(form)
    form = blank_form(title, made)
    _draw_together(form)
    standing = "Provisional" if pack.basis == "provisional" else "Confirmed figures"
    set_margins_text(form.sections[0], pack.period_words, standing, title)
    write(form, TEXT_WIDTH)
    return form_bytes(form)


def _draw_together(form: Document) -> None:
    """Somewhat smaller margins than the audit form has: the board's part is to be two pages."""
    section = form.sections[0]
    section.top_margin = section.bottom_margin = Cm(1.8)
    form.styles["Heading 2"].paragraph_format.space_before = Pt(12)


def _add_pack(form: Document, pack: BoardPack, width: float) -> None:
    add_heading(form, said.title(pack), 1)
    if pack.basis == "provisional":
        _add_bold(form, said.PROVISIONAL)
    for number, text in enumerate(pack.headline):
        if number == 0:
            _add_bold(form, text)
        else:
            add_text(form, text)
    _add_measures(form, pack, width)
    _add_list(form, "What limits quality", pack.limits)
    if pack.series:
        add_heading(form, "Month by month", 2)
        _add_charts(form, pack, width)
    _add_actions(form, pack, width)
    if pack.caveats:
        add_heading(form, "What to bear in mind", 2)
    for text in pack.caveats:
        add_text(form, text, SMALL_PRINT)
    add_heading(form, "Behind the figures", 1)
    form.paragraphs[-1].paragraph_format.page_break_before = True
    add_heading(form, "How the figures were made", 2)
    for text in pack.how_made:
        add_text(form, text, SMALL_PRINT)
    add_heading(form, "How to read them", 2)
    for label, text in said.HOW_TO_READ:
        paragraph = add_text(form, "", SMALL_PRINT)
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(text)
    for sheet, group in groupby(tables(pack), lambda table: table.sheet):
        _add_group(form, sheet, list(group), width)


def _add_measures(form: Document, pack: BoardPack, width: float) -> None:
    add_heading(form, "The measures", 2)
    shares = (
        ("Measure", 0.4),
        ("Audited plans", 0.2),
        ("Range", 0.17),
        ("Target and status", 0.23),
    )
    columns = [Column(title, width * share) for title, share in shares]
    rows: list[list[str | Cell]] = [
        [
            one.title,
            one.figure.words,
            said.interval(one.figure),
            Cell(tuple(said.statuses(one.targets)), FILLS.get(said.kind(one.targets), ""), True),
        ]
        for one in pack.measures
    ]
    keep_on_one_page(add_table(form, "The measures with targets and status", columns, rows))
    if pack.coverage.sentence not in pack.headline:
        _add_below(form, pack.coverage.sentence)
    alternative = " ".join(one.sentence for one in pack.measures)
    drawing = charts.measures_chart(pack.measures, 560)
    paragraph = form.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(6)
    _add_picture(paragraph, drawing, width * 0.7, "The measures as a chart", alternative)


def _add_charts(form: Document, pack: BoardPack, width: float) -> None:
    """The charts two in a row; what they signal below, in words."""
    each = (width - 0.2) / 2
    crossed = any(point.figure.hidden for series in pack.series for point in series.months)
    for first in range(0, len(pack.series), 2):
        paragraph = form.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        for series in pack.series[first : first + 2]:
            drawing = charts.run_chart(series, titled=True, explained=crossed)
            _add_picture(paragraph, drawing, each, series.title, series.alternative)
    for text in said.signals(pack):
        add_text(form, text, SMALL_PRINT)


def _add_picture(
    paragraph: Paragraph, drawing: Drawing, width: float, title: str, alternative: str
) -> None:
    paragraph.paragraph_format.line_spacing = 1.0  # an exact one of the template would cut it off
    picture = paragraph.add_run().add_picture(io.BytesIO(png(drawing)), width=Cm(width))
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")  # without it some readers add a margin of their own
    properties = picture._inline.docPr
    properties.set("title", one_line(title))
    properties.set("descr", one_line(alternative))


def _add_actions(form: Document, pack: BoardPack, width: float) -> None:
    """The actions by the newest progress that was recorded."""
    if not pack.actions:
        return
    add_heading(form, "Actions of Section G", 2)
    columns = [Column("Progress", width * 0.2), Column("Actions", width * 0.8)]
    rows = [
        (Cell((colour,), FILLS.get(kind, ""), True), of) for kind, colour, of in said.progress(pack)
    ]
    keep_on_one_page(add_table(form, "Actions by their progress", columns, rows))


def _add_group(form: Document, sheet: str, group: Sequence[Table], width: float) -> None:
    """The tables of one kind under a heading of their own, one alone under its own title."""
    if len(group) > 1:
        add_heading(form, sheet, 2)
    for table in group:
        _add_behind(form, table, width, 2 if len(group) == 1 else 3)


def _add_behind(form: Document, table: Table, width: float, level: int) -> None:
    add_heading(form, table.title, level)
    heads, rows = in_words(table)
    columns = [
        Column(head, wide) for head, wide in zip(heads, _widths([heads, *rows], width), strict=True)
    ]
    add_table(form, table.title, columns, rows)
    if table.note:
        _add_below(form, table.note)


def _widths(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """So wide that no word breaks where that can be; what is left goes to where most is written."""
    columns = list(zip(*rows, strict=True))
    least = [
        max((len(word) for text in column for word in text.split()), default=1) * _LETTER + _MARGINS
        for column in columns
    ]
    letters = [sum(map(len, column)) + 1 for column in columns]
    spare = max(width - sum(least), 0)
    shared = [n + spare * part / sum(letters) for n, part in zip(least, letters, strict=True)]
    return [one * width / sum(shared) for one in shared]


def _add_below(form: Document, text: str) -> None:
    """A sentence below a table."""
    add_text(form, text, SMALL_PRINT).paragraph_format.space_before = Pt(5)


def _add_list(form: Document, heading: str, texts: Sequence[str]) -> None:
    if texts:
        add_heading(form, heading, 2)
        for text in texts:
            paragraph = add_text(form, text, "List Bullet")
            paragraph.paragraph_format.space_after = Pt(2)
            for run in paragraph.runs:
                run.font.size = Pt(_LIST_SIZE)


def _add_bold(form: Document, text: str) -> None:
    for run in add_text(form, text).runs:
        run.bold, run.font.size = True, Pt(_LEAD_SIZE)


def _add_plain(form: Document, page: PlainPage) -> None:
    """Large type, and little room between, so that all is on one side."""
    for section in form.sections:
        section.top_margin, section.bottom_margin = Cm(1.7), Cm(1.7)
    add_heading(form, page.title, 1)
    for part in page.parts:
        add_heading(form, part.heading, 2)
        _set_type(form.paragraphs[-1], _PLAIN_HEADING, before=9, after=1)
        for text in part.sentences:
            _set_type(add_text(form, text), _PLAIN_SIZE, before=0, after=1)


def _set_type(paragraph: Paragraph, size: float, before: float, after: float) -> None:
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.0
    for run in paragraph.runs:
        run.font.size = Pt(size)
