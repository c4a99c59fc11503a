"""Small helpers that the checks share: sentences and shares in words."""

from __future__ import annotations

import re
from collections.abc import Iterable

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


def of_total(part: int, total: int, thing: str) -> str:
    """ "7 of 9 outcomes"."""
    return f"{part} of {total} {thing if total == 1 else thing + 's'}"


def percent(part: int, total: int) -> str:
    """A share such as "78%", rounded down as scores are: 89.9% never reads as 90%."""
    return f"{100 * part // total}%"


def short(quotes: Iterable[Quote], most: int = 6) -> tuple[Quote, ...]:
    """The first few quotes, each once."""
    return tuple(dict.fromkeys(quotes))[:most]
