"""Fixtures that several test files share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import NO_POSTGRES, new_database, postgres_programs, postgres_server
from hypothesis import HealthCheck, settings

# No property is about time: on a busy machine a slow example is no fault.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A running PostgreSQL server, as the folder of its socket; skipped where there is none."""
    programs = postgres_programs()
    if programs is None:
        pytest.skip(NO_POSTGRES)
    with postgres_server(programs) as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: once a SQLite file, once one on a PostgreSQL server."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    return new_database(request.getfixturevalue("postgres"))


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The file of an empty SQLite store, where the database makes no difference."""
    return str(tmp_path / "store.db")
