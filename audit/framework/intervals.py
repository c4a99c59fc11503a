"""How sure a share is when a part of a small number of plans was looked at.

The sample is drawn without replacement from ``population`` plans, so the number of plans in it
that meet a measure follows the hypergeometric distribution. The interval holds every number of
plans in the population for which what was seen, or more, and what was seen, or less, each have a
chance of over 2.5 % (Clopper and Pearson's way; for a finite population: Wright, Exact Confidence
Bounds when Sampling from Small Finite Universes, 1991). So it holds the true share at least 95
times in 100, whatever that share is; and when every plan was looked at it is a point.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import exp, lgamma

TAIL = 0.025
"""The chance that is left out on either side: an interval of 95 %."""


def interval(met: int, seen: int, population: int) -> tuple[float, float]:
    """The interval of 95 % for the per cent of ``population`` that meets a measure.

    ``met`` of ``seen`` plans do. The per cent of those seen lies always in it.
    """
    return interval_of_any(met, seen, (population,))


def interval_of_any(met: int, seen: int, populations: Iterable[int]) -> tuple[float, float]:
    """The same where it is not known how many plans there are: wide enough for each number."""
    ends = [100 * met / seen]
    for population in populations:
        ends += (100 * number / population for number in bounds(met, seen, population))
    return min(ends), max(ends)


@lru_cache(maxsize=4096)
def bounds(met: int, seen: int, population: int) -> tuple[int, int]:
    """The fewest and the most plans of the population that may meet a measure."""
    if not 0 <= met <= seen <= population or not seen:
        raise ValueError(f"{met} of {seen} of {population} cannot be")
    high = _most(met, seen, population)
    return population - _most(seen - met, seen, population), high


def _most(met: int, seen: int, population: int) -> int:
    """The largest number in the population with a chance over ``TAIL`` of ``met`` or fewer."""
    low, high = met, population - (seen - met)  # low always fits: at most so many can be seen
    while low < high:
        middle = (low + high + 1) // 2
        if _at_most(met, seen, middle, population) > TAIL:
            low = middle
        else:
            high = middle - 1
    return low


def _at_most(met: int, seen: int, meeting: int, population: int) -> float:
    """The chance to see ``met`` or fewer where ``meeting`` of the population meet the measure.

    The smaller of the two tails is summed, away from the middle, so that no term is lost.
    """
    if met * population < seen * meeting:
        return _sum(met, -1, seen, meeting, population)
    return 1 - _sum(met + 1, 1, seen, meeting, population)


def _sum(start: int, step: int, seen: int, meeting: int, population: int) -> float:
    """Chances of ``start``, ``start + step`` and so on, as far as they can be."""
    least, most = max(0, seen + meeting - population), min(seen, meeting)
    if not least <= start <= most:
        return 0.0
    total = term = _chance(start, seen, meeting, population)
    others = population - meeting - seen
    for x in range(start, least if step < 0 else most, step):
        if step > 0:
            term *= (meeting - x) * (seen - x) / ((x + 1) * (others + x + 1))
        else:
            term *= x * (others + x) / ((meeting - x + 1) * (seen - x + 1))
        total += term
    return total


def _chance(x: int, seen: int, meeting: int, population: int) -> float:
    """The chance that exactly ``x`` of those seen meet the measure."""
    return exp(
        _log_ways(meeting, x)
        + _log_ways(population - meeting, seen - x)
        - _log_ways(population, seen)
    )


def _log_ways(of: int, chosen: int) -> float:
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)
