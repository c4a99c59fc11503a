"""Any file that is chosen is either read or refused with one sentence that says what to do."""

from __future__ import annotations

import contextlib
import io
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import word_xml as word
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit import errors
from audit.reading import guards, read_document

ROOT = Path(__file__).parents[1]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
PLAIN = word.paragraph("Section A: the views of the child")


def refusal(path: Path) -> errors.PlanUnreadable:
    """The error for a file, after checking what holds for every one of them."""
    with pytest.raises(errors.PlanUnreadable) as caught:
        read_document(path)
    message = str(caught.value)
    assert path.name in message
    assert str(path.parent) not in message
    assert "\n" not in message
    assert message.endswith(".")
    return caught.value


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le")


def open_document(kind: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as container:
        container.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    return held.getvalue()


def office(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as container:
        for name in names:
            container.writestr(name, "<x/>")
    return held.getvalue()


# What is not there


def test_a_missing_file(tmp_path: Path):
    error = refusal(tmp_path / "plan.docx")
    assert isinstance(error, errors.PlanMissing)


def test_a_folder(tmp_path: Path):
    (tmp_path / "plans").mkdir()
    assert isinstance(refusal(tmp_path / "plans"), errors.PlanMissing)


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf"])
def test_zero_bytes(tmp_path: Path, name: str):
    path = tmp_path / name
    path.write_bytes(b"")
    assert isinstance(refusal(path), errors.PlanEmpty)


def test_a_word_file_without_text(tmp_path: Path):
    path = word.word_file(tmp_path, word.paragraph("") + word.table(word.row("", "")))
    assert isinstance(refusal(path), errors.PlanEmpty)


def test_a_word_file_of_pictures_only_says_so(tmp_path: Path):
    parts = word.word_parts(word.paragraph(""))
    path = word.zipped(tmp_path / "plan.docx", {**parts, "word/media/image1.png": b"\x89PNG"})
    error = refusal(path)
    assert isinstance(error, errors.PlanEmpty)
    assert "pictures" in str(error)


def test_a_word_file_that_keeps_its_text_in_files_within_says_so(tmp_path: Path):
    error = refusal(word.word_file(tmp_path, '<w:altChunk r:id="x"/>'))
    assert isinstance(error, errors.PlanEmpty)
    assert "open it in Word and save it again" in str(error)


def test_a_file_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = word.word_file(tmp_path, PLAIN)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)
    assert "close it in other programs" in str(refusal(path))


def test_choosing_the_reader_loads_no_reader():
    """What has nothing to read, such as the list of commands, stays quick."""
    program = "import sys, audit.reading; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"lxml", "docx", "pdfplumber", "pypdfium2"} & set(loaded)


# Other formats


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("plan.doc", ole("WordDocument"), "old Word file (.doc); open it in Word and save"),
        ("plan.docx", ole("WordDocument"), "old Word file (.doc); open it in Word and save"),
        ("plan.xls", ole("Workbook"), "old Office file"),
        ("plan.msg", ole("__substg1.0_001A001F"), "e-mail"),
        ("plan.odt", open_document("text"), ".odt); open it in Word and save it as .docx"),
        ("plan.ods", open_document("spreadsheet"), "OpenDocument file"),
        ("plan.rtf", rb"{\rtf1\ansi Section A}", ".rtf); open it in Word and save it as .docx"),
        ("plan.txt", b"Section A", "plain text file; open it in Word and save it as .docx"),
        ("plan.txt", "Section A".encode("utf-16"), "plain text file"),
        ("plan.doc", b"<html><body>Section A</body></html>", "web page"),
        ("plan.xml", b'<?xml version="1.0"?><w:wordDocument/>', "plain XML"),
        ("plan.xlsx", office("[Content_Types].xml", "xl/workbook.xml"), "Excel"),
        ("plan.pptx", office("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint"),
        ("plan.pages", office("Index/Document.iwa"), "Pages"),
        ("plans.zip", office("plan.docx"), "unpack it"),
        ("plan.png", b"\x89PNG\r\n\x1a\n" + bytes(20), "picture (PNG)"),
        ("plan.jpg", b"\xff\xd8\xff\xe0" + bytes(20), "picture (JPEG)"),
        ("plan.heic", b"\x00\x00\x00\x18ftypheic" + bytes(20), "picture"),
        ("plan.bin", bytes(range(1, 200)), "neither a Word file nor a PDF"),
    ],
)
def test_other_formats_are_named_and_how_to_convert_them(tmp_path: Path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    error = refusal(path)
    assert isinstance(error, errors.PlanFormat)
    assert words in str(error)


def test_the_note_that_word_keeps_beside_an_open_plan(tmp_path: Path):
    path = tmp_path / "~$plan.docx"
    path.write_bytes(b"\x05Jo Bloggs" + bytes(100))
    assert "while a plan is open" in str(refusal(path))


def test_a_password_is_told_from_an_old_word_file(tmp_path: Path):
    path = tmp_path / "plan.docx"
    path.write_bytes(ole("EncryptionInfo") + ole("EncryptedPackage"))
    error = refusal(path)
    assert isinstance(error, errors.PlanEncrypted)
    assert "password" in str(error)


def test_a_zip_whose_entries_are_locked(tmp_path: Path):
    path = word.word_file(tmp_path, PLAIN)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of encryption in the table of contents
    path.write_bytes(data)
    assert isinstance(refusal(path), errors.PlanEncrypted)


@pytest.mark.parametrize("name", ["plan.pdf", "plan", "plan.doc"])
def test_a_word_file_under_another_name_is_read_with_a_warning(tmp_path: Path, name: str):
    path = word.word_file(tmp_path, PLAIN).rename(tmp_path / name)
    document = read_document(path)
    assert document.texts[0].text == "Section A: the views of the child"
    assert [warning.code for warning in document.warnings] == ["suffix-differs"]


def test_a_pdf_named_docx_is_read_with_a_warning(tmp_path: Path):
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    path = tmp_path / "plan.docx"
    page = canvas.Canvas(str(path))
    page.drawString(72, 700, "Section A: the views of the child")
    page.save()
    document = read_document(path)
    assert "views of the child" in document.texts[0].text
    assert "suffix-differs" in [warning.code for warning in document.warnings]


# Damage


@pytest.mark.parametrize("share", [0.2, 0.5, 0.95])
def test_a_file_that_is_cut_off(tmp_path: Path, share: float):
    path = word.word_file(tmp_path, PLAIN)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert isinstance(refusal(path), errors.PlanDamaged)


@pytest.mark.parametrize(
    "document", ["<w:document", "", "not xml", word.part("document", "<w:body>")]
)
def test_broken_xml(tmp_path: Path, document: str):
    parts = {**word.word_parts(PLAIN), "word/document.xml": document}
    path = word.zipped(tmp_path / "plan.docx", parts)
    assert isinstance(refusal(path), errors.PlanDamaged)


def test_a_word_file_without_its_text_part(tmp_path: Path):
    parts = word.word_parts(PLAIN)
    del parts["word/document.xml"]
    path = word.zipped(tmp_path / "plan.docx", parts)
    assert isinstance(refusal(path), errors.PlanDamaged)


def test_a_broken_checksum(tmp_path: Path):
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as container:
        for name, content in word.word_parts(PLAIN).items():
            container.writestr(name, content)
    path.write_bytes(path.read_bytes().replace(b"views of the", b"VIEWS of the"))
    assert isinstance(refusal(path), errors.PlanDamaged)


WHOLE = word.word_parts(PLAIN + word.table(word.row("a", "b")), numbering="", styles="")


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255), cut=st.integers(0, 30))
def test_damage_anywhere_is_refused_or_harmless(tmp_path: Path, at: float, byte: int, cut: int):
    path = word.zipped(tmp_path / "plan.docx", WHOLE)
    data = bytearray(path.read_bytes())
    place = int(at * len(data))
    data[place : place + cut] = bytes([byte])
    path.write_bytes(data)
    with contextlib.suppress(errors.PlanUnreadable):
        read_document(path)


