"""What one cell of the register says. Each function raises ValueError for what it cannot read.

The messages never repeat the cell: a name may have slipped into the wrong column.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Literal

from audit.plan.year_group import parse_year_group
from audit.register.columns import plain, unknown_words, value_words
from audit.register.dates import parse_date, plausible

# Spreadsheets export ="00123" so that leading zeros stay; it is a text and not a sum.
_TEXT_AS_FORMULA = re.compile(r'="(.*)"')
_NURSERY_NUMBERS = ("-1", "-2")


def text_of(cell: object) -> str:
    """The cell as one line of text; whole numbers without a decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = " ".join(str(cell).split())
    match = _TEXT_AS_FORMULA.fullmatch(text)
    return match[1] if match else text


def says_nothing(cell: object) -> bool:
    """Whether the cell is blank, a dash, or a word for "not known"."""
    word = plain(text_of(cell))
    return not word or word in unknown_words()


def read_text(cell: object) -> str | None:
    """The cell as text, None where it says nothing."""
    return None if says_nothing(cell) else text_of(cell)


def read_date(cell: object) -> date | None:
    """A date cell, or a text in a British form."""
    if says_nothing(cell):
        return None
    try:
        if isinstance(cell, datetime):
            return plausible(cell.date())
        if isinstance(cell, date):
            return plausible(cell)
        return parse_date(text_of(cell))
    except ValueError as error:
        raise ValueError("is not a date in the form day/month/year") from error


def read_direct_payment(cell: object) -> bool | None:
    """True where one is received, False where none is, None where the list does not say."""
    meaning = _meaning("direct_payment", cell)
    if meaning is not None:
        return meaning == "received"
    if says_nothing(cell):
        return None
    raise ValueError("is neither yes nor no")


def read_exception(cell: object) -> bool | None:
    """Whether an exception to the 20 weeks held, None where the list does not say.

    SEND Regulations 2014, regulations 10(4) and 13(3).
    """
    meaning = _meaning("exception", cell)
    if meaning is not None:
        return meaning == "held"
    if says_nothing(cell):
        return None
    raise ValueError("is neither yes nor no")


def read_plan_type(cell: object) -> Literal["new", "amended"] | None:
    """Whether the row is of a first plan or of an amended one, None where it does not say."""
    meaning = _meaning("plan_type", cell)
    if meaning is not None:
        return "new" if meaning == "new" else "amended"
    if says_nothing(cell):
        return None
    raise ValueError("is neither new nor amended")


def read_year_group(cell: object) -> int | None:
    """-2 and -1 nursery, 0 Reception, 1 to 13, 14 and up after Year 13."""
    meaning = _meaning("year_group", cell)
    if meaning is not None:
        return int(meaning)
    if says_nothing(cell):
        return None
    text = text_of(cell)
    stated = int(text) if text in _NURSERY_NUMBERS else parse_year_group(text)
    if stated is not None:
        return stated
    raise ValueError("is not a year group such as R, 1 or 13")


def _meaning(field: str, cell: object) -> str | None:
    """What the data file says the word of the cell means, None where it does not know it."""
    return value_words(field).get(plain(text_of(cell)))
