"""How text looks: what styles, document defaults and direct formatting say together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from audit.reading.docx_names import (
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    VAL,
    W,
    number,
    points,
    switched_on,
    value_of,
)

_HEADING_NAME = re.compile(r"heading ([1-9])$")
_BODY_LEVEL = 9  # an outline level of 9 says "not a heading"
_DEFAULT_SIZE = 10.0  # ECMA-376 part 1, 17.3.2.38: what applies where nothing is said
_NEVER_ENDING = 50  # styles based on each other in a ring are followed no further
_SYMBOL_FONTS = ("wingdings", "webdings", "symbol")
FONTS = W + "rFonts"
_ASCII, _HIGH = W + "ascii", W + "hAnsi"
LOOK_TAGS = {FONTS, *(W + name for name in ("b", "strike", "dstrike", "vanish", "sz", "rStyle"))}
SHADE = W + "shd"


@dataclass(frozen=True, slots=True)
class Look:
    """What one place says of a run; None where it says nothing."""

    bold: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    size: float | None = None
    font: str | None = None
    style: str | None = None

    def over(self, below: Look) -> Look:
        """This look where it says something, else the one below."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.struck if self.struck is None else self.struck,
            below.hidden if self.hidden is None else self.hidden,
            below.size if self.size is None else self.size,
            self.font or below.font,
        )


NOTHING = Look()


@dataclass(frozen=True, slots=True)
class NumberingRef:
    """A list that a paragraph or style belongs to; ``level`` is None where a style leaves it."""

    list_id: str
    level: int | None


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with all it inherits; ``heading`` is 1 to 9, or 0 for body text."""

    heading: int = 0
    look: Look = NOTHING
    numbering: NumberingRef | None = None


@dataclass(frozen=True, slots=True)
class TableLook:
    """What a table style says of the whole table or of one of its edges."""

    bold: bool = False
    shaded: bool = False


@dataclass
class Styles:
    """The styles part of a Word file; every answer is worked out once."""

    root: etree._Element | None
    _by_id: dict[str, etree._Element] = field(init=False, default_factory=dict)
    _paragraphs: dict[str | None, ParagraphStyle] = field(init=False, default_factory=dict)
    _characters: dict[str, Look] = field(init=False, default_factory=dict)
    _tables: dict[str, dict[str, TableLook]] = field(init=False, default_factory=dict)
    _default_paragraph: str | None = field(init=False, default=None)
    _default_look: Look = field(init=False, default=Look(size=_DEFAULT_SIZE))

    def __post_init__(self) -> None:
        if self.root is None:
            return
        for style in self.root.iterchildren(W + "style"):
            name = style.get(W + "styleId", "")
            self._by_id[name] = style
            is_default = style.get(W + "default") in ("1", "true", "on")
            if is_default and style.get(W + "type") == "paragraph":
                self._default_paragraph = name
        defaults = self.root.find(f"{W}docDefaults/{W}rPrDefault/{RUN_PROPERTIES}")
        self._default_look = read_look(defaults).over(self._default_look)

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The paragraph style of an id, or the default one."""
        known = style_id if style_id in self._by_id else self._default_paragraph
        if known not in self._paragraphs:
            self._paragraphs[known] = self._resolve_paragraph(known)
        return self._paragraphs[known]

    def run(self, direct: Look, paragraph: ParagraphStyle, table_bold: bool = False) -> Look:
        """How a run looks after all: what it says itself, then its styles, then the defaults.

        On/off properties of styles toggle each other (ECMA-376 part 1, 17.7.3).
        """
        character = self._character(direct.style)
        if character is NOTHING and not table_bold:
            return direct.over(paragraph.look).over(self._default_look)
        toggled = Look(
            bold=bool(character.bold) ^ bool(paragraph.look.bold) ^ table_bold or None,
            struck=bool(character.struck) ^ bool(paragraph.look.struck) or None,
            hidden=bool(character.hidden) ^ bool(paragraph.look.hidden) or None,
        )
        others = Look(size=character.size, font=character.font)
        inherited = Look(size=paragraph.look.size, font=paragraph.look.font)
        return direct.over(toggled).over(others).over(inherited).over(self._default_look)

    def table(self, style_id: str | None) -> dict[str, TableLook]:
        """What a table style says, by part: "" for the whole table, "firstRow", "firstCol"..."""
        if style_id is None or style_id not in self._by_id:
            return {}
        if style_id not in self._tables:
            self._tables[style_id] = self._resolve_table(style_id)
        return self._tables[style_id]

    def _chain(self, style_id: str | None) -> Iterator[etree._Element]:
        for _ in range(_NEVER_ENDING):
            style = self._by_id.get(style_id or "")
            if style is None:
                return
            yield style
            style_id = value_of(style, "basedOn")

    def _resolve_paragraph(self, style_id: str | None) -> ParagraphStyle:
        heading: int | None = None
        look, numbering = NOTHING, None
        for style in self._chain(style_id):
            properties = style.find(PARAGRAPH_PROPERTIES)
            if heading is None:
                heading = heading_level(properties)
            if heading is None:
                heading = _level_by_name(value_of(style, "name") or "")
            if numbering is None:
                numbering = numbering_ref(properties)
            look = look.over(read_look(style.find(RUN_PROPERTIES)))
        return ParagraphStyle(heading or 0, look, numbering)

    def _character(self, style_id: str | None) -> Look:
        if style_id is None or style_id not in self._by_id:
            return NOTHING
        if style_id not in self._characters:
            look = NOTHING
            for style in self._chain(style_id):
                look = look.over(read_look(style.find(RUN_PROPERTIES)))
            self._characters[style_id] = look
        return self._characters[style_id]

    def _resolve_table(self, style_id: str) -> dict[str, TableLook]:
        parts: dict[str, TableLook] = {}
        for style in self._chain(style_id):
            parts.setdefault("", _table_look(style))
            for part in style.iterchildren(W + "tblStylePr"):
                parts.setdefault(part.get(W + "type", ""), _table_look(part))
        return {part: look for part, look in parts.items() if look.bold or look.shaded}


