"""Each construct of Word's is read whole, once and in order; what is not live is told."""

from __future__ import annotations

from pathlib import Path

import pytest
import word_xml as word
from constructs import CONSTRUCTS, Construct

from audit.reading import Document, read_document


def page(document: Document) -> str:
    """The words of the body as they stand on the page, numbers and bullets in front."""
    return " ".join(" ".join(f"{block.marker} {block.text}" for block in document.texts).split())


@pytest.fixture(params=CONSTRUCTS, ids=lambda construct: construct.name)
def construct(request: pytest.FixtureRequest) -> Construct:
    return request.param


@pytest.fixture
def document(construct: Construct, tmp_path: Path) -> Document:
    return read_document(construct.write(tmp_path))


def test_words_of_the_page_are_read_once_and_in_order(construct, document):
    assert page(document) == construct.seen
    assert " ".join(" ".join(document.margins).split()) == construct.apart


def test_what_is_not_live_text_is_told_with_its_place(construct, document):
    assert word.codes(document) == [construct.told] * bool(construct.told)
    for warning in document.warnings:
        place = warning.location
        assert (place is not None) == bool(construct.at)
        assert place is None or construct.at in document.block(place.block).text


def test_no_two_constructs_share_a_name():
    assert len({construct.name for construct in CONSTRUCTS}) == len(CONSTRUCTS)
