"""Takes cases out of the tables and out of the file, and says what is left of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Table, and_, delete, or_, select, text, update
from sqlalchemy.orm import Session

from audit.store.opening import Store
from audit.store.tables import Base, Case
from audit.store.traces import Trace

_CHUNK = 1 << 22


def hanging_on(session: Session, case_ids: list[int]) -> dict[str, set[int]]:
    """The rows of each table that belong to cases, by way of whatever names them."""
    found: dict[str, set[int]] = {Case.__tablename__: set(case_ids)}
    for table in Base.metadata.sorted_tables:
        links = [
            key.parent.in_(found[key.column.table.name])
            for key in table.foreign_keys
            if key.ondelete == "CASCADE" and key.column.table.name in found
        ]
        if links and table.name != Case.__tablename__:
            rows = set(session.scalars(select(table.c.id).where(or_(*links))))
            if rows:
                found[table.name] = rows
    return found


def remove(session: Session, rows: dict[str, set[int]]) -> None:
    """Delete rows, those that name others first."""
    for table in reversed(Base.metadata.sorted_tables):
        if table.name in rows:
            session.execute(delete(table).where(table.c.id.in_(rows[table.name])))


def mask(session: Session, found: Sequence[Trace]) -> None:
    """Take the cases out of what other rows say of them.

    What is append-only is changed too: the right of a person to be forgotten goes before it.
    """
    for table in {trace.table.name: trace.table for trace in found}.values():
        with changeable(session, table):
            for trace in found:
                if trace.table is table:
                    same = and_(*(table.c[name] == value for name, value in trace.key.items()))
                    session.execute(update(table).where(same).values(trace.masked))


@contextmanager
def changeable(session: Session, table: Table) -> Iterator[None]:
    """Lift the ban on changing an append-only table, within the transaction and for it alone."""
    if session.get_bind().dialect.name == "sqlite":
        query = text("select name, sql from sqlite_master where type = 'trigger' and tbl_name = :t")
        triggers = session.execute(query, {"t": table.name}).all()
        for name, _ in triggers:
            session.execute(text(f'drop trigger "{name}"'))
        yield
        for _, made in triggers:
            session.execute(text(made))
        return
    session.execute(text(f'alter table "{table.name}" disable trigger user'))
    yield
    session.execute(text(f'alter table "{table.name}" enable trigger user'))


def clean_file(store: Store) -> None:
    """Rewrite the database without what was deleted. To be called outside a transaction."""
    engine = store.engine.execution_options(isolation_level="AUTOCOMMIT")
    if store.engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            for table in Base.metadata.sorted_tables:
                connection.execute(text(f'vacuum "{table.name}"'))
        return
    raw = store.engine.raw_connection()
    try:
        for statement in ("vacuum", "pragma wal_checkpoint(truncate)"):
            raw.cursor().execute(statement).fetchall()
    finally:
        raw.close()


def in_file(store: Store, marks: set[bytes]) -> int:
    """How many of these bytes stand in the files of a SQLite store; 0 for PostgreSQL."""
    if store.engine.dialect.name != "sqlite":
        return 0
    main = Path(store.engine.url.database or "")
    files = [main, *(main.with_name(main.name + end) for end in ("-wal", "-journal"))]
    return len({mark for file in files if file.exists() for mark in _found(file, marks)})


def _found(file: Path, marks: set[bytes]) -> Iterator[bytes]:
    longest = max(map(len, marks), default=0)
    with file.open("rb") as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            window = before + chunk
            yield from (mark for mark in marks if mark in window)
            before = window[-longest:]


def copies_beside(store: Store) -> list[str]:
    """Names of the copies that upgrades of a SQLite store left beside it."""
    if store.engine.dialect.name != "sqlite":
        return []
    main = Path(store.engine.url.database or "")
    return sorted(path.name for path in main.parent.glob(f"{main.name}.before-*"))
