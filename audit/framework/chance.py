"""What chance alone explains, counted exactly.

If nothing changed, the plans of all months are one heap: the months are a way of dealing it out.
So of ``seen`` plans in a month, when ``met`` of all ``total`` meet a measure, the number that does
follows the hypergeometric distribution, however few they are (Fisher's exact test; on a control
chart: exact limits in the place of three standard deviations, which do not hold for small n).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from math import comb

from audit.framework.trend_result import Direction


@lru_cache(maxsize=4096)
def limits(met: int, total: int, seen: int, chance: float) -> tuple[int, int]:
    """The fewest and the most of ``seen`` plans that chance explains.

    Fewer, and more, has a chance of at most ``chance`` / 2 each.
    """
    return _fewest(met, total, seen, chance), seen - _fewest(total - met, total, seen, chance)


def _fewest(met: int, total: int, seen: int, chance: float) -> int:
    """The smallest number for which it or fewer has a chance over ``chance`` / 2."""
    number = max(0, seen + met - total)
    ways = comb(met, number) * comb(total - met, seen - number)
    bound = Fraction(chance) / 2 * comb(total, seen)
    up_to = ways
    while up_to <= bound:
        others = total - met - seen + number + 1
        ways = ways * (met - number) * (seen - number) // ((number + 1) * others)
        number += 1
        up_to += ways
    return number


def side(met: int, seen: int, others_met: int, others: int, chance: float) -> Direction | None:
    """Whether ``met`` of ``seen`` is more or less than chance explains beside the others."""
    if not seen or not others:
        return None
    low, high = limits(met + others_met, seen + others, seen, chance)
    return "worse" if met < low else "better" if met > high else None


def long_runs(sides: Sequence[int], least: int) -> list[tuple[int, int]]:
    """Where at least ``least`` months in a row lie on one side, as first and last place.

    ``sides`` holds 1, -1 or, on the median, 0. Such a month ends a run: where most months reach
    100 per cent, so does the median, and all the others lie on its one side by themselves.
    """
    runs = []
    for side_, places in groupby(range(len(sides)), key=lambda place: sides[place]):
        run = list(places)
        if side_ and len(run) >= least:
            runs.append((run[0], run[-1]))
    return runs


def seldom(sides: Sequence[int], chance: float) -> bool:
    """Whether months cross the median so seldom as has less than ``chance``.

    The number of runs of a row of two kinds, all orders alike (Wald and Wolfowitz, 1940).
    """
    above, below = sides.count(1), sides.count(-1)
    if not above or not below:
        return False
    runs = len(list(groupby(one for one in sides if one)))
    ways = sum(_orders(above, below, number) for number in range(2, runs + 1))
    return ways < Fraction(chance) * comb(above + below, above)


def _orders(above: int, below: int, runs: int) -> int:
    """In how many orders there are so many runs."""
    half, odd = divmod(runs, 2)
    if not odd:
        return 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    return comb(above - 1, half) * comb(below - 1, half - 1) + comb(above - 1, half - 1) * comb(
        below - 1, half
    )
