"""Signs in the wording of one outcome (Code of Practice 9.66; quality standard, items)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit.language.item_model import ItemModel
from audit.language.lexicon import Lexicon
from audit.language.wordings import Features, signs, wordings

OUTCOME_LABELS = ("specific", "measurable", "time_bound", "true_outcome", "personal")
SMART = ("specific", "measurable", "time_bound", "true_outcome")
LACKS = {
    "true_outcome": "it is a service or activity, not a difference made to the child",
    "specific": "it does not name one thing that can be seen or heard",
    "measurable": "nothing in it shows whether it has been met",
    "time_bound": "it has no date, age, school year or other time limit",
    "personal": "it could stand in any other child's plan",
}
"""What is said of an outcome without a sign, in the order in which it is said."""
_LIKELY = 0.5
_LONG, _HALF_LONG = 60, 30


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
    """What one outcome's wording shows; ``smart`` needs all but ``personal``.

    ``likely``: how likely each sign and ``smart`` is, 0 to 1; empty where rules alone judged.
    """

    specific: bool
    measurable: bool
    time_bound: bool
    true_outcome: bool
    personal: bool
    likely: Mapping[str, float] = field(default_factory=dict)

    @property
    def smart(self) -> bool:
        return all(getattr(self, sign) for sign in SMART)

    def likely_all(self, names: Sequence[str]) -> float:
        """How likely it is that the outcome shows all of these signs, 0 to 1.

        The signs of one outcome go together, so the least likely one is a better measure than the
        product of all.
        """
        if not self.likely:
            return float(all(getattr(self, name) for name in names))
        return min(
            self.likely[part] for name in names for part in (SMART if name == "smart" else (name,))
        )

    def missing(self) -> str:
        """One sentence of what is missing, "" if nothing is."""
        lacks = [words for sign, words in LACKS.items() if not getattr(self, sign)]
        if not self.true_outcome and not self.personal:
            lacks.remove(LACKS["personal"])  # what is no outcome is not asked whose it is
        return _sentence(lacks)


@dataclass(frozen=True, slots=True)
class OutcomeEvidence:
    """What the rubric's word lists find in one outcome.

    ``measures`` stand outside time limits and empty numbers; ``staff_early``: the staff are the
    subject; ``own``: a word of this child's life; ``words``: how many words.
    """

    vague: tuple[str, ...]
    measures: tuple[str, ...]
    strong: tuple[str, ...]
    empty_number: bool
    observable: bool
    service: bool
    staff: bool
    staff_early: bool
    time_limit: bool
    time_bound: bool
    endless: bool
    own: bool
    words: int

    @property
    def only_vague(self) -> bool:
        """A vague aim of the rubric's list, with nothing beside it that could be seen or measured.

        The panel's list decides here, whatever a model has learned.
        """
        return bool(self.vague) and not (self.measures or self.strong or self.observable)


def outcome_evidence(text: str, words: OutcomeWords, lexicon: Lexicon) -> OutcomeEvidence:
    """Look for the rubric's words in one outcome."""
    staff = lexicon[words.staff_subject].first(text)
    open_text = _without(words.time_limit, _without(words.empty_number, text, lexicon), lexicon)
    return OutcomeEvidence(
        vague=tuple(lexicon[words.vague_aim].texts(text)),
        measures=tuple(lexicon[words.measure].texts(open_text)),
        strong=tuple(lexicon[words.strong_measure].texts(text)),
        empty_number=text in lexicon[words.empty_number],
        observable=text in lexicon[words.observable],
        service=text in lexicon[words.service],
        staff=staff is not None,
        staff_early=staff is not None and staff.start <= len(text) // 3,
        time_limit=text in lexicon[words.time_limit],
        time_bound=_time_bound(text, words, lexicon),
        endless=text in lexicon[words.no_time_limit],
        own=text in lexicon[words.personal],
        words=len(text.split()),
    )


def outcome_rules(found: OutcomeEvidence, personal_words: int) -> OutcomeSigns:
    """The signs by rules alone, without the learned model."""
    true_outcome = not found.service and not found.staff_early
    made_exact = len(found.measures) + len(found.strong) >= 2 and bool(found.strong)
    exact = not found.vague or made_exact
    measured = bool(found.measures or found.strong)
    empty = not found.measures and found.empty_number
    specific = exact and (measured or found.observable) and not empty
    own = found.own or found.words >= personal_words
    return OutcomeSigns(
        specific=specific,
        measurable=measured and exact,
        time_bound=found.time_bound,
        true_outcome=true_outcome,
        personal=true_outcome and specific and own,
    )


def outcome_features(text: str, found: OutcomeEvidence, by_rules: OutcomeSigns) -> Features:
    """What the learned model sees of one outcome: its wording and what the rules found."""
    rules = ((f"rule {name}", getattr(by_rules, name)) for name in OUTCOME_LABELS)
    lists = (
        ("vague", found.vague),
        ("vague twice", len(found.vague) > 1),
        ("measure", found.measures),
        ("measure twice", len(found.measures) > 1),
        ("strong measure", found.strong),
        ("empty number", found.empty_number),
        ("observable", found.observable),
        ("service", found.service),
        ("staff", found.staff),
        ("time limit", found.time_limit),
        ("endless", found.endless),
        ("own", found.own),
    )
    length = {"length": min(found.words, _LONG) / _HALF_LONG}
    return {**wordings(text), **signs(rules), **signs(lists), **length}


def outcome_signs(
    text: str, words: OutcomeWords, lexicon: Lexicon, model: ItemModel
) -> OutcomeSigns:
    """The signs of one outcome, and how likely each is, from its wording alone."""
    found = outcome_evidence(text, words, lexicon)
    by_rules = outcome_rules(found, words.personal_words)
    likely = model.probabilities(outcome_features(text, found, by_rules))
    return OutcomeSigns(
        specific=likely["specific"] >= _LIKELY and not found.only_vague,
        measurable=likely["measurable"] >= _LIKELY,
        time_bound=likely["time_bound"] >= _LIKELY,
        true_outcome=likely["true_outcome"] >= _LIKELY,
        personal=likely["personal"] >= _LIKELY,
        likely=likely,
    )


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
