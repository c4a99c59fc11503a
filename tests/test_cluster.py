"""The month's sample on a Dask cluster: a worker that is killed loses and doubles nothing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from test_running import count, month, scored

from audit.errors import NotPossible
from audit.monthly.cluster import each_on_cluster
from audit.monthly.known_plan import KnownPlan
from audit.register.rows import RegisterRow
from audit.store.tables import Audit

PLANS = sorted((Path(__file__).parent.parent / "samples" / "plans").glob("*.docx"))
pytest.importorskip("distributed", reason="the extra for clusters is not installed")


@contextmanager
def program(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    started = subprocess.Popen(
        [sys.executable, "-m", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
    )  # fmt: skip
    try:
        yield started
    finally:
        started.kill()
        started.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler with two worker processes that nobody starts again."""
    from distributed import Client

    told = tmp_path / "scheduler.json"
    with ExitStack() as running:
        start = partial(_start, running)
        start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0",
              "--no-dashboard", "--scheduler-file", str(told))  # fmt: skip
        workers = [
            start("distributed.cli.dask_worker", "--scheduler-file", str(told), "--no-nanny",
                  "--nthreads", "1", "--no-dashboard", "--host", "127.0.0.1",
                  "--local-directory", str(tmp_path / name))
            for name in ("one", "two")
        ]  # fmt: skip
        client: Any = Client(scheduler_file=str(told), set_as_default=False)
        with client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        yield address, workers


def _start(running: ExitStack, *arguments: str) -> subprocess.Popen[bytes]:
    return running.enter_context(program(*arguments))


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_and_doubles_nothing(
    database: str, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = cluster
    documents: dict[str, Path | None] = {}
    for number in range(12):
        copy = tmp_path / f"{number}.docx"
        shutil.copy(PLANS[number % len(PLANS)], copy)
        documents[f"KM-{number}"] = copy
    store = month(database, documents)

    def killed_in_the_middle(task: Any, plans: Any) -> Iterator[tuple[int, Any]]:
        for done, outcome in enumerate(each_on_cluster(task, plans, address), 1):
            if done == 3:
                os.kill(workers[0].pid, signal.SIGKILL)
            yield outcome

    result = scored(store, killed_in_the_middle)
    assert (result.scored, result.failed) == (12, [])
    assert count(store, Audit) == 12
    assert workers[0].wait(timeout=10) == -signal.SIGKILL


def test_without_a_scheduler_there_is_one_sentence() -> None:
    plan = KnownPlan(1, Path("a.docx"), RegisterRow(line=0, case_ref="KM-1"))
    with pytest.raises(NotPossible, match="No scheduler answers"):
        next(each_on_cluster(str, [plan], "tcp:/nowhere"))
