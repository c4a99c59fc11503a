"""No word of a plan is lost and each location names its block, whatever the file is made of."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pytest
import word_xml as word
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from word_xml import texts

from audit.reading import Document, Table, read_document
from audit.reading.docx_names import MC, W
from audit.reading.docx_symbols import READABLE

REAL = Path(__file__).parents[2] / "shared" / "real" / "files"

WORDS = st.text(alphabet="abc é", min_size=0, max_size=8)
PARAGRAPHS = WORDS.map(lambda text: word.paragraph(word.run(text)))


def _wrapped(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    content = st.lists(blocks, min_size=1, max_size=3).map("".join)
    cells = content.map(word.cell)
    rows = st.lists(cells, min_size=1, max_size=3).map(lambda inside: word.row(*inside))
    grids = st.lists(rows, min_size=1, max_size=3).map(lambda inside: word.table(*inside))
    boxes = content.map(lambda inside: word.paragraph(word.run("a") + word.text_box(inside)))
    return st.one_of(grids, boxes, content.map(word.control))


BODIES = st.lists(st.recursive(PARAGRAPHS, _wrapped, max_leaves=12), max_size=4).map("".join)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=BODIES)
def test_a_location_names_the_block_that_carries_it(tmp_path: Path, body: str):
    document = read_document(word.word_file(tmp_path, body + word.paragraph("end")))
    assert [b.location.block for b in document.texts] == list(range(len(document.texts)))
    assert all(document.block(b.location.block) is b for b in document.texts)
    indexes = [table.index for table in _all_tables(document.blocks)]
    assert indexes == list(range(len(indexes)))
    live = _letters("".join(_live_texts(tmp_path / "plan.docx")))
    assert sorted(_letters("".join(texts(document)))) == sorted(live)


def _all_tables(blocks):
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _all_tables(cell.blocks)


UNREAD = {W + "del", W + "moveFrom"}


def _live(text: etree._Element) -> bool:
    """Whether a ``w:t`` shows on the page, told from its ancestors alone."""
    for ancestor in text.iterancestors():
        if ancestor.tag in UNREAD:
            return False
        if ancestor.tag == MC + "Fallback" and ancestor.getprevious() is not None:
            return False
        if ancestor.tag == W + "sdt":
            properties = ancestor.find(W + "sdtPr")
            if properties is not None and any(
                etree.QName(p).localname in ("showingPlcHdr", "checkbox") for p in properties
            ):
                return False
        if ancestor.tag == W + "r" and ancestor.find(W + "rPr") is not None:
            looks = {etree.QName(p).localname for p in ancestor.find(W + "rPr")}
            if looks & {"strike", "dstrike", "vanish"}:
                return False
    return True


def _letters(text: str) -> str:
    return "".join(text.translate(READABLE).split())


def missing_words(path: Path, document: Document) -> list[str]:
    """The live texts of the file's XML that are not in what was read, or not often enough."""
    said = _letters("".join([b.marker + b.text for b in document.texts] + list(document.margins)))
    live = [_letters(text) for text in _live_texts(path)]
    too_few = Counter("".join(live)) - Counter(said)
    return [text for text in live if text not in said or set(text) & set(too_few)]


def _live_texts(path: Path) -> list[str]:
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    found = []
    with zipfile.ZipFile(path) as container:
        for name in container.namelist():
            if name.startswith(("word/document", "word/footnotes", "word/endnotes")):
                data = container.read(name).replace(strict, word.WORD.encode())
                texts = etree.fromstring(data).iter(W + "t")
                found += [text.text or "" for text in texts if _live(text)]
    return found


@pytest.mark.real
@pytest.mark.skipif(not REAL.exists(), reason="documents that are not part of the project")
def test_no_word_of_real_documents_is_lost():
    unreadable = {"apache__truncated62886", "apache__bug53475-password-is-pass"}
    paths = [path for path in sorted(REAL.glob("*.docx")) if path.stem not in unreadable]
    assert paths
    for path in paths:
        assert missing_words(path, read_document(path)) == [], path.name
