"""An import of the register from a file, or what it would do."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from audit.monthly.register_result import Column, Problem, RegisterImported
from audit.monthly.registering import Comparison, by_month, compare, names_kept, take_in
from audit.register.column_file import column_aliases
from audit.register.columns import FIELD_NAMES
from audit.register.issued import IssuedList, load_issued
from audit.store.access import log_access
from audit.store.opening import address_of, open_store


@dataclass(frozen=True, slots=True)
class Import:
    """What to import. ``keep_names`` None does as the last time."""

    file: Path
    columns: Path | None = None
    keep_names: bool | None = None


def import_register(wanted: Import, database: str | None, who: str) -> RegisterImported:
    """Take the right rows of a list into the store, which is begun where there is none.

    Raises RegisterError for a file that cannot be read, before there is a store.
    """
    read = _read(wanted)
    sha256 = hashlib.sha256(wanted.file.read_bytes()).hexdigest()
    with open_store(database, create=True).writing() as session:
        log_access(session, "register import", who=who)
        found, kept = take_in(session, read, sha256, who, wanted.keep_names)
    return _result(wanted, read, found, names=kept, dry_run=False)


def try_import(wanted: Import, database: str | None) -> RegisterImported:
    """What an import would do; nothing is written, and no store is begun."""
    read = _read(wanted)
    url = address_of(database)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        found, kept = Comparison(list(read.rows), [], 0), False
    else:
        with open_store(database).reading() as session:
            found, kept = compare(session, read.rows), names_kept(session)
    names = kept if wanted.keep_names is None else wanted.keep_names
    return _result(wanted, read, found, names=names, dry_run=True)


def _read(wanted: Import) -> IssuedList:
    aliases = column_aliases(wanted.columns) if wanted.columns else None
    return load_issued(wanted.file, date.today(), aliases)


def _result(
    wanted: Import, read: IssuedList, found: Comparison, *, names: bool, dry_run: bool
) -> RegisterImported:
    return RegisterImported(
        file=wanted.file.name,
        dry_run=dry_run,
        rows=read.rows_read,
        added=len(found.new),
        changed=found.changed,
        unchanged=found.unchanged,
        repeated=read.rows_read - read.refused - len(read.rows),
        refused=read.refused,
        names_kept=names,
        months=by_month(found.new),
        fields=dict(sorted(Counter(change.field for change in found.changes).items())),
        columns=[
            Column(field=FIELD_NAMES[name], title=title) for name, title in read.titles.items()
        ],
        absent=[title for name, title in FIELD_NAMES.items() if name not in read.titles],
        problems=[
            Problem(line=problem.line, column=problem.column, message=problem.message)
            for problem in read.problems
        ],
    )
