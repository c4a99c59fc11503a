"""Which sections may stand on pages that could not be read, so that none is called missing."""

from __future__ import annotations

from collections.abc import Mapping

from audit.plan.model import Section
from audit.reading.document import Document, ReadingWarning

_PICTURES = ("pages-without-text", "large-pictures")


def unread_sections(
    document: Document, sections: Mapping[str, Section]
) -> tuple[ReadingWarning, ...]:
    """One warning where parts of the file are pictures and a section is missing or empty."""
    pictures = [warning for warning in document.warnings if warning.code in _PICTURES]
    absent = [key for key, found in sections.items() if found.status in ("missing", "empty")]
    if not pictures or not absent:
        return ()
    subject = f"Sections {', '.join(absent)} were" if absent[1:] else f"Section {absent[0]} was"
    return (
        ReadingWarning(
            "sections-may-be-missing",
            f"{subject} not found or had nothing under the heading. Parts of this file are "
            "pictures: look there before you call a section missing.",
            pictures[0].location,
        ),
    )
