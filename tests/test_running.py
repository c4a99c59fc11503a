"""The month's sample is scored: each plan once, whatever stops it, and no name is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner

from audit.commands import app
from audit.errors import NotPossible, PlanMissing
from audit.monthly.documents import Documents, holds_reference
from audit.monthly.run_result import MonthRun
from audit.monthly.running import prepare, run
from audit.register.names import case_key
from audit.rubric.loading import load_rubric
from audit.store.opening import Store, open_store
from audit.store.tables import (
    Audit,
    Case,
    FailedAudit,
    IssuedPlan,
    KeptRubric,
    OutcomeText,
    Sample,
    SampledPlan,
)

ROOT = Path(__file__).parent.parent
PLANS = ROOT / "samples" / "plans"
MONTH = "2026-10"
RUBRIC = load_rubric()
Task = Callable[[Any], Any]


def month(address: str, documents: dict[str, Path | None]) -> Store:
    """A store whose sample of the month is these cases, with the place of each document."""
    store = open_store(address, create=True)
    with store.writing() as session:
        sample = Sample(
            month=MONTH, number=1, at=datetime(2026, 11, 2, tzinfo=UTC), who="panel", share=0.5,
            by="", seed=1, top_up={}, issued=9, headline=len(documents),
        )  # fmt: skip
        session.add(sample)
        for position, (ref, path) in enumerate(documents.items(), 1):
            issued = IssuedPlan(
                month=MONTH, date_issued=date(2026, 10, 5), advice={},
                document=str(path) if path else None,
            )  # fmt: skip
            session.add(Case(ref=ref, key=case_key(ref), plans=[issued]))
            sample.plans.append(SampledPlan(issued=issued, position=position, stratum=""))
    return store


def one_after_another(task: Task, plans: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    for index, plan in enumerate(plans):
        yield index, task(plan)


def unwatched(outcomes: Iterable[tuple[int, Any]], _total: int) -> Iterable[tuple[int, Any]]:
    return outcomes


def scored(store: Store, apart: Any = one_after_another, folder: Path | None = None) -> MonthRun:
    with store.writing() as session:
        prepared = prepare(session, MONTH, RUBRIC, Documents(folder), "panel")
    return run(store, prepared, RUBRIC, apart, unwatched)


def count(store: Store, table: Any) -> int:
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def some_plans(number: int) -> list[Path]:
    return sorted(PLANS.glob("*.docx"))[:number]


def test_a_plan_is_kept_once_however_often_the_month_is_run(database: str) -> None:
    store = month(database, {"KM-1": some_plans(1)[0]})
    first = scored(store)
    second = scored(store)
    assert (first.scored, first.already) == (1, 0)
    assert (second.scored, second.already) == (0, 1)
    assert first.overall == second.overall
    assert count(store, Audit) == count(store, KeptRubric) == 1
    assert count(store, OutcomeText) > 0


def test_two_runs_at_once_keep_one_audit(database: str) -> None:
    store = month(database, {"KM-1": some_plans(1)[0]})

    def overtaken(task: Task, plans: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        outcome = task(plans[0])
        scored(store, lambda *_: iter([(0, outcome)]))
        yield 0, outcome

    assert scored(store, overtaken).already == 1
    assert count(store, Audit) == 1


def test_a_stopped_run_keeps_what_was_done_and_the_next_does_the_rest(sqlite: str) -> None:
    store = month(sqlite, {f"KM-{n}": path for n, path in enumerate(some_plans(3))})

    def stopped(task: Task, plans: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        yield 0, task(plans[0])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        scored(store, stopped)
    assert count(store, Audit) == 1
    rest = scored(store)
    assert (rest.scored, rest.already) == (2, 1)


def test_missing_and_bad_documents_are_listed_and_stop_nothing(sqlite: str, tmp_path: Path) -> None:
    bad = tmp_path / "Jamie Fletcher.docx"
    bad.write_bytes(b"no Word file")
    store = month(sqlite, {"KM-1": None, "KM-2": bad, "KM-3": some_plans(1)[0]})
    result = scored(store)
    assert [one.case_ref for one in result.missing] == ["KM-1"]
    assert [(one.case_ref, one.code) for one in result.failed] == [("KM-2", "format")]
    assert result.scored == 1
    with store.reading() as session:
        kept = session.scalars(select(FailedAudit.sentence)).all()
    assert len(kept) == 2
    assert not any("Jamie" in sentence for sentence in kept)


def test_what_another_register_says_is_another_audit(sqlite: str) -> None:
    store = month(sqlite, {"KM-1": some_plans(1)[0]})
    scored(store)
    with store.writing() as session:
        session.scalars(select(IssuedPlan)).one().direct_payment = True
    assert scored(store).scored == 1
    assert count(store, Audit) == 2


def test_a_document_of_another_case_is_told(sqlite: str) -> None:
    store = month(sqlite, {"ZZ-999": some_plans(1)[0]})
    assert scored(store).another_case == ["ZZ-999"]


def test_a_case_that_is_forgotten_meanwhile_stays_so(sqlite: str) -> None:
    store = month(sqlite, {"KM-1": some_plans(1)[0]})

    def forgotten(task: Task, plans: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        outcome = task(plans[0])
        with store.writing() as session:
            session.delete(session.scalars(select(Case)).one())
        yield 0, outcome

    scored(store, forgotten)
    assert count(store, Audit) == 0


def test_documents_are_found_by_reference_and_never_guessed(tmp_path: Path) -> None:
    for name in ("EHCP KM-12 final.docx", "KM-7 a.docx", "KM-7 b.docx"):
        (tmp_path / name).touch()
    documents = Documents(tmp_path)
    assert documents.of("KM-12", None).name == "EHCP KM-12 final.docx"
    assert documents.of("X", "KM-7 a.docx").name == "KM-7 a.docx"
    with pytest.raises(PlanMissing, match="2 files"):
        documents.of("KM-7", None)
    with pytest.raises(PlanMissing, match="KM-1:"):
        documents.of("KM-1", None)
    assert not holds_reference("plan 123", "12")


@pytest.mark.parametrize("path", some_plans(4), ids=lambda path: path.stem)
def test_no_name_or_date_of_birth_of_a_sample_is_kept(path: Path, sqlite: str) -> None:
    from audit.plan import build_plan
    from audit.reading import read_document

    store = month(sqlite, {"KM-1": path})
    scored(store)
    facts = build_plan(read_document(path)).facts
    with store.reading() as session:
        row = session.scalars(select(Audit)).one()
        texts = session.scalars(select(OutcomeText.masked)).all()
    said = json.dumps([row.result, list(texts)], ensure_ascii=False)
    for part in re.findall(r"\w+", f"{facts.name} {facts.known_as}"):
        assert not re.search(rf"\b{part}\b", said), part
    if facts.date_of_birth:
        assert facts.date_of_birth.isoformat() not in said
        assert f"{facts.date_of_birth:%d/%m/%Y}" not in said


def test_the_command_scores_the_month_and_says_what_to_do_next(sqlite: str) -> None:
    month(sqlite, {"KM-1": some_plans(1)[0], "KM-2": None}).close()
    done = CliRunner().invoke(app, ["run", "--month", MONTH, "--database", sqlite])
    assert done.exit_code == 2
    assert re.search(r"1  scored now", done.output)
    assert "KM-2: no document" in done.output
    assert max(map(len, done.output.splitlines())) <= 80


def test_a_month_without_sample_is_one_sentence(sqlite: str) -> None:
    store = open_store(sqlite, create=True)
    with pytest.raises(NotPossible, match="audit sample draw"):
        scored(store)
