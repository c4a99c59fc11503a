"""Warm reading of Word files, beside the least work that can be done and beside python-docx.

    python benchmarks/word_reading.py [FILES] [--runs 15]

Goals: at most 3 times a bare walk over the zip and its XML, at most a quarter of python-docx's
tables cell by cell. Each file is read once before it is timed, as a plan is in a batch whose
template was met before, so its styles, lists and prompts are known; the bare walk needs none.
"""

from __future__ import annotations

import argparse
import re
import zipfile
from functools import partial
from pathlib import Path

import docx
from lxml import etree
from measuring import paired, row, seconds

from audit.reading.docx import read_docx

PLANS = sorted((Path(__file__).parent.parent / "samples" / "plans").glob("*.docx"))
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def bare_walk(path: Path) -> str:
    """The text of every part that holds some, in no order that means anything."""
    found = []
    with zipfile.ZipFile(path) as container:
        for name in container.namelist():
            if re.fullmatch(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml", name):
                root = etree.fromstring(container.read(name))
                found += [text.text or "" for text in root.iter(TEXT)]
    return "".join(found)


def python_docx_cells(path: Path) -> list[str]:
    """What most programs do: the paragraphs, then every cell of every row."""
    document = docx.Document(str(path))
    found = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        for table_row in table.rows:
            found += [cell.text for cell in table_row.cells]
    return found


def main() -> None:
    """Print a row for each file: milliseconds and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=PLANS)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    print(row("Word file", "bare ms", "ours ms", "docx ms", "ours/bare", "ours/docx"))
    for path in options.files:
        works = [
            partial(seconds, partial(work, path))
            for work in (bare_walk, read_docx, python_docx_cells)
        ]
        bare, ours, cells = paired(options.runs, *works)
        print(row(path.name, 1e3 * bare, 1e3 * ours, 1e3 * cells, ours / bare, ours / cells))


if __name__ == "__main__":
    main()
