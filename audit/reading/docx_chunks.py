"""Text that a Word file carries as a file of its own (``w:altChunk``): web pages and plain text.

Systems that fill in plans put rich text in so, and Word takes it up at the first saving. Nothing
that such a page points to is fetched.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from audit.reading.document import TextKind
from audit.reading.docx_symbols import READABLE

_WEB_PAGES = {".html", ".htm", ".xhtml"}
_NO_TEXT = {"head", "script", "style", "template", "noscript"}
_STRUCK = {"del", "s", "strike"}
_IN_LINE = set(
    "a abbr b bdo big cite code em font i img ins kbd label mark q small span strong sub sup tt u"
    " o:p".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class ChunkLine:
    """A heading, paragraph or list item; ``struck`` where text crossed out was left out of it."""

    kind: TextKind
    level: int
    text: str
    struck: bool


def chunk_lines(name: str, data: bytes) -> list[ChunkLine] | None:
    """The lines of a chunk by its part name; None where it is of another kind or cannot be read."""
    suffix = posixpath.splitext(name)[1]
    if suffix in _WEB_PAGES:
        root = _page(data)
        return list(_Page().lines(root)) if root is not None else None
    if suffix == ".txt":
        lines = (line.translate(READABLE).strip() for line in _decoded(data).splitlines())
        return [ChunkLine("paragraph", 0, line, False) for line in lines if line]
    return None


def _decoded(data: bytes) -> str:
    for mark, code in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(code, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _page(data: bytes) -> etree._Element | None:
    """The root of a web page; None where it is broken so that text may have been dropped."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_decoded(data).encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        return None
    broken = any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log)
    return None if broken else root


class _Page:
    """Gathers the text between the edges of blocks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._kinds: list[tuple[TextKind, int]] = [("paragraph", 0)]
        self._left_out = 0
        self._struck = False

    def lines(self, root: etree._Element) -> Iterator[ChunkLine]:
        for event, element in etree.iterwalk(root, events=("start", "end")):
            tag = element.tag if isinstance(element.tag, str) else ""
            if tag not in _IN_LINE and tag not in _STRUCK and tag != "br":
                yield from self._line()
            if event == "start":
                self._enter(tag, element)
            else:
                self._leave(tag, element)
        yield from self._line()

    def _enter(self, tag: str, element: etree._Element) -> None:
        self._left_out += _is_left_out(tag, element)
        self._struck |= tag in _STRUCK
        if tag in _HEADINGS:
            self._kinds.append(("heading", _HEADINGS[tag]))
        elif tag == "li":
            self._kinds.append(("list_item", 0))
        elif tag == "br":
            self._pieces.append("\n")
        self._say(element.text)

    def _leave(self, tag: str, element: etree._Element) -> None:
        if tag in _HEADINGS or tag == "li":
            self._kinds.pop()
        self._left_out -= _is_left_out(tag, element)
        self._say(element.tail)

    def _say(self, text: str | None) -> None:
        if text and not self._left_out:
            self._pieces.append(text.translate(READABLE))

    def _line(self) -> Iterator[ChunkLine]:
        lines = "".join(self._pieces).split("\n")
        text = "\n".join(" ".join(line.split()) for line in lines).strip()
        self._pieces.clear()
        if text:
            yield ChunkLine(*self._kinds[-1], text, self._struck)
            self._struck = False


def _is_left_out(tag: str, element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return tag in _NO_TEXT or tag in _STRUCK or "display:none" in style or "line-through" in style
