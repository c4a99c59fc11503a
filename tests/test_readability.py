"""Readability and explanations: rules of language that W4 stands on."""

from __future__ import annotations

import pytest

from audit.language.explained import is_explained
from audit.language.readability import lix


def test_lix_adds_the_length_of_sentences_and_the_share_of_long_words() -> None:
    assert lix(["Ada reads a short book.", "She enjoys it very much indeed today."]) == 6.0
    assert lix(["Ada organises everything."]) == pytest.approx(3 + 100 * 2 / 3)


def test_entries_of_a_form_are_no_sentences() -> None:
    assert lix(["Weekly", "Teaching assistant"]) == 0.0


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("ELSA", "an emotional literacy support assistant (ELSA) sees her"),
        ("SaLT", "speech and language therapist (the SaLT)"),
        ("SLT", "SLT (speech and language therapist) and others"),
        ("EEG", "an electroencephalogram (EEG) in May"),
        ("gastrostomy", "fed by gastrostomy (a tube into the stomach)"),
        ("gastrostomy", "a tube through the skin (gastrostomy)"),
        ("echolalia", "He uses echolalia, which means that he repeats"),
        ("ARFID", "He has ARFID: a fear of food"),
    ],
)
def test_explained(term: str, text: str) -> None:
    assert is_explained(term.lower(), text.lower())


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("CELF-5", "CELF-5 (standard score 74)"),
        ("logmar", "1.02 LogMAR (6/60 equivalent)"),
        ("CAMHS", "Jill Frost (CAMHS) saw him"),
        ("ELSA", "the ELSA will see him"),
        ("dysregulated", "becomes dysregulated, and runs"),
    ],
)
def test_not_explained(term: str, text: str) -> None:
    assert not is_explained(term.lower(), text.lower())
