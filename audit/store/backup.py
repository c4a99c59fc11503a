"""Writes a store into a backup, and a backup into an empty database of either kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, select
from sqlalchemy.exc import DataError, IntegrityError, StatementError
from sqlalchemy.types import JSON, Boolean, Date, DateTime, Float, Integer, TypeEngine

from audit import __version__
from audit.errors import StoreError
from audit.store.access import now
from audit.store.archive import Archive, Manifest, open_archive, write_archive
from audit.store.opening import Store, empty_database
from audit.store.tables import Base
from audit.store.upgrading import newest, refuse_newer, upgrade

_AT_ONCE = 500
_VERSION_TABLE = "alembic_version"


def back_up(store: Store, path: Path) -> Manifest:
    """Write the store, as it is at this moment, into a file. Raises OutputError, StoreError."""
    with store.snapshot() as connection:
        tables = [(t.name, _rows(connection, t)) for t in Base.metadata.sorted_tables]
        return write_archive(path, tables, __version__, newest(), now())


def restore(path: Path, database: str | None = None) -> Manifest:
    """Write a backup into an empty database, all or nothing, and bring it to this version.

    Raises StoreError where the file is no whole backup, is of a newer version, or where the
    database is not empty.
    """
    with open_archive(path) as archive:
        refuse_newer(archive.manifest.migration)
        with empty_database(database) as connection:
            upgrade(connection, archive.manifest.migration)
            _fill(connection, archive)
            upgrade(connection)
        return archive.manifest


def _rows(connection: Connection, table: Table) -> Iterator[dict[str, Any]]:
    query = select(table).order_by(*table.primary_key.columns)
    found = connection.execution_options(yield_per=_AT_ONCE).execute(query)
    for row in found.mappings():
        yield {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _fill(connection: Connection, archive: Archive) -> None:
    """Insert all rows, tables that others name first. The tables are those of the backup's day."""
    metadata = MetaData()
    metadata.reflect(connection)
    tables = [table for table in metadata.sorted_tables if table.name != _VERSION_TABLE]
    if {table.name for table in tables} != set(archive.manifest.tables):
        raise StoreError("The backup does not hold the tables of its version: take another one.")
    try:
        for table in tables:
            for rows in _batches(_typed(table, archive.rows(table.name))):
                connection.execute(insert(table), rows)
    except (IntegrityError, DataError, StatementError, TypeError, ValueError):
        raise StoreError(
            "The backup holds rows that do not fit its tables: nothing was restored. Take "
            "another backup."
        ) from None
    if connection.dialect.name == "postgresql":
        _set_sequences(connection, tables)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    source = iter(rows)
    while batch := list(islice(source, _AT_ONCE)):
        yield batch


def _typed(table: Table, rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    readers = {column.name: _reader(column.type) for column in table.columns}
    for row in rows:
        if row.keys() != readers.keys():
            raise ValueError("columns")
        yield {
            name: None if row[name] is None else read(row[name]) for name, read in readers.items()
        }


def _reader(type_: TypeEngine[Any]) -> Callable[[Any], Any]:
    """How a value of a column is read from its JSON; ValueError or TypeError if it is no such."""
    if isinstance(type_, DateTime):
        return datetime.fromisoformat
    if isinstance(type_, Date):
        return date.fromisoformat
    if isinstance(type_, JSON):
        return lambda value: value
    for kind, python in ((Boolean, bool), (Integer, int), (Float, (int, float))):
        if isinstance(type_, kind):
            return _only(python)
    return _only(str)


def _only(python: type | tuple[type, ...]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, python) or (isinstance(value, bool) and python is not bool):
            raise TypeError("another kind of value")
        return value

    return read


def _set_sequences(connection: Connection, tables: Iterable[Table]) -> None:
    """The next row of each table gets a number that no restored row has."""
    for table in tables:
        for column in table.primary_key.columns:
            highest = connection.scalar(select(func.max(column)))
            if isinstance(column.type, Integer) and highest:
                sequence = func.pg_get_serial_sequence(table.name, column.name)
                connection.execute(select(func.setval(sequence, highest)))
