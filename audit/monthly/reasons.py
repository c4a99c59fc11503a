"""Takes out of an auditor's reason what could tell a child, so that a whole panel may read it.

Reasons are free text: an auditor may have quoted the plan or named the child. More is taken out
than need be, rather than less; still, somebody should read them before they are passed on.
"""

from __future__ import annotations

import re

from audit.copies.masking import mask
from audit.rubric.model import Rubric

QUOTE = "[quote]"
_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]|(?<!\w)[‘'][^’']+[’'](?!\w)")
_OWNER = re.compile(r"\b([A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)*)(?:['’]s\b|(?<=s)['’](?=\s))")
_FIRST = re.compile(r"(?:^|[.!?:;]\s+)([A-Z][^\W\d_]+)(?![^\W\d_]|['’]t\b)")
_WORD = re.compile(r"(?<!\w)[a-z][a-z'’]*")
_NAMES = "given_names"


def known_words(rubric: Rubric) -> frozenset[str]:
    """The words that a rubric uses, its list of given names apart: they are no child's name."""
    names = set(_WORD.findall(" ".join(rubric.words.get(_NAMES, ()))))
    return frozenset(_WORD.findall(rubric.model_dump_json())) - names


def without_details(reason: str, known: frozenset[str], longest: int) -> str:
    """A reason without quoted words, names, dates and numbers, cut to ``longest`` characters.

    A word at the beginning of a sentence, where all are written large, is taken for a name unless
    it is ``known``; so is whose something is ("Asha's").
    """
    line = _QUOTED.sub(QUOTE, " ".join(reason.split()))
    first = [word for word in _FIRST.findall(line) if word.casefold() not in known]
    text = mask(line, [*first, *_OWNER.findall(line)])
    return text if len(text) <= longest else f"{text[: longest - 2].rstrip()} …"
