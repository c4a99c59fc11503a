"""Brings the tables of a store to this version of the tool."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from audit.errors import StoreError

_NAME = re.compile(r"(\d{4})_\w+\.py")


@cache
def newest() -> str:
    """The number of the last migration, such as "0002"; Alembic need not be loaded to know it."""
    names = (entry.name for entry in files("audit.store.migrations.versions").iterdir())
    return max(match[1] for name in names if (match := _NAME.fullmatch(name)))


def version_of(connection: Connection) -> str | None:
    """The number of the last migration that the store has seen; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("select version_num from alembic_version")).scalar()
    return found


def refuse_newer(version: str | None) -> None:
    """Raise StoreError for a store of a version of the tool that is newer than this one."""
    if version is not None and version > newest():
        raise StoreError(
            "The store was made by a newer version of this tool: install the newer version here."
        )


def upgrade(connection: Connection, to: str = "head") -> None:
    """Apply the migrations that the store has not seen, up to one of them, in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "audit.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, to)
