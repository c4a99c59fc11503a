"""What kind of file it is, told from its content, and how to turn the others into Word files."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Literal

from audit.errors import PlanDamaged, PlanEncrypted, PlanFormat, PlanUnreadable
from audit.reading import guards

Format = Literal["docx", "pdf"]

_HEAD_BYTES = 4096
# The PDF standard lets a few bytes stand before the mark; readers accept it in the first 1024.
_PDF_MARK_WITHIN = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
)
_SAVE_AS = "open it in Word and save it as .docx"


def recognise(path: Path) -> Format:
    """Whether the file is a Word file or a PDF, by its content and not by its name.

    Raises PlanFormat for every other kind, with how to convert it; PlanEncrypted for a Word file
    with a password; PlanDamaged for a zip that is cut off.
    """
    if path.name.startswith("~$"):
        raise PlanFormat(
            f"{path.name} is a note that Word keeps while a plan is open; choose the plan itself."
        )
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if b"%PDF-" in head[:_PDF_MARK_WITHIN]:
        return "pdf"
    if head.startswith(b"PK"):
        return _recognise_zip(path)
    raise _other(path, head)


def _recognise_zip(path: Path) -> Format:
    with guards.open_zip(path) as container:
        names = [entry.filename.lower().replace("\\", "/") for entry in container.infolist()]
        if "[content_types].xml" in names:
            return _recognise_office(path, names)
        if "mimetype" in names:
            raise _open_document(path, container)
    if any(name.endswith((".iwa", "index.apxl")) for name in names):
        raise PlanFormat(f"{path.name} is a Pages file; open it in Pages and export it as Word.")
    raise PlanFormat(
        f"{path.name} is a zip archive; unpack it and choose the Word or PDF file in it."
    )


def _recognise_office(path: Path, names: list[str]) -> Format:
    if not any(name.startswith("word/") for name in names):
        if any(name.startswith("xl/") for name in names):
            raise PlanFormat(f"{path.name} is an Excel file; a plan must be a Word or PDF file.")
        if any(name.startswith("ppt/") for name in names):
            raise PlanFormat(f"{path.name} is a PowerPoint file; a plan must be Word or PDF.")
    return "docx"


def _open_document(path: Path, container: zipfile.ZipFile) -> PlanFormat:
    kind = guards.read_part(container, container.getinfo("mimetype"), path.name)
    if b"opendocument.text" in kind:
        return PlanFormat(f"{path.name} is an OpenDocument text (.odt); {_SAVE_AS}.")
    return PlanFormat(f"{path.name} is an OpenDocument file; a plan must be a Word or PDF file.")


def _other(path: Path, head: bytes) -> PlanUnreadable:
    name = path.name
    if head.startswith(_OLE):
        return _old_office(path)
    if head.lstrip().startswith(b"{\\rtf"):
        return PlanFormat(f"{name} is a rich text file (.rtf); {_SAVE_AS}.")
    for mark, kind in _IMAGES:
        if head.startswith(mark):
            return _picture(name, kind)
    if head[4:12] in (b"ftypheic", b"ftypmif1", b"ftypheif") or head[8:12] == b"WEBP":
        return _picture(name, "photograph")
    return _text_or_unknown(name, head)


def _picture(name: str, kind: str) -> PlanFormat:
    return PlanFormat(
        f"{name} is a picture ({kind}) without text that can be read; "
        "ask for the plan as a Word file or as a PDF with text."
    )


def _old_office(path: Path) -> PlanUnreadable:
    """An OLE container holds an old Word file or, under a password, a new one."""
    data = path.read_bytes()
    if _holds(data, "EncryptedPackage"):
        return PlanEncrypted(
            f"{path.name} is protected by a password or a sensitivity label; "
            "open it in Word, take the protection off and save it again."
        )
    if _holds(data, "WordDocument"):
        return PlanFormat(f"{path.name} is an old Word file (.doc); {_SAVE_AS}.")
    if _holds(data, "__substg1.0_"):
        return PlanFormat(f"{path.name} is an e-mail; save its attachment and choose that.")
    if path.suffix.lower() in (".doc", ".docx", ".dot"):
        return PlanDamaged(f"{path.name} is damaged; ask for it again or save it anew in Word.")
    return PlanFormat(f"{path.name} is an old Office file; a plan must be a Word or PDF file.")


def _holds(data: bytes, stream: str) -> bool:
    return stream.encode("utf-16-le") in data


def _text_or_unknown(name: str, head: bytes) -> PlanFormat:
    lower = head.lower()
    if b"<html" in lower or b"<!doctype html" in lower or lower.startswith(b"mime-version"):
        return PlanFormat(f"{name} is a web page; {_SAVE_AS}.")
    if b"worddocument" in lower or b"<pkg:package" in lower:
        return PlanFormat(f"{name} is a Word file stored as plain XML; {_SAVE_AS}.")
    if _is_text(head):
        return PlanFormat(f"{name} is a plain text file; {_SAVE_AS}.")
    return PlanFormat(f"{name} is neither a Word file nor a PDF; {_SAVE_AS} if Word can read it.")


def _is_text(head: bytes) -> bool:
    return head.startswith((b"\xff\xfe", b"\xfe\xff")) or not any(
        byte < 9 or 13 < byte < 32 for byte in head
    )