def read_look(properties: etree._Element | None) -> Look:
    """What a ``w:rPr`` says by itself."""
    if properties is None:
        return NOTHING
    said = {child.tag: child for child in properties if child.tag in LOOK_TAGS}
    if not said:
        return NOTHING
    struck = switched_on(said.get(W + "strike"))
    size, style, fonts = said.get(W + "sz"), said.get(W + "rStyle"), said.get(FONTS)
    return Look(
        bold=switched_on(said.get(W + "b")),
        struck=switched_on(said.get(W + "dstrike")) or struck,
        hidden=switched_on(said.get(W + "vanish")),
        size=points(size.get(VAL)) if size is not None else None,
        font=font_of(fonts).lower() or None if fonts is not None else None,
        style=style.get(VAL) if style is not None else None,
    )


def font_of(fonts: etree._Element) -> str:
    """The font that a ``w:rFonts`` names for plain letters, "" where it names none."""
    return fonts.get(_ASCII) or fonts.get(_HIGH) or ""


def heading_level(properties: etree._Element | None) -> int | None:
    """The heading level that a ``w:pPr`` states: 1 to 9, 0 for body text, None if unsaid."""
    return level_of_outline(value_of(properties, "outlineLvl"))


def level_of_outline(outline: str | None) -> int | None:
    """The heading level of an outline level, which Word counts from 0; 9 is body text."""
    if outline is None:
        return None
    level = number(outline, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def numbering_ref(properties: etree._Element | None) -> NumberingRef | None:
    """The list that a ``w:pPr`` names, None if it names none; list "0" takes a list away."""
    named = properties.find(W + "numPr") if properties is not None else None
    if named is None:
        return None
    list_id, level = value_of(named, "numId"), value_of(named, "ilvl")
    return NumberingRef(list_id or "", number(level) if level is not None else None)


def fills(shade: etree._Element) -> bool:
    """Whether a ``w:shd`` fills its cell with a colour other than white."""
    fill = shade.get(W + "fill", "auto").lower()
    return (
        fill not in ("auto", "ffffff")
        or shade.get(W + "themeFill", "background1") != "background1"
        or shade.get(VAL, "clear") not in ("clear", "nil")
    )


def _level_by_name(name: str) -> int | None:
    """Word spells the names of its built-in styles in English in every language."""
    name = name.lower()
    if name == "title":
        return 1
    match = _HEADING_NAME.match(name)
    return int(match[1]) if match else None


def _table_look(style: etree._Element) -> TableLook:
    bold = read_look(style.find(RUN_PROPERTIES)).bold
    shade = style.find(f"{W}tcPr/{SHADE}")
    return TableLook(bool(bold), shade is not None and fills(shade))


def is_symbol_font(font: str | None) -> bool:
    """Whether a font draws pictures in place of letters."""
    return font is not None and font.startswith(_SYMBOL_FONTS)
