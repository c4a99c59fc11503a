"""What a person should know about how a Word file was read, counted while reading it."""

from __future__ import annotations

from lxml import etree

from audit.reading.document import ReadingWarning
from audit.reading.docx_names import W, number
from audit.reading.docx_noticed import Noticed

TRACKED, STRUCK, HIDDEN = "tracked-changes", "struck-out-text", "hidden-text"
PROMPTS, COMMENTS, CHUNKS = "unfilled-prompts", "comments", "embedded-text"
FILES, PICTURES = "embedded-files", "large-pictures"
ACTIVE, LINKED = "active-controls", "linked-documents"

_SENTENCES = {
    TRACKED: "The file holds tracked changes ({}); it was read as if all were accepted.",
    STRUCK: "Text that is struck out was left out (paragraphs: {}).",
    HIDDEN: "Hidden text was left out (paragraphs: {}).",
    PROMPTS: "Form fields that still show their prompt were read as empty ({}).",
    COMMENTS: "Comments in the margin are not part of the plan and were not read ({}).",
    CHUNKS: "Parts of the text are stored as files within the file ({}) and were not read; "
    "open it in Word and save it again.",
    FILES: "Files that are embedded in the text were not read ({}).",
    LINKED: "Parts of the text are kept in other files ({}) and were not read; ask for the plan as "
    "one file.",
    ACTIVE: "Form fields that keep their answer outside the text (ActiveX) were not read ({}).",
    PICTURES: "Large pictures were not read ({}); if they show text, it was not scored.",
}

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_COMMENT = W + "commentReference"
_FILE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_ACTIVE, _LINKED = W + "control", W + "subDoc"
_PLACED = (_DRAWING + "inline", _DRAWING + "anchor")
# Half the width of the text on an A4 page and more: a scanned page rather than a logo.
_LARGE_EMU = 12 * 360_000


_UNREAD = {_COMMENT: COMMENTS, _FILE: FILES, _ACTIVE: ACTIVE, _LINKED: LINKED}


def count_unread(part: etree._Element, noticed: Noticed) -> None:
    """Count what stands in a part and is not read: comments, files, active controls, pictures."""
    for element in part.iter(*_UNREAD, *_PLACED):
        if element.tag in _UNREAD:
            noticed.add(_UNREAD[element.tag], element)
        elif _is_large_picture(element):
            noticed.add(PICTURES, element)


def _is_large_picture(placed: etree._Element) -> bool:
    """A picture that takes up much of a page and is not a background."""
    extent = placed.find(_DRAWING + "extent")
    if extent is None or placed.get("behindDoc") == "1":
        return False
    sides = number(extent.get("cx")), number(extent.get("cy"))
    return min(sides) >= _LARGE_EMU and next(placed.iter(_PICTURE), None) is not None


def reading_warnings(noticed: Noticed) -> tuple[ReadingWarning, ...]:
    """One warning for each kind of thing that was met: how many, and where the first stands."""
    return tuple(
        ReadingWarning(code, sentence.format(noticed.counts[code]), noticed.places.get(code))
        for code, sentence in _SENTENCES.items()
        if noticed.counts[code]
    )
