"""Brings the authority's list into the store: all right rows, in one transaction.

What an import changes is kept field by field. A column that the list does not have leaves alone
what the store knows; an empty cell of a column that it has says that nothing is known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from audit.errors import StoreError
from audit.monthly.months import month_of_day
from audit.register.columns import AGENCIES, STEPS
from audit.register.issued import IssuedList, IssuedRow
from audit.register.names import case_key
from audit.store.access import now
from audit.store.tables import Case, IssuedPlan, RegisterChange, RegisterImport, Setting

_NAMES = "keep_names"
_ON, _OFF = "yes", "no"
_FIELDS = (
    "plan_type", "year_group", "phase", "setting", "setting_type", "primary_need", "author", "team",
    "direct_payment", "exception", "request_date", "draft_date", "document",
)  # fmt: skip
_PlanKey = tuple[str, date]


@dataclass(frozen=True, slots=True)
class Change:
    """A field of a plan that the list has otherwise than the store."""

    plan_id: int
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Comparison:
    """The list held against the store. Nothing is changed yet."""

    new: list[IssuedRow]
    changes: list[Change]
    unchanged: int
    cases: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> int:
        """How many plans changed."""
        return len({change.plan_id for change in self.changes})


def names_kept(session: Session) -> bool:
    """Whether the store keeps the names of the register."""
    setting = session.get(Setting, _NAMES)
    return setting is not None and setting.value == _ON


def compare(session: Session, rows: Sequence[IssuedRow]) -> Comparison:
    """What an import of the rows would do."""
    cases = {key: id_ for id_, key in session.execute(select(Case.id, Case.key))}
    known = _known(session)
    new: list[IssuedRow] = []
    changes: list[Change] = []
    unchanged = 0
    for row in rows:
        plan = known.get(row.key)
        if plan is None:
            new.append(row)
            continue
        found = _changes(plan, row)
        changes += found
        unchanged += not found
    return Comparison(new, changes, unchanged, cases)


def take_in(
    session: Session, read: IssuedList, sha256: str, who: str, keep_names: bool | None
) -> tuple[Comparison, bool]:
    """Write what is new and what changed; also whether names are kept.

    ``keep_names`` True or False is remembered, and False removes the names that are there; None
    does as the last time. Raises StoreError where somebody else imports at the same moment.
    """
    try:
        return _taken(session, read, sha256, who, keep_names)
    except IntegrityError:
        raise StoreError(
            "Somebody else was importing at the same moment, and nothing of this list was taken: "
            "import it again."
        ) from None


def _taken(
    session: Session, read: IssuedList, sha256: str, who: str, keep_names: bool | None
) -> tuple[Comparison, bool]:
    found = compare(session, read.rows)
    done = RegisterImport(
        at=now(), who=who, file_sha256=sha256, rows=read.rows_read, added=len(found.new),
        changed=found.changed, unchanged=found.unchanged, refused=read.refused,
    )  # fmt: skip
    session.add(done)
    session.flush()
    _add(session, found)
    _change(session, found.changes, done.id)
    _remember(session, keep_names)
    kept = names_kept(session)
    _write_names(session, read.rows if kept else ())
    if keep_names is False:
        session.execute(update(Case).where(Case.name.is_not(None)).values(name=None))
    return found, kept


def _known(session: Session) -> dict[_PlanKey, Mapping[str, Any]]:
    """The plans of the store, by case and day."""
    columns = [getattr(IssuedPlan, name) for name in ("id", "date_issued", "advice", *_FIELDS)]
    rows = session.execute(select(Case.key, *columns).join(Case)).mappings()
    return {(str(row["key"]), row["date_issued"]): dict(row) for row in rows}


def _changes(plan: Mapping[str, Any], row: IssuedRow) -> list[Change]:
    id_ = plan["id"]
    found = [
        Change(id_, name, plan[name], row.values[name])
        for name in _FIELDS
        if name in row.values and row.values[name] != plan[name]
    ]
    advice = _advice(row, plan["advice"])
    if advice != plan["advice"]:
        found.append(Change(id_, "advice", plan["advice"], advice))
    return found


def _advice(row: IssuedRow, before: Mapping[str, Any]) -> dict[str, Any]:
    """The dates of each agency as they are kept, brought up to the list."""
    advice: dict[str, Any] = {}
    for agency in AGENCIES:
        dates = dict(before.get(agency, {}))
        for step in STEPS:
            if (name := f"{agency}_{step}") in row.advice:
                day = row.advice[name]
                dates[step] = day.isoformat() if day else None
        if kept := {step: day for step, day in dates.items() if day}:
            advice[agency] = kept
    return advice


def _add(session: Session, found: Comparison) -> None:
    refs: dict[str, str] = {}
    for row in found.new:
        key = case_key(row.case_ref)
        if key not in found.cases:
            refs.setdefault(key, row.case_ref)
    if refs:
        session.execute(insert(Case), [{"ref": ref, "key": key} for key, ref in refs.items()])
        ids = session.execute(select(Case.id, Case.key))
        found.cases.update({key: id_ for id_, key in ids})
    if found.new:
        session.execute(
            insert(IssuedPlan),
            [
                {name: row.values.get(name) for name in _FIELDS}
                | {
                    "case_id": found.cases[case_key(row.case_ref)],
                    "month": month_of_day(row.date_issued),
                    "date_issued": row.date_issued,
                    "advice": _advice(row, {}),
                }
                for row in found.new
            ],
        )


def _change(session: Session, changes: Sequence[Change], import_id: int) -> None:
    """The new values, all changes of one kind together, and what stood there before."""
    for name in sorted({change.field for change in changes}):
        session.execute(
            update(IssuedPlan),
            [{"id": c.plan_id, name: c.after} for c in changes if c.field == name],
        )
    if changes:
        session.execute(
            insert(RegisterChange),
            [
                {
                    "issued_plan_id": change.plan_id,
                    "import_id": import_id,
                    "field": change.field,
                    "before": _words(change.before),
                    "after": _words(change.after),
                }
                for change in changes
            ],
        )


def _words(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, dict):
        dates = (f"{who} {step} {day}" for who, d in value.items() for step, day in d.items())
        return ", ".join(dates)[:1000]
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)[:1000]


def _remember(session: Session, keep_names: bool | None) -> None:
    if keep_names is None:
        return
    setting = session.get(Setting, _NAMES) or Setting(key=_NAMES)
    setting.value = _ON if keep_names else _OFF
    session.add(setting)
    session.flush()


def _write_names(session: Session, rows: Sequence[IssuedRow]) -> None:
    """The names of the list, the one of the latest plan where a case has several."""
    said = {
        case_key(row.case_ref): row.name
        for row in sorted(rows, key=lambda row: row.date_issued)
        if row.name
    }
    if not said:
        return
    there = session.execute(select(Case.id, Case.key, Case.name))
    renamed = [
        {"id": id_, "name": said[key]}
        for id_, key, name in there
        if key in said and said[key] != name
    ]
    if renamed:
        session.execute(update(Case), renamed)


def by_month(rows: Sequence[IssuedRow]) -> dict[str, int]:
    """How many of the plans were issued in each month."""
    return dict(sorted(Counter(month_of_day(row.date_issued) for row in rows).items()))
