"""A page of plain text: entries wrapped to a width at spaces, with colour only on top."""

from __future__ import annotations

import io
import textwrap

from rich.console import Console
from rich.text import Text

from audit.reporting import words


class Page:
    """Lines of at most ``width`` columns; only a single longer word goes beyond."""

    def __init__(self, width: int) -> None:
        self.width = max(width, 40)
        self.lines: list[Text] = []

    def blank(self) -> None:
        self.lines.append(Text())

    def row(self, head: str, cells: str, column: int, style: str = "") -> None:
        """A row of a table: ``head``, then ``cells`` from ``column`` on, laid out by the caller.

        A head that is too long stands on its own line above the cells.
        """
        head = words.one_line(head)
        if len(head) > column - 2:
            self._line(head, 0, style)
            head = ""
        self._line("", 0, "", head.ljust(column) + cells, style)

    def title(self, text: str) -> None:
        self.entry("", text, 0, style="bold")
        self.lines.append(Text("=" * self.width))

    def heading(self, text: str) -> None:
        self.blank()
        self.entry("", text, 0, style="bold")
        self.lines.append(Text("-" * min(len(text), self.width)))

    def entry(
        self,
        label: str,
        text: str,
        indent: int = 2,
        column: int = 0,
        style: str = "",
        label_style: str = "",
    ) -> None:
        """``label`` at ``indent``, then ``text`` from ``column`` on, wrapped under itself.

        A label that reaches into the text's column keeps its line to itself.
        """
        start = max(column, indent)
        head = " " * indent + label
        if label and len(head) >= start:
            self._line(head, indent, label_style)
            head = ""
        for line in self._wrapped(words.one_line(text), start):
            self._line(head.ljust(start), indent, label_style, line, style)
            head = ""

    def _wrapped(self, text: str, start: int) -> list[str]:
        room = max(self.width - start, 20)
        return textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]

    def _line(
        self, head: str, indent: int, head_style: str, text: str = "", style: str = ""
    ) -> None:
        line = Text(head[:indent])
        line.append(head[indent:], head_style or None)
        line.append(text, style or None)
        line.rstrip()
        self.lines.append(line)

    def string(self, colour: bool) -> str:
        """The page; without ``colour`` there is no escape sequence in it."""
        target = io.StringIO()
        console = Console(
            file=target,
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            legacy_windows=False,
            highlight=False,
            emoji=False,
            markup=False,
        )
        for line in self.lines:
            console.print(line, soft_wrap=True)
        return target.getvalue()