# Hostile files


def test_a_file_beyond_the_size_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = word.word_file(tmp_path, PLAIN)
    monkeypatch.setattr(guards, "MAX_FILE_BYTES", path.stat().st_size - 1)
    assert isinstance(refusal(path), errors.PlanTooLarge)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch):
    bomb = word.part("document", "<w:body>" + " " * (20 * guards.MEGABYTE) + "</w:body>")
    path = word.zipped(
        tmp_path / "plan.docx", {**word.word_parts(PLAIN), "word/document.xml": bomb}
    )
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("unpacked"))
    assert isinstance(refusal(path), errors.PlanTooLarge)


def test_too_many_entries(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(guards, "MAX_ZIP_ENTRIES", 3)
    assert isinstance(refusal(word.word_file(tmp_path, PLAIN)), errors.PlanTooLarge)


def test_a_part_that_holds_more_than_a_plan_can(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(guards, "MAX_PART_BYTES", 1_000)
    path = word.word_file(tmp_path, PLAIN * 20)
    assert isinstance(refusal(path), errors.PlanTooLarge)


def test_a_size_that_lies_does_not_pass(tmp_path: Path):
    path = word.word_file(tmp_path, PLAIN * 50)
    data = bytearray(path.read_bytes())
    entry = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")  # its size once unpacked
    path.write_bytes(data)
    assert isinstance(refusal(path), errors.PlanDamaged)


def test_nesting_beyond_the_bound(tmp_path: Path):
    deep = "<w:sdt>" * 300 + "</w:sdt>" * 300
    assert isinstance(refusal(word.word_file(tmp_path, deep)), errors.PlanTooLarge)


def test_tables_as_deep_as_the_bound_allows_are_read(tmp_path: Path):
    body = word.paragraph("innermost")
    for _ in range(80):
        body = word.table(word.row(word.cell(body)))
    document = read_document(word.word_file(tmp_path, body))
    assert document.texts[0].location.table == 79


DOCTYPE = '<!DOCTYPE x [<!ENTITY who SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32-be"])
@pytest.mark.parametrize("name", ["word/document.xml", "_rels/.rels", "word/styles.xml"])
def test_document_types_and_entities_are_refused(tmp_path: Path, name: str, encoding: str):
    parts: dict[str, str | bytes] = dict(word.word_parts(PLAIN, styles=""))
    content = str(parts[name])
    parts[name] = (DOCTYPE + content).encode(encoding)
    error = refusal(word.zipped(tmp_path / "plan.docx", parts))
    assert isinstance(error, errors.PlanDamaged)
    assert "document type" in str(error)


def test_entities_that_multiply_are_refused_before_they_are_parsed(tmp_path: Path, monkeypatch):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l9;</x>'.encode()
    monkeypatch.setattr(guards.etree, "fromstring", lambda *_: pytest.fail("parsed"))
    with pytest.raises(errors.PlanDamaged):
        guards.parse_xml(data, "plan.docx")


def test_nothing_outside_the_file_is_read(tmp_path: Path, monkeypatch):
    """A target elsewhere, on the network or on the disk, is not followed."""
    (tmp_path / "secret.xml").write_text(word.part("hdr", word.paragraph("secret")))
    header = '<w:headerReference r:id="{}"/>'
    section = f"<w:sectPr>{header.format('a')}{header.format('b')}{header.format('c')}</w:sectPr>"
    parts = word.word_parts(PLAIN + section, header1=word.paragraph("not meant"))
    parts["word/_rels/document.xml.rels"] = word.relations(
        {
            "a": ("header", "http://127.0.0.1/secret.xml"),
            "b": ("header", "../../secret.xml"),
            "c": ("header", "header1.xml"),
        }
    ).replace('Target="h', 'TargetMode="External" Target="h')
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("network"))
    document = read_document(word.zipped(tmp_path / "plan.docx", parts))
    assert document.margins == ()
