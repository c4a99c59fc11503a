"""How far two raters agree, and how sure that is. Arithmetic only: ratings are whole numbers.

The two may be the tool and an auditor, or two auditors. Ratings of one plan belong together: what
is rated in it is alike, and a plan may be there in several files. So all that says how sure a
figure is goes by plans: a group is the ratings of one plan.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from math import sqrt
from statistics import quantiles

FEWEST_PLANS = 8
"""With fewer plans no interval is given: it would look like knowledge and be none."""
RESAMPLES = 1000
FEWEST_TOLD = 0.9
"""Kappa must exist for so large a share of resamples, or the ratings hardly vary."""
_SEED = 20180401
_Z = 1.959964
"""The standard normal's two-sided 95 % point."""

Pair = tuple[int, int]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of``; ``interval`` is that of 95 %, None where there are too few plans."""

    count: int
    of: int
    interval: Interval | None

    @property
    def value(self) -> float | None:
        """The share itself, None of nothing."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance; ``value`` None where the ratings do not vary at all."""

    value: float | None
    interval: Interval | None


def share(groups: Iterable[Sequence[bool]], copies: float = 1.0) -> Share:
    """The share of agreements, with Wilson's interval for as many as they are really worth.

    ``groups``: for each plan, for each rating, whether the two agree. ``copies``: in how many
    files a plan is there on average; the same plan read twice says nothing new.
    """
    plans = [(sum(group), len(group)) for group in groups if group]
    count, of = sum(hits for hits, _ in plans), sum(n for _, n in plans)
    if len(plans) < FEWEST_PLANS:
        return Share(count, of, None)
    return Share(count, of, wilson(count / of, effective_size(plans, copies)))


def wilson(part: float, n: float) -> Interval:
    """Wilson's 95 % interval of a share ``part`` among ``n`` (more than 0, need not be whole)."""
    square = _Z * _Z / n
    middle = (part + square / 2) / (1 + square)
    half = _Z / (1 + square) * sqrt(part * (1 - part) / n + square / (4 * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def effective_size(plans: Sequence[tuple[int, int]], copies: float = 1.0) -> float:
    """How many independent ratings those of some plans are worth: their number over Kish's design
    effect, and never more than one for all ``copies`` of a rating.

    ``plans``: for each plan its agreements and its ratings. Where all agree, or none, the effect
    cannot be told from the data.
    """
    count, of = sum(hits for hits, _ in plans), sum(n for _, n in plans)
    part = count / of
    alone = part * (1 - part) / of
    grouped = sum((hits - part * n) ** 2 for hits, n in plans) / of**2
    effect = grouped / alone if alone else 0.0
    return of / max(effect, copies)


def kappa(groups: Iterable[Sequence[Pair]]) -> Kappa:
    """Cohen's kappa with quadratic weights over all pairs, and its interval.

    For ratings that are only yes or no (1 or 0) it is the plain kappa. The interval is that of
    1000 seeded resamples of whole plans. There is none with few plans, where ratings hardly vary,
    or where all agree: then every resample agrees too, and that says nothing.
    """
    sums = [Sums.of(group) for group in groups if group]
    total = Sums.total(sums)
    value = total.kappa()
    if len(sums) < FEWEST_PLANS or value is None or total.apart == 0:
        return Kappa(value, None)
    return Kappa(value, _resampled(sums))


@dataclass(frozen=True, slots=True)
class Sums:
    """All that kappa needs of some pairs (a, b): their number and five sums."""

    n: int = 0
    a: int = 0
    b: int = 0
    squares: int = 0
    """Of a and of b together."""
    products: int = 0

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Sums:
        """The sums of some pairs."""
        rows = ((1, a, b, a * a + b * b, a * b) for a, b in pairs)
        return cls(*map(sum, zip(*rows, strict=True)))

    @classmethod
    def total(cls, many: Iterable[Sums]) -> Sums:
        """The sums of all pairs together."""
        rows = ((one.n, one.a, one.b, one.squares, one.products) for one in many)
        return cls(*map(sum, zip(*rows, strict=True)))

    @property
    def apart(self) -> int:
        """The sum of (a - b) squared, which is 0 where all agree."""
        return self.squares - 2 * self.products

    def kappa(self) -> float | None:
        """1 - (mean squared distance) / (the same if a and b were drawn apart from each other).

        With quadratic weights these are all that Cohen's table comes to. None if the second is 0:
        both gave one and the same rating throughout.
        """
        by_chance = self.n * self.squares - 2 * self.a * self.b
        return 1 - self.n * self.apart / by_chance if by_chance else None


def _resampled(sums: Sequence[Sums]) -> Interval | None:
    draw = random.Random(_SEED)  # noqa: S311 - the same figures at every run, no secret
    drawn = (Sums.total(draw.choices(sums, k=len(sums))).kappa() for _ in repeat(None, RESAMPLES))
    told = [value for value in drawn if value is not None]
    if len(told) < FEWEST_TOLD * RESAMPLES:
        return None
    cuts = quantiles(told, n=40, method="inclusive")
    return cuts[0], cuts[-1]
