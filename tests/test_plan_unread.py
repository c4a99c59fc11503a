"""A plan that is partly scanned says which sections may be on the pages that were not read."""

from __future__ import annotations

import pytest

from audit.plan.model import SECTION_KEYS, Section, SectionStatus
from audit.plan.unread import unread_sections
from audit.reading.document import Document, ReadingWarning

SCANNED = ReadingWarning("pages-without-text", "Page 4 has no text.")
CHANGES = ReadingWarning("tracked-changes", "There are changes.")


def sections(**states: SectionStatus) -> dict[str, Section]:
    return {key: Section(key, states.get(key, "found")) for key in SECTION_KEYS}


@pytest.mark.parametrize(
    ("states", "named"),
    [({"J": "missing"}, "Section J was"), ({"G": "empty", "H1": "missing"}, "Sections G, H1 were")],
)
def test_missing_and_empty_sections_are_named(states: dict[str, SectionStatus], named: str) -> None:
    (warning,) = unread_sections(Document((), warnings=(CHANGES, SCANNED)), sections(**states))
    assert warning.code == "sections-may-be-missing"
    assert named in warning.message


def test_nothing_is_said_of_a_plan_that_was_read_whole() -> None:
    assert unread_sections(Document((), warnings=(CHANGES,)), sections(J="missing")) == ()


def test_nothing_is_said_where_every_section_was_found() -> None:
    assert unread_sections(Document((), warnings=(SCANNED,)), sections()) == ()
