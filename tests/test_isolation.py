"""Each file of a batch apart: one that hangs, grows, crashes or fails costs that file alone."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import psutil
import pytest

from audit.batch import audit_files, outcomes_of
from audit.errors import PlanDamaged, PlanMissing
from audit.isolation import Limits, done_or_failed, each_apart, usual_workers
from audit.result import Failure
from audit.rubric.loading import load_rubric

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "plans" / "year-11-good.docx"


def task(path: Path, note: str = "") -> str:
    """What a file named so does to its reader."""
    if path.name == "hangs":
        print(os.getpid(), flush=True)
        threading.Event().wait()
    if path.name == "grows":
        kept = bytearray(600 * 1024 * 1024)
        kept[::4096] = b"x" * len(kept[::4096])
        threading.Event().wait()
    if path.name == "ends":
        os._exit(1)
    if path.name == "fault":
        raise KeyError("Sam")
    if path.name == "damaged":
        raise PlanDamaged("damaged is damaged inside.")
    return f"{path.name}{note}"


def outcomes(*names: str, seconds: float = 30, workers: int = 1) -> list[object]:
    found = dict(each_apart(task, [Path(n) for n in names], Limits(seconds, 300), workers))
    return [found[index] for index in range(len(names))]


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("hangs", "time-limit", "not done after 1 seconds"),
        ("grows", "memory-limit", "more than 300 MB"),
        ("ends", "crash", "made its reader stop"),
        ("fault", "fault", "KeyError"),
        ("damaged", "damaged", "damaged inside"),
    ],
)
def test_one_bad_file_costs_that_file_alone(name: str, code: str, said: str) -> None:
    seconds = 1 if name == "hangs" else 30
    before, bad, after = outcomes("a", name, "b", seconds=seconds)
    assert (before, after) == ("a", "b")
    assert isinstance(bad, Failure)
    assert (bad.file, bad.code) == (name, code)
    assert said in bad.error
    assert "Sam" not in bad.error


class EndsWhoTakesItIn:
    def __reduce__(self) -> object:
        return os._exit, (1,)


def large_task(_ends: object, _rubric: bytes, path: Path) -> str:
    return path.name


def test_a_process_that_ends_before_its_first_file_does_not_hold_up_the_batch() -> None:
    task = partial(large_task, EndsWhoTakesItIn(), b"x" * 1_000_000)
    found = outcomes_of(task, [Path("a"), Path("b")], None, 1)
    assert [(item.file, item.code) for item in found] == [("a", "crash"), ("b", "crash")]


def test_outcomes_are_in_the_order_given_whoever_is_first() -> None:
    missing = PlanMissing("c: there is no .docx or .pdf file in this folder.")
    files = [Path("b"), missing, Path("a"), Path("damaged"), Path("d")]
    found = outcomes_of(task, files, None, 2)
    assert [getattr(item, "code", item) for item in found] == ["b", "missing", "a", "damaged", "d"]


def test_a_task_may_carry_what_it_needs() -> None:
    noted = partial(task, note="!")
    assert outcomes_of(noted, [Path("a"), Path("b")], None, None) == ["a!", "b!"]


def test_a_single_file_needs_no_process() -> None:
    assert outcomes_of(lambda path: path.name, [Path("a")], None, None) == ["a"]
    assert done_or_failed(task, Path("damaged")).code == "damaged"


def test_no_process_is_left_behind_when_the_user_stops() -> None:
    files = each_apart(task, [Path("a"), Path("hangs")], Limits(), 1)
    assert next(files) == (0, "a")
    files.close()


def test_a_process_at_a_hostile_file_ends_with_the_one_that_started_it() -> None:
    code = (
        "from pathlib import Path\n"
        "from test_isolation import Limits, each_apart, task\n"
        "if __name__ == '__main__':\n"
        "    list(each_apart(task, [Path('hangs')], Limits(), 1))\n"
    )
    here = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=here) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        worker = psutil.Process(int(run.stdout.readline()))
        run.kill()
        worker.wait(timeout=60)
        assert run.stderr.read() == b""


@pytest.mark.parametrize(("files", "workers"), [(1, 1), (7, 1)])
def test_few_files_are_not_worth_a_second_process(files: int, workers: int) -> None:
    assert usual_workers(files) == workers


def test_many_files_use_every_processor() -> None:
    assert usual_workers(10_000) == os.cpu_count()


def test_the_same_result_apart_as_alone() -> None:
    rubric = load_rubric()
    alone = audit_files([SAMPLE], rubric).results[0]
    apart = audit_files([SAMPLE, SAMPLE], rubric).results
    assert [item.to_json() for item in apart] == [alone.to_json()] * 2
    assert apart[0].document == alone.document
