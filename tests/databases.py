"""Databases to test the store on: SQLite in a folder, and a real PostgreSQL server of our own.

The server is Debian's, started once a session in a folder that goes away, reached by a socket. It
is skipped by name where none is installed.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NO_POSTGRES = "no PostgreSQL server is installed here (Debian: postgresql)"


def postgres_programs() -> Path | None:
    """The folder of initdb and pg_ctl, None where no server is installed."""
    if found := shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda p: p.parts[-3])
    return versions[-1].parent if versions else None


@contextmanager
def postgres_server(programs: Path) -> Iterator[str]:
    """A running server; gives the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))  # a socket needs a short path
    as_user = _other_user(folder)
    data = folder / "data"
    run = [*as_user, str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "audit", "-N"]
    subprocess.run(run, check=True, capture_output=True)
    settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
    control = [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-l", str(folder / "log"), "-w"]
    subprocess.run([*control, "-o", settings, "start"], check=True, capture_output=True)
    try:
        yield str(folder)
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)


def _other_user(folder: Path) -> list[str]:
    """How to run a program as a user that PostgreSQL accepts; the folder becomes that user's."""
    if os.geteuid() != 0:
        return []
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(0o755)
    return ["runuser", "-u", "postgres", "--"]


def new_database(folder: str) -> str:
    """The address of an empty database on the server with its socket in this folder."""
    from sqlalchemy import create_engine, text

    name = f"t{uuid.uuid4().hex}"
    maker = create_engine(
        f"postgresql+psycopg://audit@/postgres?host={folder}", isolation_level="AUTOCOMMIT"
    )
    with maker.connect() as connection:
        connection.execute(text(f"create database {name}"))
    maker.dispose()
    return f"postgresql://audit@/{name}?host={folder}"
