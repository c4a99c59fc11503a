"""Finds the document of an issued plan: where the register says, else by its case reference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

from audit.batch import find_plans
from audit.errors import PlanMissing
from audit.register.names import case_key


class Documents:
    """The documents in a folder (``--plans``), looked through once for all plans."""

    def __init__(self, folder: Path | None):
        """``folder`` None: only what the register names is found. Raises PlanMissing."""
        if folder is not None and not folder.is_dir():
            raise PlanMissing(f"There is no folder {folder}: say with --plans where the plans are.")
        self._folder = folder
        found = [] if folder is None else find_plans([folder])
        self._files = [path for path in found if isinstance(path, Path)]

    def of(self, case_ref: str, document: str | None) -> Path:
        """The document of a case. Raises PlanMissing, with a sentence that names the case."""
        named = self._named(document) if document else None
        if named is not None:
            return named
        fitting = [path for path in self._files if holds_reference(path.stem, case_ref)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise PlanMissing(
                f"{case_ref}: {len(fitting)} files in the folder have this reference in their "
                "name; leave one there, or name it in the register."
            )
        where = "at the place that the register gives" if document else "named in the register"
        also = "" if self._folder is None else " and no file in the folder has the reference"
        raise PlanMissing(
            f"{case_ref}: no document {where}{also}; mend the register, or put a file with the "
            "reference in its name into the folder of --plans."
        )

    def _named(self, document: str) -> Path | None:
        places: Sequence[Path] = [Path(document)]
        if "\\" in document:  # a list from Windows that is used elsewhere
            places = [*places, Path(*PureWindowsPath(document).parts)]
        folders = [self._folder, Path()] if self._folder is not None else [Path()]
        candidates = [folder / place for folder in folders for place in places]
        return next((path for path in candidates if path.is_file()), None)


def holds_reference(stem: str, case_ref: str) -> bool:
    """Whether a file's name holds a case reference as a whole: 12 is not in "plan 123"."""
    key = case_key(case_ref)
    if not key:
        return False
    pieces = re.findall(r"[0-9a-z]+", stem.casefold())
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            if case_key(" ".join(pieces[start:end])) == key:
                return True
    return False
