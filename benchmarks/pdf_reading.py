"""Warm reading of PDF files beside plain pdfplumber: time, the same cells, memory.

    python benchmarks/pdf_reading.py [FILES] [--runs 3]

Goals: at least 5 times faster than pdfplumber's text and tables page by page, with the same cells;
at most 64 MiB above the start over 60 pages. Cells are compared without white space and hyphens,
because the reader mends hyphenation on purpose; a cell that runs over a page end is whole in ours
and in two pieces in pdfplumber's, so a piece counts as found where it is part of a cell.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

import pdfplumber
from measuring import paired, row, seconds

from audit.reading.document import Block, Table
from audit.reading.pdf import read_pdf

PLANS = sorted((Path(__file__).parent.parent / "samples" / "plans").glob("*.pdf"))
PEAK = """
import sys
from pathlib import Path
from audit.reading import pdf
def high():
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
start = high()
pdf.read_pdf(Path(sys.argv[1]))
print(high() - start)
"""


def plain_pdfplumber(path: Path) -> list[str]:
    """The text of every page and the cells of every table, as its documentation shows."""
    cells: list[str] = []
    with pdfplumber.open(path) as file:
        for page in file.pages:
            page.extract_text()
            for table in page.extract_tables():
                cells += [cell for cells_of_row in table for cell in cells_of_row if cell]
    return cells


def cells_of(blocks: tuple[Block, ...]) -> list[str]:
    """The text of every cell that our reader found, nested tables included."""
    found = []
    for block in blocks:
        if isinstance(block, Table):
            for table_row in block.rows:
                for cell in table_row.cells:
                    marked = " ".join(
                        f"{getattr(part, 'marker', '')} {part.text}"
                        for part in cell.blocks
                        if not isinstance(part, Table)
                    )
                    found += [marked, cell.text, *cells_of(cell.blocks)]
    return found


def bare(text: str) -> str:
    """Letters and figures alone."""
    return re.sub(r"[\W_]", "", text)


def same_cells(path: Path) -> tuple[int, int]:
    """How many of pdfplumber's cells stand in ours, and how many there are."""
    theirs = [text for cell in plain_pdfplumber(path) if (text := bare(cell))]
    document = read_pdf(path)
    ours = {bare(cell) for cell in cells_of(document.blocks)}
    everything = "\n".join(sorted(ours))
    margins = bare(" ".join(document.margins))
    return sum(t in ours or t in everything or t in margins for t in theirs), len(theirs)


def long_pdf(path: Path, pages: int) -> None:
    """A plan's worth of ruled tables on so many pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

    words = getSampleStyleSheet()["BodyText"]
    text = "A teaching assistant works with the pupil on reading each morning in a quiet room. "
    page = [
        Table(
            [[Paragraph(text * 2, words), Paragraph(text, words), "weekly"] for _ in range(7)],
            colWidths=[250, 150, 60],
            style=[("GRID", (0, 0), (-1, -1), 0.5, "black")],
        ),
        PageBreak(),
    ]
    SimpleDocTemplate(str(path), pagesize=A4).build(page * pages)


def peak_megabytes(path: Path) -> float:
    """How far the memory of a new process rises while it reads the file."""
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(path)], check=True, capture_output=True, text=True
    )
    return float(done.stdout)


def main() -> None:
    """Print a row for each file, then the memory over 20 and 60 pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=PLANS)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(row("PDF file", "plumber s", "ours s", "times faster", "same cells"))
    with tempfile.TemporaryDirectory() as folder:
        long = {pages: Path(folder) / f"{pages}-pages.pdf" for pages in (20, 60)}
        for pages, path in long.items():
            long_pdf(path, pages)
        for path in (*options.files, long[20]):
            works = [partial(seconds, partial(work, path)) for work in (plain_pdfplumber, read_pdf)]
            plumber, ours = paired(options.runs, *works)
            found, count = same_cells(path)
            print(row(path.name, plumber, ours, plumber / ours, f"{found}/{count}"))
        for pages, path in long.items():
            print(row(f"memory above start, {pages} pages, MiB", peak_megabytes(path)))


if __name__ == "__main__":
    main()
