"""Opens the store: one SQLite file, or a PostgreSQL database that several auditors share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from audit.errors import StoreError
from audit.store.upgrading import newest, refuse_newer, upgrade, version_of

VARIABLE = "AUDIT_DATABASE"
DEFAULT = "audit-store.db"
_BUSY_SECONDS = 30
_NOT_A_DATABASE = ("file is not a database", "malformed", "unsupported file format")
_UPGRADE_LOCK = 780_021_947  # any number, the same for all who open the store
_OPEN: WeakSet[Engine] = WeakSet()


class Store:
    """An open store. ``reading`` and ``writing`` give sessions; each is one transaction."""

    def __init__(self, engine: Engine, name: str):
        self.engine, self.name = engine, name

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session to look at the store; what is changed in it is not kept."""
        with _told(self.name), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are kept together at its end, or, after an error, not at all."""
        engine = self.engine.execution_options(writing=True)
        with _told(self.name), Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees the store as it is at this moment, whatever others write."""
        engine = self.engine
        if engine.dialect.name == "postgresql":
            engine = engine.execution_options(isolation_level="REPEATABLE READ")
        with _told(self.name), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def address_of(database: str | None) -> URL:
    """Where the store is: ``--database``, else AUDIT_DATABASE, else a file in this folder.

    In: a file name or an address "postgresql://user@host/name". Raises StoreError for an address
    that makes no sense; the message never repeats it, for it may hold a password.
    """
    said = database or os.environ.get(VARIABLE) or DEFAULT
    if "://" not in said:
        return URL.create("sqlite", database=str(Path(said)))
    try:
        url = make_url(said)
    except (ArgumentError, ValueError):
        raise StoreError(
            "The address of the database cannot be read: write postgresql://user@host/name."
        ) from None
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise StoreError("The store is kept in a SQLite file or a PostgreSQL database, no other.")
    return url


def open_store(database: str | None = None, *, create: bool = False) -> Store:
    """The store at an address (see ``address_of``), brought to this version of the tool.

    ``create`` makes a new one where there is none. Raises StoreError where there is none, where a
    newer version made it, or where it cannot be opened.
    """
    url = address_of(database)
    name = _name_of(url)
    if url.get_backend_name() == "sqlite":
        _refuse_missing(Path(url.database or ""), name, create)
    engine = _engine(url)
    with _told(name):
        _bring_up(engine, url, name, create)
    return Store(engine, name)


def close_all() -> None:
    """Let go of every SQLite file that is open here.

    SQLite writes beside its file first. Who copies the file after a command must have all in it.
    """
    for engine in list(_OPEN):
        engine.dispose()


@contextmanager
def empty_database(database: str | None = None) -> Iterator[Connection]:
    """A connection to a database without tables, for a backup to be restored in one transaction.

    Raises StoreError where there are tables: nothing is ever restored over something else.
    """
    url = address_of(database)
    name, path = _name_of(url), Path(url.database or "")
    fresh = url.get_backend_name() == "sqlite" and not path.exists()
    if url.get_backend_name() == "sqlite":
        _refuse_missing(path, name, create=True)
    engine = _engine(url)
    try:
        with _told(name), engine.execution_options(writing=True).begin() as connection:
            _hold_upgrade(connection)
            if inspect(connection).get_table_names():
                raise StoreError(
                    f"{name} is not empty: a backup is restored into a new file or an empty "
                    "database only. Name another one with --database."
                )
            yield connection
    except BaseException:
        engine.dispose()
        if fresh:
            path.unlink(missing_ok=True)
        raise
    engine.dispose()


def _hold_upgrade(connection: Connection) -> None:
    """On PostgreSQL, wait for others who make or upgrade the same store (SQLite does so itself)."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"select pg_advisory_xact_lock({_UPGRADE_LOCK})"))


def _name_of(url: URL) -> str:
    """The store's name for messages: no password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else f"database {url.database}"


def _refuse_missing(path: Path, name: str, create: bool) -> None:
    if path.exists() and path.stat().st_size:
        return
    if not create:
        raise StoreError(
            f"There is no store at {name}: begin one with audit register import, or say with "
            "--database where yours is."
        )
    if not path.resolve().parent.is_dir():
        raise StoreError(f"There is no folder for the store {name}: make the folder first.")
    path.touch(mode=0o600)  # before SQLite does: what it writes beside the file is then as private


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() != "sqlite":
            return create_engine(url, pool_pre_ping=True)
        engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    except (NoSuchModuleError, ModuleNotFoundError):
        raise StoreError(
            'PostgreSQL needs an extra part of this tool: pip install "ehcp-audit[postgresql]".'
        ) from None
    _OPEN.add(engine)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: object, _record: object) -> None:
    """Foreign keys are held, readers do not wait for a writer, deleted rows leave no trace."""
    connection.isolation_level = None  # type: ignore[attr-defined]  # we say BEGIN ourselves
    cursor = connection.cursor()  # type: ignore[attr-defined]  # SQLite\'s own
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Who is going to write takes the lock at once: two who read first would collide later."""
    writing = connection.get_execution_options().get("writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _bring_up(engine: Engine, url: URL, name: str, create: bool) -> None:
    with engine.begin() as connection:
        version = version_of(connection)
    refuse_newer(version)
    if version == newest():
        return
    if version is None and not create:
        raise StoreError(
            f"{name} is not a store of this tool: begin one with audit register import, or say "
            "with --database where yours is."
        )
    if version is None and _holds_tables(engine):
        raise StoreError(
            f"{name} holds tables of another program and is left as it is: name another file or "
            "database for the store."
        )
    if version is not None and engine.dialect.name == "sqlite":
        _copy_first(engine, Path(url.database or ""), version)
    with engine.execution_options(writing=True).begin() as connection:
        _hold_upgrade(connection)
        upgrade(connection)


def _holds_tables(engine: Engine) -> bool:
    return bool(inspect(engine).get_table_names())


def _copy_first(engine: Engine, path: Path, version: str) -> None:
    """A store is copied before it is changed, so that a failed upgrade costs nothing."""
    copy = path.with_name(f"{path.name}.before-{newest()}-was-{version}")
    if copy.exists():
        return
    connection = engine.raw_connection()  # outside a transaction: there it cannot be copied
    try:
        connection.cursor().execute("VACUUM INTO ?", (str(copy),))
    finally:
        connection.close()
    copy.chmod(0o600)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What the database refuses, as one sentence."""
    try:
        yield
    except OperationalError as error:
        if "locked" in str(error.orig):
            raise StoreError(f"The store {name} is busy: try again in a minute.") from None
        raise StoreError(
            f"The store {name} cannot be opened or written: check that it is there, that it is not "
            "full, and that you may write to it."
        ) from None
    except DBAPIError as error:
        if any(sign in str(error.orig) for sign in _NOT_A_DATABASE):
            raise StoreError(
                f"{name} is not a store of this tool, or it is damaged: restore your last backup."
            ) from None
        raise
