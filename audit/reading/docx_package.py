"""A Word file as a package of XML parts that point to each other (ECMA-376 part 2)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from lxml import etree

from audit.errors import PlanDamaged, PlanFormat
from audit.reading import guards
from audit.reading.docx_names import W
from audit.reading.docx_parts import Part, kept

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BELOW = re.compile(r"(?:[\w-]+/)*[\w-]+\.\w+")  # most targets; they need no working out
_USUAL_MAIN_PART = "word/document.xml"


class WordPackage:
    """An open Word file. ``main`` is the root of its main part, ``name`` the file's own name."""

    def __init__(self, path: Path) -> None:
        """Open the package. Raises PlanDamaged, PlanTooLarge, PlanEncrypted or PlanFormat."""
        self.name = path.name
        self._zip = guards.open_zip(path)
        try:
            self._entries = {_plain(entry.filename): entry for entry in self._zip.infolist()}
            self._main_part = self._find_main_part()
            self._relations = self._relations_of(self._main_part)
            self.main = self._part(self._main_part).root()
        except BaseException:
            self._zip.close()
            raise
        if self.main.tag != W + "document":
            self._zip.close()
            raise PlanFormat(f"{self.name} is not a Word text; open it in Word and save as .docx.")

    def __enter__(self) -> WordPackage:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def of_kind(self, kind: str) -> Part | None:
        """The part of a kind ("styles", "footnotes"), None where there is none."""
        for relation_kind, target in self._relations.values():
            if relation_kind == kind and target in self._entries:
                return self._part(target)
        return None

    def related(self, relation: str | None) -> etree._Element | None:
        """The root of the part that a relationship id names, None where it is not in the file."""
        _, target = self._relations.get(relation or "", ("", ""))
        return self._part(target).root() if target in self._entries else None

    @contextmanager
    def within(self, relation: str | None) -> Iterator[None]:
        """Take ids as the part means them that a relationship id names, as long as this lasts."""
        outer = self._relations
        self._relations = self._relations_of(outer.get(relation or "", ("", ""))[1])
        try:
            yield
        finally:
            self._relations = outer

    def file(self, relation: str | None) -> tuple[str, bytes] | None:
        """Name and bytes of the part that a relationship id names, None where there is none."""
        _, target = self._relations.get(relation or "", ("", ""))
        if target not in self._entries:
            return None
        return target, self._part(target).data()

    @property
    def has_pictures(self) -> bool:
        """Whether the file carries pictures."""
        return any("/media/" in part for part in self._entries)

    def _part(self, part: str) -> Part:
        return Part(self._zip, self._entries[part], self.name)

    def _find_main_part(self) -> str:
        relations = self._relations_of("").values()
        for kind, target in relations:
            if kind == "officeDocument" and target in self._entries:
                return target
        if _USUAL_MAIN_PART in self._entries:
            return _USUAL_MAIN_PART
        raise PlanDamaged(f"{self.name} lacks its text part; save it anew in Word.")

    def _relations_of(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id to kind and part, of parts inside the file only."""
        folder, file = posixpath.split(part)
        relations_part = posixpath.join(folder, "_rels", file + ".rels")
        if relations_part not in self._entries:
            return {}
        return {
            name: (kind, _plain(_joined(folder, target)))
            for name, kind, target in _relations(self._part(relations_part))
        }


@kept
def _relations(part: Part | None) -> tuple[tuple[str, str, str], ...]:
    """Id, kind and target as written of the relationships that point into the file."""
    return tuple(
        (
            relation.get("Id", ""),
            relation.get("Type", "").rsplit("/", 1)[-1],
            relation.get("Target", ""),
        )
        for relation in (part.root().iter(_RELATION) if part is not None else ())
        if relation.get("TargetMode") != "External"
    )


def _joined(folder: str, target: str) -> str:
    """The part that a target means, seen from a folder."""
    if _BELOW.fullmatch(target):
        return f"{folder}/{target}"
    return posixpath.normpath(posixpath.join("/", folder, target))


def _plain(part: str) -> str:
    """Part names compare without case (ECMA-376 part 2, 6.2.2.3); some writers use backslashes."""
    return part.replace("\\", "/").lstrip("/").lower()
