"""Paragraphs in a PDF cell that no gap divides, the last line of one being full."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import GRID, cell, saved, texts
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Table as FlowTable

from audit.reading.pdf import read_pdf
from audit.reading.pdf_layout import Passage
from audit.reading.pdf_lines import Line
from audit.reading.pdf_parting import partings_in
from audit.reading.pdf_sentences import LABELLED, LEANING, PLAIN, TIME, kind_of, sentence_starts

SHORT = [
    "Regular meetings with the family.",
    "Access to a quiet room at any time.",
    "Mina will have a visual timetable.",
]
RUNNING = [
    "Mina reads well. Her spelling is weak. Writing tires",
    "her. Maths is a strength. Number bonds are secure. She",
    "tells the time. Money is harder.",
]


def column(*lines: str, left: float = 100.0) -> Passage:
    """A cell of 200 points; a line that ends in "|" is full, others end half way."""
    made = []
    for number, text in enumerate(lines):
        end = left + (195.0 if text.endswith("|") else 100.0)
        base = 100 + 13.0 * number
        shown = text.rstrip("|")
        made.append(
            Line(shown, left + 5, end, base - 9, base + 2, base, 11.0, False, True, 30.0, page=1)
        )
    return Passage(made, left, left + 200.0, in_table=True)


def begun(passage: Passage, *others: Passage) -> set[int]:
    return partings_in([passage, *others]).begun(passage)


def test_a_sentence_begins_a_paragraph_where_the_others_of_its_column_do() -> None:
    passage = column("Support with spelling in every subject.|", "Weekly talks with a mentor.")
    assert begun(passage, column(*SHORT)) == {1}


def test_it_does_not_where_the_paragraphs_of_its_column_hold_several() -> None:
    passage = column("Support with spelling in every subject.|", "Writing is scribed for her.")
    assert begun(passage, column(*(f"{line}|" for line in RUNNING))) == set()


def test_nor_where_the_document_shows_nothing() -> None:
    assert begun(column("Support with spelling in every subject.|", "Writing is scribed.")) == set()


def test_what_another_column_shows_counts_for_little() -> None:
    passage = column("Support with spelling in every subject.|", "Writing is scribed for her.")
    assert begun(passage, column(*SHORT, left=400)) == set()


def test_paragraphs_of_several_sentences_part_where_they_are_said_to() -> None:
    passage = column(
        "Speech therapy. Who: The therapist. How long: One hour.",
        "Reading aloud. Who: A teaching assistant. How long: Two",
        "terms.",
        "A radio aid. Who: All teachers. How long: Each lesson.|",
        "A place to rest. Who: The nurse. How often:|",
        "Daily. How long: Ten minutes.",
    )
    assert begun(passage) == {4}


def test_a_label_within_its_paragraph_begins_none() -> None:
    passage = column(
        "Speech therapy. Who: The therapist. How long: One hour.",
        "Reading aloud. Who: A teaching assistant. How long: Two terms.",
        "A radio aid for her in every lesson of the school week.|",
        "Who: All teachers. How long: Each lesson.",
    )
    assert begun(passage) == set()


def test_a_label_that_begins_paragraphs_begins_one_after_a_full_line() -> None:
    passage = column(
        "Reads a page. Who: A tutor. Reads it well.",
        "Review: Termly.",
        "Writes a page. Who: Her mother. Writes it well.",
        "Review: Yearly.",
        "Counts to twenty with a friend in every lesson.|",
        "Review: Weekly.",
    )
    assert begun(passage) == {5}


def test_after_who_how_often_and_how_long_the_next_item_begins() -> None:
    passage = column(
        "Speech therapy. A therapist. Once a week. 45 minutes.",
        "Reading aloud. A teaching assistant. Every day. Ten minutes.",
        "A radio aid. Every teacher. Every lesson. 50 minutes.|",
        "A place to rest. The nurse. Daily. Half an hour.",
    )
    assert begun(passage) == {3}


def test_a_sentence_that_leans_on_the_one_before_begins_no_paragraph() -> None:
    passage = column(*SHORT, "A laptop for all of her writing in class.|", "It stays on her table.")
    assert begun(passage, column("A gate at the door.", "It is kept locked.", left=105)) == set()


def test_an_abbreviation_ends_no_sentence() -> None:
    passage = column(*SHORT, "Structured play in a small group, e.g.|", "Lego-based therapy.")
    assert begun(passage) == set()


def test_text_outside_tables_is_left_as_it_is() -> None:
    passage = column("Support with spelling in every subject.|", "Weekly talks with a mentor.")
    passage.in_table = False
    assert begun(passage, column(*SHORT)) == set()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("How often: Daily.", LABELLED),
        ("She uses it in every lesson.", LEANING),
        ("“They know him well.", LEANING),
        ("Once a week in term time.", TIME),
        ("60 minutes.", TIME),
        ("Mondays and Thursdays.", TIME),
        ("Every lesson, assembly and tutor time.", TIME),
        ("As required.", TIME),
        ("Every task will be given to Roz in writing.", PLAIN),
        ("Regular movement breaks.", PLAIN),
        ("Weekly contact with his family.", PLAIN),
        ("Two half-hour sessions with a tutor.", PLAIN),
        ("The council checks the statements every July.", PLAIN),
        ("Access to a quiet room.", PLAIN),
    ],
)
def test_the_first_words_tell_the_kind_of_a_sentence(sentence: str, kind: str) -> None:
    assert kind_of(sentence) == kind


def test_sentences_begin_after_a_full_stop_but_not_after_an_initial() -> None:
    text = "Dr B. Shah sees her (monthly). 15 minutes. Mr. Orme helps."
    assert [text[start:] for start in sentence_starts(text)] == [
        "15 minutes. Mr. Orme helps.",
        "Mr. Orme helps.",
    ]


def test_a_cell_without_gaps_is_read_paragraph_by_paragraph(tmp_path: Path) -> None:
    full = "Support with spelling in each and every subject."
    items = [SHORT[0], full, SHORT[1], SHORT[2]]
    width = stringWidth(full, "Helvetica", 11) + 12.5
    table = FlowTable([[cell(*items)]], colWidths=[width], style=[GRID])
    assert texts(read_pdf(saved(tmp_path / "plan.pdf", table))) == items
