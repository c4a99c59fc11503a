"""Sentences of English prose.

Our own few lines: spaCy's sentencizer says the same of plans, but importing it takes longer than
scoring a whole plan.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ABBREVIATIONS = frozenset(
    "mr mrs ms mx dr st prof rev hon sr jr e.g i.e eg ie etc approx vs cf ref tel ext mins hr hrs "
    "yr yrs wk wks incl dept a.m p.m dob feb apr aug sept sep oct nov dec tues thurs".split()
)
_BEFORE_A_NUMBER = ("no", "nos", "p", "pp", "para", "paras", "reg", "s", "sec", "fig", "vol", "art")
# A full stop, question or exclamation mark, with closing quotes and brackets, then white space.
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+)|\n+")
_LAST_WORD = re.compile(r"[\w.]+$")
_LONGEST = 20
"""Letters: no abbreviation is longer, so no more is looked at before a full stop."""
_OPENS = re.compile(r"\s*[\"'“‘(\[]*[A-Z0-9£]")


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order; each is an exact part of it, without outer white space."""
    found, start = [], 0
    for end in _END.finditer(text):
        if _is_end(text, end):
            found.append(text[start : end.end()].strip())
            start = end.end()
    found.append(text[start:].strip())
    return tuple(sentence for sentence in found if sentence)


def _is_end(text: str, end: re.Match[str]) -> bool:
    if end.group().isspace():
        return True
    if not _OPENS.match(text, end.end()):
        return False
    if not end.group().startswith("."):
        return True
    word = _LAST_WORD.search(text, max(0, end.start() - _LONGEST), end.start())
    last = word.group() if word else ""
    # "Dr. Roe", "J. Smith", "e.g. Lego" go on; "at 3 p.m. The bus" does not tell, so it goes on.
    if last.lower() in _BEFORE_A_NUMBER and text[end.end() :].lstrip()[:1].isdigit():
        return False
    return not (last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()))
