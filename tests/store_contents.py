"""What a store holds, apart from when and by which machine it came in: to compare two stores."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, select

from audit.store.opening import open_store
from audit.store.tables import Base

OF_EACH_RUN = ("accesses", "settings", "register_imports", "failed_audits")
"""Tables that say how often a command ran, or that belong to this one store."""
_OF_THE_MOMENT = ("id", "at", "digest", "import_id")


def contents(address: str) -> dict[str, Counter[str]]:
    """The rows of each table as texts, each with how often it is there.

    A row that belongs to another names it by what that one says, not by its number: numbers may
    differ between two stores that hold the same.
    """
    store = open_store(address)
    named: dict[str, dict[Any, str]] = {}
    found: dict[str, Counter[str]] = {}
    with store.snapshot() as connection:
        for table in Base.metadata.sorted_tables:
            names = [column.name for column in table.columns]
            rows = [dict(zip(names, row, strict=True)) for row in connection.execute(select(table))]
            key = next(iter(table.primary_key)).name
            texts = {row[key]: _text(table, row, named) for row in rows}
            named[table.name] = {id_: _short(text) for id_, text in texts.items()}
            if table.name not in OF_EACH_RUN:
                found[table.name] = Counter(texts.values())
    store.close()
    return found


def counts(found: Mapping[str, Counter[str]]) -> dict[str, int]:
    """How many rows each table has."""
    return {name: rows.total() for name, rows in found.items()}


def differences(one: Mapping[str, Counter[str]], other: Mapping[str, Counter[str]]) -> list[str]:
    """Rows that only one of two stores holds, or that it holds more often; empty if none."""
    lost = [f"lost from {name}: {row}" for name in one for row in one[name] - other[name]]
    doubled = [f"too much in {name}: {row}" for name in one for row in other[name] - one[name]]
    return lost + doubled


def _text(table: Table, row: Mapping[str, Any], named: Mapping[str, Mapping[Any, str]]) -> str:
    cells = []
    for column in table.columns:
        if column.name in _OF_THE_MOMENT:
            continue
        value = row[column.name]
        for foreign in column.foreign_keys:
            value = named[foreign.column.table.name].get(value)
        cells.append(f"{column.name}={_plain(value)}")
    return ", ".join(cells)


def _plain(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, default=str)
    return text if len(text) < 100 else _short(text)


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
