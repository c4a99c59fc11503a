"""A rubric file as plain values, with the line on which each stands.

The scalars of YAML 1.2's core schema, so that "no" and "off" stay words. Anchors and references are
refused: they save typing, but make a file hard to follow and can be made to grow without bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import ReaderError

Path = tuple[str | int, ...]

MAX_BYTES = 2_000_000
MAX_DEPTH = 12

# libyaml is ten times faster; the loader in Python is there where a platform lacks it.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_STAR = "a text that begins with * must be put in quotation marks"
_NULL = re.compile(r"null|Null|NULL|~|")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE = re.compile(r"[-+]?\d{1,40}")
_DECIMAL = re.compile(r"[-+]?(?:\.\d{1,40}|\d{1,40}(?:\.\d{0,40})?)(?:[eE][-+]?\d{1,4})?")
_NOT_COUNTED = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


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
    source = Source()
    try:
        source.values = _Builder(source, yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text) from None
    except ReaderError as error:
        raise SourceError(*_bad_character(error, text)) from None
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
    """Turns YAML events into values and notes their lines and faults."""

    source: Source
    events: Iterator[yaml.Event]
    anchors: set[str] = field(default_factory=set)

    def document(self) -> Any:
        """The values of the one document. Raises SourceError where there is none or a second."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise SourceError(0, "the file is empty")
        values = self._node(next(self.events), ())
        next(self.events)
        if not isinstance(after := next(self.events), yaml.StreamEndEvent):
            raise SourceError(_line(after), "a rubric is one document: delete the line ---")
        return values

    def _node(self, event: yaml.Event, path: Path) -> Any:
        self.source.lines.setdefault(path, _line(event))
        if len(path) > MAX_DEPTH:
            raise SourceError(_line(event), "too many levels inside each other")
        if isinstance(event, yaml.AliasEvent):
            return self._refuse_alias(event, path)
        anchor = getattr(event, "anchor", None)
        if anchor:
            self._refuse_anchor(anchor, event, path)
        if isinstance(event, yaml.MappingStartEvent):
            value: Any = self._mapping(path)
        elif isinstance(event, yaml.SequenceStartEvent):
            value = [self._node(item, (*path, i)) for i, item in enumerate(self._items())]
        else:
            value = self._scalar(event, path) if isinstance(event, yaml.ScalarEvent) else None
        return None if anchor else value

    def _items(self) -> Iterator[yaml.Event]:
        """The events that begin the entries of a list or the keys of a mapping."""
        ends = (yaml.SequenceEndEvent, yaml.MappingEndEvent)
        while not isinstance(event := next(self.events), ends):
            yield event

    def _mapping(self, path: Path) -> dict[str | int, Any]:
        values: dict[str | int, Any] = {}
        for event in self._items():
            key = self._key(event, path)
            if key in values:
                first = self.source.lines[(*path, key)]
                message = f"`{key}` stands here twice; the first is on line {first}"
                self._fault(event, path, message)
                self._pass_over(next(self.events))
                continue
            self.source.lines[(*path, key)] = _line(event)
            values[key] = self._node(next(self.events), (*path, key))
        return values

    def _key(self, event: yaml.Event, path: Path) -> str | int:
        if not isinstance(event, yaml.ScalarEvent):
            self._fault(event, path, "a key must be a single word or number")
            self._pass_over(event)
            return ""
        value = self._scalar(event, path)
        return value if type(value) is int else str(event.value)

    def _pass_over(self, event: yaml.Event) -> None:
        """Read to the end of a node whose values are not wanted."""
        depth = 0
        while True:
            depth += isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
            depth -= isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
            if not depth:
                return
            event = next(self.events)

    def _note_lines_of_block(self, event: yaml.ScalarEvent, path: Path) -> None:
        """Each line of a block after ``|`` counts as an entry; blank lines do not."""
        first = _line(event) + 1
        written = [line for line, text in enumerate(event.value.split("\n"), first) if text.strip()]
        self.source.lines.update({(*path, i): line for i, line in enumerate(written)})

    def _scalar(self, event: yaml.ScalarEvent, path: Path) -> Any:
        text = event.value
        if event.style == "|":
            self._note_lines_of_block(event, path)
        if event.tag is not None:
            self._fault(event, path, f"`{text}` cannot be read: put it in quotation marks")
            return None
        return text if event.style else self._plain(text, event, path)

    def _plain(self, text: str, event: yaml.ScalarEvent, path: Path) -> Any:
        """A value without quotation marks: nothing, a truth value, a number or a text."""
        if _NULL.fullmatch(text):
            return None
        if text in _TRUTH:
            return _TRUTH[text]
        if _WHOLE.fullmatch(text):
            return int(text)
        if _DECIMAL.fullmatch(text):
            return float(text)
        if _NOT_COUNTED.fullmatch(text):
            self._fault(event, path, f"`{text}` is not a number that can be counted with")
        return text

    def _refuse_anchor(self, anchor: str, event: yaml.Event, path: Path) -> None:
        if anchor not in self.anchors:
            self.anchors.add(anchor)
            message = f"`&{anchor}` gives a part a name to refer to: write it out instead"
            self._fault(event, path, message)

    def _refuse_alias(self, event: yaml.AliasEvent, path: Path) -> None:
        """One fault is enough for an anchor and what refers to it; a stray ``*`` is another."""
        if event.anchor not in self.anchors:
            self._fault(event, path, _STAR)

    def _fault(self, event: yaml.Event, path: Path, message: str) -> None:
        self.source.faults.append((_line(event), path, message))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _bad_character(error: ReaderError, text: str) -> tuple[int, str]:
    """Line and message for a character that YAML does not allow."""
    position = getattr(error, "position", None)
    line = text[:position].count("\n") + 1 if isinstance(position, int) else 0
    return (
        line,
        "there is a character that may not stand in the file: delete the line and retype it",
    )


_NEEDS_QUOTES = re.compile(r"""^\s*(?:-\s+|[\w ]+:\s+)[\[{*&!|>%@`"'#]""")


def _syntax_error(error: yaml.MarkedYAMLError, text: str) -> SourceError:
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
        return _STAR
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
