"""Text that stands in drawings: text boxes, WordArt and watermarks, SmartArt, charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from audit.reading.docx_names import TEXT_BOX, R
from audit.reading.docx_symbols import READABLE

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"


@dataclass
class Drawn:
    """What a drawing says: text boxes, other lines of text, and the ids of other parts."""

    boxes: list[etree._Element] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    diagrams: list[str] = field(default_factory=list)
    charts: list[str] = field(default_factory=list)


def read_drawing(element: etree._Element, drawn: Drawn) -> None:
    """Add what a drawing says to ``drawn``; a box within a box is left to the outer one."""
    for child in element:
        if child.tag == TEXT_BOX:
            drawn.boxes.append(child)
            continue
        if child.tag == _WORD_ART:
            drawn.lines += _line(child.get("string", ""))
        elif child.tag == _DIAGRAM:
            drawn.diagrams.append(child.get(R + "dm", ""))
        elif child.tag == _CHARTS + "chart":
            drawn.charts.append(child.get(R + "id", ""))
        elif child.tag == _DRAWN + "p":
            drawn.lines += _drawn_line(child)
            continue
        read_drawing(child, drawn)


def diagram_lines(part: etree._Element | None) -> Iterator[str]:
    """The lines of a SmartArt picture, from the part that holds its words."""
    if part is not None:
        for paragraph in part.iter(_DRAWN + "p"):
            yield from _drawn_line(paragraph)


def chart_lines(part: etree._Element | None) -> Iterator[str]:
    """The words of a chart, each once: its titles and the names of its series and categories.

    Its figures are not words and stay out.
    """
    if part is None:
        return
    lines: dict[str, None] = {}
    for element in part.iter(_DRAWN + "p", _CHARTS + "strCache"):
        if element.tag == _DRAWN + "p":
            lines.update(dict.fromkeys(_drawn_line(element)))
        else:
            for value in element.iter(_CHARTS + "v"):
                lines.update(dict.fromkeys(_line(value.text or "")))
    yield from lines


def _drawn_line(paragraph: etree._Element) -> list[str]:
    parts = paragraph.iter(_DRAWN + "t", _DRAWN + "br")
    return _line("".join(part.text or "" if part.tag == _DRAWN + "t" else " " for part in parts))


def _line(text: str) -> list[str]:
    text = text.translate(READABLE).strip()
    return [text] if text else []
