"""What the formatting of paragraphs and runs comes to, with the styles behind it.

A plan says the same few things of its hundreds of paragraphs and runs, and so do the other plans of
its template, so each combination is worked out once.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from audit.reading.docx_names import VAL, W, children_of, number, value_of
from audit.reading.docx_parts import Part, kept
from audit.reading.docx_styles import (
    FONTS,
    LOOK_TAGS,
    NumberingRef,
    ParagraphStyle,
    Styles,
    font_of,
    is_symbol_font,
    level_of_outline,
    read_look,
)

_STYLE, _OUTLINE, _NUMBERING = W + "pStyle", W + "outlineLvl", W + "numPr"
# Style, outline level, list and level in the list, as a paragraph writes them.
_Written = tuple[str | None, str | None, str | None, str | None]
_NOTHING_WRITTEN: _Written = (None, None, None, None)
# A plan has some dozens of combinations; a file with no end of them must not fill the memory.
MAX_KEPT = 1_000


@dataclass(frozen=True, slots=True, eq=False)
class RunLook:
    """How a run looks after all. ``font`` is named only where it draws pictures for letters."""

    bold: bool
    struck: bool
    hidden: bool
    left_out: bool
    size: float | None
    font: str | None


class RunLooks:
    """The looks of the runs in paragraphs of one style, in bold cells or elsewhere.

    ``plain`` is the look of a run without formatting of its own.
    """

    def __init__(self, styles: Styles, style: ParagraphStyle, table_bold: bool) -> None:
        self._styles, self._style, self._table_bold = styles, style, table_bold
        self._looks: dict[str, RunLook] = {}
        self.plain = self._made(None)

    def of(self, properties: etree._Element) -> RunLook:
        """The look of a run with this ``w:rPr``."""
        said = ""
        for child in children_of(properties):
            tag = child.tag
            if tag in LOOK_TAGS:
                said += tag + (font_of(child) if tag == FONTS else child.get(VAL, ""))
        if not said:
            return self.plain
        look = self._looks.get(said)
        if look is None:
            look = self._made(properties)
            if len(self._looks) < MAX_KEPT:
                self._looks[said] = look
        return look

    def _made(self, properties: etree._Element | None) -> RunLook:
        look = self._styles.run(read_look(properties), self._style, self._table_bold)
        hidden, struck = bool(look.hidden), bool(look.struck)
        font = look.font if is_symbol_font(look.font) else None
        return RunLook(bool(look.bold), struck, hidden, struck or hidden, look.size, font)


@dataclass(frozen=True, slots=True)
class ParagraphForm:
    """What a paragraph is by its formatting: a heading of a level, 0 for none, or in a list.

    ``looks`` are those of its runs where its cell is not bold, and where it is.
    """

    style_id: str | None
    heading: int
    numbering: NumberingRef | None
    looks: tuple[RunLooks, RunLooks]


@kept
def formatting_of(styles: Part | None) -> Formatting:
    """Formatting in a file with this styles part."""
    return Formatting(Styles(styles.root() if styles is not None else None))


class Formatting:
    """Formatting in a file with these styles."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._forms: dict[_Written, ParagraphForm] = {}

    def paragraph(self, properties: etree._Element | None) -> ParagraphForm:
        """The form of a paragraph with this ``w:pPr``."""
        written = _NOTHING_WRITTEN if properties is None else _written(properties)
        form = self._forms.get(written)
        if form is None:
            form = self._form(written)
            if len(self._forms) < MAX_KEPT:
                self._forms[written] = form
        return form

    def _form(self, written: _Written) -> ParagraphForm:
        style_id, outline, list_id, level = written
        style = self.styles.paragraph(style_id)
        heading = level_of_outline(outline)
        numbering = style.numbering
        if list_id is not None:
            own = number(level) if level is not None else None
            inherited = numbering.list_id if numbering is not None else ""
            numbering = NumberingRef(list_id or inherited, own)
        return ParagraphForm(
            style_id,
            style.heading if heading is None else heading,
            numbering,
            (RunLooks(self.styles, style, False), RunLooks(self.styles, style, True)),
        )


def _written(properties: etree._Element) -> _Written:
    style = outline = list_id = level = None
    for child in children_of(properties):
        tag = child.tag
        if tag == _STYLE:
            style = child.get(VAL)
        elif tag == _OUTLINE:
            outline = child.get(VAL)
        elif tag == _NUMBERING:
            list_id, level = value_of(child, "numId") or "", value_of(child, "ilvl")
    return style, outline, list_id, level
