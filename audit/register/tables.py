"""Reads a .csv or .xlsx file as sheets of numbered rows, without knowing what they mean."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from audit.errors import RegisterError

NumberedRow = tuple[int, tuple[object, ...]]
Sheet = list[NumberedRow]

# An authority has some ten thousand plans at most; what goes beyond these is not such a list.
MOST_BYTES = 50_000_000
MOST_UNPACKED = 400_000_000
MOST_ROWS = 200_000

_DELIMITERS = (",", ";", "\t")
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def read_sheets(path: Path, called: str = "register") -> list[Sheet]:
    """The sheets of a list; a CSV file gives one a possible delimiter.

    Rows without any content are left out; numbers are those a spreadsheet shows. ``called`` is what
    messages call the list. Raises RegisterError if the file is missing, in another format, damaged,
    locked or too large.
    """
    name = f"{called} {path.name}"
    try:
        if path.stat().st_size > MOST_BYTES:
            raise RegisterError(f"The {name} is too large to be a list of plans.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise RegisterError(f"There is no {called} file {path.name}: check the path.") from None
    except OSError as error:
        raise RegisterError(
            f"The {name} cannot be opened: close it elsewhere and check the path."
        ) from error
    kind = path.suffix.casefold()
    if kind == ".csv":
        return _csv_sheets(data, name)
    if kind in (".xlsx", ".xlsm"):
        return list(_excel_sheets(data, name))
    raise RegisterError(f"The {name} must be a .csv or .xlsx file: save it as one.")


def _csv_sheets(data: bytes, name: str) -> list[Sheet]:
    text = _decode(data)
    if text is None or "\0" in text:
        raise RegisterError(f"The {name} is not a text file: save it as CSV UTF-8.")
    try:
        return [_csv_rows(text, delimiter, name) for delimiter in _DELIMITERS]
    except csv.Error as error:
        raise RegisterError(f"The {name} is damaged: save it again as CSV.") from error


def _decode(data: bytes) -> str | None:
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _csv_rows(text: str, delimiter: str, name: str) -> Sheet:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: Sheet = []
    start = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((start, tuple(cells)))
        start = reader.line_num + 1
        _refuse_endless(len(rows), name)
    return rows


def _excel_sheets(data: bytes, name: str) -> Iterator[Sheet]:
    if data.startswith(_OLD_OR_LOCKED):
        raise RegisterError(
            f"The {name} has a password or is an old Excel file: "
            "save it as .xlsx without a password."
        )
    from openpyxl import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(entry.file_size for entry in package.infolist()) > MOST_UNPACKED:
                raise RegisterError(f"The {name} is too large to be a list of plans.")
        # data_only: the values that Excel saved; a formula is never worked out here.
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            # Some systems write a wrong extent, which would hide columns.
            sheet.reset_dimensions()
            rows: Sheet = []
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
                if any(cell is not None and str(cell).strip() for cell in cells):
                    rows.append((number, cells))
                _refuse_endless(len(rows), name)
            yield rows
    except RegisterError:
        raise
    except Exception as error:
        # openpyxl raises whatever its parsers meet in a broken file: KeyError, BadZipFile, ...
        raise RegisterError(
            f"The {name} is damaged or not an Excel file: open it and save it again."
        ) from error


def _refuse_endless(rows: int, name: str) -> None:
    if rows > MOST_ROWS:
        raise RegisterError(f"The {name} has too many rows to be a list of plans.")
