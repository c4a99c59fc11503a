"""PDF files made to harm: loops, bombs, locks. Each ends with its own sentence, or is read."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from audit.errors import PlanEncrypted, PlanMissing, PlanUnreadable
from audit.reading.opening import read_document

ROOT = Path(__file__).parent.parent
TEXT = b"BT /F 12 Tf 72 700 Td (Section F: Provision) Tj ET\n"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)
CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def pdf(path: Path, objects: Sequence[bytes]) -> Path:
    """A PDF of these objects, numbered from 1; pdfium finds them without a table."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in enumerate(objects, 1))
    path.write_bytes(b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF\n")
    return path


def form(content: bytes) -> bytes:
    own = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"
    return stream(content, own)


@pytest.mark.parametrize("command", ["score", "read"])
def test_drawings_that_draw_themselves_are_brought_to_an_end(tmp_path: Path, command: str) -> None:
    looping = form(b"/X Do /X Do")
    path = pdf(
        tmp_path / "loop.pdf", [CATALOGUE, PAGES, PAGE, stream(TEXT + b"/X Do"), FONT, looping]
    )
    done = subprocess.run(
        [sys.executable, "-m", "audit", command, str(path), "--time-limit", "1"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_stream_that_swells_is_read_or_refused(tmp_path: Path) -> None:
    swollen = stream(zlib.compress(TEXT + b" " * 50_000_000), b"/Filter/FlateDecode")
    path = pdf(tmp_path / "bomb.pdf", [CATALOGUE, PAGES, PAGE, swollen, FONT])
    assert [block.text for block in read_document(path).texts] == ["Section F: Provision"]


def test_a_page_tree_that_holds_itself(tmp_path: Path) -> None:
    pages = b"<</Type/Pages/Kids[2 0 R]/Count 1>>"
    path = pdf(tmp_path / "tree.pdf", [CATALOGUE, pages, PAGE, stream(TEXT), FONT])
    with pytest.raises(PlanUnreadable, match=r"tree\.pdf"):
        read_document(path)


def test_a_page_tree_that_claims_more_than_it_has(tmp_path: Path) -> None:
    pages = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 1000000000>>"
    path = pdf(tmp_path / "tree.pdf", [CATALOGUE, pages, PAGE, stream(TEXT), FONT])
    assert [block.text for block in read_document(path).texts] == ["Section F: Provision"]


def locked(path: Path, user_password: str) -> Path:
    data = BytesIO()
    canvas = Canvas(data, encrypt=StandardEncryption(user_password, "owner", canPrint=1))
    canvas.drawString(72, 700, "Section F: Provision")
    canvas.save()
    path.write_bytes(data.getvalue())
    return path


def test_a_password_is_asked_for_in_words(tmp_path: Path) -> None:
    with pytest.raises(PlanEncrypted, match="password"):
        read_document(locked(tmp_path / "locked.pdf", "secret"))


def test_a_file_that_is_locked_against_changes_only_is_read(tmp_path: Path) -> None:
    document = read_document(locked(tmp_path / "print-only.pdf", ""))
    assert [block.text for block in document.texts] == ["Section F: Provision"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.pdf"
    os.mkfifo(path)
    with pytest.raises(PlanMissing, match="device"):
        read_document(path)
