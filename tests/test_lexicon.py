"""The rubric's word lists: each compiles, once, and may name others."""

from __future__ import annotations

import pytest

from audit.language.lexicon import Lexicon
from audit.language.phrase_notation import PhraseError
from audit.rubric.loading import load_rubric

WORDS = {"vague": ["as needed", "in {period}"], "period": ["due course"], "faulty": ["(a"]}


def test_a_list_is_found_by_its_name_and_may_name_another() -> None:
    lexicon = Lexicon(WORDS)
    assert lexicon["vague"].texts("As needed, in due course") == ["As needed", "in due course"]
    assert lexicon["period"].texts("As needed, in due course") == ["due course"]


def test_a_list_is_compiled_once() -> None:
    lexicon = Lexicon(WORDS)
    assert lexicon["vague"] is lexicon["vague"]


def test_a_list_that_the_rubric_does_not_have() -> None:
    with pytest.raises(KeyError, match="missing"):
        Lexicon(WORDS)["missing"]


def test_a_faulty_list_is_refused_when_it_is_used_and_no_other() -> None:
    lexicon = Lexicon(WORDS)
    assert "as needed" in lexicon["vague"]
    with pytest.raises(PhraseError):
        assert "as needed" in lexicon["faulty"]


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["vague", "period"], "as needed", True),
        (["period", "vague"], "as needed", True),
        (["period"], "as needed", False),
        ([], "as needed", False),
    ],
)
def test_any_of_several_lists(names: list[str], text: str, expected: bool) -> None:
    assert Lexicon(WORDS).any(names, text) is expected


def test_every_list_of_the_built_in_rubric_compiles_and_none_finds_nothing_at_all() -> None:
    words = load_rubric().rubric.words
    lexicon = Lexicon(words)
    for name in words:
        for match in lexicon[name].find("By 3 May 2027 the teacher will see Ada 1:1, as needed."):
            assert match.text.strip(), name
