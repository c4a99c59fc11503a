"""Under whose heading a passage stands, where the plan writes headings as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.criteria.wording_tools import word_count
from audit.language.lexicon import Lexicon
from audit.plan.model import Line

_RUN_IN = re.compile(r"([^\W\d_][^.:;!?\"“”]{1,70}):\s+\S")
_ENDS_SENTENCE = (".", "!", "?", ":", ";", ",", "”", '"')


@dataclass(frozen=True, slots=True)
class Passage:
    """A line and the heading it stands under: the plan's label, or a heading in the text."""

    line: Line
    label: str

    @property
    def text(self) -> str:
        return self.line.text


def passages(
    lines: Iterable[Line], lexicon: Lexicon, names: Sequence[str], most_words: int
) -> list[Passage]:
    """The lines with their headings; a heading in the text holds for the lines that follow it.

    One cell or control often holds the whole of Section A, with "Mum and Dad:" before a line or
    "Parents' views" on a line of its own. Only headings that one of the named lists knows count:
    any other short line is content. A heading
    has at most ``most_words`` words. Such a line of its own is left out.
    """
    found: list[Passage] = []
    heading, under = "", None
    for line in lines:
        if (line.label, line.row) != under:
            heading, under = "", (line.label, line.row)
        own = _heading(line, lexicon, names, most_words)
        heading = own or heading
        if own != line.text.strip():
            found.append(Passage(line, heading or line.label))
    return found


def _heading(line: Line, lexicon: Lexicon, names: Sequence[str], most_words: int) -> str:
    text = line.text.strip()
    run_in = _RUN_IN.match(text)
    heading = run_in.group(1) if run_in else text
    if not run_in and (line.marker or text.endswith(_ENDS_SENTENCE) or not text[:1].isupper()):
        return ""
    if word_count(heading) > most_words or not lexicon.any(names, heading):
        return ""
    return heading
