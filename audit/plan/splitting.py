"""One line that holds several things: numbered items run together, labels in the middle."""

from __future__ import annotations

import re
from itertools import pairwise

_AFTER = r"(?<=[.;!?”\"])\s+"
_PROVISION_LABELS = (
    r"(?:Who|By whom|Delivered by|Staffing|How often|Frequency|How long|Duration|Review)\s*:\s"
)
_LABELS = {
    "E": r"(?:Steps?|Review(?:ed)?|Monitoring(?: and review)?|Outcome\s+\d{1,2})\s*:\s",
    **dict.fromkeys(("F", "G", "H1", "H2"), _PROVISION_LABELS),
}
_FIRST = re.compile(r"^(?P<head>[A-K]\.?|\(?)(?P<number>\d{1,2})(?P<tail>[.):]?)\s")


def split_line(line: str, section: str) -> list[str]:
    """The parts of ``line`` in order, each as written; most lines are one part.

    Parted are items that number on ("F3 ... F4 ...", "1. ... 2. ...") and labels that follow a
    sentence ("... by July. Review: each term"), or come one after another without full stops.
    """
    cuts = [*_numbered_cuts(line, section), *_label_cuts(line, section)]
    edges = [0, *sorted(cuts), len(line)]
    return [part for a, b in pairwise(edges) if (part := line[a:b].strip())]


def _numbered_cuts(line: str, section: str) -> list[int]:
    first = _FIRST.match(line)
    if first is None or (first["head"][:1].isalpha() and first["head"][0] != section[:1]):
        return []
    if not first["head"].rstrip("(").rstrip(".") and not first["tail"]:
        return []
    cuts: list[int] = []
    number, at = int(first["number"]), first.end()
    while True:
        number += 1
        sign = re.escape(f"{first['head']}{number}{first['tail']}")
        following = re.compile(rf"{_AFTER}(?={sign}\s+[A-Z])").search(line, at)
        if following is None:
            return cuts
        cuts.append(following.end())
        at = following.end()


def _label_cuts(line: str, section: str) -> list[int]:
    labels = _LABELS.get(section)
    if labels is None:
        return []
    several = len(re.findall(rf"\s{labels}", line)) > 1
    before = r"(?<=\S)\s+" if several else _AFTER
    return [found.end() for found in re.finditer(rf"{before}(?={labels})", line)]
