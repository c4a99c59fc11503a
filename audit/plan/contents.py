"""Which of the possible headings of a document are its headings.

Contents pages and front tables name every section without holding any; sub-headings in one section
may read like the title of another.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from audit.plan.find import Heading, Spot
from audit.plan.headings import LETTERED, PLAIN_TITLE, STATUTORY, TOPIC
from audit.plan.layout import RowUnit, Unit, lines_of

_NUMBERED_PART = re.compile(r"^\W?(?:section )?[A-GI-K]\s?\d\b", re.IGNORECASE)
_CONTINUED = re.compile(r"\bcont(?:inued|['’]?d)?\b[.)\s]*$", re.IGNORECASE)
_LISTED = 4
"""So many headings in a row, with next to nothing between them, are a list of headings."""
_BETWEEN_WORDS = 40
LETTERED_PLAN = 6
_PAGE_NUMBER = 3
_MOST = 0.75
_COMMON_STYLE = 3


def choose(
    units: tuple[Unit, ...], found: tuple[Heading, ...]
) -> tuple[tuple[Heading, ...], tuple[Heading, ...]]:
    """The headings that count, and those that are only sub-headings, in reading order."""
    lettered = {key for heading in found if heading.strength == LETTERED for key in heading.keys}
    if len(lettered) >= LETTERED_PLAN:
        found = tuple(heading for heading in found if heading.strength > TOPIC)
    real = _without_lists(units, found)
    chosen = _strongest(real)
    return chosen, tuple(heading for heading in real if heading not in chosen)


def is_continued(title: str) -> bool:
    """Whether a heading only says that its section goes on ("Section F continued")."""
    return bool(_CONTINUED.search(title))


def _without_lists(units: tuple[Unit, ...], found: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """``found`` without the runs of headings that only announce what comes later."""
    kept: list[Heading] = []
    run: list[Heading] = []
    for heading in found:
        again = any(set(heading.keys) & set(other.keys) for other in run)
        if run and (again or _words_between(units, run[-1], heading) > _BETWEEN_WORDS):
            kept += _real(units, run, found)
            run = []
        run.append(heading)
    return tuple(kept + _real(units, run, found))


def _real(units: tuple[Unit, ...], run: list[Heading], found: tuple[Heading, ...]) -> list[Heading]:
    """The headings of a run, or none where most or all of them stand again further on."""
    if not run:
        return []
    keys = {key for heading in run for key in heading.keys}
    last = run[-1].unit
    later = {key for heading in found if heading.unit > last for key in heading.keys}
    if len(run) < _LISTED or len(keys) < _LISTED:
        return run
    gaps = [_words_between(units, one, two) for one, two in pairwise(run)]
    bare = sum(gap <= _PAGE_NUMBER for gap in gaps) >= 0.75 * len(gaps)
    wanted = _MOST if bare else 1.0
    enough = bare or len(keys) >= LETTERED_PLAN
    return [] if enough and len(keys & later) >= wanted * len(keys) else run


def _words_between(units: tuple[Unit, ...], one: Heading, two: Heading) -> int:
    taken: set[Spot] = {*one.lines, *two.lines}
    words = 0
    for unit in units[one.unit : two.unit + 1]:
        blocks = [b for c in unit.cells for b in c.blocks] if isinstance(unit, RowUnit) else [unit]
        for block in blocks:
            for number, line in enumerate(lines_of(block)):
                spot = (block.location.block, number)
                if one.lines[0] < spot < two.lines[0] and spot not in taken:
                    words += len(line.split())
    return words


def _strongest(found: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of each section the headings of the strongest kind.

    Where most sections carry their letter, a heading without one counts only if it has the words of
    the regulation and is set in the same style as those with letters.
    """
    best: Counter[str] = Counter()
    for heading in found:
        for key in heading.keys:
            best[key] = max(best[key], heading.strength)
    lettered = {key for key, strength in best.items() if strength == LETTERED}
    styles = {heading.style for heading in found if heading.strength == LETTERED}

    def counts(heading: Heading) -> bool:
        if heading.strength < max(best[key] for key in heading.keys):
            return False
        if heading.strength == LETTERED or len(lettered) < LETTERED_PLAN:
            return True
        return heading.strength == STATUTORY and heading.style in styles

    chosen = _in_common_style([heading for heading in found if counts(heading)])
    return tuple(h for n, h in enumerate(chosen) if not _is_sub_heading(h, chosen[:n]))


def _in_common_style(headings: list[Heading]) -> list[Heading]:
    """Without the unlettered ones that are set unlike the others of the document.

    A bold "Outcomes" under a heading "My health" is a sub-heading where sections have heading
    styles; it counts where no heading of the common style is about outcomes.
    """
    users: dict[tuple[str, int, bool], set[str]] = {}
    for heading in headings:
        if heading.strength > TOPIC:
            users.setdefault(heading.style, set()).update(heading.keys)
    common = {style for style, keys in users.items() if len(keys) >= _COMMON_STYLE}
    headings = [h for h in headings if h.strength > TOPIC or h.style in common]
    held = {key for h in headings if h.style in common for key in h.keys}
    return [
        h
        for h in headings
        if h.strength == LETTERED or h.style in common or not set(h.keys) <= held
    ]


def _is_sub_heading(heading: Heading, before: list[Heading]) -> bool:
    """A plain title, a numbered part ("C2 ...") or "continued" of the section that is open."""
    part = (
        heading.strength <= PLAIN_TITLE
        or bool(_NUMBERED_PART.match(heading.title))
        or is_continued(heading.title)
    )
    return (
        part
        and bool(before)
        and set(heading.keys) <= set(before[-1].keys)
        and before[-1].column is None
    )
