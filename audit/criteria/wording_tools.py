"""Small helpers that the checks share: sentences, shares in words, lists in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from audit.language.sentences import sentences
from audit.plan.model import Line, Quote


def sentence_quotes(lines: Iterable[Line]) -> list[Quote]:
    """Each sentence of the lines as a quote of its own."""
    return [
        Quote(text, line.quote.section, line.quote.location)
        for line in lines
        for text in sentences(line.text)
    ]


def word_count(text: str) -> int:
    """Words with at least one letter."""
    return len(re.findall(r"[^\W\d_][\w'’-]*", text))


def joined(parts: Sequence[str], joint: str = "and") -> str:
    """ "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {joint} {parts[-1]}"


def counted(number: int, thing: str, things: str = "") -> str:
    """ "1 need", "3 needs"."""
    return f"{number} {thing if number == 1 else things or thing + 's'}"


def of_total(part: int, total: int, thing: str) -> str:
    """ "7 of 9 outcomes"."""
    return f"{part} of {total} {thing if total == 1 else thing + 's'}"


def percent(part: int, total: int) -> str:
    """A share such as "78%", rounded down as scores are: 89.9% never reads as 90%."""
    return f"{100 * part // total}%"


def short(quotes: Iterable[Quote], most: int = 6) -> tuple[Quote, ...]:
    """The first few quotes, each once."""
    return tuple(dict.fromkeys(quotes))[:most]
