"""Sections told by what they hold, where their headings do not say.

Only in a plan whose sections carry no letters, only for sections that the rules did not find, and
only under a line that is set like the plan's other section headings. The learned model of section
blocks (``models/section-blocks``) reads the whole stretch under the line; below its threshold
nothing is guessed. What is guessed is always said.
"""

from __future__ import annotations

from audit.plan.contents import LETTERED_PLAN
from audit.plan.find import Heading, heading_style, style_of
from audit.plan.headings import LETTERED, TOPIC, is_outside_title, keys_of
from audit.plan.labels import area_of
from audit.plan.layout import Unit, lines_of
from audit.plan.model import SECTION_KEYS
from audit.plan.topics import topic_of
from audit.plan.words import is_sentence, plain, word_count
from audit.reading.document import ReadingWarning, TextBlock

_TITLE_WORDS = 16
_LEAST_WORDS = 12
"""A stretch of fewer words says too little."""
_KNOWN = 3
"""So many sections must be known by their headings, or a report might be taken for a plan."""


def guessed(
    units: tuple[Unit, ...], headings: tuple[Heading, ...], usual_size: float | None
) -> tuple[Heading, ...]:
    """Headings, in reading order, of sections that ``headings`` lack; mostly none."""
    known = {key for heading in headings for key in heading.keys}
    lettered = {k for h in headings if h.strength == LETTERED for k in h.keys}
    missing = [key for key in SECTION_KEYS if key not in known]
    if not missing or len(known) < _KNOWN or len(lettered) >= LETTERED_PLAN:
        return ()
    return _found(units, headings, missing, usual_size)


def guess_warnings(found: tuple[Heading, ...]) -> tuple[ReadingWarning, ...]:
    """One warning for each section that was told by its content."""
    return tuple(
        ReadingWarning(
            "section-by-content",
            f"“{heading.title}” was taken for Section {' and '.join(heading.keys)} by what stands "
            "under it, because the heading does not say: check this.",
            heading.location,
        )
        for heading in found
    )


def _found(
    units: tuple[Unit, ...],
    headings: tuple[Heading, ...],
    missing: list[str],
    usual_size: float | None,
) -> tuple[Heading, ...]:
    """A guess stands only where its stretch ends with a section that is known or guessed.

    Else the text of the next one, which nobody recognised, would run on into it.
    """
    styles = {heading.style for heading in headings}
    places = {heading.unit for heading in headings}
    lines = [
        number
        for number, unit in enumerate(units)
        if number not in places
        and isinstance(unit, TextBlock)
        and heading_style(unit) in styles
        and _may_head(unit, usual_size)
    ]
    ends = sorted({*places, *lines, len(units)})
    closed = {*places, len(units)}
    found: list[Heading] = []
    for number in reversed(lines):
        line = units[number]
        end = next(end for end in ends if end > number)
        keys = _section_of(_texts(units[number + 1 : end])) if end in closed else ()
        if isinstance(line, TextBlock) and keys and set(keys) <= set(missing):
            closed.add(number)
            spots = ((line.location.block, 0),)
            style = heading_style(line)
            found.append(
                Heading(keys, line.text.strip(), TOPIC, line.location, number, spots, None, style)
            )
    return tuple(reversed(found))


def _may_head(block: TextBlock, usual_size: float | None) -> bool:
    """Whether a line may head a section; words that the rules know are a sub-heading's."""
    text = block.text.strip()
    return (
        style_of(block, usual_size).strong
        and len(lines_of(block)) == 1
        and word_count(text) <= _TITLE_WORDS
        and not is_sentence(text)
        and not is_outside_title(text)
        and not area_of(text)
        and not topic_of(plain(text))
    )


def _texts(stretch: tuple[Unit, ...]) -> list[str]:
    """The paragraphs and cells of a stretch that say something."""
    blocks = (
        block
        for unit in stretch
        for block in (
            (unit,) if isinstance(unit, TextBlock) else (b for c in unit.cells for b in c.blocks)
        )
    )
    return [block.text for block in blocks if word_count(block.text) > 2]


def _section_of(texts: list[str]) -> tuple[str, ...]:
    """The section that the texts together read like, () where the model is not sure."""
    if sum(map(word_count, texts)) < _LEAST_WORDS:
        return ()
    from audit.plan.block_model import OTHER, block_model

    model = block_model()
    shares = model.of_stretch(texts)
    best = max(shares, key=lambda kind: shares[kind])
    if best == OTHER or shares[best] < model.threshold:
        return ()
    return keys_of(best, None)
