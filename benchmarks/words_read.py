"""How many words of a file are read, and how many are read twice.

    python benchmarks/words_read.py [FILES...] [--constructs]

Counts the words in the XML of a Word file, or on the pages of a PDF, without the readers of the
project, and holds what they read against it; of a PDF the characters are counted. Without files:
the samples, and the documents of ../shared/real (or of the folder that AUDIT_REAL_DOCUMENTS names)
where they are present. With --constructs: a small file for each construct of Word's.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

HEADING = f"{'file':52} {'words':>7} {'read':>7} {'share':>7} {'repeated':>9} {'share':>7}"
ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from constructs import CONSTRUCTS
from counting import Count, against, count, read_words, words

from audit.errors import PlanUnreadable
from audit.reading import read_document


def usual_files() -> list[Path]:
    """The samples and, where present, the documents that no one here made."""
    real = Path(os.environ.get("AUDIT_REAL_DOCUMENTS", ROOT.parent / "shared" / "real" / "files"))
    folders = [ROOT / "samples" / "plans", real]
    return [
        path
        for folder in folders
        if folder.is_dir()
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in (".docx", ".pdf")
    ]


def lines(files: Iterable[Path]) -> Iterator[str]:
    """A table with a line for each file."""
    yield HEADING
    for path in files:
        try:
            found = count(path, read_document(path))
        except PlanUnreadable as error:
            yield f"{path.name:52} refused ({error.code}): {error}"
            continue
        yield line(path.name, found)


def construct_lines() -> Iterator[str]:
    """A table with a line for each construct; its words are those that its page shows."""
    yield HEADING
    for construct in CONSTRUCTS:
        with tempfile.TemporaryDirectory() as folder:
            document = read_document(construct.write(Path(folder)))
        shown = Counter(words(f"{construct.seen} {construct.apart}"))
        yield line(construct.name, against(shown, read_words(document, with_markers=True)))


def line(name: str, found: Count) -> str:
    """A line of the table."""
    return (
        f"{name:52} {found.in_file:7} {found.read:7} {found.read_share:7.2%} "
        f"{found.repeated:9} {found.repeated_share:7.2%}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Words in files against the words read.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--constructs", action="store_true", help="constructs of Word instead")
    options = parser.parse_args()
    table = construct_lines() if options.constructs else lines(options.files or usual_files())
    for text in table:
        print(text)


if __name__ == "__main__":
    main()
