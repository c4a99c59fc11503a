"""Bring Word's XML to the state a reader of the page sees, before its text is read.

Content controls, insertions, links and other wrappers give way to what they hold; deletions,
prompts of unfilled controls and second copies go. Afterwards a story holds paragraphs, tables and
runs only.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from audit.reading.docx_names import (
    FIELD_MARK,
    MC,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT,
    W14,
    W,
    by_tag,
    children_of,
    switched_on,
    value_of,
)
from audit.reading.docx_noticed import Noticed
from audit.reading.docx_parts import Part, kept
from audit.reading.docx_warnings import PROMPTS, TRACKED

_CELL_INSERTED, _CELL_DELETED = W + "cellIns", W + "cellDel"
_INSERTED = {W + "ins", W + "moveTo", W14 + "conflictIns", _CELL_INSERTED}
_DELETED = {W + "del", W + "moveFrom", W14 + "conflictDel", _CELL_DELETED}
_CONTROL = W + "sdt"
_PROPERTIES, _CONTENT, _BOX = W + "sdtPr", W + "sdtContent", W14 + "checkbox"
_ALTERNATES = MC + "AlternateContent"
_PLAIN_WRAPPERS = {
    W + name for name in ("hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
}
_WRAPPERS = (*_INSERTED, *_DELETED, _CONTROL, *_PLAIN_WRAPPERS)
_ROW_PROPERTIES = W + "trPr"
_CELL_PROPERTIES = W + "tcPr"
_MARK_PROPERTIES = {RUN_PROPERTIES, _ROW_PROPERTIES, _CELL_PROPERTIES, W + "numPr"}
_CHARACTERS = {TEXT, W + "sym"}
TICKED, UNTICKED = "☒", "☐"


def settle(root: etree._Element, prompts: Mapping[str, str], noticed: Noticed) -> None:
    """Change the tree in place as the module says.

    ``prompts`` are the prompts of the file's glossary, by name, as ``read_prompts`` gives them;
    ``noticed`` counts what a person should know of.
    """
    for element in list(root.iter(_ALTERNATES)):
        _replace(element, list(next(element.iter(MC + "Choice", MC + "Fallback"), ())))
    ended_paragraphs = []
    for element in list(root.iter(*_WRAPPERS)):
        parent = element.getparent()
        if parent is None:
            continue
        if parent.tag in _MARK_PROPERTIES:
            ended_paragraphs += _tracked_mark(element, parent, noticed)
        elif element.tag in _DELETED:
            noticed.add(TRACKED, element)
            parent.remove(element)
        else:
            if element.tag in _INSERTED:
                noticed.add(TRACKED, element)
            _replace(element, _kept(element, noticed, prompts))
    _join_with_next(ended_paragraphs, noticed)
    _drop_broken_fields(root)


def _tracked_mark(
    mark: etree._Element, properties: etree._Element, noticed: Noticed
) -> list[etree._Element]:
    """Drop a deleted row, empty a deleted cell; hand back a paragraph whose end is deleted."""
    owner, deleted = properties.getparent(), mark.tag in _DELETED
    if owner is None:
        return []
    if properties.tag in (_ROW_PROPERTIES, _CELL_PROPERTIES):
        noticed.add(TRACKED, _neighbour(owner) if deleted else owner)
    if not deleted:
        return []
    if properties.tag == _ROW_PROPERTIES:
        _replace(owner, [])
    elif properties.tag == _CELL_PROPERTIES:
        owner[:] = [properties]  # an empty cell keeps those after it in their columns
    paragraph = owner.getparent() if owner.tag == PARAGRAPH_PROPERTIES else None
    if paragraph is None or paragraph.tag != PARAGRAPH:
        return []
    noticed.add(TRACKED, paragraph)
    return [paragraph]


def _neighbour(element: etree._Element) -> etree._Element | None:
    """The row or cell beside one that goes: the one before, else the one after."""
    before = next(element.itersiblings(element.tag, preceding=True), None)
    return before if before is not None else next(element.itersiblings(element.tag), None)


def _kept(
    element: etree._Element, noticed: Noticed, prompts: Mapping[str, str]
) -> list[etree._Element]:
    if element.tag == _CONTROL:
        return _control_content(element, noticed, prompts)
    return children_of(element)


def _control_content(
    control: etree._Element, noticed: Noticed, prompts: Mapping[str, str]
) -> list[etree._Element]:
    parts = by_tag(control)
    content = parts.get(_CONTENT)
    if content is None:
        return []
    said = by_tag(parts[_PROPERTIES]) if _PROPERTIES in parts else {}
    if _BOX in said:
        _set_box(content, said[_BOX])
    elif _shows_prompt(said, content, prompts):
        noticed.add(PROMPTS, content)
        for run in list(content.iter(RUN)):
            _replace(run, [])
    return children_of(content)


def _shows_prompt(
    said: Mapping[str, etree._Element], content: etree._Element, prompts: Mapping[str, str]
) -> bool:
    """Whether a control still shows its prompt.

    Software that fills in forms often leaves the flag on, so text that differs from the prompt
    that the file itself records is content.
    """
    if not switched_on(said.get(W + "showingPlcHdr")):
        return False
    prompt = prompts.get(value_of(said.get(W + "placeholder"), "docPart") or "")
    return prompt is None or prompt == _letters(content)


@kept
def read_prompts(glossary: Part | None) -> Mapping[str, str]:
    """The prompts of controls by name, from the glossary part of a Word file."""
    prompts: dict[str, str] = {}
    for entry in glossary.root().iter(W + "docPart") if glossary is not None else ():
        name, body = value_of(entry.find(W + "docPartPr"), "name"), entry.find(W + "docPartBody")
        if name and body is not None:
            prompts[name] = _letters(body)
    return prompts


def _letters(element: etree._Element) -> str:
    """All characters but white space, which differs between a prompt and its use."""
    return "".join("".join(text.text or "" for text in element.iter(TEXT)).split())


def _set_box(content: etree._Element, checkbox: etree._Element) -> None:
    """Whatever glyph the control shows, write the one that says its state."""
    checked = checkbox.find(W14 + "checked")
    state = checked is not None and checked.get(W14 + "val", "1") in ("1", "true", "on")
    glyphs = list(content.iter(*_CHARACTERS)) or [_new_sign(content)]
    for glyph in glyphs[1:]:
        _replace(glyph, [])
    for glyph in glyphs[:1]:
        glyph.tag = TEXT
        glyph.text = TICKED if state else UNTICKED


def _new_sign(content: etree._Element) -> etree._Element:
    """A place for the sign of a box whose control shows none."""
    paragraph = next(content.iter(PARAGRAPH), content)
    return etree.SubElement(etree.SubElement(paragraph, RUN), TEXT)


def _replace(element: etree._Element, content: list[etree._Element]) -> None:
    parent = element.getparent()
    if parent is None:
        return
    for child in content:
        element.addprevious(child)
    parent.remove(element)


def _join_with_next(ended: list[etree._Element], noticed: Noticed) -> None:
    """Paragraphs whose end mark is deleted run on into the next, which gives its form."""
    still_to_come = set(ended)
    carried: dict[etree._Element, list[etree._Element]] = {}
    for paragraph in ended:
        following = next(paragraph.itersiblings(PARAGRAPH, TABLE), None)
        content = carried.pop(paragraph, [])
        if following is None or following.tag != PARAGRAPH:
            _put_first(paragraph, content)
            continue
        content += [child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]
        noticed.carry(paragraph, following)
        _replace(paragraph, [])
        if following in still_to_come:
            carried[following] = content
        else:
            _put_first(following, content)


def _put_first(paragraph: etree._Element, content: list[etree._Element]) -> None:
    start = 1 if paragraph.find(PARAGRAPH_PROPERTIES) is not None else 0
    paragraph[start:start] = content


def _drop_broken_fields(root: etree._Element) -> None:
    """Take out marks of fields without an end, lest all text after them passes for a code."""
    open_fields: list[list[etree._Element]] = []
    broken: list[etree._Element] = []
    for mark in root.iter(FIELD_MARK):
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            open_fields.append([mark])
        elif not open_fields:
            broken.append(mark)
        elif kind == "end":
            open_fields.pop()
        else:
            open_fields[-1].append(mark)
    for mark in [*broken, *(mark for marks in open_fields for mark in marks)]:
        _replace(mark, [])
