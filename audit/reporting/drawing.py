"""A small drawing of lines, boxes, dots and words, as SVG for a page and as PNG for Word.

No plotting library: charts here are few and plain, and one that takes a second to load would be a
good part of the time of the whole command. Lengths are points of the drawing; y goes downwards.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Literal

from audit.reporting.words import one_line

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

INK, GREY, PALE, BLUE, RULE, ORANGE = (
    "#0b0c0c", "#454a4d", "#a9cbe8", "#00558a", "#d5d9dc", "#9a3b00",
)  # fmt: skip
"""Colours that also differ in lightness, so that they differ for everyone and in grey print."""

_DASH = (6.0, 4.0)
# The PNG has three dots for each point, some 300 an inch in Word; drawn larger, then made smaller,
# which smooths its edges.
_DOTS, _LARGER = 3, 2
_PALETTE = 48
_ASCII = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")  # what the font of the PNG lacks


@dataclass(frozen=True, slots=True)
class Line:
    """From one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str = INK
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle around a point."""

    x: float
    y: float
    radius: float
    colour: str = BLUE


@dataclass(frozen=True, slots=True)
class Words:
    """A text on the base line ``y``; ``x`` is its start, its middle or its end."""

    x: float
    y: float
    text: str
    size: float = 11.0
    anchor: Literal["start", "middle", "end"] = "start"
    colour: str = INK
    bold: bool = False


@dataclass(slots=True)
class Drawing:
    """What is drawn, in order: what comes later lies above."""

    width: float
    height: float
    shapes: list[Line | Dot | Words] = field(default_factory=list)

    def add(self, *shapes: Line | Dot | Words) -> None:
        self.shapes += shapes


def svg(drawing: Drawing, name: str, title: str, alternative: str) -> str:
    """The drawing as an SVG element for an HTML page; ``name`` begins the ids within it."""
    head = (
        f'<svg class="chart" role="img" viewBox="0 0 {drawing.width:g} {drawing.height:g}"'
        f' aria-labelledby="{escape(name)}-title {escape(name)}-desc"'
        ' font-family="Segoe UI, Arial, Helvetica, sans-serif">'
        f'<title id="{escape(name)}-title">{escape(one_line(title))}</title>'
        f'<desc id="{escape(name)}-desc">{escape(one_line(alternative))}</desc>'
    )
    return head + "".join(map(_element, drawing.shapes)) + "</svg>"


def _element(shape: Line | Dot | Words) -> str:
    if isinstance(shape, Line):
        dashes = f' stroke-dasharray="{_DASH[0]:g} {_DASH[1]:g}"' if shape.dashed else ""
        return (
            f'<line x1="{shape.x1:.1f}" y1="{shape.y1:.1f}" x2="{shape.x2:.1f}"'
            f' y2="{shape.y2:.1f}" stroke="{shape.colour}" stroke-width="{shape.width:g}"{dashes}/>'
        )
    if isinstance(shape, Dot):
        return (
            f'<circle cx="{shape.x:.1f}" cy="{shape.y:.1f}" r="{shape.radius:g}"'
            f' fill="{shape.colour}"/>'
        )
    weight = ' font-weight="600"' if shape.bold else ""
    return (
        f'<text x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size:g}"'
        f' text-anchor="{shape.anchor}" fill="{shape.colour}"{weight}>'
        f"{escape(one_line(shape.text))}</text>"
    )


def png(drawing: Drawing) -> bytes:
    """The drawing as a PNG file; the same drawing gives the same bytes."""
    from PIL import Image, ImageDraw

    scale = _DOTS * _LARGER
    size = (round(drawing.width * scale), round(drawing.height * scale))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _draw(pen, shape, scale)
    smooth = image.reduce(_LARGER)
    target = io.BytesIO()
    few = smooth.quantize(_PALETTE, Image.Quantize.FASTOCTREE)
    # The palette's white is a shade off; on paper it would show as a grey box.
    few.putpalette([255 if value > 250 else value for value in few.getpalette() or []])
    few.save(target, "PNG")
    return target.getvalue()


def _draw(pen: ImageDraw, shape: Line | Dot | Words, scale: int) -> None:
    if isinstance(shape, Line):
        for x1, y1, x2, y2 in _strokes(shape):
            ends = [(x1 * scale, y1 * scale), (x2 * scale, y2 * scale)]
            pen.line(ends, shape.colour, max(round(shape.width * scale), 1))
    elif isinstance(shape, Dot):
        x, y, radius = shape.x * scale, shape.y * scale, shape.radius * scale
        pen.ellipse([x - radius, y - radius, x + radius, y + radius], shape.colour)
    else:
        font = _font(shape.size * scale)
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[shape.anchor]
        text = one_line(shape.text).translate(_ASCII)
        stroke = shape.size * scale / 40 if shape.bold else 0
        at = (shape.x * scale, shape.y * scale)
        pen.text(at, text, shape.colour, font, anchor, stroke_width=stroke)


@cache
def _font(size: float) -> FreeTypeFont:
    """The font that Pillow brings along: the same on every machine."""
    from PIL import ImageFont

    font = ImageFont.load_default(size)
    assert isinstance(font, ImageFont.FreeTypeFont)  # noqa: S101 - tells the type checker
    return font


def _strokes(line: Line) -> list[tuple[float, float, float, float]]:
    """The line itself, or its dashes."""
    if not line.dashed:
        return [(line.x1, line.y1, line.x2, line.y2)]
    across, down = line.x2 - line.x1, line.y2 - line.y1
    length = max((across**2 + down**2) ** 0.5, 1e-9)
    strokes, at = [], 0.0
    while at < length:
        start, end = at / length, min(at + _DASH[0], length) / length
        strokes.append((
            line.x1 + across * start, line.y1 + down * start,
            line.x1 + across * end, line.y1 + down * end,
        ))  # fmt: skip
        at += sum(_DASH)
    return strokes
