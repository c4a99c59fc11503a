"""No word of a document is silently lost or read twice; what cannot be read is refused by name.

The documents that no one here made are looked for in the folder that AUDIT_REAL_DOCUMENTS names,
else in ../shared/real/files; without them those tests are skipped.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import word_xml as word
from constructs import CONSTRUCTS
from counting import count

from audit.errors import PlanUnreadable
from audit.reading import Document, TextBlock, read_document

ROOT = Path(__file__).parent.parent
REAL = Path(os.environ.get("AUDIT_REAL_DOCUMENTS", ROOT.parent / "shared" / "real" / "files"))
REFUSED = {
    "Unstructured-IO__loremipsum-flat.pdf": "scanned",
    "apache__bug53475-password-is-pass.docx": "encrypted",
    "apache__truncated62886.docx": "damaged",
    "jsvine__empty.pdf": "empty",
    "jsvine__password-example.pdf": "encrypted",
}
# The plain count knows neither styles nor broken fields and pages; test_constructs.py holds these.
BEYOND_THE_COUNT = {
    "struck out by style",
    "hidden by style",
    "field without end",
    "web page that nests without end",
}
COUNTED = [construct for construct in CONSTRUCTS if construct.name not in BEYOND_THE_COUNT]


def documents(folder: Path) -> list[Path]:
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if path.suffix.lower() in (".docx", ".pdf"))


def hold(path: Path) -> None:
    """At least 99 % of the words are read and at most 1 % are repeated."""
    found = count(path, read_document(path))
    assert found.in_file
    assert found.read_share >= 0.99, found
    assert found.repeated_share <= 0.01, found


@pytest.mark.parametrize("path", documents(ROOT / "samples" / "plans"), ids=lambda path: path.name)
def test_samples_are_read_whole_and_once(path: Path):
    hold(path)


@pytest.mark.parametrize("construct", COUNTED, ids=lambda construct: construct.name)
def test_constructs_are_read_whole_and_once(construct, tmp_path: Path):
    path = construct.write(tmp_path)
    found = count(path, read_document(path))
    assert (found.read, found.repeated) == (found.in_file, 0)


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="documents that are not part of the project")
@pytest.mark.parametrize("path", documents(REAL), ids=lambda path: path.name)
def test_real_documents_are_read_whole_and_once_or_refused_with_the_reason(path: Path):
    if path.name in REFUSED:
        with pytest.raises(PlanUnreadable) as caught:
            read_document(path)
        assert caught.value.code == REFUSED[path.name]
    else:
        hold(path)


def _without_last(document: Document) -> Document:
    return Document(document.blocks[:-1])


def _with_first_again(document: Document) -> Document:
    first = document.texts[0]
    again = TextBlock(first.kind, first.text, first.location)
    return Document((*document.blocks, again))


def test_the_count_sees_a_lost_and_a_repeated_paragraph(tmp_path: Path):
    path = word.word_file(tmp_path, word.paragraph("one two") + word.paragraph("three"))
    document = read_document(path)
    assert count(path, document).read == 3
    assert count(path, _without_last(document)).read == 2
    assert count(path, _with_first_again(document)).repeated == 2
