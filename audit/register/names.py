"""Tells whether two spellings of a person's name, or of a case reference, are the same one."""

from __future__ import annotations

import re
import unicodedata

_TITLES = frozenset({"mr", "mrs", "miss", "ms", "mx", "master", "dr"})


def case_key(case_ref: str) -> str:
    """The case reference without capitals, spaces and punctuation, "" if nothing is left.

    Leading zeros of a plain number go too: spreadsheets drop them.
    """
    key = re.sub(r"[^0-9a-z]", "", case_ref.casefold())
    return key.lstrip("0") or "0" if key.isdecimal() else key


def name_parts(name: str) -> tuple[str, ...]:
    """The words of a name in the order first to last, in small letters without accents.

    Titles, apostrophes and anything in brackets are left out, a hyphen divides words, and
    "Surname, First names" is turned round.
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"\(.*?\)", " ", name)).casefold()
    if plain.count(",") == 1:
        last, first = plain.split(",")
        plain = f"{first} {last}"
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’‘ʼ`]", "", letters))
    return tuple(word for word in words if word not in _TITLES)


def same_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names (from ``name_parts``) agree; middle names may be missing or differ.

    Only for people whose dates of birth agree: by itself a name tells too little.
    """
    if not one or not other:
        return False
    if "".join(one) == "".join(other):
        return True
    both_full = len(one) > 1 and len(other) > 1
    return both_full and (one[0], one[-1]) == (other[0], other[-1])
