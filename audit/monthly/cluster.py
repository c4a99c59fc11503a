"""Scores plans on an existing Dask cluster, for a region with more than one machine can score.

Workers only read documents and give back what may be kept; this process alone writes to the store,
so that a worker that is lost can leave nothing half-written. What it was at, Dask gives to another.
The workers need the same version of this tool, and must see the documents at the same place. Time
and memory are bounded by the cluster's own settings and not by ``--time-limit``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from audit.errors import NotPossible
from audit.isolation import done_or_failed
from audit.monthly.known_plan import KnownPlan
from audit.result import Failure

_CONNECT = "20s"


def each_on_cluster(
    task: Callable[[Any], Any], plans: Sequence[KnownPlan], address: str
) -> Iterator[tuple[int, Any]]:
    """The index and outcome of each plan as they come, as ``audit.isolation.each_apart``.

    ``address`` is the scheduler's ("tcp://host:8786"). Raises NotPossible where the extra is not
    installed or no scheduler answers.
    """
    try:
        import distributed
    except ImportError:
        raise NotPossible(
            'A cluster needs an extra part of this tool: pip install "ehcp-audit[cluster]".'
        ) from None
    dask: Any = distributed  # it has no types
    try:
        client = dask.Client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError):
        raise NotPossible(
            "No scheduler answers at that address: write it as tcp://host:8786, and check that "
            "the cluster is running."
        ) from None
    with client:
        futures = {
            client.submit(done_or_failed, task, plan, pure=False): index
            for index, plan in enumerate(plans)
        }
        for future in dask.as_completed(list(futures), loop=client.loop):
            index = futures.pop(future)
            yield index, _outcome(future, plans[index].name)
            future.release()


def _outcome(future: Any, name: str) -> Any:
    """What came of a plan; one that took worker after worker with it is a failure of its own."""
    if future.status == "finished":
        return future.result()
    return Failure(
        file=name,
        error=f"{name}: the document made its worker stop each time; audit it by hand.",
        code="crash",
    )
