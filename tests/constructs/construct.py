"""A construct of Word's and what a person who opens the file sees of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Construct:
    """``body`` is the inside of ``w:body`` and ``parts`` the further parts of the file.

    ``seen`` are the words of the page in reading order, numbers and boxes among them; ``apart``
    those of its headers and footers. ``told`` is the code of the warning that must be given, ""
    where none may be. ``at`` is a word of the block that the warning points to.
    """

    name: str
    body: str
    seen: str
    parts: Mapping[str, str] = field(default_factory=dict)
    apart: str = ""
    told: str = ""
    at: str = ""
