"""The paragraphs and table rows that a tagged PDF names itself.

Word writes such tags when it saves a PDF "for accessibility", which it does unless told otherwise.
They say which lines are one paragraph and which parts of a row are one, also over a page break.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

INLINE = {"Span", "Link", "Reference", "Quote", "Code", "Em", "Strong", "Sub", "Annot", "BibEntry"}
CONTAINERS = {"Document", "Part", "Art", "Sect", "Div", "NonStruct", "Private", "Figure", "Form"}
CONTAINERS |= {"Table", "THead", "TBody", "TFoot", "TR", "TD", "TH", "L", "TOC", "Textbox", "Index"}
"""Text that stands right in one of these may be several paragraphs."""

DEEPEST = 60
MOST_DOUBTS = 0.05
"""Tags that contradict the layout in a larger share of lines are not trusted."""

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """The paragraph that text belongs to, and the table rows around it from the outermost.

    Each is named by its way from the root of the tags, which is the same on every page.
    """

    block: Path
    rows: tuple[Path, ...]


def page_tags(page: Any) -> dict[int, Tag]:
    """The tags of a page by the number of the marked content; ``page`` as pdfium holds it."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    tags: dict[int, Tag] = {}
    try:
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            root = pdfium.FPDF_StructTree_GetChildAtIndex(tree, index)
            if root:
                _collect(root, (index,), None, (), tags)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return tags


def _collect(
    element: Any, path: Path, block: Path | None, rows: tuple[Path, ...], tags: dict[int, Tag]
) -> None:
    kind = _kind(element)
    if kind in CONTAINERS:
        block = None
    elif kind not in INLINE:
        block = path
    if kind == "TR":
        rows = (*rows, path)
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if mark >= 0:
            if block is not None:
                tags[mark] = Tag(block, rows)
            continue
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child and len(path) < DEEPEST:
            _collect(child, (*path, index), block, rows, tags)


def _kind(element: Any) -> str:
    length = pdfium.FPDF_StructElement_GetType(element, None, 0)
    buffer = ctypes.create_string_buffer(max(length, 2))
    pdfium.FPDF_StructElement_GetType(element, buffer, length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")


def are_trusted(doubts: Iterable[bool]) -> bool:
    """Whether the tags fit the layout, given for each pair of tagged lines whether they do not."""
    found = list(doubts)
    return bool(found) and sum(found) <= MOST_DOUBTS * len(found)
