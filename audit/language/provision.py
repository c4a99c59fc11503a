"""Signs in one provision statement: what, by whom, how often, how long (Code of Practice 9.69)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from audit.language.english import listed
from audit.language.lexicon import Lexicon

_NAMED = re.compile(
    r"\b(?:with|by)\s+(?P<full>[A-Z][a-z]+(?:-[A-Z][a-z]+)?\s[A-Z][a-z]+)|"
    r"\b(?P<one>[A-Z][a-z]+)\s(?:will|shall|should|to)\s(?:run|lead|teach|work|see|meet|give|take|"
    r"deliver|visit|sit|check|spend|go|help|support|keep|set|provide|write|train|supervise)\b"
)


@dataclass(frozen=True, slots=True)
class ProvisionWords:
    """Names of the word lists that the signs are read from."""

    who: str
    how_often: str
    how_long: str
    continuous: str
    equipment: str
    group: str
    group_size: str
    vague: str
    vague_open: str


@dataclass(frozen=True, slots=True)
class ProvisionSigns:
    """What one statement shows.

    ``who``, ``how_often``, ``how_long`` are the plan's words, "" if not found. ``vague`` are the
    phrases that leave open what, who, how often or how much.
    """

    who: str
    how_often: str
    how_long: str
    continuous: bool
    equipment: bool
    vague: tuple[str, ...]
    sizeless_group: bool = False

    @property
    def quantified(self) -> bool:
        """By whom, how often and how long; a continuous arrangement counts for both times."""
        if not self.who or self.sizeless_group:
            return False
        if self.continuous:
            return True
        if self.equipment:
            return bool(self.how_often or self.how_long)
        return bool(self.how_often and self.how_long)

    @property
    def specific_and_quantified(self) -> bool:
        return self.quantified and not self.vague

    def missing(self) -> str:
        """One sentence of what is missing, "" if nothing is."""
        lacks = []
        if not self.who:
            lacks.append("by whom")
        if not self.how_often and not self.continuous:
            lacks.append("how often")
        if not self.how_long and not self.continuous and not self.equipment:
            lacks.append("for how long")
        if self.sizeless_group:
            lacks.append("in a group of what size")
        parts = []
        if lacks and not self.quantified:
            said = [
                word
                for word, there in (
                    ("who", self.who),
                    ("how often", self.how_often or self.continuous),
                    ("for how long", self.how_long or self.continuous),
                )
                if there
            ]
            start = f"Says {listed(said)}, but not " if said else "Does not say "
            parts.append(start + listed(lacks, "or") + ".")
        if self.vague:
            parts.append("Left open: " + ", ".join(f"“{phrase}”" for phrase in self.vague) + ".")
        return " ".join(parts)


def provision_signs(
    text: str,
    columns: tuple[str, ...],
    words: ProvisionWords,
    lexicon: Lexicon,
    child: frozenset[str] = frozenset(),
) -> ProvisionSigns:
    """Read the signs of one statement.

    ``text`` is the statement with its columns; ``columns`` are the plan's own who, how often and
    how long cells ("" where it has none). ``child`` are the names of the plan's child, who is
    never the one who provides.
    """
    columns = tuple("" if _says_nothing(cell, words, lexicon) else cell for cell in columns)
    found_who = columns[0] or _first(lexicon, words.who, text) or _named(text, child)
    often = columns[1] or _first(lexicon, words.how_often, text)
    long = columns[2] or _first(lexicon, words.how_long, text)
    continuous = text in lexicon[words.continuous]
    equipment = text in lexicon[words.equipment]
    group = text in lexicon[words.group] and text not in lexicon[words.group_size]
    exact = ProvisionSigns(found_who, often, long, continuous, equipment, (), group)
    fatal = lexicon[words.vague].texts(text)
    soft = [] if exact.quantified else lexicon[words.vague_open].texts(text)
    vague = tuple(dict.fromkeys((*fatal, *soft)))
    return replace(exact, vague=vague)


def _says_nothing(cell: str, words: ProvisionWords, lexicon: Lexicon) -> bool:
    """A column that holds a dash, or nothing but "ongoing" or "as needed"."""
    if not any(char.isalnum() for char in cell):
        return True
    vague = (lexicon[words.vague].first(cell), lexicon[words.vague_open].first(cell))
    return any(match and len(match.text) >= len(cell.strip(" .,;")) for match in vague)


def _named(text: str, child: frozenset[str]) -> str:
    """A person by name: "with Ines Calder", "Marguerite will run"."""
    for found in _NAMED.finditer(text):
        name = found["full"] or found["one"]
        if not child & set(name.split()):
            return name
    return ""


def _first(lexicon: Lexicon, name: str, text: str) -> str:
    match = lexicon[name].first(text)
    return match.text if match else ""
