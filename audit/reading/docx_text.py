"""The text of a paragraph, from its runs, fields and symbols."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from audit.reading.docx_drawings import Drawn, read_drawing
from audit.reading.docx_formatting import RunLook, RunLooks
from audit.reading.docx_names import (
    FIELD_MARK,
    NOTE_KINDS,
    RUN,
    RUN_PROPERTIES,
    TEXT,
    VAL,
    M,
    W,
    children_of,
    number,
    switched_on,
    value_of,
)
from audit.reading.docx_symbols import (
    BOX_EMPTY,
    BOX_TICKED,
    from_picture_font,
    readable,
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


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph says and how it looks.

    ``drawn`` is what drawings say that hang on it, None where none does; ``notes`` the kind and id
    of its foot- and endnotes, in order. ``struck`` and ``hidden`` say that text was left out for
    that reason.
    """

    text: str = ""
    bold: bool = False
    size: float | None = None
    drawn: Drawn | None = None
    notes: tuple[tuple[str, str], ...] = ()
    struck: bool = False
    hidden: bool = False


@dataclass
class _Field:
    """An open field: ``told`` where its result was told at its start."""

    silent: bool
    told: bool


class Fields:
    """Which text is the result of a field and which its code; fields may run over paragraphs.

    ``silent`` is whether text met now is a field's code, or a result already told.
    """

    def __init__(self) -> None:
        self.silent = False
        self._open: list[_Field] = []

    def step(self, mark: etree._Element) -> str:
        """Take a field mark; hand back the box or choice of an old form field that starts here."""
        kind, shown = mark.get(W + "fldCharType"), ""
        if kind == "begin":
            told = _form_field(mark.find(W + "ffData"))
            shown = "" if self.silent or told is None else told
            self._open.append(_Field(silent=True, told=told is not None))
        elif kind == "separate" and self._open:
            self._open[-1].silent = self._open[-1].told
        elif kind == "end" and self._open:
            self._open.pop()
        self.silent = any(field.silent for field in self._open)
        return shown


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


class TextReader:
    """Reads the text of settled paragraphs, in reading order, since fields run on over them."""

    def __init__(self) -> None:
        self._fields = Fields()

    def read(self, content: list[etree._Element], looks: RunLooks) -> ParagraphText:
        """Read what stands in a paragraph, whose runs look so."""
        found = ParagraphText()
        pieces: list[tuple[str, RunLook]] = []
        for child in content:
            tag = child.tag
            if tag == RUN:
                text, look = self._run(child, looks, found)
                if text:
                    pieces.append((text, look))
            elif tag in _MATHS and not self._fields.silent:
                text = "".join(part.text or "" for part in child.iter(M + "t"))
                pieces.append((readable(text), looks.plain))
        if pieces:
            _put_together(pieces, found)
        return found

    def _run(
        self, run: etree._Element, looks: RunLooks, found: ParagraphText
    ) -> tuple[str, RunLook]:
        """The text of a run and how it looks; its properties stand before all else in it."""
        text, look = "", looks.plain
        for part in children_of(run):
            tag = part.tag
            if tag == TEXT:
                if not self._fields.silent:
                    written = part.text or ""
                    text += (
                        readable(written)
                        if look.font is None
                        else from_picture_font(written, look.font)
                    )
            elif tag == RUN_PROPERTIES:
                look = looks.of(part)
            else:
                text += self._other(part, looks, look, found)
        if look.left_out:
            if text.strip():
                found.hidden |= look.hidden
                found.struck |= not look.hidden
            text = ""
        return text, look

    def _other(
        self, part: etree._Element, looks: RunLooks, look: RunLook, found: ParagraphText
    ) -> str:
        """The text of what stands in a run beside its letters; drawings and notes go to found."""
        tag = part.tag
        if tag == FIELD_MARK:
            return self._fields.step(part)
        if self._fields.silent:
            return ""
        if tag in _FIXED:
            return _FIXED[tag]
        if tag == _RUBY:
            return self._ruby_text(part, looks, found)
        if tag == _SYMBOL:
            return symbol(part.get(W + "char"), part.get(W + "font"))
        if not look.left_out:
            _note_aside(part, found)
        return ""

    def _ruby_text(self, ruby: etree._Element, looks: RunLooks, found: ParagraphText) -> str:
        """Words with small words over them: the small ones follow in brackets."""
        base, over = (
            "".join(self._run(run, looks, found)[0] for run in ruby.iterfind(f"{W}{name}/{RUN}"))
            for name in ("rubyBase", "rt")
        )
        return f"{base} ({over})" if over else base


def _note_aside(part: etree._Element, found: ParagraphText) -> None:
    """Keep what hangs on a paragraph and is read after it."""
    if part.tag in _CARRIERS:
        found.drawn = found.drawn or Drawn()
        read_drawing(part, found.drawn)
    elif part.tag in NOTE_KINDS:
        found.notes += ((NOTE_KINDS[part.tag], part.get(W + "id", "")),)


def _put_together(pieces: list[tuple[str, RunLook]], found: ParagraphText) -> None:
    """Join the pieces of a paragraph, and say how it looks by its visible characters."""
    text, first = pieces[0]
    found.bold, found.size = first.bold, first.size
    if len(pieces) > 1:
        text = "".join([piece for piece, _ in pieces])
        if any(look is not first for _, look in pieces):
            _weigh(pieces, found)
    if "\n" in text:
        text = "\n".join([line.strip() for line in text.split("\n")])
    found.text = text.strip()


def _weigh(pieces: list[tuple[str, RunLook]], found: ParagraphText) -> None:
    """Say how a paragraph of several looks does look: by its visible characters."""
    found.bold = True
    sizes: dict[float, int] = {}
    for piece, look in pieces:
        visible = len("".join(piece.split()))
        found.bold = found.bold and (look.bold or not visible)
        if look.size is not None:
            sizes[look.size] = sizes.get(look.size, 0) + visible
    if sizes:
        found.size = max(sizes, key=lambda size: sizes[size])
