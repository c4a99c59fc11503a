"""The parts of a Word file: their XML, and what was made of those that plans have in common.

The plans of an authority come from one template, so the parts that hold its styles, lists and
prompts are the same, byte for byte, in plan after plan. What was made of them is kept for the next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TypeVar

from lxml import etree

from audit.reading import guards
from audit.reading.docx_names import R, W

# How many different parts of a kind are kept: a few templates at a time. A template's styles take
# up to half a megabyte; what is larger is read anew rather than held in memory.
_KEPT = 4
_MAX_KEPT_BYTES = guards.MEGABYTE

# ISO Strict files say the same with other namespaces; they are rewritten to the usual ones.
_STRICT_MARK = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.strip("{}").encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.strip("{}").encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
    *(
        (
            b"http://purl.oclc.org/ooxml/drawingml/" + name,
            b"http://schemas.openxmlformats.org/drawingml/2006/" + name,
        )
        for name in (b"main", b"diagram", b"chart", b"picture", b"wordprocessingDrawing")
    ),
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes of an XML part; two are equal where these are. ``file`` is named in errors."""

    data: bytes
    file: str = field(compare=False)

    def root(self) -> etree._Element:
        """The root element. Raises PlanDamaged or PlanTooLarge as ``guards.parse_xml`` does."""
        data = self.data
        root = guards.parse_xml(data, self.file)
        if _STRICT_MARK in data or "purl.oclc.org" in str(root.tag):
            data = etree.tostring(root)
            for strict, usual in _STRICT_NAMES:
                data = data.replace(strict, usual)
            root = guards.parse_xml(data, self.file)
        return root


def kept(make: Callable[[Part | None], T]) -> Callable[[Part | None], T]:
    """Keep what a function makes of the last few parts. Nothing may change it afterwards."""
    remembered = lru_cache(maxsize=_KEPT)(make)

    @wraps(make)
    def ask(part: Part | None) -> T:
        small = part is None or len(part.data) <= _MAX_KEPT_BYTES
        return remembered(part) if small else make(part)

    return ask
