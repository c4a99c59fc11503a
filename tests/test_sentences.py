"""Sentences: exact parts of the text, in order, and abbreviations do not end them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.sentences import sentences


@given(
    st.one_of(
        st.text(),
        st.lists(st.sampled_from(["Dr", "e.g", ". ", "? ", "Ada", "\n", "3", "’", ") "])).map(
            "".join
        ),
    )
)
def test_sentences_are_exact_parts_in_order_and_nothing_is_lost(text: str) -> None:
    at = 0
    for sentence in sentences(text):
        assert sentence == sentence.strip() != ""
        start = text.index(sentence, at)
        assert not text[at:start].strip()
        at = start + len(sentence)
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada reads. She writes.", ["Ada reads.", "She writes."]),
        ("Can she read? Yes! She can.", ["Can she read?", "Yes!", "She can."]),
        ("He said “Go.” Then he left.", ["He said “Go.”", "Then he left."]),
        ("(See B1.) Ada reads.", ["(See B1.)", "Ada reads."]),
        ("Ada reads\nShe writes", ["Ada reads", "She writes"]),
        ("She has 3 hours. 2 are at home.", ["She has 3 hours.", "2 are at home."]),
        ("No full stop", ["No full stop"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_where_a_sentence_ends(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dr Roe saw Ada on 3 May.",
        "Dr. Roe saw Ada with Mrs. Vane.",
        "Advice from J. Smith and A. B. Lark came late.",
        "Toys, e.g. Lego or trains, help him.",
        "Toys, e.g. trains, help him.",
        "One session, i.e. Monday's, was missed.",
        "He rests from 1.15 p.m. to 3 p.m. on school days.",
        "He rests at 1.15 p.m. On Fridays too.",
        "Approx. 20 minutes with the teacher.",
        "The score was 2.5 on the scale.",
        "See Section F, no. 4 and pp. 3 to 5.",
        "Toys, books, etc. are kept away.",
        "She waits… and then speaks.",
        "“Stop!” she says, and “why?” too.",
    ],
)
def test_what_does_not_end_a_sentence(text: str) -> None:
    assert list(sentences(text)) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Ada sits next to Max. She reads to him.",
        "Her key adult is Jan. She meets her daily.",
        "Most days the answer is no. She needs time.",
    ],
)
def test_a_word_that_is_also_an_abbreviation_ends_a_sentence(text: str) -> None:
    assert len(sentences(text)) == 2


def test_a_paragraph_of_the_code_does_not_end_a_sentence() -> None:
    assert len(sentences("See para. 9.69 of the Code.")) == 1
