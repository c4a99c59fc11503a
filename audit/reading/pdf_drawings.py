"""Ruled lines, filled areas and pictures of a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

THICKEST_RULE = 3.0
"""A filled area up to this thick, in points, is a drawn line: Word paints borders as thin areas."""
FORM_DEPTH = 6
"""How deep drawings inside drawings are followed."""
Point = tuple[float, float]
Transform = Callable[[float, float], Point]


@dataclass(slots=True)
class Rule:
    """A drawn line, level or upright, from ``start`` to ``end`` at ``at`` on the other axis."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Box:
    """An area with its corners."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(slots=True)
class Drawings:
    """Lines and filled areas of a page; ``pictures`` counts images."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    pictures: int = 0


def drawings_of(page: Any, to_view: Transform) -> Drawings:
    """What is drawn on a page, which pdfium holds, those parts inside form objects included."""
    found = Drawings()
    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
    _collect(objects, to_view, found, FORM_DEPTH)
    return found


def _collect(objects: Iterator[Any], to_view: Transform, found: Drawings, depth: int) -> None:
    for item in objects:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(item, to_view, found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth:
            count = pdfium.FPDFFormObj_CountObjects(item)
            inner = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(count))
            _collect(inner, _chained(item, to_view), found, depth - 1)


def _chained(item: Any, to_view: Transform) -> Transform:
    """The view of points that are given in the coordinates of a page object."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, matrix):
        return to_view
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    return lambda x, y: to_view(a * x + c * y + e, b * x + d * y + f)


def _path(item: Any, to_view: Transform, found: Drawings) -> None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroked)
    if not mode.value and not stroked.value:
        return
    for outline in _outlines(item, _chained(item, to_view)):
        if mode.value:
            _fill(item, outline, found)
        if stroked.value:
            _stroke(outline, found)


def _outlines(item: Any, view: Transform) -> Iterator[list[Point]]:
    """The corner points of each part of a path; curves are left out."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(view(x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if points:
        yield points


def _fill(item: Any, outline: list[Point], found: Drawings) -> None:
    xs, ys = [x for x, _ in outline], [y for _, y in outline]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    wide, high = box.x1 - box.x0, box.bottom - box.top
    if min(wide, high) <= THICKEST_RULE:
        if high <= wide:
            found.rules.append(Rule(True, (box.top + box.bottom) / 2, box.x0, box.x1))
        if wide <= high:
            found.rules.append(Rule(False, (box.x0 + box.x1) / 2, box.top, box.bottom))
    elif not _is_white(item):
        found.fills.append(box)


def _is_white(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 250


def _stroke(outline: list[Point], found: Drawings) -> None:
    for (x0, y0), (x1, y1) in pairwise(outline):
        if abs(y0 - y1) <= 1 < abs(x0 - x1):
            found.rules.append(Rule(True, (y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= 1 < abs(y0 - y1):
            found.rules.append(Rule(False, (x0 + x1) / 2, min(y0, y1), max(y0, y1)))
