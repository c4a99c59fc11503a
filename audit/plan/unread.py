"""Which sections may be on pages that could not be read: said, so that nobody calls them missing."""

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
    many = len(absent) > 1
    return (
        ReadingWarning(
            "sections-may-be-missing",
            f"{'Sections' if many else 'Section'} {', '.join(absent)} {'were' if many else 'was'} not "
            "found or had nothing under the heading. Parts of this file are pictures: look there "
            "before you call a section missing.",
            pictures[0].location,
        ),
    )
