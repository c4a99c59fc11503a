"""The words of a Word file by a walk over its raw XML, knowing as little as may be."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from counting import InFile, words
from lxml import etree

_STORIES = re.compile(r"word/(document|footnotes|endnotes|header|footer)[0-9]*\.xml")
_DRAWN = re.compile(r"word/(.*/)?(data|diagramData|chart)[0-9]*\.xml")
_CHUNK = re.compile(r"word/.*\.(html?|xhtml|txt)")
_OUT_OF_PAGE = re.compile(r"(?s)<(head|script|style|del|s|strike)\b.*?</\1>")
_IN_LINE = re.compile(r"</?(a|b|em|font|i|span|strong|u)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_GONE = {"del", "moveFrom", "instrText", "delText", "sdtPr", "conflictDel"}
_UNSEEN = {"strike", "dstrike", "vanish"}
_SPACES = {"tab", "br", "cr", "ptab", "noBreakHyphen"}
_OFF = ("0", "false", "off", "none")


def words_of_word(path: Path) -> InFile:
    """Live text must be read; prompts, and headers that say the same again, may be."""
    found = InFile()
    margins: set[str] = set()
    with zipfile.ZipFile(path) as container:
        for name in container.namelist():
            if _STORIES.fullmatch(name):
                live, other = _Walk(etree.fromstring(container.read(name))).result()
                is_margin = name.startswith(("word/header", "word/footer"))
                again = is_margin and live in margins
                margins |= {live} if is_margin else set()
                (found.may if again else found.must).update(words(live))
                found.may.update(words(other))
            elif _DRAWN.fullmatch(name):
                found.must.update(words("\n".join(_drawn(etree.fromstring(container.read(name))))))
            elif _CHUNK.fullmatch(name):
                found.must.update(words(_chunk(container.read(name).decode("utf-8", "replace"))))
    return found


def _chunk(text: str) -> str:
    return html.unescape(_TAG.sub(" ", _IN_LINE.sub("", _OUT_OF_PAGE.sub(" ", text))))


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _drawn(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter("{*}p"):
        yield " ".join(text.text or "" for text in paragraph.iter("{*}t"))
    values = (
        value.text or "" for names in root.iter("{*}strCache") for value in names.iter("{*}v")
    )
    yield from dict.fromkeys(values)


class _Walk:
    """Goes through a part once; ``_pieces`` are its live text and the text that may be read."""

    def __init__(self, root: etree._Element) -> None:
        self._pieces: tuple[list[str], list[str]] = ([], [])
        self._codes: list[bool] = []  # open fields; True while their code goes on
        self._visit(root, False)

    def result(self) -> tuple[str, str]:
        live, other = self._pieces
        return "".join(live), "".join(other)

    def _visit(self, element: etree._Element, open_to_doubt: bool) -> None:
        name = _name(element)
        if name in _GONE or (name == "Fallback" and element.getprevious() is not None):
            return
        if name in ("r", "tr", "tc") and _is_out(element):
            return
        pieces = self._pieces[open_to_doubt]
        if name == "t" and not any(self._codes):
            pieces.append(element.text or "")
        elif name in _SPACES:
            pieces.append(" ")
        elif name == "fldChar":
            self._mark(element)
        elif name == "ddList":  # one of the choices of an old drop-down shows
            choices = (value for entry in element.iter("{*}listEntry") for value in entry.values())
            self._pieces[True].append("\n".join(("", *choices, "")))
        elif name == "textpath":
            pieces.append(f"\n{element.get('string', '')}\n")
        doubt = open_to_doubt or _is_doubtful(element, name)
        around = "\n" if name in ("p", "txbxContent", "rt") else ""
        self._pieces[doubt].append(around)
        for child in element:
            self._visit(child, doubt)
        self._pieces[doubt].append(around)

    def _mark(self, element: etree._Element) -> None:
        kind = next((v for k, v in element.attrib.items() if k.endswith("fldCharType")), "")
        if kind == "begin":
            self._codes.append(True)
        elif kind == "separate" and self._codes:
            self._codes[-1] = False
        elif kind == "end" and self._codes:
            self._codes.pop()


def _is_out(element: etree._Element) -> bool:
    """A run that is hidden or struck out, a row or cell that is deleted."""
    for properties in element.iterchildren("{*}rPr", "{*}trPr", "{*}tcPr"):
        for child in properties:
            name = _name(child)
            if name in ("del", "cellDel") or (name in _UNSEEN and not _is_off(child)):
                return True
    return False


def _is_off(element: etree._Element) -> bool:
    return any(key.endswith("}val") and value in _OFF for key, value in element.attrib.items())


def _is_doubtful(element: etree._Element, name: str) -> bool:
    """A control that shows its prompt or a box, or a cell that a merged one lies over."""
    if name == "sdt":
        properties = element.find("{*}sdtPr")
        said = {_name(child) for child in properties} if properties is not None else set()
        return bool(said & {"showingPlcHdr", "checkbox"})
    merge = element.find("{*}tcPr/{*}vMerge") if name == "tc" else None
    return merge is not None and not any(value == "restart" for value in merge.attrib.values())
