"""Signs in one provision statement: what, by whom, how often, how long (Code of Practice 9.69)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from audit.language.english import listed
from audit.language.item_model import ItemModel
from audit.language.lexicon import Lexicon
from audit.language.wordings import Features, signs, wordings

PROVISION_LABELS = ("who", "how_often", "how_long", "specific_and_quantified", "vague_wording")
Columns = tuple[str, str, str]
_LIKELY = 0.5
_LONG, _HALF_LONG = 60, 30

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
    phrases of the rubric that leave something open whatever else is said; ``vague_if_open`` those
    that do so unless all is said. ``likely``: how likely each of PROVISION_LABELS is, 0 to 1;
    empty where rules alone judged.
    """

    who: str
    how_often: str
    how_long: str
    continuous: bool
    equipment: bool
    vague: tuple[str, ...]
    vague_if_open: tuple[str, ...] = ()
    sizeless_group: bool = False
    likely: Mapping[str, float] = field(default_factory=dict)

    @property
    def quantified(self) -> bool:
        """By rules: by whom, how often and how long; a continuous arrangement is both times."""
        if not self.who or self.sizeless_group:
            return False
        if self.continuous:
            return True
        if self.equipment:
            return bool(self.how_often or self.how_long)
        return bool(self.how_often and self.how_long)

    @property
    def specific_and_quantified(self) -> bool:
        exact = (
            self.likely["specific_and_quantified"] >= _LIKELY if self.likely else self.quantified
        )
        return exact and not self.vague_wording and not self.sizeless_group

    @property
    def vague_wording(self) -> bool:
        """Whether a phrase of the rubric's list stands in it, or the model takes it for vague."""
        if not self.likely:
            return bool(self.vague_by_rules)
        exact, vague = self.likely["specific_and_quantified"], self.likely["vague_wording"]
        return bool(self.vague) or (vague >= _LIKELY and vague > exact)

    @property
    def vague_by_rules(self) -> tuple[str, ...]:
        """The phrases that count without a model: some only where not all is said."""
        return tuple(dict.fromkeys((*self.vague, *(() if self.quantified else self.vague_if_open))))

    @property
    def likely_exact(self) -> float:
        """How likely it is that the statement is specific and quantified, 0 to 1."""
        if not self.likely:
            return float(self.specific_and_quantified)
        exact, vague = self.likely["specific_and_quantified"], self.likely["vague_wording"]
        likely = min(exact, 1 - vague)
        return likely if self.specific_and_quantified else min(likely, _LIKELY)

    @property
    def vague_phrases(self) -> tuple[str, ...]:
        """The words that leave something open, where the wording is vague."""
        return (self.vague_by_rules or self.vague_if_open) if self.vague_wording else ()

    def says(self, element: str) -> bool:
        """Whether it says "who", "how_often" or "how_long"."""
        if self.likely:
            return self.likely[element] >= _LIKELY
        continuous = self.continuous and element != "who"
        return continuous or bool(getattr(self, element))

    def words_of(self, element: str) -> str:
        """The plan's words for "who", "how_often" or "how_long", "" if it does not say."""
        return str(getattr(self, element)) if self.says(element) else ""

    def missing(self) -> str:
        """What is missing, in a sentence or two; "" if nothing is."""
        if self.specific_and_quantified:
            return ""
        parts = [self._not_said(), self._left_open()]
        told = " ".join(part for part in parts if part)
        return told or "It reads as less exact than it should be: check it."

    def _not_said(self) -> str:
        asked = {"who": "by whom", "how_often": "how often", "how_long": "for how long"}
        if self.equipment and self.says("how_often"):
            del asked["how_long"]
        lacks = [words for element, words in asked.items() if not self.says(element)]
        if self.sizeless_group:
            lacks.append("in a group of what size")
        if not lacks:
            return ""
        said = [
            words
            for element, words in {**asked, "who": "who"}.items()
            if self.says(element) and asked[element] not in lacks
        ]
        start = f"Says {listed(said)}, but not " if said else "Does not say "
        return start + listed(lacks, "or") + "."

    def _left_open(self) -> str:
        if not self.vague_wording:
            return ""
        if not self.vague_phrases:
            return "Leaves open what, who, how often or how much."
        return "Left open: " + ", ".join(f"“{phrase}”" for phrase in self.vague_phrases) + "."


def provision_rules(
    text: str,
    columns: Columns,
    words: ProvisionWords,
    lexicon: Lexicon,
    child: frozenset[str] = frozenset(),
) -> ProvisionSigns:
    """The signs of one statement by rules alone, without the learned model.

    ``text`` is the statement with its columns; ``columns`` are the plan's own who, how often and
    how long cells ("" where it has none). ``child`` are the names of the plan's child, who is
    never the one who provides.
    """
    who, how_often, how_long = (
        "" if _says_nothing(cell, words, lexicon) else cell for cell in columns
    )
    return ProvisionSigns(
        who=who or _first(lexicon, words.who, text) or _named(text, child),
        how_often=how_often or _first(lexicon, words.how_often, text),
        how_long=how_long or _first(lexicon, words.how_long, text),
        continuous=text in lexicon[words.continuous],
        equipment=text in lexicon[words.equipment],
        vague=tuple(lexicon[words.vague].texts(text)),
        vague_if_open=tuple(lexicon[words.vague_open].texts(text)),
        sizeless_group=text in lexicon[words.group] and text not in lexicon[words.group_size],
    )


def provision_features(text: str, columns: Columns, found: ProvisionSigns) -> Features:
    """What the learned model sees of one statement: its wording and what the rules found."""
    rules = (
        ("who", found.who),
        ("how often", found.how_often),
        ("how long", found.how_long),
        ("continuous", found.continuous),
        ("equipment", found.equipment),
        ("sizeless group", found.sizeless_group),
        ("quantified", found.quantified),
        ("rule exact", found.specific_and_quantified),
        ("vague", found.vague_by_rules),
        ("vague twice", len(found.vague_by_rules) > 1),
        ("open", found.vague_if_open),
        ("open twice", len(found.vague_if_open) > 1),
    )
    cells = ((f"column {number}", cell) for number, cell in enumerate(columns))
    length = {"length": min(len(text.split()), _LONG) / _HALF_LONG}
    return {**wordings(text), **signs(rules), **signs(cells), **length}


def provision_signs(
    text: str,
    columns: Columns,
    words: ProvisionWords,
    lexicon: Lexicon,
    model: ItemModel,
    child: frozenset[str] = frozenset(),
) -> ProvisionSigns:
    """The signs of one statement, and how likely each is; arguments as ``provision_rules``."""
    found = provision_rules(text, columns, words, lexicon, child)
    likely = model.probabilities(provision_features(text, columns, found))
    return replace(found, likely=likely)


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
