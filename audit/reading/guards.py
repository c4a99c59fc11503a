"""Bounds that keep a broken or hostile file from harming the machine that reads it.

A plan comes from outside. Nothing is unpacked to disk, no link is followed, no entity is resolved,
and every size is held against a bound before and while it is read.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from audit.errors import PlanDamaged, PlanEncrypted, PlanTooLarge

MEGABYTE = 1024 * 1024

# Plans with photographs reach some 30 MB; a file beyond this is not a plan.
MAX_FILE_BYTES = 100 * MEGABYTE
# A plan has some 20 parts and a picture here and there; thousands of entries are an attack.
MAX_ZIP_ENTRIES = 5_000
# Pictures are never unpacked, so this bounds what a file claims, not what is read.
MAX_UNZIPPED_BYTES = 500 * MEGABYTE
# The text of a 300-page plan takes some 10 MB of XML.
MAX_PART_BYTES = 50 * MEGABYTE
# Word's own XML shrinks up to about 40 times; zip bombs shrink a thousand times.
MAX_ZIP_RATIO = 200
# Small parts may shrink a lot without harm, so the ratio is only asked of larger ones.
RATIO_MATTERS_FROM_BYTES = 5 * MEGABYTE

# What zipfile raises for bytes that are not what they claim to be.
_BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)

# The head of an entry in a zip: mark, version, flags, method, lengths of its name and extras.
_LOCAL_HEADER = struct.Struct("<4s2s2s2s16x2H")

_DOCTYPE = b"<!DOCTYPE"
_WIDE_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-16-le", "utf-16-be"))
_LIMIT_WORDS = ("excessive depth", "huge", "too long", "maximum", "amplification")


def check_file_size(path: Path) -> None:
    """Raise PlanTooLarge where the file is larger than any plan."""
    if path.stat().st_size > MAX_FILE_BYTES:
        raise PlanTooLarge(
            f"{path.name} is larger than {MAX_FILE_BYTES // MEGABYTE} MB, more than a plan can be; "
            "take out large pictures or attachments and save it again."
        )


def open_zip(path: Path) -> zipfile.ZipFile:
    """Open a zip container after holding its table of contents against the bounds.

    Raises PlanDamaged where it is cut off, PlanEncrypted where a password locks its entries and
    PlanTooLarge where an entry or the whole claims to be larger than a plan can be.
    """
    try:
        container = zipfile.ZipFile(path)
    except PermissionError:
        raise
    except _BROKEN_ZIP as error:
        raise PlanDamaged(
            f"{path.name} is damaged or cut off; ask for it again or save it anew in Word."
        ) from error
    try:
        _check_entries(container.infolist(), path.name)
    except BaseException:
        container.close()
        raise
    return container


def _check_entries(entries: list[zipfile.ZipInfo], name: str) -> None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise PlanEncrypted(f"{name} is locked by a password; save it without one and try again.")
    unzipped = sum(entry.file_size for entry in entries)
    if (
        len(entries) > MAX_ZIP_ENTRIES
        or unzipped > MAX_UNZIPPED_BYTES
        or any(_swells(entry) for entry in entries)
    ):
        raise PlanTooLarge(
            f"{name} would unpack to far more than a plan can hold, so it was not opened; "
            "ask for a new copy from the person who wrote it."
        )


def _swells(entry: zipfile.ZipInfo) -> bool:
    return (
        entry.file_size > RATIO_MATTERS_FROM_BYTES
        and entry.file_size > MAX_ZIP_RATIO * entry.compress_size
    )


def read_part(container: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of one entry, read no further than the bound, since a declared size may lie.

    Raises PlanTooLarge beyond the bound and PlanDamaged where the entry is broken.
    """
    try:
        with container.open(entry) as stream:
            data = stream.read(MAX_PART_BYTES + 1)
    except _BROKEN_ZIP as error:
        raise PlanDamaged(
            f"{name} is damaged inside; ask for it again or save it anew in Word."
        ) from error
    if len(data) > MAX_PART_BYTES:
        raise PlanTooLarge(
            f"{name} holds more text than a plan can; split it or ask for a new copy."
        )
    return data


def as_stored(container: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[object, ...] | None:
    """All that decides what ``read_part`` gives for an entry; None where its header is broken.

    Two entries stored alike are alike, and need not be unpacked to see it. The dates of an entry
    differ from file to file and decide nothing, so they are not looked at.
    """
    stream = container.fp
    if stream is None:  # closed
        return None
    try:
        stream.seek(entry.header_offset)
        header = stream.read(_LOCAL_HEADER.size)
        mark, version, flags, method, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        name = stream.read(name_length)
        stream.seek(extra_length, io.SEEK_CUR)
        data = stream.read(entry.compress_size)
    except _BROKEN_ZIP:
        return None
    there = mark, version, flags, method, name
    listed = entry.orig_filename, entry.flag_bits, entry.compress_type, entry.CRC, entry.file_size
    return *there, *listed, data


def parse_xml(data: bytes, name: str) -> etree._Element:
    """The root element of an XML part, read without entities, network or document types.

    Raises PlanDamaged for broken XML or a document type, which no Word file has, and PlanTooLarge
    where it nests too deeply.
    """
    if _DOCTYPE in data or (b"\0" in data and any(wide in data for wide in _WIDE_DOCTYPES)):
        raise _forbidden(name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,  # libxml2's own bounds: 256 levels of nesting, 10 MB a text
        load_dtd=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _unparsed(str(error), name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _forbidden(name)
    return root


def _forbidden(name: str) -> PlanDamaged:
    return PlanDamaged(
        f"{name} holds a document type, which no Word file has, so it was not read; "
        "open it in Word and save it again as .docx."
    )


def _unparsed(problem: str, name: str) -> PlanDamaged | PlanTooLarge:
    if any(word in problem.lower() for word in _LIMIT_WORDS):
        return PlanTooLarge(
            f"{name} is nested more deeply than a plan can be, so it was not read; "
            "open it in Word and save it again as .docx."
        )
    return PlanDamaged(f"{name} is damaged inside; ask for it again or save it anew in Word.")
