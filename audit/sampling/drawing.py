"""Draws a sample in which every plan is equally likely and every stratum has its share.

Plans stand in the order of their strata, inside a stratum in an order by chance, and every so many
are taken from a start by chance (systematic sampling). With n of N plans wanted, each is taken with
the chance n/N exactly, and of a stratum of M plans n*M/N are taken, rounded down or up.

Chance comes from checksums of the seed and a plan's key, so that the same seed gives the same
sample on every machine, in whatever order the plans are handed in, and anybody can recompute it.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that can be drawn: a key of its own, and the stratum that it belongs to."""

    key: str
    stratum: str = ""


def sample_size(units: int, share: float) -> int:
    """At least the share, rounded up: 76 of 151 for a half. ``share`` is above 0 and at most 1."""
    # As it was typed: 0.1 in binary is a little more than a tenth, and would round up too far.
    return math.ceil(units * Fraction(str(share)))


def draw(units: Sequence[Unit], share: float, seed: int) -> list[str]:
    """The keys that are drawn, stratum by stratum. Keys must differ."""
    total = len(units)
    wanted = sample_size(total, share)
    if not wanted:
        return []
    ordered = sorted(units, key=lambda unit: (unit.stratum, _chance(seed, "plan", unit.key)))
    # A line of total * wanted steps: each unit owns ``wanted`` of them, one is met every ``total``.
    start = _chance(seed, "start") % total
    return [ordered[(start + number * total) // wanted].key for number in range(wanted)]


def draw_more(keys: Iterable[str], wanted: int, seed: int, name: str) -> list[str]:
    """As many of the keys as are wanted, by chance; all of them where there are fewer."""
    return sorted(keys, key=lambda key: _chance(seed, name, key))[:wanted]


def _chance(seed: int, *parts: str) -> int:
    """A number by chance, the same for the same seed and parts."""
    text = "\n".join((str(seed), *parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest())
