"""Timing for the benchmarks: two things in turn, so that a busy machine slows both alike."""

from __future__ import annotations

import gc
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence


def seconds(work: Callable[[], object]) -> float:
    """CPU time of one run in this process."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def whole_process(command: Sequence[str]) -> float:
    """Wall time of one run as a process of its own. Raises CalledProcessError if it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def paired(runs: int, *works: Callable[[], float]) -> list[float]:
    """The median of each measure, taken in turn ``runs`` times after one run to warm up."""
    for work in works:
        work()
    taken = [[work() for work in works] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def row(*cells: object) -> str:
    """One line of a table: the first cell wide, the others narrow."""
    first, *others = (f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in cells)
    return f"{first:<46}" + "".join(f"{cell:>13}" for cell in others)
