"""Ends commands in their middle, as a power cut or the task manager would.

    python tests/killing.py 17 run --month 2026-10

runs ``audit run --month 2026-10`` and kills it, without any tidying up, when it is about to write
or commit for the 17th time.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

_WRITES = ("insert", "update", "delete", "create", "alter")
_GONE_AFTER = 90.0
"""Seconds in which workers must be gone: far more than they need, for a busy machine."""


def killed_at(write: int, arguments: Sequence[str], folder: Path) -> bool:
    """Kill a command just before its n-th write or commit; whether it came to that.

    Raises AssertionError if processes that it had started outlive it.
    """
    command = [sys.executable, __file__, str(write), *arguments]
    return _ended(_started(command, folder))


def killed_after(seconds: float, arguments: Sequence[str], folder: Path, *, all_: bool) -> bool:
    """Kill a command after so long, alone or with its workers; whether it was still at work.

    Raises AssertionError if processes that it had started outlive it.
    """
    process = _started([sys.executable, "-m", "audit", *arguments], folder)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        if all_:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    return _ended(process)


@contextmanager
def each_write(noticed: Callable[[], None]) -> Iterator[None]:
    """Within it, ``noticed`` is called before each write or commit of any store."""
    from sqlalchemy import Engine, event

    def look(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.lstrip().lower().startswith(_WRITES):
            noticed()

    def committed(_connection: object) -> None:
        noticed()

    listening = (("before_cursor_execute", look), ("commit", committed))
    for name, heard in listening:
        event.listen(Engine, name, heard)
    yield
    for name, heard in listening:
        event.remove(Engine, name, heard)


def _started(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    silent = subprocess.DEVNULL
    return subprocess.Popen(
        command, cwd=folder, stdout=silent, stderr=silent, start_new_session=True
    )


def _ended(process: subprocess.Popen[bytes]) -> bool:
    killed = process.wait() == -signal.SIGKILL
    _, left = psutil.wait_procs(_of_group(process.pid), timeout=_GONE_AFTER)
    assert not left, f"{len(left)} processes outlived the command that had started them"
    return killed


def _of_group(group: int) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if os.getpgid(process.pid) == group:
                found.append(process)
        except ProcessLookupError:
            continue
    return found


def _main(write: int) -> int:
    """Run a command in this process, to be killed at its n-th write; gives its exit code."""
    from audit.commands import run

    left = write

    def count() -> None:
        nonlocal left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    with each_write(count):
        return run()


if __name__ == "__main__":
    wanted = int(sys.argv.pop(1))
    sys.argv[0] = "audit"
    sys.exit(_main(wanted))
