"""What the formatting of paragraphs and runs comes to, with the styles behind it.

A plan says the same few things of its hundreds of paragraphs and runs, so each combination is
worked out once for a file.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from audit.reading.docx_names import VAL, W, number, value_of
from audit.reading.docx_styles import (
    Look,
    NumberingRef,
    ParagraphStyle,
    Said,
    Styles,
    level_of_outline,
    look_of,
    said_of_look,
)

_STYLE, _OUTLINE, _NUMBERING = W + "pStyle", W + "outlineLvl", W + "numPr"
# Style, outline level, list and level in the list, as a paragraph writes them.
_Written = tuple[str | None, str | None, str | None, str | None]
_NOTHING_WRITTEN: _Written = (None, None, None, None)


@dataclass(frozen=True, slots=True)
class ParagraphForm:
    """What a paragraph is by its formatting: a heading of a level, 0 for none, or in a list."""

    style_id: str | None
    style: ParagraphStyle
    heading: int
    numbering: NumberingRef | None


class Formatting:
    """Formatting in a file with these styles."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._forms: dict[_Written, ParagraphForm] = {}
        self._looks: dict[tuple[ParagraphStyle, bool, Said], Look] = {}

    def paragraph(self, properties: etree._Element | None) -> ParagraphForm:
        """The form of a paragraph with this ``w:pPr``."""
        written = _NOTHING_WRITTEN if properties is None else _written(properties)
        form = self._forms.get(written)
        if form is None:
            form = self._forms[written] = self._form(written)
        return form

    def run(
        self, properties: etree._Element | None, style: ParagraphStyle, table_bold: bool
    ) -> Look:
        """How a run with this ``w:rPr`` looks in a paragraph of a style and a cell of a table."""
        said: Said = () if properties is None else said_of_look(properties)
        key = style, table_bold, said
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = self._styles.run(look_of(said), style, table_bold)
        return look

    def _form(self, written: _Written) -> ParagraphForm:
        style_id, outline, list_id, level = written
        style = self._styles.paragraph(style_id)
        heading = level_of_outline(outline)
        numbering = style.numbering
        if list_id is not None:
            own = number(level) if level is not None else None
            inherited = numbering.list_id if numbering is not None else ""
            numbering = NumberingRef(list_id or inherited, own)
        return ParagraphForm(
            style_id, style, style.heading if heading is None else heading, numbering
        )


def _written(properties: etree._Element) -> _Written:
    style = outline = list_id = level = None
    for child in properties:
        tag = child.tag
        if tag == _STYLE:
            style = child.get(VAL)
        elif tag == _OUTLINE:
            outline = child.get(VAL)
        elif tag == _NUMBERING:
            list_id, level = value_of(child, "numId") or "", value_of(child, "ilvl")
    return style, outline, list_id, level
