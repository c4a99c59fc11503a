"""Each file of a batch in a process of its own, which may be stopped without harm to the others.

A hostile or broken file can make a reader run for ever, fill the memory or end its process. Here it
costs one file: the process is ended, the file is reported, and a new process takes the next one.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from audit.errors import PlanUnreadable
from audit.result import Failure

LOOK_EVERY = 0.2
"""Seconds between two looks at the time and memory of each process."""
FILES_PER_WORKER = 4
"""A second process starts sooner than it pays for itself below so many files each."""
MEGABYTE = 1024 * 1024

Task = Callable[[Any], Any]


class Named(Protocol):
    """A file, or what stands for one; ``name`` is what messages call it."""

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: ``seconds`` of wall time, ``megabytes`` of resident memory."""

    seconds: float = 60.0
    megabytes: int = 1024


def usual_workers(files: int) -> int:
    """How many processes serve so many files on this machine, at least one."""
    return max(1, min(os.cpu_count() or 1, files // FILES_PER_WORKER))


def done_or_failed(task: Task, path: Named) -> Any:
    """What the task makes of a file, or a Failure with the sentence why it could not."""
    try:
        return task(path)
    except PlanUnreadable as error:
        return Failure(file=path.name, error=str(error), code=error.code)
    except Exception as error:  # a fault of ours in one file must not lose the others
        return Failure(
            file=path.name,
            error=f"{path.name}: this file could not be dealt with because of a fault in the tool "
            f"({type(error).__name__}); audit it by hand and report the fault.",
            code="fault",
        )


def each_apart(
    task: Task, paths: Sequence[Named], limits: Limits, workers: int
) -> Iterator[tuple[int, Any]]:
    """The index and outcome of each file as they come: what ``task`` made of it, or a Failure.

    ``task`` must be importable (a function of a module, or a partial of one). Processes are started
    anew ("spawn") as Windows does, and all are ended whatever happens.
    """
    waiting = list(enumerate(paths))[::-1]
    crew = [_Worker(task) for _ in range(min(workers, len(paths)))]
    try:
        while waiting or any(worker.busy for worker in crew):
            for number, worker in enumerate(crew):
                if not worker.busy and waiting:
                    if not worker.alive:
                        crew[number] = worker = _Worker(task)
                    worker.take(*waiting.pop())
            wait([worker.line for worker in crew if worker.busy], timeout=LOOK_EVERY)
            for worker in crew:
                outcome = worker.outcome(limits)
                if outcome is not None:
                    yield outcome
    finally:
        for worker in crew:
            worker.end()


class _Worker:
    """A process with the line to it, and the file that it is at."""

    def __init__(self, task: Task) -> None:
        context = multiprocessing.get_context("spawn")
        self.line, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._send(task)
        self._index = -1
        self._path: Named | None = None
        self._since = 0.0

    @property
    def busy(self) -> bool:
        return self._path is not None

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def take(self, index: int, path: Named) -> None:
        """Give the process a file; the clock starts when it begins."""
        self._index, self._path, self._since = index, path, 0.0
        self._send(path)

    def _send(self, what: Any) -> None:
        """Over the line, where a lost process is an error; as an argument of the process it is not.

        A rubric is larger than a pipe holds: handed over at the start, it would block for ever if
        the process ended before it had read all of it.
        """
        with suppress(BrokenPipeError, ConnectionResetError):  # ``outcome`` reports the loss
            self.line.send(what)

    def outcome(self, limits: Limits) -> tuple[int, Any] | None:
        """The outcome of the file if there is one: finished, over a limit, or process lost."""
        if self._path is None:
            return None
        try:
            while self.line.poll():
                said = self.line.recv()
                if said != _BEGUN:
                    return self._finished(said)
                self._since = time.monotonic()
        except (EOFError, OSError):
            return self._lost(
                f"{self._path.name}: the file made its reader stop; audit it by hand.", "crash"
            )
        passed = time.monotonic() - self._since if self._since else 0.0
        over = over_limit(limits, self._path.name, passed, self._process.pid)
        return self._lost(over[1], over[0]) if over else None

    def end(self) -> None:
        """Stop the process, at whatever it is."""
        self.line.close()
        self._process.kill()
        self._process.join()

    def _finished(self, outcome: Any) -> tuple[int, Any]:
        self._path = None
        return self._index, outcome

    def _lost(self, sentence: str, code: str) -> tuple[int, Failure]:
        name = self._path.name if self._path else ""
        self._path = None
        self._process.kill()
        self._process.join()
        return self._index, Failure(file=name, error=sentence, code=code)


def over_limit(
    limits: Limits, name: str, passed: float, process: int | None
) -> tuple[str, str] | None:
    """The code of the limit that a file went over and the sentence for the user, or None.

    ``passed`` in seconds; ``process`` is the id of the process that deals with the file.
    """
    if passed > limits.seconds:
        return (
            "time-limit",
            f"{name}: not done after {limits.seconds:g} seconds, so it was stopped; give more with "
            "--time-limit, or audit it by hand.",
        )
    if _megabytes(process) > limits.megabytes:
        return (
            "memory-limit",
            f"{name}: it took more than {limits.megabytes} MB of memory, so it was stopped; give "
            "more with --memory-limit, or audit it by hand.",
        )
    return None


_BEGUN = "begun"


def _serve(line: Connection) -> None:
    """What a process does: it is told the task, then does one file after another."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # the user's Ctrl-C is for the parent, which ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # A plan leaves little behind in a circle; looking for it all the time takes a tenth of it.
    gc.set_threshold(100_000)
    with suppress(EOFError, OSError):  # the line closes when there is no more to do
        task = line.recv()
        while True:
            path = line.recv()
            line.send(_BEGUN)
            line.send(done_or_failed(task, path))


def _end_with_parent() -> None:
    """Nobody would end a process that is at a hostile file if its parent was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os._exit(1)


def _megabytes(pid: int | None) -> float:
    """The resident memory of a process, 0 if it is gone."""
    import psutil

    try:
        return float(psutil.Process(pid).memory_info().rss) / MEGABYTE
    except psutil.NoSuchProcess:
        return 0.0
