"""The blank Word form: A4, styles, language, header and footer, and bytes that never change."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from audit.reporting.words import clean, one_line

TEXT_WIDTH = 17.0
"""Width of the text in cm: A4 less two margins of 2 cm."""

MADE = datetime(2000, 1, 1)
"""The date in the file's properties: fixed, so that the same audit gives the same bytes."""

TABLE_TEXT, PLAN_QUOTE, JUDGEMENT, SMALL_PRINT = (
    "Table Text",
    "Plan Quote",
    "Judgement",
    "Small Print",
)

_FONT = "Arial"
_INK = RGBColor(0x1D, 0x2A, 0x44)
_GREY = RGBColor(0x50, 0x50, 0x50)
_THUMBNAIL = "/metadata/thumbnail"


def blank_form(title: str, made: datetime = MADE) -> Document:
    """A form without content, its title in the file's properties, in British English."""
    form: Document = docx.Document()
    _set_properties(form, title, made)
    _set_language(form)
    _leave_old_word_behind(form)
    _set_styles(form)
    _set_size(form.sections[0])
    return form


def next_section(form: Document) -> Section:
    """A new section on a new page, with a header and footer of its own."""
    section: Section = form.add_section(WD_SECTION.NEW_PAGE)
    section.header.is_linked_to_previous = False
    section.footer.is_linked_to_previous = False
    return section


def set_margins_text(section: Section, left: str, right: str, foot: str) -> None:
    """The words of the header (left and right) and of the footer, which also counts the pages."""
    header = section.header.paragraphs[0]
    header.add_run(f"{one_line(left)}\t{one_line(right)}")
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{one_line(foot)}\tPage ")
    _add_field(footer, "PAGE")
    footer.add_run(" of ")
    _add_field(footer, "NUMPAGES")


def form_bytes(form: Document) -> bytes:
    """The .docx file: the same form always gives the same bytes."""
    drafted = io.BytesIO()
    form.save(drafted)
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(drafted) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            # Without a date of its own an entry is of 1980, whenever it is packed.
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def add_text(form: Document, text: str, style: str = "Normal") -> Paragraph:
    """A paragraph of the named style with the clean text."""
    paragraph: Paragraph = form.add_paragraph(clean(text))
    set_style(paragraph, style)
    return paragraph


def add_heading(form: Document, text: str, level: int) -> None:
    """A real heading, on one line."""
    add_text(form, one_line(text), f"Heading {level}")


def set_style(paragraph: Paragraph, style: str) -> None:
    """Gives the paragraph a style by its id, which is the name without spaces.

    python-docx would search all styles each time: most of the time that a form takes.
    """
    paragraph._p.style = style.replace(" ", "")


def element(name: str, **attributes: str) -> _Element:
    """An element of Word's main namespace: ``element("shd", fill="EEEEEE")``."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _set_properties(form: Document, title: str, made: datetime) -> None:
    properties = form.core_properties
    properties.title = one_line(title)[:255]
    properties.author = "ehcp-audit"
    properties.last_modified_by = "ehcp-audit"
    properties.comments = ""
    properties.language = "en-GB"
    properties.created = properties.modified = made
    relations = form.part.package.rels
    for key in [key for key, relation in relations.items() if _THUMBNAIL in relation.reltype]:
        # The picture in python-docx's template shows another document.
        del relations[key]


def _set_language(form: Document) -> None:
    for language in form.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    for language in form.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), "en-GB")


def _leave_old_word_behind(form: Document) -> None:
    """Word then lays out as it does today and does not write "Compatibility Mode" in its title."""
    for setting in form.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _set_size(section: Section) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.header_distance = section.footer_distance = Cm(1)


def _set_styles(form: Document) -> None:
    _style(form, "Normal", size=11, after=6)
    _style(form, "Heading 1", size=20, before=0, after=8, bold=True, colour=_INK)
    _style(form, "Heading 2", size=15, before=18, after=6, bold=True, colour=_INK)
    _style(form, "Heading 3", size=12, before=12, after=3, bold=True, colour=_INK)
    _style(form, "List Bullet", size=11, after=4)
    for name in ("Header", "Footer"):
        stops = _style(form, name, size=9, colour=_GREY).paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Cm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    styles = form.styles
    for name in (TABLE_TEXT, PLAN_QUOTE, JUDGEMENT, SMALL_PRINT):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _style(form, TABLE_TEXT, size=9.5, before=2, after=2)
    quote = _style(form, PLAN_QUOTE, size=10.5, before=2, after=6)
    quote.paragraph_format.left_indent = Cm(0.6)
    _add_left_rule(quote)
    _style(form, SMALL_PRINT, size=9.5, after=3, colour=_GREY)
    judgement = _style(form, JUDGEMENT, size=15, before=4, after=8, bold=True, colour=_INK)
    judgement.paragraph_format.keep_with_next = True


def _style(
    form: Document,
    name: str,
    *,
    size: float,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
    colour: RGBColor | None = None,
) -> ParagraphStyle:
    style = form.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - tells the type checker
    style.font.size, style.font.bold = Pt(size), bold
    style.font.italic = False
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # Fonts of the theme would win over the named one.
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.1
    return style


def _add_left_rule(style: ParagraphStyle) -> None:
    borders = element("pBdr")
    borders.append(element("left", val="single", sz="18", space="8", color="8A9BB5"))
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word fills in itself, such as the number of the page."""
    run = paragraph.add_run()._r
    run.append(element("fldChar", fldCharType="begin"))
    code = element("instrText")
    code.text = f" {instruction} "
    run.append(code)
    run.append(element("fldChar", fldCharType="separate"))
    shown = element("t")
    shown.text = "1"
    run.append(shown)
    run.append(element("fldChar", fldCharType="end"))
