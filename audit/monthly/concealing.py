"""Takes the child's name and date of birth out of what is kept of an audit.

UK GDPR article 5(1)(c): no more is kept than is needed. A quote shows why a rating was given
without saying whose plan it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from audit.copies.settings import settings
from audit.plan.dates import first_date

NAME, ANOTHER, BIRTH = "[name]", "[another name]", "[date of birth]"

_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ROW = re.compile(r"\[name\](?:[\s.,-]+\[name\])+")
_ROW_OF_OTHERS = re.compile(r"\[another name\](?:[\s-]+\[another name\])+")
_BORN = re.compile(r"(date of birth|d\.?o\.?b\.?|born(?: on)?)(\W{0,4})(.{4,24})", re.IGNORECASE)
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{2,4}"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Za-z]{3,9}\.?,?\s+\d{2,4}"
    r"|[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
)
_SHORT = 2


@dataclass(frozen=True, slots=True)
class Concealed:
    """What must not be kept: the child's ``names`` and ``births``, and names of ``others``.

    Names as they are written; each word of them is looked for by itself.
    """

    names: Collection[str] = field(default=(), repr=False)
    births: Collection[date] = field(default=(), repr=False)
    others: Collection[str] = field(default=(), repr=False)

    def without(self, text: str) -> str:
        """The text with "[name]", "[another name]" and "[date of birth]" where these stood."""
        if not text:
            return text
        own, others = _parts_of(self.names), _parts_of(self.others)

        def replaced(match: re.Match[str]) -> str:
            word, ending = _without_ending(match[0])
            if _is_one_of(word, own):
                return NAME + ending
            return ANOTHER + ending if _is_one_of(word, others) else match[0]

        whole = unicodedata.normalize("NFC", text)
        line = _WORDS.sub(replaced, self._without_births(whole))
        return _ROW_OF_OTHERS.sub(ANOTHER, _ROW.sub(NAME, line))

    def _without_births(self, text: str) -> str:
        def born(match: re.Match[str]) -> str:
            return match[1] + match[2] + _DATE.sub(BIRTH, match[3])

        def same(match: re.Match[str]) -> str:
            return BIRTH if first_date(match[0]) in self.births else match[0]

        return _DATE.sub(same, _BORN.sub(born, text))


def _parts_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(part for name in names for part in _parts(name) if len(part) > 1)


@cache
def _small() -> frozenset[str]:
    return settings().names_that_are_words


def _is_one_of(word: str, known: frozenset[str]) -> bool:
    """Whether a word, or a part of it, is a name that is known.

    A name that is a word too ("Will", "Grace") counts where it has a capital letter: at the
    beginning of a sentence a word too many is taken out, which is better than one too few.
    """
    if not known:
        return False
    for part in _parts(word):
        name = part if part in known else part[:-1] if part.endswith("s") else ""
        if name in known and (
            any(sign.isupper() for sign in word) or not (len(name) <= _SHORT or name in _small())
        ):
            return True
    return False


def _without_ending(word: str) -> tuple[str, str]:
    return (word[:-2], word[-2:]) if word[-2:] in ("'s", "’s") else (word, "")


def _parts(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return re.findall(r"[^\W\d_]+", "".join(s for s in plain if not unicodedata.combining(s)))
