"""The parts of a Word file: their XML, and what was made of those that plans have in common.

The plans of an authority come from one template, so the parts that hold its styles, lists and
prompts are the same, byte for byte, in plan after plan. What was made of them is kept for the next.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import wraps
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


class Part:
    """A part of a Word file, read when it is asked for; ``file`` is the name to give in errors."""

    def __init__(self, container: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str) -> None:
        self._container, self._entry, self._file = container, entry, file

    def data(self) -> bytes:
        """The bytes of the part. Raises PlanDamaged or PlanTooLarge as ``guards`` does."""
        return guards.read_part(self._container, self._entry, self._file)

    def root(self) -> etree._Element:
        """The root element. Raises PlanDamaged or PlanTooLarge as ``guards`` does."""
        data = self.data()
        root = guards.parse_xml(data, self._file)
        if _STRICT_MARK in data or "purl.oclc.org" in str(root.tag):
            data = etree.tostring(root)
            for strict, usual in _STRICT_NAMES:
                data = data.replace(strict, usual)
            root = guards.parse_xml(data, self._file)
        return root

    def mark(self) -> tuple[object, ...] | None:
        """What only parts of the same content share; None where a part is too large to keep."""
        if max(self._entry.file_size, self._entry.compress_size) > _MAX_KEPT_BYTES:
            return None
        return guards.as_stored(self._container, self._entry)


def kept(make: Callable[[Part | None], T]) -> Callable[[Part | None], T]:
    """Keep what a function makes of the last few parts. Nothing may change it afterwards."""
    made: dict[tuple[object, ...], T] = {}

    @wraps(make)
    def ask(part: Part | None) -> T:
        mark = part.mark() if part is not None else None
        if mark is None:
            return make(part)
        found = made.pop(mark, None)
        if found is None:
            found = make(part)
        made[mark] = found  # the last one asked for stands last
        for oldest in list(made)[:-_KEPT]:
            made.pop(oldest, None)
        return found

    return ask
