"""A small rubric, as text, that tests change in one place."""

from __future__ import annotations

from audit.rubric.model import FindingWords, ItemWords

HEAD = """\
schema: rubric/1
id: small
version: "1"
title: A small rubric
source: invented for the tests
ratings: {0: not evident, 1: weak, 2: sound, 3: strong}
bands: {outstanding: 0.85, good: 0.68, requires_improvement: 0.45}
limits:
  - at_most: inadequate
    ratings: {E1: 0}
measures:
  - id: timely
    title: Issued in time
    criterion: W5
    at_least: 2
    targets: [{percent: 90, source: invented}]
criteria:
"""
E1 = """\
  - id: E1
    section: E
    title: Outcomes are SMART
    weight: 3
    limiting: true
    basis: Code of Practice 9.66
    why: Anyone can tell whether it was reached.
    descriptors: {0: none, 1: few, 2: most, 3: nearly all}
    mend: Say by when.
    reliability: 0.8
    check:
      kind: share_of_outcomes
      signs: [smart]
      thresholds: {strong: 0.9, sound: 0.7, weak: 0.4}
"""
W5 = """\
  - id: W5
    section: whole
    title: Issued in time
    weight: 1
    basis: regulation 13(2)
    why: Late help is lost help.
    descriptors: {0: late, 1: not used, 2: not used, 3: in time}
    mend: Record the dates.
    reliability: 0.9
    check:
      kind: days_between
      what: plan
      at_most: 140
      exceptions: lawful_exceptions
"""
J2 = """\
  - id: J2
    section: J
    title: Personal budget
    weight: 1
    basis: Code of Practice 9.95
    why: Families have a right to ask.
    descriptors: {0: blank, 1: not used, 2: not asked for, 3: arrangements}
    mend: Say what was offered.
    reliability: 0.7
    check:
      kind: section_states
      section: J
      levels: {3: [arrangements], 2: [lawful_exceptions]}
      otherwise: 1
"""


def group(name: str, model: type[ItemWords] | type[FindingWords]) -> str:
    """The block ``items`` or ``findings`` with the list "any" wherever a list is named."""
    entries = (
        f"  {field}: {3 if info.annotation is int else 'any'}"
        for field, info in model.model_fields.items()
        if info.is_required()
    )
    return "\n".join([f"{name}:", *entries, ""])


TAIL = f"""\
{group("items", ItemWords)}{group("findings", FindingWords)}confidence_floor: 0.5
words:
  any: [anything]
  period:
    - (day|week|term)
  lawful_exceptions: |
    school [was] closed

    away for # {{period}}
"""
SMALL = HEAD + E1 + W5 + TAIL


def replaced(old: str, new: str, text: str = SMALL) -> str:
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1
