"""The door to all readers: one function for every file that can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import PlanEmpty, PlanMissing, PlanUnreadable
from audit.reading.document import Document, ReadingWarning

if TYPE_CHECKING:
    from audit.reading.formats import Format

_USUAL_SUFFIXES = {"docx": (".docx", ".docm", ".dotx", ".dotm"), "pdf": (".pdf",)}
_SPOKEN = {"docx": "a Word file", "pdf": "a PDF"}


def read_document(path: Path) -> Document:
    """Read a Word file or PDF as blocks in reading order.

    What the file is shows in its content; a wrong suffix only earns a warning. Raises a kind of
    PlanUnreadable, with one sentence for the user, where the file cannot be read: PlanMissing,
    PlanEmpty, PlanTooLarge, PlanFormat, PlanEncrypted, PlanDamaged or PlanScanned.
    """
    path = Path(path)
    try:
        _check_there(path)
        form, document = _read(path)
    except OSError as error:
        raise PlanUnreadable(
            f"{path.name} cannot be opened; close it in other programs and check that you may "
            "read it."
        ) from error
    if not document.texts:
        raise PlanEmpty(f"{path.name} holds no text; check that it is the right file.")
    return _with_suffix_warning(document, path, form)


def _check_there(path: Path) -> None:
    if path.is_dir():
        raise PlanMissing(f"{path.name} is a folder; name a Word or PDF file in it.")
    if not path.exists():
        raise PlanMissing(f"{path.name} was not found; check the name and the folder.")
    if not path.is_file():
        raise PlanMissing(f"{path.name} is a device and not a file; name a Word or PDF file.")
    if path.stat().st_size == 0:
        raise PlanEmpty(f"{path.name} is empty (0 bytes); ask for it again.")


def _read(path: Path) -> tuple[Format, Document]:
    """Each reader's libraries are loaded when a file first needs them."""
    from audit.reading import formats, guards

    guards.check_file_size(path)
    form = formats.recognise(path)
    if form == "pdf":
        from audit.reading.pdf import read_pdf

        return form, read_pdf(path)
    from audit.reading.docx import read_docx

    return form, read_docx(path)


def _with_suffix_warning(document: Document, path: Path, form: Format) -> Document:
    if path.suffix.lower() in _USUAL_SUFFIXES[form]:
        return document
    warning = ReadingWarning(
        "suffix-differs",
        f"{path.name} is {_SPOKEN[form]} in spite of its name and was read as one.",
    )
    return replace(document, warnings=(*document.warnings, warning))
