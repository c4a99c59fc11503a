"""What the columns and cells of a spreadsheet of labels mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict

from audit.data import data_file
from audit.evaluating.labels import Label, Rating
from audit.register.columns import plain
from audit.register.values import text_of
from audit.result import Overall
from audit.rubric.model import Rubric
from audit.rubric.source import read_source

Kind = Literal["criterion", "measure", "overall"]
Named = tuple[Kind, str]
"""What is labelled: a criterion or a measure with its id, or the overall judgement."""

_ID_FIRST = re.compile(r"\s*([A-Za-z]{1,2}\d{1,2})\b")
_DIGIT_FIRST = re.compile(r"([0-3])(?:\s*[-–:.,(]?\s*(\D*))?")


class LabelWords(BaseModel):
    """The data file ``rubrics/label-columns.yaml``: aliases of columns and words of values."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: dict[Literal["criterion", "rating"], tuple[str, ...]]
    overall: tuple[str, ...]
    not_applicable: tuple[str, ...]
    not_established: tuple[str, ...]
    ratings: dict[Literal["0", "1", "2", "3"], tuple[str, ...]]
    judgements: dict[Overall, tuple[str, ...]]
    answers: dict[Literal["yes", "no"], tuple[str, ...]]


@cache
def label_words() -> LabelWords:
    """The words that ship with the tool."""
    data = data_file("rubrics", "label-columns.yaml").read_bytes()
    return LabelWords.model_validate(read_source(data).values)


def names_in(rubric: Rubric) -> dict[str, Named]:
    """How each criterion and measure may be called, without capitals and signs: id and title."""
    names: dict[str, Named] = {}
    for criterion in rubric.criteria:
        for name in (criterion.id, criterion.title):
            names.setdefault(plain(name), ("criterion", criterion.id))
    for measure in rubric.measures:
        for name in (measure.id, measure.title):
            names.setdefault(plain(name), ("measure", measure.id))
    for name in label_words().overall:
        names.setdefault(plain(name), ("overall", "overall"))
    return names


def named(cell: object, names: Mapping[str, Named]) -> Named | None:
    """What the cell names: "A3", "a3 Aspirations", "Aspirations", "Overall", else None."""
    text = text_of(cell)
    found = names.get(plain(text))
    if found is None and (first := _ID_FIRST.match(text)):
        found = names.get(plain(first[1]))
    return found


def is_blank(cell: object) -> bool:
    """Whether the cell says "not applicable" or nothing at all, a dash too."""
    word = plain(text_of(cell))
    return not word or word in map(plain, label_words().not_applicable)


def read_rating(cell: object) -> Rating:
    """A criterion's rating: "2", "2 sound", "sound", "n/a", "not established".

    Raises ValueError for anything else.
    """
    if is_blank(cell):
        return None
    text = text_of(cell)
    if _says_not_established(text):
        return "not established"
    words = {
        plain(word): int(level) for level, said in label_words().ratings.items() for word in said
    }
    if plain(text) in words:
        return words[plain(text)]
    found = _DIGIT_FIRST.fullmatch(text)
    if found and (not plain(found[2] or "") or words.get(plain(found[2])) == int(found[1])):
        return int(found[1])
    raise ValueError("is not a rating from 0 to 3, nor n/a")


def read_answer(cell: object) -> Label:
    """A measure's answer: yes, no, "n/a", "not established". Raises ValueError otherwise."""
    if is_blank(cell):
        return None
    text = text_of(cell)
    if _says_not_established(text):
        return "not established"
    for answer, words in label_words().answers.items():
        if plain(text) in map(plain, words):
            return answer == "yes"
    raise ValueError("is neither yes nor no, nor n/a")


def read_judgement(cell: object) -> Overall | None:
    """The overall judgement, None for a blank. Raises ValueError for another word."""
    if is_blank(cell):
        return None
    for judgement, words in label_words().judgements.items():
        if plain(text_of(cell)) in map(plain, words):
            return judgement
    raise ValueError(f"is none of {', '.join(get_args(Overall))}")


def _says_not_established(text: str) -> bool:
    return plain(text) in map(plain, label_words().not_established)
