"""Sentences of English prose, by spaCy's rule-based sentencizer."""

from __future__ import annotations

from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def _english() -> Any:
    # Imported here: spaCy takes half a second, which `audit --help` need not wait for.
    import spacy

    english = spacy.blank("en")
    english.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
    english.max_length = 10_000_000
    return english


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order; each is an exact part of it, without outer white space."""
    return tuple(stripped for span in _english()(text).sents if (stripped := span.text.strip()))
