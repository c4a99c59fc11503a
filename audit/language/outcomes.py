"""Signs in the wording of one outcome (Code of Practice 9.66; quality standard, items)."""

from __future__ import annotations

from dataclasses import dataclass

from audit.language.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """Names of the word lists that the signs are read from.

    ``personal_words``: from so many words on, a specific outcome counts as personal without a
    word of the list ``personal``.
    """

    time_limit: str
    no_time_limit: str
    measure: str
    strong_measure: str
    empty_number: str
    service: str
    staff_subject: str
    observable: str
    vague_aim: str
    personal: str
    personal_words: int


@dataclass(frozen=True, slots=True)
class OutcomeSigns:
    """What one outcome's wording shows; ``smart`` needs all but ``personal``."""

    specific: bool
    measurable: bool
    time_bound: bool
    true_outcome: bool
    personal: bool

    @property
    def smart(self) -> bool:
        return self.specific and self.measurable and self.time_bound and self.true_outcome

    def missing(self) -> str:
        """One sentence of what is missing, "" if nothing is."""
        lacks = []
        if not self.true_outcome:
            lacks.append("it is a service or activity, not a difference made to the child")
        if not self.specific:
            lacks.append("it does not name one thing that can be seen or heard")
        if not self.measurable:
            lacks.append("nothing in it shows whether it has been met")
        if not self.time_bound:
            lacks.append("it has no date, age, school year or other time limit")
        if self.true_outcome and not self.personal:
            lacks.append("it could stand in any other child's plan")
        return _sentence(lacks)


def outcome_signs(text: str, words: OutcomeWords, lexicon: Lexicon) -> OutcomeSigns:
    """Read the signs of one outcome from its wording alone."""
    true_outcome = _true_outcome(text, words, lexicon)
    vague = lexicon[words.vague_aim].texts(text)
    open_text = _without(words.time_limit, _without(words.empty_number, text, lexicon), lexicon)
    measures = lexicon[words.measure].texts(open_text)
    strong = lexicon[words.strong_measure].texts(text)
    made_exact = len(measures) + len(strong) >= 2 and bool(strong)
    measurable = bool(measures or strong) and (not vague or made_exact)
    exact = not vague or made_exact
    empty = not measures and text in lexicon[words.empty_number]
    seen = bool(measures or strong) or text in lexicon[words.observable]
    specific = exact and seen and not empty
    own = text in lexicon[words.personal] or len(text.split()) >= words.personal_words
    personal = true_outcome and specific and own
    return OutcomeSigns(
        specific=specific,
        measurable=measurable,
        time_bound=_time_bound(text, words, lexicon),
        true_outcome=true_outcome,
        personal=personal,
    )


def _true_outcome(text: str, words: OutcomeWords, lexicon: Lexicon) -> bool:
    """A benefit to the child, not a service, activity or resource (Code 9.66)."""
    if text in lexicon[words.service]:
        return False
    staff = lexicon[words.staff_subject].first(text)
    return staff is None or staff.start > len(text) // 3


def _without(name: str, text: str, lexicon: Lexicon) -> str:
    """The text without the words of a list, such as time limits: their numbers measure nothing."""
    for match in reversed(list(lexicon[name].find(text))):
        text = f"{text[: match.start]} {text[match.end :]}"
    return text


def _time_bound(text: str, words: OutcomeWords, lexicon: Lexicon) -> bool:
    """A time limit that is not part of an endless one ("throughout her time at school")."""
    endless = [(m.start, m.end) for m in lexicon[words.no_time_limit].find(text)]
    return any(
        not any(start < m.end and m.start < end for start, end in endless)
        for m in lexicon[words.time_limit].find(text)
    )


def _sentence(parts: list[str]) -> str:
    if not parts:
        return ""
    joined = "; ".join(parts)
    return joined[0].upper() + joined[1:] + "."
