"""Look for files that a reader cannot stand, led by coverage, for as long as is wanted.

    python -m pip install .[fuzz]
    python scripts/fuzz.py word FOUND --minutes 10
    python scripts/fuzz.py pdf FOUND --minutes 10

Inputs that crash a reader, take longer than a minute or more than two gigabytes are written to the
folder FOUND. It begins from the samples, and from the files in AUDIT_REAL_DOCUMENTS if that names a
folder. Needs atheris, which there is for Linux and macOS.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["audit"]):
    from audit.errors import PlanUnreadable
    from audit.plan.build import build_plan
    from audit.reading.opening import read_document

PLANS = Path(__file__).parent.parent / "samples" / "plans"
MAIN = "word/document.xml"
TREE, XML, WHOLE = 0, 1, 2
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    "p r t tbl tr tc sdt sdtPr sdtContent pPr rPr tblPr trPr tcPr tblGrid gridCol gridSpan "
    "vMerge gridBefore ins del moveFrom moveTo hyperlink fldSimple fldChar instrText smartTag "
    "customXml txbxContent pict object ruby rt rubyBase footnoteReference checkBox ffData "
    "showingPlcHdr numPr ilvl numId pStyle outlineLvl vanish strike b shd br tab cr sym "
    "altChunk sectPr body delText"
).split()
VALUES = ("1", "0", "-1", "99", "x", "", "Heading1", "begin", "separate", "end", "restart")
WORDS = ("Section F", "Outcome 1:", "not known", "Name:\tSam", "B1", " ", "\u00ad", "Sam will")


def tree(bits: atheris.FuzzedDataProvider, depth: int = 0) -> str:
    """XML of Word's own elements, as the bytes choose."""
    name = NAMES[bits.ConsumeIntInRange(0, len(NAMES) - 1)]
    value = VALUES[bits.ConsumeIntInRange(0, len(VALUES) - 1)]
    if name in ("t", "delText", "instrText"):
        return f"<w:{name}>{WORDS[bits.ConsumeIntInRange(0, len(WORDS) - 1)]}</w:{name}>"
    count = bits.ConsumeIntInRange(0, 4) if depth < 40 and bits.remaining_bytes() else 0
    inside = "".join(tree(bits, depth + 1) for _ in range(count))
    attributes = f'w:val="{value}" w:id="{value}" w:fldCharType="{value}"'
    return f"<w:{name} {attributes}>{inside}</w:{name}>"


def word_file(data: bytes) -> bytes:
    """A Word file from the bytes: a tree of elements, a main part as it is, or the whole file."""
    kind, rest = (data[0] % 3 if data else TREE), data[1:]
    if kind == WHOLE:
        return rest
    if kind == TREE:
        bits = atheris.FuzzedDataProvider(rest)
        body = "".join(tree(bits) for _ in range(bits.ConsumeIntInRange(1, 6)))
        rest = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()
    file = BytesIO()
    with (
        zipfile.ZipFile(PLANS / "year-7-wrong-name.docx") as sample,
        zipfile.ZipFile(file, "w") as container,
    ):
        for name in sample.namelist():
            container.writestr(name, rest if name == MAIN else sample.read(name))
    return file.getvalue()


def seeds(suffix: str) -> Iterator[bytes]:
    """Files to begin from, in the form that the fuzzer changes."""
    folders = [
        PLANS,
        *(Path(name) for name in [os.environ.get("AUDIT_REAL_DOCUMENTS", "")] if name),
    ]
    for path in (path for folder in folders for path in sorted(folder.glob(f"*{suffix}"))):
        data = path.read_bytes()
        if suffix == ".pdf":
            yield data
            continue
        yield bytes([WHOLE]) + data
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as container:
                if MAIN in container.namelist():
                    yield bytes([XML]) + container.read(MAIN)
    if suffix == ".docx":
        yield from (bytes([TREE]) + os.urandom(400) for _ in range(40))


def hold(path: Path, make: Callable[[bytes], bytes]) -> Callable[[bytes], None]:
    """What is done with each input: read it and build a plan; only our own errors may come."""

    def one(data: bytes) -> None:
        path.write_bytes(make(data))
        try:
            document = read_document(path)
        except PlanUnreadable:
            return
        plan = build_plan(document)
        if len(plan.uses) != len(document.texts):
            raise RuntimeError("a block of the document has no use")

    return one


def main() -> None:
    """Fuzz one reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=["word", "pdf"])
    parser.add_argument("found", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    options = parser.parse_args()
    suffix = ".pdf" if options.reader == "pdf" else ".docx"
    options.found.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        for number, data in enumerate(seeds(suffix)):
            (corpus / str(number)).write_bytes(data)
        make = word_file if options.reader == "word" else bytes
        limits = [
            f"-max_total_time={int(options.minutes * 60)}",
            "-timeout=60",
            "-rss_limit_mb=2048",
            "-max_len=200000",
            f"-artifact_prefix={options.found}/",
            "-print_final_stats=1",
        ]
        atheris.Setup(
            [sys.argv[0], *limits, str(corpus)], hold(Path(folder) / f"input{suffix}", make)
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
