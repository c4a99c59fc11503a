"""What one sentence of Section A says of the future, by the rubric's word lists and a model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from audit.criteria.service_statements import without
from audit.criteria.wording_tools import word_count
from audit.language.item_model import item_model
from audit.language.lexicon import Lexicon
from audit.language.wordings import Features, signs, wordings
from audit.plan.model import Quote
from audit.rubric.kinds import Aspirations

HOPE_LABELS = (
    "is_aspiration",
    "own",
    "long_term",
    "concrete",
    "work_or_study",
    "independent_living",
    "community_life",
    "healthy_life",
)
_FEW, _LONG, _HALF_LONG = 6, 60, 30


@dataclass(frozen=True, slots=True)
class HopeEvidence:
    """What the word lists find in one sentence.

    ``rest`` is the sentence without stock phrases ("to be happy"), ``areas`` the lists of areas of
    adult life found in it; ``generic``: stock phrases with nothing of its own beside them;
    ``others``: somebody other than the child is spoken of; ``me``: the first person.
    """

    rest: str
    hope: bool
    stock: bool
    generic: bool
    short_term: bool
    others: bool
    me: bool
    areas: tuple[str, ...]


def hope_evidence(text: str, params: Aspirations, lexicon: Lexicon) -> HopeEvidence:
    """Look for the rubric's words in one sentence."""
    rest = without(params.generic, text, lexicon)
    specified = params.specified is not None and text in lexicon[params.specified]
    names = (*params.required_areas, *params.other_areas)
    areas = tuple(name for name in names if (text if specified else rest) in lexicon[name])
    stock = rest != text
    few = word_count(rest) <= params.strong_words
    return HopeEvidence(
        rest=rest,
        hope=text in lexicon[params.hopes],
        stock=stock,
        generic=stock and few and not areas and not specified,
        short_term=text in lexicon[params.short_term],
        others=text in lexicon[params.other_labels],
        me=not {"I", "I'm", "I'd", "I'll", "My", "my", "me"}.isdisjoint(
            text.replace("’", "'").replace('"', " ").replace("“", " ").split()
        ),
        areas=areas,
    )


def hope_features(text: str, found: HopeEvidence) -> Features:
    """What the learned model sees of one sentence: its wording and what the rules found."""
    words = len(text.split())
    lists = (
        ("hope", found.hope),
        ("stock", found.stock),
        ("generic", found.generic),
        ("short term", found.short_term),
        ("others", found.others),
        ("me", found.me),
        ("others, not me", found.others and not found.me),
        ("no area", not found.areas),
        ("question", "?" in text),
        ("few words", words <= _FEW),
        *((f"area {name}", True) for name in found.areas),
    )
    return {**wordings(text), **signs(lists), "length": min(words, _LONG) / _HALF_LONG}


def hope_likely(text: str, found: HopeEvidence) -> Mapping[str, float]:
    """How likely each of ``HOPE_LABELS`` is, 0 to 1.

    All but ``is_aspiration`` are learned from aspirations, and mean nothing of other sentences.
    """
    return item_model("aspirations").probabilities(hope_features(text, found))


@dataclass(frozen=True, slots=True)
class Hope:
    """One sentence of hope, as rules and model judge it together.

    ``headed``: it stands under a heading for aspirations; ``own``: the child's and not that of
    those around the child; ``generic``: any child's; ``lasting``: beyond the near future.
    """

    quote: Quote
    found: HopeEvidence
    likely: Mapping[str, float]
    headed: bool
    own: bool
    generic: bool
    lasting: bool

    def shows(self, area: str, sure: float) -> bool:
        """Whether it speaks of this area of adult life: by its words, or the model is sure."""
        return area in self.found.areas or self.likely.get(area, 0.0) >= sure


def hope_of(quote: Quote, label: str, headed: bool, params: Aspirations, lexicon: Lexicon) -> Hope:
    """Judge one sentence that stands under the heading ``label``."""
    found = hope_evidence(quote.text, params, lexicon)
    likely = hope_likely(quote.text, found)
    vague = likely["concrete"] < params.unlikely and not found.areas
    few = word_count(found.rest) <= params.strong_words
    return Hope(
        quote=quote,
        found=found,
        likely=likely,
        headed=headed,
        own=_is_own(label, headed, found, likely, params, lexicon),
        generic=found.generic or (vague and few),
        lasting=not found.short_term and likely["long_term"] >= params.unlikely,
    )


def _is_own(
    label: str,
    headed: bool,
    found: HopeEvidence,
    likely: Mapping[str, float],
    params: Aspirations,
    lexicon: Lexicon,
) -> bool:
    """Under the parents' heading only what they report of the child's own wish is the child's."""
    if label in lexicon[params.other_labels]:
        return likely["own"] >= params.likely
    return found.me or likely["own"] >= params.unlikely or (headed and not found.others)
