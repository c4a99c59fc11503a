"""How many words of a file are read, and how many are read twice.

    python benchmarks/words_read.py [FILES...]

Counts the words in the XML of a Word file, or on the pages of a PDF, without the readers of the
project, and holds what they read against it; of a PDF the characters are counted. Without files:
the samples, and the documents of ../shared/real (or of the folder that AUDIT_REAL_DOCUMENTS names)
where they are present.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from counting import count  # noqa: E402

from audit.errors import PlanUnreadable  # noqa: E402
from audit.reading import read_document  # noqa: E402


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
    yield f"{'file':52} {'words':>7} {'read':>7} {'share':>7} {'repeated':>9} {'share':>7}"
    for path in files:
        try:
            found = count(path, read_document(path))
        except PlanUnreadable as error:
            yield f"{path.name:52} refused ({error.code}): {error}"
            continue
        yield (
            f"{path.name:52} {found.in_file:7} {found.read:7} {found.read_share:7.2%} "
            f"{found.repeated:9} {found.repeated_share:7.2%}"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Words in files against the words read.")
    parser.add_argument("files", nargs="*", type=Path)
    for line in lines(parser.parse_args().files or usual_files()):
        print(line)


if __name__ == "__main__":
    main()
