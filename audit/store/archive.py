"""The file of a backup: a zip with the rows of each table as JSON Lines, and what it should hold.

The same for SQLite and PostgreSQL, so that a backup of one can be restored into the other. Nothing
is ever unpacked to disk, and a file is believed only after every digest in it was checked.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from audit.errors import OutputError, StoreError
from audit.result import Model, Published

MANIFEST = "manifest.json"
_MANIFEST_BYTES = 1 << 20
_LINE_BYTES = 64 << 20  # one audit of the longest plan takes under one megabyte
_ALL_BYTES = 64 << 30
_CHUNK = 1 << 20

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class TableFile(Model):
    """What the file of one table holds."""

    rows: int = Field(ge=0)
    sha256: Digest


class Manifest(Published):
    """What a backup holds: ``migration`` is the number of the store's tables when it was made."""

    schema_: Literal["audit-store-backup/1"] = Field(default="audit-store-backup/1", alias="schema")
    tool: str
    migration: str = Field(pattern=r"^\d{4}$")
    made: datetime
    tables: dict[Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,60}$")], TableFile]

    @property
    def rows(self) -> int:
        """Rows of all tables together."""
        return sum(table.rows for table in self.tables.values())


def write_archive(
    path: Path,
    tables: Iterable[tuple[str, Iterable[Mapping[str, Any]]]],
    tool: str,
    migration: str,
    made: datetime,
) -> Manifest:
    """Write a backup in one step: under another name first, readable by its owner alone.

    An older backup of this name is replaced; any other file is left. Raises OutputError.
    """
    _refuse_other_file(path)
    try:
        handle, name = tempfile.mkstemp(prefix=".audit-", dir=path.resolve().parent)
    except OSError as error:
        raise OutputError(_cannot(path, error)) from None
    part = Path(name)
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                found = {table: _write_table(archive, table, rows) for table, rows in tables}
                manifest = Manifest(tool=tool, migration=migration, made=made, tables=found)
                archive.writestr(MANIFEST, manifest.to_json())
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise OutputError(_cannot(path, error)) from None
    finally:
        part.unlink(missing_ok=True)
    return manifest


def _write_table(
    archive: zipfile.ZipFile, table: str, rows: Iterable[Mapping[str, Any]]
) -> TableFile:
    digest, count = hashlib.sha256(), 0
    with archive.open(_entry(table), "w", force_zip64=True) as file:
        for row in rows:
            line = json.dumps(row, sort_keys=True, separators=(",", ":")).encode() + b"\n"
            file.write(line)
            digest.update(line)
            count += 1
    return TableFile(rows=count, sha256=digest.hexdigest())


class Archive:
    """A backup that was opened and whose digests were all right."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest):
        self._archive, self.manifest = archive, manifest

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        """The rows of a table as they were written. Raises StoreError for a line that is none."""
        with self._archive.open(_entry(table)) as file:
            while line := file.readline(_LINE_BYTES + 1):
                yield _row(line)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()


def open_archive(path: Path) -> Archive:
    """Open a backup and check all of it. Raises StoreError for what is no whole backup."""
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError:
        raise StoreError(f"There is no file {path.name}: name the backup to restore.") from None
    except OSError:
        raise StoreError(f"{path.name} cannot be read: check that you may open it.") from None
    except (zipfile.BadZipFile, ValueError):
        raise StoreError(_no_backup(path)) from None
    try:
        manifest = _manifest(archive, path)
        _refuse_strange_entries(archive, manifest, path)
        for table, said in manifest.tables.items():
            _refuse_damaged(archive, table, said, path)
    except BaseException:
        archive.close()
        raise
    return Archive(archive, manifest)


def is_backup(path: Path) -> bool:
    """Whether a file begins as a backup of a store does; its content is not checked."""
    try:
        with zipfile.ZipFile(path) as archive:
            return MANIFEST in archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError):
        return False


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    try:
        with archive.open(MANIFEST) as file:
            data = file.read(_MANIFEST_BYTES + 1)
        if len(data) > _MANIFEST_BYTES:
            raise StoreError(_no_backup(path))
        return Manifest.model_validate_json(data)
    except (KeyError, ValidationError, *_BROKEN):
        raise StoreError(_no_backup(path)) from None


_BROKEN = (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError)


def _refuse_strange_entries(archive: zipfile.ZipFile, manifest: Manifest, path: Path) -> None:
    names = sorted(entry.filename for entry in archive.infolist())
    size = sum(entry.file_size for entry in archive.infolist())
    if names != sorted([MANIFEST, *map(_entry, manifest.tables)]) or size > _ALL_BYTES:
        raise StoreError(_no_backup(path))


def _refuse_damaged(archive: zipfile.ZipFile, table: str, said: TableFile, path: Path) -> None:
    digest, lines = hashlib.sha256(), 0
    try:
        with archive.open(_entry(table)) as file:
            for chunk in _chunks(file):
                digest.update(chunk)
                lines += chunk.count(b"\n")
    except _BROKEN:
        raise StoreError(_damaged(path)) from None
    if digest.hexdigest() != said.sha256 or lines != said.rows:
        raise StoreError(_damaged(path))


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _row(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line) if len(line) <= _LINE_BYTES else None
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        raise StoreError("The backup holds a line that is no row: take another backup.")
    return row


def _entry(table: str) -> str:
    return f"{table}.jsonl"


def _refuse_other_file(path: Path) -> None:
    if path.exists() and not is_backup(path):
        raise OutputError(
            f"{path.name} is there already and is no backup: name another file for the backup."
        )


def _no_backup(path: Path) -> str:
    return f"{path.name} is not a backup of a store: name a file that audit store backup wrote."


def _damaged(path: Path) -> str:
    return f"{path.name} is damaged: nothing was restored. Take another backup."


def _cannot(path: Path, error: OSError) -> str:
    why = error.strerror or "the system refused"
    return f"The backup {path.name} cannot be written ({why}): choose another file or folder."
