"""A single file is dealt with in this process, and a second thread sees that it comes to an end."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from audit.isolation import Limits, over_limit

LOOK_EVERY = 1.0
"""Seconds between two looks. Most files are done before the first, which loads psutil."""


@contextmanager
def within(limits: Limits, name: str) -> Iterator[None]:
    """End the program with exit code 2 and one sentence where the work inside goes over a limit.

    A library in C that does not come back cannot be interrupted in any other way. Nothing can be
    half-written: results are written after the work, in one step.
    """
    done = threading.Event()
    threading.Thread(target=_watch, args=(limits, name, done), daemon=True).start()
    try:
        yield
    finally:
        done.set()


def _watch(limits: Limits, name: str, done: threading.Event) -> None:
    passed = 0.0
    while not done.wait(LOOK_EVERY):
        passed += LOOK_EVERY
        if said := over_limit(limits, name, passed, os.getpid()):
            typer.echo(said[1], err=True)
            sys.stderr.flush()
            os._exit(2)
