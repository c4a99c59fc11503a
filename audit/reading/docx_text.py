"""The text of a paragraph, from its runs, fields and symbols."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from audit.reading.docx_drawings import Drawn, read_drawing
from audit.reading.docx_names import (
    FIELD_MARK,
    NOTE_KINDS,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    VAL,
    M,
    W,
    number,
    switched_on,
    value_of,
)
from audit.reading.docx_styles import (
    Look,
    ParagraphStyle,
    Styles,
    is_symbol_font,
    read_look,
)
from audit.reading.docx_symbols import (
    BOX_EMPTY,
    BOX_TICKED,
    READABLE,
    from_picture_font,
    symbol,
)

_FIXED = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_CARRIERS = {W + "drawing", W + "pict", W + "object"}
_SYMBOL = W + "sym"
_RUBY = W + "ruby"
_MATHS = (M + "oMath", M + "oMathPara")


@dataclass
class ParagraphText:
    """What a paragraph says and how it looks.

    ``drawn`` is what drawings say that hang on it, ``notes`` the kind and id of its foot- and
    endnotes, in order. ``struck`` and ``hidden`` say that text was left out for that reason.
    """

    text: str = ""
    bold: bool = False
    size: float | None = None
    drawn: Drawn = field(default_factory=Drawn)
    notes: list[tuple[str, str]] = field(default_factory=list)
    struck: bool = False
    hidden: bool = False


@dataclass
class _Field:
    """An open field: ``told`` where its result was told at its start."""

    silent: bool
    told: bool


class Fields:
    """Which text is the result of a field and which its code; fields may run over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    @property
    def silent(self) -> bool:
        """Whether text met now is a field's code, or a result already told."""
        return any(field.silent for field in self._open)

    def step(self, mark: etree._Element) -> str:
        """Take a field mark; hand back the box or choice of an old form field that starts here."""
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            told = _form_field(mark.find(W + "ffData"))
            shown = "" if self.silent or told is None else told
            self._open.append(_Field(silent=True, told=told is not None))
            return shown
        if kind == "separate" and self._open:
            self._open[-1].silent = self._open[-1].told
        elif kind == "end" and self._open:
            self._open.pop()
        return ""


def _form_field(data: etree._Element | None) -> str | None:
    if data is None:
        return None
    checkbox, choices = data.find(W + "checkBox"), data.find(W + "ddList")
    if checkbox is not None:
        state = switched_on(checkbox.find(W + "checked"))
        if state is None:
            state = switched_on(checkbox.find(W + "default"))
        return BOX_TICKED if state else BOX_EMPTY
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
        chosen = number(value_of(choices, "result") or value_of(choices, "default"))
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return None


def read_paragraph(
    paragraph: etree._Element,
    style: ParagraphStyle,
    styles: Styles,
    fields: Fields,
    table_bold: bool = False,
) -> ParagraphText:
    """Read a settled paragraph; ``fields`` carries the state of fields from the ones before."""
    found = ParagraphText()
    pieces: list[tuple[str, Look]] = []
    for child in paragraph:
        if child.tag == RUN:
            look = styles.run(read_look(child.find(RUN_PROPERTIES)), style, table_bold)
            text = _run_text(child, look, fields, found)
            if text:
                pieces.append((text, look))
        elif child.tag in _MATHS and not fields.silent:
            formula = "".join(part.text or "" for part in child.iter(M + "t"))
            pieces.append((formula.translate(READABLE), styles.run(Look(), style, table_bold)))
    _put_together(pieces, found)
    return found


def _run_text(run: etree._Element, look: Look, fields: Fields, found: ParagraphText) -> str:
    parts: list[str] = []
    for child in run:
        tag = child.tag
        if tag == FIELD_MARK:
            parts.append(fields.step(child))
        elif fields.silent:
            continue
        elif tag == TEXT:
            parts.append(_clean(child.text or "", look.font))
        elif tag in _FIXED:
            parts.append(_FIXED[tag])
        elif tag == _RUBY:
            parts.append(_ruby_text(child, look, fields, found))
        elif tag == _SYMBOL:
            parts.append(symbol(child.get(W + "char"), child.get(W + "font")))
        elif look.hidden or look.struck:
            continue
        elif tag in _CARRIERS:
            read_drawing(child, found.drawn)
        elif tag in NOTE_KINDS:
            found.notes.append((NOTE_KINDS[tag], child.get(W + "id", "")))
    text = "".join(parts)
    if not (look.hidden or look.struck):
        return text
    if text.strip():
        found.hidden |= bool(look.hidden)
        found.struck |= not look.hidden
    return ""


def _ruby_text(ruby: etree._Element, look: Look, fields: Fields, found: ParagraphText) -> str:
    """Words with small words over them: the small ones follow in brackets."""
    base, over = (
        "".join(_run_text(run, look, fields, found) for run in ruby.iterfind(f"{W}{name}/{RUN}"))
        for name in ("rubyBase", "rt")
    )
    return f"{base} ({over})" if over else base


def _clean(text: str, font: str | None) -> str:
    if is_symbol_font(font):
        return from_picture_font(text, font)
    return text.translate(READABLE)


def _put_together(pieces: list[tuple[str, Look]], found: ParagraphText) -> None:
    text = pieces[0][0] if len(pieces) == 1 else "".join(piece for piece, _ in pieces)
    found.text = "\n".join(line.strip() for line in text.split("\n")).strip()
    if not pieces:
        return
    found.bold, found.size = True, None
    sizes: dict[float, int] = {}
    for piece, look in pieces:
        visible = len(piece) if len(pieces) == 1 else len("".join(piece.split()))
        found.bold = found.bold and (bool(look.bold) or not visible)
        if look.size is not None:
            sizes[look.size] = sizes.get(look.size, 0) + visible
    if sizes:
        found.size = max(sizes, key=lambda size: sizes[size])
