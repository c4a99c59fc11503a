"""A construct of Word's and what a person who opens the file sees of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import word_xml as word


@dataclass(frozen=True)
class Construct:
    """``body`` is the inside of ``w:body`` and ``parts`` the further parts of the file.

    ``files`` are files that it carries whole, by name; the name without its suffix is their id.
    ``seen`` are the words of the page in reading order, numbers and boxes among them; ``apart``
    those of its headers and footers. ``told`` is the code of the warning that must be given, ""
    where none may be. ``at`` is a word of the block that the warning points to.
    """

    name: str
    body: str
    seen: str
    parts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    apart: str = ""
    told: str = ""
    at: str = ""

    def write(self, folder: Path) -> Path:
        """The construct as a Word file."""
        parts = word.word_parts(self.body, **self.parts)
        if self.files:
            ids = {name.split(".")[0]: ("aFChunk", name) for name in self.files}
            parts["word/_rels/document.xml.rels"] = word.relations(ids)
        files = {f"word/{name}": content for name, content in self.files.items()}
        return word.zipped(folder / "plan.docx", {**parts, **files})
