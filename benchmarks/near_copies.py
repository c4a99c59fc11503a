"""How well near-copies are found over a year's outcomes: time, memory, found, false.

    python benchmarks/near_copies.py [--outcomes 36000] [--copied 0.1] [--seed 1]

Goal: 36,000 outcomes in at most 10 seconds and 400 MiB, 99 of 100 planted copies found. The
outcomes go from word to word as the labelled outcomes do (models/outcomes/data), none twice,
between stock phrases of time and measure, with invented names and numbers. A planted copy is one
of them for another child: other name, pronouns, numbers and date, and one or two changes: a word
left out, added or replaced, the clauses in another order. A pair that was found and not planted
counts as false.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from itertools import combinations, pairwise
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from audit.copies.grouping import near_copies
from audit.copies.masking import mask
from audit.copies.settings import settings
from audit.copies.words import compared_words

NAMES = "Aidan Bola Carys Dmitri Ebony Farah Gwen Harun Isla Jakub Kezia Lowen Mabli Nico".split()
PRONOUNS = (("he", "him", "his"), ("she", "her", "her"), ("they", "them", "their"))
TIMES = (
    "By July {year}, ", "By the end of Year {small}, ", "By Easter {year}, ",
    "Within {small} terms, ",
    "By the end of Key Stage 2, ", "By the annual review in May {year}, ", "",
)  # fmt: skip
MEASURES = (
    " on {small} occasions out of 10", " in {small} lessons out of 5", " {small} times a week",
    " for {small} minutes", " with no more than {small} prompts", " with 80% accuracy", "",
)  # fmt: skip
WORDS = "usually mostly often quietly gladly together independently carefully again first".split()


def chains() -> tuple[list[str], dict[str, list[str]]]:
    """Words that outcomes go on with after "will", and which word follows which in them."""
    first: list[str] = []
    following: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "models" / "outcomes" / "data").glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines()[1:]:
            words = line.split("\t")[-1].rstrip(".").split()
            if "will" in words[:-1]:
                first.append(words[words.index("will") + 1])
            for one, other in pairwise(words):
                following[one].append(other)
    return first, following


def walked(draw: random.Random, first: list[str], following: dict[str, list[str]]) -> str:
    """What a child will do: from word to word as labelled outcomes go, some 8 to 30 words."""
    while True:
        words = [draw.choice(first)]
        length = draw.randint(8, 30)
        while len(words) < length and following.get(words[-1]):
            words.append(draw.choice(following[words[-1]]))
        if len(words) >= 8:
            return " ".join(words)


def outcome(draw: random.Random, main: str) -> tuple[str, ...]:
    """The clauses of an outcome, with places for what changes with the child."""
    return draw.choice(TIMES), "{name} will " + main, draw.choice(MEASURES)


def filled(draw: random.Random, parts: tuple[str, ...]) -> str:
    """An outcome's words for a child."""
    he, him, his = draw.choice(PRONOUNS)
    swap = {"he": he, "she": he, "him": him, "his": his, "her": his}
    text = "".join(parts).replace("{name}", draw.choice(NAMES))
    text = text.replace("{year}", str(draw.randint(2026, 2030)))
    text = text.replace("{small}", str(draw.randint(2, 9)))
    return " ".join(swap.get(word, word) for word in text.split(" "))


def changed(draw: random.Random, parts: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The same outcome for another child, as somebody would write it, and what was done to it."""
    what = draw.choice(("name only", "left out", "added", "replaced", "order", "two changes"))
    when, main, measure = parts
    words = main.split(" ")
    for kind in draw.sample(("left out", "added", "replaced"), 2) if what[0] == "t" else [what]:
        at = draw.randrange(2, len(words))
        if kind == "left out":
            words[at : at + 1] = []
        elif kind == "added":
            words.insert(at, draw.choice(WORDS))
        elif kind == "replaced":
            words[at] = draw.choice(WORDS)
    if what == "order":
        return what, (main, " " + when[:1].lower() + when[1:].rstrip(", "), measure)
    return what, (when, " ".join(words), measure)


def main() -> None:
    """Make the outcomes, find the copies, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--outcomes", type=int, default=36_000)
    parser.add_argument("--copied", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="Print so many false pairs.")
    options = parser.parse_args()
    draw = random.Random(options.seed)
    copies = round(options.outcomes * options.copied)
    first, following = chains()
    mains: dict[str, None] = {}
    while len(mains) < options.outcomes - copies:
        mains[walked(draw, first, following)] = None
    originals = [outcome(draw, main) for main in mains]
    texts = [filled(draw, parts) for parts in originals]
    planted: dict[tuple[int, int], str] = {}
    families: dict[int, int] = {}
    for _ in range(copies):
        at = draw.randrange(len(originals))
        what, parts = changed(draw, originals[at])
        planted[(at, len(texts))] = what
        families[len(texts)] = at
        texts.append(filled(draw, parts))
    start = time.process_time()
    masked = [mask(text, NAMES) for text in texts]
    masking = time.process_time() - start
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    groups = near_copies(masked)
    finding = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    group_of = {place: n for n, group in enumerate(groups) for place in group.members}
    found: Counter[str] = Counter()
    asked = Counter(planted.values())
    for (one, other), what in planted.items():
        found[what] += one in group_of and group_of[one] == group_of.get(other)
    false = [
        (one, other)
        for group in groups
        for one, other in combinations(group.members, 2)
        if families.get(one, one) != families.get(other, other)
    ]
    lengths = sorted(len(compared_words(text, settings())) for text in masked)
    print(f"outcomes {len(texts)}, words compared in the middle one {lengths[len(lengths) // 2]}")
    print(
        f"CPU: masking {masking:.1f} s, finding {finding:.1f} s; "
        f"peak {peak:.0f} MiB ({before:.0f} before finding)"
    )
    for what, number in sorted(asked.items()):
        print(f"  {what:<12} {found[what]:>5} of {number:>5} found, {found[what] / number:.4f}")
    total = sum(found.values())
    print(f"planted copies found {total} of {copies}, {total / copies:.4f}")
    print(f"groups {len(groups)}, largest {len(groups[0].members)}; pairs not planted {len(false)}")
    lost = [pair for pair in planted if group_of.get(pair[0], -1) != group_of.get(pair[1], -2)]
    for one, other in (*draw.sample(lost, min(len(lost), options.show)), *false[: options.show]):
        print(f"  {masked[one]}\n  {masked[other]}\n")


if __name__ == "__main__":
    main()
