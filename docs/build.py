"""Writes docs/rubric/ from the built-in rubric: run ``python docs/build.py`` after a change."""

from __future__ import annotations

from pathlib import Path

from audit.reporting.rubric_pages import rubric_markdown
from audit.rubric.loading import load_rubric

PAGES = Path(__file__).parent / "rubric"


def main() -> None:
    """Write every page and delete those of criteria that are gone."""
    pages = rubric_markdown(load_rubric().rubric)
    PAGES.mkdir(exist_ok=True)
    for stale in PAGES.glob("*.md"):
        if stale.name not in pages:
            stale.unlink()
    for name, text in pages.items():
        (PAGES / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
