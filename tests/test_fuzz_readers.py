"""Whatever a file holds, a reader gives a document or one of its own errors, never a fault.

Word files are made from random trees of the elements that Word uses, and from the samples with
bytes changed. ``scripts/fuzz.py`` does the same for as long as is wanted, led by coverage.
"""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.errors import PlanUnreadable
from audit.plan.build import build_plan
from audit.reading.document import Document
from audit.reading.opening import read_document

ROOT = Path(__file__).parent.parent
WORD = ROOT / "samples" / "plans" / "year-7-wrong-name.docx"
PDF = ROOT / "samples" / "plans" / "nursery-draft.pdf"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CALM = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

words = st.sampled_from(
    ["Section F: Provision", "not known", "Outcome 1", "B1", "Name:\tSam", "x", " ", "\u00ad", "é"]
)
values = st.sampled_from(["1", "0", "9", "-1", "x", "", "2147483648", "Heading1", "true"])


def element(name: str, *inside: str, attributes: str = "") -> str:
    return f"<w:{name}{attributes}>{''.join(inside)}</w:{name}>"


@st.composite
def empty(draw: st.DrawFn) -> str:
    name = draw(
        st.sampled_from(
            "b vanish strike tab br cr noBreakHyphen softHyphen sym pStyle numPr ilvl numId "
            "gridSpan vMerge hMerge gridBefore gridAfter showingPlcHdr checkBox ffData fldChar "
            "footnoteReference endnoteReference commentReference del ins moveFrom moveTo "
            "outlineLvl shd sectPr headerReference tblHeader cellDel cellIns cantSplit "
            "altChunk".split()
        )
    )
    attributes = f' w:val="{draw(values)}"'
    if draw(st.booleans()):
        attributes += f' w:id="{draw(values)}" w:fldCharType="begin"'
    return f"<w:{name}{attributes}/>"


@st.composite
def text(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(["t", "delText", "instrText"]))
    return element(name, draw(words))


def wrapped(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = st.sampled_from(
        "p r tbl tr tc sdt sdtContent sdtPr pPr rPr trPr tcPr tblPr ins del moveTo hyperlink "
        "fldSimple smartTag customXml txbxContent pict object ruby rt rubyBase footnote "
        "body".split()
    )
    return st.builds(
        lambda name, parts: element(name, *parts), names, st.lists(inside, min_size=1, max_size=5)
    )


trees = st.recursive(st.one_of(empty(), text()), wrapped, max_leaves=40)


@cache
def sample_parts() -> dict[str, bytes]:
    with zipfile.ZipFile(WORD) as container:
        return {name: container.read(name) for name in container.namelist()}


def word_file(main: bytes) -> bytes:
    """The sample with another main part."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as container:
        for name, data in sample_parts().items():
            container.writestr(name, main if name == "word/document.xml" else data)
    return file.getvalue()


def check(path: Path, data: bytes) -> None:
    """Read it and build a plan; the places that come out must hold."""
    path.write_bytes(data)
    try:
        document = read_document(path)
    except PlanUnreadable as error:
        said = str(error)
    else:
        said = ""
        hold(document)
    assert "\n" not in said


def hold(document: Document) -> None:
    assert [block.location.block for block in document.texts] == list(range(len(document.texts)))
    plan = build_plan(document)
    assert len(plan.uses) == len(document.texts)
    for section in plan.sections.values():
        for line in section.lines:
            assert line.text in document.block(line.quote.location.block).text


@CALM
@given(body=st.lists(trees, min_size=1, max_size=8))
def test_any_tree_of_word_elements(body: list[str], tmp_path: Path) -> None:
    xml = f"<w:document {W}>{element('body', *body)}</w:document>"
    check(tmp_path / "any.docx", word_file(xml.encode()))


def spoilt(data: bytes, changes: list[tuple[float, int]], cut: float) -> bytes:
    """Bytes changed at shares of the length, then cut off at a share of it."""
    spoiled = bytearray(data)
    for place, byte in changes:
        spoiled[int(place * (len(spoiled) - 1))] = byte
    return bytes(spoiled[: int(cut * len(spoiled))])


shares = st.floats(0, 1)
changes = st.lists(st.tuples(shares, st.integers(0, 255)), max_size=20)
cuts = st.one_of(st.just(1.0), shares)


@CALM
@given(changes=changes, cut=cuts)
def test_word_file_with_bytes_changed(
    changes: list[tuple[float, int]], cut: float, tmp_path: Path
) -> None:
    check(tmp_path / "spoilt.docx", spoilt(WORD.read_bytes(), changes, cut))


@CALM
@given(changes=changes)
def test_xml_of_a_word_file_with_bytes_changed(
    changes: list[tuple[float, int]], tmp_path: Path
) -> None:
    check(
        tmp_path / "spoilt.docx",
        word_file(spoilt(sample_parts()["word/document.xml"], changes, 1.0)),
    )


@settings(CALM, max_examples=25)
@given(changes=changes, cut=cuts)
def test_pdf_with_bytes_changed(
    changes: list[tuple[float, int]], cut: float, tmp_path: Path
) -> None:
    check(tmp_path / "spoilt.pdf", spoilt(PDF.read_bytes(), changes, cut))
