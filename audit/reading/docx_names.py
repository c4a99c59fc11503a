"""Names of Word's XML (ECMA-376), spelt once, and the two ways it writes values."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = W + "val"
PARAGRAPH, RUN, TEXT = W + "p", W + "r", W + "t"
TABLE, ROW, CELL = W + "tbl", W + "tr", W + "tc"
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = W + "pPr", W + "rPr"
TEXT_BOX = W + "txbxContent"
FIELD_MARK = W + "fldChar"
NOTE_KINDS = {W + "footnoteReference": "footnotes", W + "endnoteReference": "endnotes"}

_OFF = {"0", "false", "off", "none"}


def switched_on(element: etree._Element | None) -> bool | None:
    """The value of an on/off property: None where it is not there, True where it says nothing."""
    return None if element is None else is_on(element.get(VAL))


def is_on(value: str | None) -> bool:
    """Whether the value of an on/off property that is there switches it on."""
    return value is None or value.lower() not in _OFF


def children_of(element: etree._Element) -> list[etree._Element]:
    """The children of an element. A slice gives them quicker than a walk does."""
    children: list[etree._Element] = element[:]  # type: ignore[index, assignment]  # not in stubs
    return children


def by_tag(element: etree._Element) -> dict[str, etree._Element]:
    """The children of an element by tag, for those of which each stands once."""
    return {child.tag: child for child in children_of(element)}


def opened(
    element: etree._Element, properties: str
) -> tuple[etree._Element | None, list[etree._Element]]:
    """The properties of an element, None where it has none, and all its children.

    Properties stand before all else (ECMA-376 part 1, 17.3.1.22, 17.3.2.25 and 17.4.65).
    """
    children: list[etree._Element] = element[:]  # type: ignore[index, assignment]  # not in stubs
    if children and children[0].tag == properties:
        return children[0], children
    return None, children


def value_of(parent: etree._Element | None, name: str) -> str | None:
    """The ``w:val`` of a child property, None where there is none."""
    child = next(parent.iterchildren(W + name), None) if parent is not None else None
    return child.get(VAL) if child is not None else None


def number(text: str | None, default: int = 0) -> int:
    """A whole number as Word writes it; ``default`` where it is missing or broken."""
    try:
        return int(text or "")
    except ValueError:
        return default


def points(text: str | None) -> float | None:
    """A font size in points: transitional files count half points, strict ones write "12pt"."""
    if not text:
        return None
    try:
        return float(text[:-2]) if text.endswith("pt") else float(text) / 2
    except ValueError:
        return None
