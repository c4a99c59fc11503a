"""Outcomes are masked, compared, and told with the plans they stand in."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from audit.copies.grouping import near_copies
from audit.copies.joining import alike_pairs
from audit.copies.masking import mask

BAG = "By July 2027 Kofi will pack his own bag from the picture list on 4 mornings out of 5."


def test_names_dates_and_numbers_are_masked() -> None:
    assert mask(BAG, ["Kofi Ansah"]) == (
        "By [date] [name] will pack his own bag from the picture list on [number] mornings out of "
        "[number]."
    )


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Zoë-Mae’s chair is by the door", "[name]’s chair is by the door"),
        ("she asks Mrs. Kaur for help", "she asks [name] for help"),
        ("KOFI READS 3 WORDS", "[name] READS [number] WORDS"),
        ("kofi reads with ms okoro", "[name] reads with ms okoro"),
        ("He plays with Sadie and O'Neil", "He plays with [name] and [name]"),
        ("Osian will read", "[name] will read"),
        ("She uses PECS in Maths and with her Speech and Language Therapist", None),
        ("Reads on 12/03/2027, at 10.30", "Reads on [date], at [number]"),
    ],
)
def test_a_name_is_masked_however_it_is_written(text: str, masked: str | None) -> None:
    assert mask(text, ["Kofi Ansah", "Zoe Mae Hart"]) == (masked or text)


def test_a_name_that_is_a_word_is_the_word_with_a_small_letter() -> None:
    assert mask("She and Will will read", ["Will Grace"]) == "She and [name] will read"


def copy_of(text: str, *names: str) -> bool:
    return len(near_copies([mask(BAG, ["Kofi"]), mask(text, names)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "By May 2026 Ayla will pack her own bag from the picture list on 3 mornings out of 5.",
        "By July 2027 Kofi will pack his own bag from the list on 4 mornings out of 5.",
        "By July 2027 Kofi will pack his own bag quietly from the picture list on 4 mornings in 5.",
        "By July 2027 Kofi will pack his own tray from the picture list on 4 mornings out of 5.",
        "On 4 mornings out of 5, Kofi will pack his own bag from the picture list by July 2027.",
        "BY JULY 2027 KOFI WILL PACK HIS OWN BAG FROM THE PICTURE LIST ON 4 MORNINGS OUT OF 5.",
    ],
)
def test_a_copy_is_known_again(text: str) -> None:
    assert copy_of(text, "Kofi", "Ayla")


@pytest.mark.parametrize(
    "text",
    [
        "By July 2027 Kofi will read his own book to a friend on 4 mornings out of 5.",
        "By July 2027 Kofi will choose his own lunch and carry the tray on 4 days out of 5.",
        "By July 2027 Kofi will walk to school with his sister on 4 mornings out of 5.",
    ],
)
def test_what_every_outcome_has_makes_no_copy(text: str) -> None:
    assert not copy_of(text, "Kofi")


def test_a_chain_is_cut() -> None:
    """Each is alike to the next, the first is not to the last: no group holds both."""
    words = "apple bread chair drum eagle flute grape horse inkpot jacket kettle ladder mug nut oak"
    all_ = words.split()
    chain = [" ".join(all_[at : at + 8]) for at in range(8)]
    groups = near_copies(chain)
    assert groups
    assert not any({0, 7} <= set(group.members) for group in groups)


def test_no_pair_is_missed_and_none_is_made_up() -> None:
    """Against comparing every text with every other, at several thresholds and weights."""
    draw = random.Random(3)  # noqa: S311 - seeded, no secret
    words = [f"w{number}" for number in range(30)]
    texts = [sorted(draw.sample(words, draw.randint(0, 12))) for _ in range(250)]

    def weight(word: str) -> int:
        return 1 + int(word[1:]) % 3

    for least in (0.5, 0.6, 2 / 3, 0.8, 1.0):
        by_hand = set()
        for one, other in combinations(range(len(texts)), 2):
            a, b = set(texts[one]), set(texts[other])
            both, either = (sum(map(weight, part)) for part in (a & b, a | b))
            if either and both / either >= least - 1e-9:
                by_hand.add((one, other))
        found = list(alike_pairs(texts, least, weight))
        assert set(found) == by_hand
        assert len(found) == len(by_hand)
        assert by_hand
