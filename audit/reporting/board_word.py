"""The board pack as a Word file: two pages for the board, and the tables behind them.

It writes what the ``BoardPack`` holds and computes nothing. The same pack gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from docx.document import Document
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from audit.framework.board_result import ActionLine, BoardPack, Colour, PlainPage
from audit.reporting import board_words as said
from audit.reporting import charts
from audit.reporting.board_tables import Table, in_words, tables
from audit.reporting.board_template import fill, open_template
from audit.reporting.drawing import Drawing, png
from audit.reporting.word_page import (
    JUDGEMENT,
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
_PLAIN_SIZE, _PLAIN_HEADING = 14, 17
# Centimetres of a letter and of a cell's margins; a text this long takes several lines.
_LETTER, _MARGINS, _LONGEST = 0.19, 0.45, 60


def to_bytes(pack: BoardPack, template: Path | None = None, made: datetime = MADE) -> bytes:
    """The pack as a .docx file, in the council's own template where one is given.

    Raises NotPossible where the template cannot be used.
    """
    return _form(pack, pack.title, template, made, lambda form, width: _add_pack(form, pack, width))


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
    standing = "Provisional" if pack.basis == "provisional" else "Confirmed figures"
    set_margins_text(form.sections[0], pack.period_words, standing, title)
    write(form, TEXT_WIDTH)
    return form_bytes(form)


def _add_pack(form: Document, pack: BoardPack, width: float) -> None:
    add_heading(form, pack.title, 1)
    if pack.basis == "provisional":
        _add_bold(form, said.PROVISIONAL)
    for number, text in enumerate(pack.headline):
        add_text(form, text, JUDGEMENT if number == 0 else "Normal")
    _add_measures(form, pack, width)
    _add_list(form, "What limits quality", pack.limits)
    if pack.series:
        _new_page(form, "Month by month", 2)
        _add_charts(form, pack, width)
    _add_actions(form, pack.actions, width)
    if pack.caveats:
        add_heading(form, "What to bear in mind", 2)
    for text in pack.caveats:
        add_text(form, text, SMALL_PRINT)
    _new_page(form, "Behind the figures", 1)
    add_heading(form, "How the figures were made", 2)
    for text in pack.how_made:
        add_text(form, text, SMALL_PRINT)
    add_heading(form, "How to read them", 2)
    for label, text in said.HOW_TO_READ:
        paragraph = add_text(form, "", SMALL_PRINT)
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(text)
    for table in tables(pack):
        _add_behind(form, table, width)


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
    _add_below(form, pack.coverage.sentence)
    alternative = " ".join(one.sentence for one in pack.measures)
    drawing = charts.measures_chart(pack.measures)
    _add_picture(form.add_paragraph(), drawing, width, "The measures as a chart", alternative)


def _add_charts(form: Document, pack: BoardPack, width: float) -> None:
    """The charts two in a row; what they signal below, in words."""
    each = (width - 0.2) / 2
    for first in range(0, len(pack.series), 2):
        paragraph = form.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        for series in pack.series[first : first + 2]:
            drawing = charts.run_chart(series, titled=True)
            _add_picture(paragraph, drawing, each, series.title, series.alternative)
    for series in pack.series:
        for text in series.signals:
            add_text(form, f"{series.title}: {text}", SMALL_PRINT)


def _add_picture(
    paragraph: Paragraph, drawing: Drawing, width: float, title: str, alternative: str
) -> None:
    picture = paragraph.add_run().add_picture(io.BytesIO(png(drawing)), width=Cm(width))
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")  # without it some readers add a margin of their own
    properties = picture._inline.docPr
    properties.set("title", one_line(title))
    properties.set("descr", one_line(alternative))


def _add_actions(form: Document, actions: Sequence[ActionLine], width: float) -> None:
    """Each action with its newest progress that was recorded."""
    if not actions:
        return
    add_heading(form, "Actions of Section G", 2)
    columns = [Column("Action", width * 0.6), Column("Progress", width * 0.4)]
    rows: list[list[str | Cell]] = []
    for action in actions:
        colour, progress = _newest(action)
        fill_ = FILLS[said.COLOUR_KINDS[colour]] if colour else ""
        rows.append([f"{action.id} {action.title}", Cell((progress,), fill_)])
    keep_on_one_page(add_table(form, "Actions and their progress", columns, rows))


def _newest(action: ActionLine) -> tuple[Colour | None, str]:
    for at in reversed(action.progress):
        if at.colour:
            return at.colour, f"{at.label}: {at.words}"
    return None, "not recorded"


def _add_behind(form: Document, table: Table, width: float) -> None:
    add_heading(form, table.title, 2)
    heads, rows = in_words(table)
    columns = [
        Column(head, wide) for head, wide in zip(heads, _widths([heads, *rows], width), strict=True)
    ]
    add_table(form, table.title, columns, rows)
    if table.note:
        _add_below(form, table.note)


def _widths(rows: Sequence[Sequence[str]], width: float) -> list[float]:
    """So wide that no word breaks where that can be; what is left goes to the longer texts."""
    columns = list(zip(*rows, strict=True))
    least = [
        max((len(word) for text in column for word in text.split()), default=1) * _LETTER + _MARGINS
        for column in columns
    ]
    more = [
        max(min(max(map(len, column)), _LONGEST) * _LETTER + _MARGINS - need, 0.1)
        for column, need in zip(columns, least, strict=True)
    ]
    spare = max(width - sum(least), 0)
    shared = [need + spare * part / sum(more) for need, part in zip(least, more, strict=True)]
    return [one * width / sum(shared) for one in shared]


def _add_below(form: Document, text: str) -> None:
    """A sentence below a table."""
    add_text(form, text, SMALL_PRINT).paragraph_format.space_before = Pt(5)


def _add_list(form: Document, heading: str, texts: Sequence[str]) -> None:
    if texts:
        add_heading(form, heading, 2)
        for text in texts:
            add_text(form, text, "List Bullet")


def _new_page(form: Document, heading: str, level: int) -> None:
    add_heading(form, heading, level)
    form.paragraphs[-1].paragraph_format.page_break_before = True


def _add_bold(form: Document, text: str) -> None:
    for run in add_text(form, text).runs:
        run.bold = True


def _add_plain(form: Document, page: PlainPage) -> None:
    add_heading(form, page.title, 1)
    for part in page.parts:
        add_heading(form, part.heading, 2)
        for run in form.paragraphs[-1].runs:
            run.font.size = Pt(_PLAIN_HEADING)
        for text in part.sentences:
            for run in add_text(form, text).runs:
                run.font.size = Pt(_PLAIN_SIZE)
