"""Wordings of confirmations that the workbook and the screen share."""

from __future__ import annotations

from audit.reporting import words

HOW_TO = (
    ("What this is",
     "The ratings that the tool gave to the plans of a month's sample, for you to confirm or "
     "correct. The tool only proposes: a judgement stands when an auditor has confirmed it."),
    ("1. Look",
     "Open the plan, and read it beside the sheet Ratings. Each row is one criterion of one plan: "
     "the tool's rating, why, the plan's words that it rests on, what the rating means and what "
     "the next one asks. Begin with the rows that say “check first”: there the tool is less sure."),
    ("2. Correct",
     "Where you do not agree, choose another rating under Your rating and write why under Your "
     "reason. Where you agree, leave both blank."),
    ("3. Confirm",
     "When you have looked at all of a plan, choose yes under Confirm? on the sheet Plans. "
     "Without it nothing is taken, so you can save the file and go on another day."),
    ("4. Hand in",
     "Save the file as it is (.xlsx) and run audit confirm --import FILE --auditor \"YOUR NAME\". "
     "It says what was confirmed, what was corrected, and what it could not take and why."),
    ("Ratings",
     "0 not evident, 1 weak, 2 sound, 3 strong; n/a: the criterion does not apply to this child; "
     "not judged: it cannot be told from the plan."),
    ("Direct payments (J1)",
     "Give a rating if you know that a direct payment is received, n/a if you know that none is."),
    ("To take a correction back",
     "Give the earlier rating again, with your reason. Nothing that was said is ever deleted: the "
     "history keeps every confirmation with who and when."),
    ("What you can change",
     "Only the coloured cells. You may filter, and make rows and columns larger. Rows and hidden "
     "parts that were changed are refused, because nobody could tell which plan they speak of."),
    ("Keep it safe",
     "This file holds words of children's plans: keep it where the plans are kept, send it to "
     "nobody by e-mail, and delete it when it has been imported."),
)  # fmt: skip
BLIND_HOW_TO = (
    ("What this is",
     "Plans that are rated a second time, by another auditor who does not see the first ratings. "
     "This shows how far two people read the criteria alike."),
    ("1. Rate",
     "Read the plan and give a rating to every criterion on the sheet Ratings, with a reason "
     "where you hesitated."),
    ("2. Say that you are done",
     "When all criteria of a plan are rated, choose yes under Confirm? on the sheet Plans."),
    ("3. Hand in",
     "Save the file as it is (.xlsx) and run audit moderate mark --import FILE --auditor "
     "\"YOUR NAME\"."),
    HOW_TO[5],
    HOW_TO[8],
    HOW_TO[9],
)  # fmt: skip


def rating(word: str) -> str:
    """A kept rating in words: "2 sound", "n/a", "not judged"."""
    return f"{word} {words.RATINGS[int(word)]}" if word.isdecimal() else word


def judgement(overall: str | None, score: float | None) -> str:
    """ "Good, 72%", or "No judgement" where nothing could be rated."""
    if overall is None:
        return "No judgement"
    return f"{words.sentence_case(overall)}, {words.percent(score)}"
