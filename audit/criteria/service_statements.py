"""What one statement of Section C or D says, by the rubric's word lists and a learned model.

The kinds follow the descriptors of C1 and D1: a blank, "not known", a nil with or without its
source, a need that is only named (thin) or told with its effect, source and date (good), and
residue of the template.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from audit.language.item_model import item_model
from audit.language.lexicon import Lexicon
from audit.language.wordings import Features, signs, wordings
from audit.plan.dates import first_date
from audit.rubric.kinds import ServiceInformation

STATEMENT_KINDS = (
    "blank",
    "good",
    "nil_sourced",
    "nil_unsourced",
    "not_known",
    "residue",
    "thin",
)
NIL = ("nil_sourced", "nil_unsourced")
NO_ANSWER = ("blank", "not_known", "residue")
_FEW, _SOME, _LONG, _HALF_LONG = 5, 12, 60, 30


class StatementWords(NamedTuple):
    """Names of the word lists that a statement is read by, as its criterion gives them."""

    blank: str
    no_needs: str
    sought: str
    roles: str
    effect: str
    labels_only: str
    not_received: str
    dated: str
    min_words: int


def words_of(params: ServiceInformation) -> StatementWords:
    """The word lists of one criterion."""
    return StatementWords(*(getattr(params, name) for name in StatementWords._fields))


@dataclass(frozen=True, slots=True)
class StatementEvidence:
    """What the word lists find in one statement.

    ``blank``: a word for no answer, ``whole_blank``: with little else beside it. ``role``: a person
    of this service outside the nil itself ("no health needs" names nobody).
    """

    nil: bool
    blank: bool
    whole_blank: bool
    role: bool
    sought: bool
    dated: bool
    effect: bool
    label: bool
    not_received: bool
    words: int


def statement_evidence(text: str, names: StatementWords, lexicon: Lexicon) -> StatementEvidence:
    """Look for the rubric's words in one statement."""
    words = len(text.split())
    blank = lexicon[names.blank].first(text)
    few_beside = blank is not None and words - len(blank.text.split()) <= names.min_words
    rest = without(names.no_needs, text, lexicon)
    return StatementEvidence(
        nil=rest != text,
        blank=blank is not None,
        # "Not known to social care" is the whole answer; inside a longer account it is a detail.
        whole_blank=few_beside or not any(char.isalpha() for char in text),
        role=rest in lexicon[names.roles],
        sought=rest in lexicon[names.sought],
        dated=is_dated(text, names.dated, lexicon),
        effect=text in lexicon[names.effect],
        label=text in lexicon[names.labels_only],
        not_received=text in lexicon[names.not_received],
        words=words,
    )


def statement_rules(found: StatementEvidence, least_words: int) -> str:
    """The kind by rules alone; they know no residue and tell a blank and "not known" alike."""
    if found.nil:
        return "nil_sourced" if found.dated and (found.role or found.sought) else "nil_unsourced"
    if found.whole_blank:
        return "blank" if found.words <= _FEW else "not_known"
    return "good" if found.effect and found.dated and found.words >= least_words else "thin"


def statement_features(text: str, found: StatementEvidence) -> Features:
    """What the learned model sees of one statement: its wording and what the rules found."""
    lists = (
        ("nil", found.nil),
        ("nil with source", found.nil and (found.role or found.sought)),
        ("blank", found.blank),
        ("whole blank", found.whole_blank),
        ("role", found.role),
        ("role and date", found.role and found.dated),
        ("sought", found.sought),
        ("dated", found.dated),
        ("effect", found.effect),
        ("effect and date", found.effect and found.dated),
        ("label", found.label),
        ("not received", found.not_received),
        ("question", "?" in text),
        ("bracket", any(mark in text for mark in "[<{")),
        ("few words", found.words <= _FEW),
        ("some words", found.words <= _SOME),
    )
    return {**wordings(text), **signs(lists), "length": min(found.words, _LONG) / _HALF_LONG}


def statement_kinds(text: str, found: StatementEvidence) -> Mapping[str, float]:
    """How likely each kind is, 0 to 1, all together 1."""
    return item_model("services").probabilities(statement_features(text, found))


@lru_cache(maxsize=256)
def statement_read(
    text: str, names: StatementWords, lexicon: Lexicon
) -> tuple[StatementEvidence, Mapping[str, float]]:
    """What lists and model say of one statement; several criteria ask of the same ones."""
    found = statement_evidence(text, names, lexicon)
    return found, statement_kinds(text, found)


def is_dated(text: str, dated: str, lexicon: Lexicon) -> bool:
    """Whether the text has a date, to the month at least; ``dated`` names the list of them."""
    return first_date(text) is not None or text in lexicon[dated]


def without(name: str, text: str, lexicon: Lexicon) -> str:
    """The text without the words of a list."""
    for match in reversed(list(lexicon[name].find(text))):
        text = f"{text[: match.start]} {text[match.end :]}"
    return text
