"""What the Word layouts share: ruled tables, page margins, controls, and a save that is stable."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

FIXED_TIME = datetime(2026, 1, 5, 9, 0, 0)
CHECKBOX_NAMESPACES = (
    nsdecls("w") + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
TEXT_BOX_NAMESPACES = nsdecls("w", "wp", "a") + (
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def new_document(font: str = "Arial", size: float = 11, landscape: bool = False) -> Document:
    """An empty A4 document in British English with one body font."""
    document = docx.Document()
    section = document.sections[0]
    width, height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    normal.paragraph_format.space_after = Pt(6)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name = font
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    return document


def colour(document: Document, hex_value: str, *styles: str) -> None:
    """Give the named styles one colour."""
    for name in styles:
        document.styles[name].font.color.rgb = RGBColor.from_string(hex_value)


def header_and_footer(document: Document, header: str, footer: str) -> None:
    """A running header, and a footer that ends in the page number."""
    section = document.sections[0]
    section.header.paragraphs[0].text = header
    paragraph = section.footer.paragraphs[0]
    paragraph.add_run(f"{footer}    Page ")
    add_field(paragraph, "PAGE")
    for margin in (section.header.paragraphs[0], paragraph):
        for run in margin.runs:
            run.font.size = Pt(9)


def add_field(paragraph: Paragraph, code: str) -> None:
    """A Word field, such as the page number."""
    run = paragraph.add_run()
    for kind in ("begin", "instruction", "end"):
        if kind == "instruction":
            element = OxmlElement("w:instrText")
            element.text = code
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def shade(cell: _Cell, hex_value: str) -> None:
    """Fill a cell with a colour."""
    fill = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{hex_value}"/>')
    cell._tc.get_or_add_tcPr().append(fill)


def put(cell: _Cell, text: str, bold: bool = False, colour: str = "") -> None:
    """Write text into a cell, a paragraph for each line."""
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        run = paragraph.add_run(line)
        run.bold = bold or None
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)


def grid(
    container: Document | _Cell,
    widths: Sequence[float],
    rows: Sequence[Sequence[str]],
    head: str = "",
    labels: str = "",
) -> Table:
    """A ruled table of text.

    ``widths`` are in centimetres. ``head`` is the fill of the first row and ``labels`` that of
    the first column; both print their text bold, and a filled first row repeats on each page.
    """
    table = container.add_table(rows=len(rows), cols=len(widths))
    table.style = "Table Grid"
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    set_widths(table, widths)
    cells: Iterator[_Cell] = iter(table._cells)
    for row_number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = next(cells)
            marked = (head if row_number == 0 else "") or (labels if column == 0 else "")
            put(cell, text, bold=bool(marked))
            if marked:
                shade(cell, marked)
    if head:
        repeat_on_each_page(table, 1)
    return table


def set_widths(table: Table, widths: Sequence[float]) -> None:
    """Fix the widths of the columns, in centimetres, and leave a little room around the text."""
    table.autofit = False
    room = parse_xml(
        f'<w:tblCellMar {nsdecls("w")}><w:top w:w="40" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/></w:tblCellMar>'
    )
    table._tbl.tblPr.append(room)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for element, width in zip(row._tr.tc_lst, widths, strict=True):
            element.width = Cm(width)


def repeat_on_each_page(table: Table, rows: int) -> None:
    """Print the first rows of a table again on every page that it covers."""
    for row in list(table.rows)[:rows]:
        mark = OxmlElement("w:tblHeader")
        row._tr.get_or_add_trPr().append(mark)


def add_row(table: Table) -> tuple[_Cell, ...]:
    """A new row at the foot of a table, as its cells."""
    row = table.add_row()  # type: ignore[no-untyped-call]  # python-docx
    return tuple(_Cell(element, table) for element in row._tr.tc_lst)


def page_break(document: Document) -> None:
    """Go on to the next page."""
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def bold_line(container: Document | _Cell, text: str, size: float | None = None) -> Paragraph:
    """A paragraph that stands as a bold sub-heading without a heading style."""
    paragraph = container.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = True
    run.font.size = Pt(size) if size else None
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def paragraphs(container: Document | _Cell, text: str, style: str | None = None) -> None:
    """A paragraph for each line of the text."""
    for line in text.split("\n"):
        if line.strip():
            container.add_paragraph(line.strip(), style=style)


def add_checkbox(paragraph: Paragraph, label: str, ticked: bool) -> None:
    """A check box content control with its label behind it."""
    state, sign = ("1", "☒") if ticked else ("0", "☐")
    control = parse_xml(
        f"<w:sdt {CHECKBOX_NAMESPACES}><w:sdtPr><w14:checkbox>"
        f'<w14:checked w14:val="{state}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>'
        "</w14:checkbox></w:sdtPr><w:sdtContent><w:r>"
        '<w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/></w:rPr>'
        f"<w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    paragraph._p.append(control)
    paragraph.add_run(f" {label}     ")


def wrap_in_control(elements: Sequence[BaseOxmlElement], title: str) -> None:
    """Put neighbouring paragraphs or tables into one rich text content control."""
    control = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{title}"/><w:richText/></w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    elements[0].addprevious(control)
    content = next(control.iter(qn("w:sdtContent")))
    for element in elements:
        content.append(element)


def add_text_box(paragraph: Paragraph, lines: Sequence[str], width: float, height: float) -> None:
    """A text box in the line of text, sizes in centimetres; its first line is bold."""
    wide, high = int(Cm(width)), int(Cm(height))
    run = paragraph.add_run()
    box = parse_xml(
        f'<mc:AlternateContent {TEXT_BOX_NAMESPACES}><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:inline><wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="90" name="Text box"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        '<a:solidFill><a:srgbClr val="FFF8E1"/></a:solidFill>'
        '<a:ln w="12700"><a:solidFill><a:srgbClr val="B26A00"/></a:solidFill></a:ln></wps:spPr>'
        "<wps:txbx><w:txbxContent/></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></mc:Choice></mc:AlternateContent>"
    )
    content = next(box.iter(qn("w:txbxContent")))
    for number, line in enumerate(lines):
        weight = "<w:rPr><w:b/></w:rPr>" if number == 0 else ""
        content.append(
            parse_xml(f"<w:p {nsdecls('w')}><w:r>{weight}<w:t>{escape(line)}</w:t></w:r></w:p>")
        )
    run._r.append(box)


def stamp(document: Document, title: str) -> None:
    """Give the file fixed properties, so that it is the same each time it is built."""
    properties = document.core_properties
    properties.title, properties.author = title, "SEN team"
    properties.last_modified_by, properties.revision = "SEN team", 1
    properties.created = properties.modified = FIXED_TIME
    properties.comments, properties.language = "", "en-GB"


def save(document: Document, path: Path, title: str) -> None:
    """Write a Word file whose bytes do not depend on the time of writing."""
    stamp(document, title)
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            entry = zipfile.ZipInfo(name, date_time=(2026, 1, 5, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            new.writestr(entry, old.read(name))
