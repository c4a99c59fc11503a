"""Whether the database itself is whole: its pages, its tables and what its rows name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, create_engine, func, inspect, select, text

from audit.store.opening import Store
from audit.store.tables import Base
from audit.store.upgrading import upgrade


def broken(store: Store) -> list[str]:
    """Faults of the file and its tables, in words: with any of these the rows tell nothing."""
    with store.snapshot() as connection:
        if connection.dialect.name == "sqlite" and (faults := list(_broken_pages(connection))):
            return faults
        return list(_missing(_columns(connection), _columns))


def loose(store: Store) -> Iterator[str]:
    """Rows that name what is not there, and guards that somebody took away."""
    with store.snapshot() as connection:
        yield from _missing(_guards(connection), _guards)
        yield from _without_parent(connection)


def _broken_pages(connection: Connection) -> Iterator[str]:
    said = connection.exec_driver_sql("pragma integrity_check(20)").scalars().all()
    if said != ["ok"]:
        yield "The file of the store is damaged: restore your last backup."


def _missing(there: set[str], made: Callable[[Connection], set[str]]) -> Iterator[str]:
    """What migrations make and somebody took away."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        upgrade(connection)
        expected = made(connection)
    for thing in sorted(expected - there):
        yield f"The store lacks {thing}: somebody changed it by other means than this tool."


def _columns(connection: Connection) -> set[str]:
    inspector = inspect(connection)
    return {
        f"the column {column['name']} of the table {table}"
        for table in inspector.get_table_names()
        for column in inspector.get_columns(table)
    }


def _guards(connection: Connection) -> set[str]:
    """The triggers that refuse to change what people said."""
    query = (
        "select name from sqlite_master where type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "select tgname from pg_trigger where not tgisinternal and tgenabled <> 'D'"
    )
    return {f"the guard {name}" for name in connection.execute(text(query)).scalars()}


def _without_parent(connection: Connection) -> Iterator[str]:
    """Rows that name a row that is not there. Both databases forbid it unless told not to."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            parent = key.column.table.alias()
            there = select(parent).where(parent.c[key.column.name] == key.parent).exists()
            lost = connection.scalar(
                select(func.count()).select_from(table).where(key.parent.is_not(None), ~there)
            )
            if lost:
                yield (
                    f"Rows of {table.name} that belong to a missing row of "
                    f"{key.column.table.name}: {lost}."
                )
