"""A rubric file as plain values, with the line on which each stands.

YAML 1.2, so that "no" and "off" stay words. Anchors and references are refused: they save typing,
but make a file hard to follow and can be made to grow without bound.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Path = tuple[str | int, ...]

MAX_BYTES = 2_000_000
MAX_DEPTH = 12


@dataclass(slots=True)
class Source:
    """The values of a file. ``faults`` are (line, path, message) of what YAML itself allows."""

    values: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[tuple[int, Path, str]] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """The line of the value at ``path``, or of the nearest part above it; 1 for the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def value(self, path: Path) -> Any:
        """The value at ``path``; None if there is none."""
        found = self.values
        for step in path:
            try:
                found = found[step]
            except (KeyError, IndexError, TypeError):
                return None
        return found


class SourceError(ValueError):
    """A file that is not YAML: ``line`` counts from 1, 0 if it is the file as a whole."""

    def __init__(self, line: int, message: str):
        super().__init__(message)
        self.line = line


def read_source(data: bytes) -> Source:
    """The values and lines of a YAML file. Raises SourceError."""
    if len(data) > MAX_BYTES:
        raise SourceError(0, f"the file is larger than {MAX_BYTES // 1_000_000} MB: not a rubric")
    text = _decode(data)
    yaml = YAML(typ="safe", pure=True)
    yaml.max_depth = MAX_DEPTH
    try:
        root = yaml.compose(text)
    except MarkedYAMLError as error:
        raise _syntax_error(error, text) from None
    except YAMLError as error:
        raise SourceError(*_bad_character(error, text)) from None
    if root is None:
        raise SourceError(0, "the file is empty")
    source = Source()
    source.values = _Builder(source, yaml).build(root, ())
    return source


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = "a character cannot be read: save the file with the encoding UTF-8"
        raise SourceError(line, message) from None


@dataclass(slots=True)
class _Builder:
    """Turns YAML nodes into values and notes their lines and faults."""

    source: Source
    yaml: YAML
    anchors: set[str] = field(default_factory=set)

    def build(self, node: Node, path: Path) -> Any:
        self.source.lines.setdefault(path, node.start_mark.line + 1)
        if node.anchor:
            self._refuse_anchor(node, path)
            return None
        if isinstance(node, MappingNode):
            return self._mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.build(item, (*path, i)) for i, item in enumerate(node.value)]
        return self._scalar(node, path) if isinstance(node, ScalarNode) else None

    def _mapping(self, node: MappingNode, path: Path) -> dict[str | int, Any]:
        values: dict[str | int, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node, path)
            if key in values:
                first = self.source.lines[(*path, key)]
                message = f"`{key}` stands here twice; the first is on line {first}"
                self._fault(key_node, path, message)
                continue
            self.source.lines[(*path, key)] = key_node.start_mark.line + 1
            values[key] = self.build(value_node, (*path, key))
        return values

    def _key(self, node: Node, path: Path) -> str | int:
        if not isinstance(node, ScalarNode):
            self._fault(node, path, "a key must be a single word or number")
            return ""
        value = self._scalar(node, path)
        return value if type(value) is int else str(node.value)

    def _note_lines_of_block(self, node: ScalarNode, path: Path) -> None:
        """Each line of a block after ``|`` counts as an entry; blank lines do not."""
        first = node.start_mark.line + 2
        written = [line for line, text in enumerate(node.value.split("\n"), first) if text.strip()]
        self.source.lines.update({(*path, i): line for i, line in enumerate(written)})

    def _scalar(self, node: ScalarNode, path: Path) -> Any:
        if node.style == "|":
            self._note_lines_of_block(node, path)
        if "merge" in str(node.tag):
            return node.value
        try:
            value = self.yaml.constructor.construct_object(node, deep=True)
        except (YAMLError, ValueError):
            self._fault(node, path, f"`{node.value}` cannot be read: put it in quotation marks")
            return None
        if isinstance(value, float) and not math.isfinite(value):
            self._fault(node, path, f"`{node.value}` is not a number that can be counted with")
        return value

    def _refuse_anchor(self, node: Node, path: Path) -> None:
        if node.anchor not in self.anchors:
            self.anchors.add(node.anchor)
            message = f"`&{node.anchor}` gives a part a name to refer to: write it out instead"
            self._fault(node, path, message)

    def _fault(self, node: Node, path: Path, message: str) -> None:
        self.source.faults.append((node.start_mark.line + 1, path, message))


def _bad_character(error: YAMLError, text: str) -> tuple[int, str]:
    """Line and message for a character that YAML does not allow."""
    position = getattr(error, "position", None)
    line = text[:position].count("\n") + 1 if isinstance(position, int) else 0
    return (
        line,
        "there is a character that may not stand in the file: delete the line and retype it",
    )


_NEEDS_QUOTES = re.compile(r"""^\s*(?:-\s+|[\w ]+:\s+)[\[{*&!|>%@`"'#]""")


def _syntax_error(error: MarkedYAMLError, text: str) -> SourceError:
    said = f"{error.context or ''} {error.problem or ''}"
    if error.context_mark and "quoted scalar" in said:
        return SourceError(
            error.context_mark.line + 1, "the quotation mark that begins here is never closed"
        )
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 0
    return SourceError(line, _in_plain_words(said, text, line))


def _in_plain_words(said: str, text: str, line: int) -> str:
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in written[: len(written) - len(written.lstrip())] or "'\\t'" in said:
        return "there is a tab: use spaces to move text away from the margin"
    if "depth" in said:
        return "too many levels inside each other"
    if "alias" in said:
        return "a text that begins with * must be put in quotation marks"
    if "another document" in said:
        return "a rubric is one document: delete the line ---"
    if "mapping values are not allowed" in said:
        return (
            "a colon where none is expected: put a text with a colon in quotation marks, or move "
            "the line to where its neighbours stand"
        )
    if _NEEDS_QUOTES.match(written):
        return (
            "a text with one of the characters [ ] { } # * & ! | > % @ ` at its beginning, or with "
            "quotation marks in it, must be put in quotation marks as a whole"
        )
    return (
        "the line cannot be read; look at it and the line above: is a colon, a dash or a bracket "
        "missing, or does the line not stand as far from the margin as its neighbours?"
    )
