"""The same plan is read the same whatever template it stands in.

Labelled plans are rendered in every layout of the samples; what is read is held against what the
label says stands in them. Only figures are shown: some of the plans are held out from whoever
writes the rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from audit.plan import Plan, build_plan
from audit.reading import read_document
from samples.build import PDF_LAYOUTS, WORD_LAYOUTS, write_plan
from samples.labelled import LABELLED, load_labelled, source_of
from samples.source import SECTION_KEYS, Provision, Source

LAYOUTS = [("word", name) for name in WORD_LAYOUTS] + [("pdf", name) for name in PDF_LAYOUTS]
STEPS_AS_OUTCOMES = "now and then a step that is only a bullet is read as an outcome"
FEW = ("d51", "d66")
FOUND_AT_LEAST, SPARE_AT_MOST = 0.98, 0.01
PROVISION_KEYS = ("F", "G", "H1", "H2")
# The layouts by area of need print Sections B, E and F whether or not the plan has them.
WHOLE_ONLY = ("parts", "side_by_side")


def every_plan() -> list[str]:
    return sorted(path.stem for path in LABELLED.glob("*.json"))


def render(source: Source, kind: str, layout: str, folder: Path) -> Plan:
    """The plan as it is read from its rendering."""
    wanted = source.model_copy(update={kind: layout})
    (path,) = write_plan("plan", wanted, folder)
    return build_plan(read_document(path))


def plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()


def alike(one: str, other: str) -> bool:
    """Whether two texts are the same item, give or take its mark and its columns."""
    if one == other:
        return True
    pair = SequenceMatcher(None, one, other, autojunk=False)
    return pair.real_quick_ratio() > 0.7 and pair.quick_ratio() > 0.7 and pair.ratio() > 0.7


def compare(wanted: Sequence[Sequence[str]], read: Iterable[str]) -> tuple[int, int]:
    """How many items are found and how many spare; an item may be told in several ways."""
    left = [plain(text) for text in read]
    found = 0
    for ways in sorted(wanted, key=lambda ways: -len(ways[0])):
        texts = [plain(way) for way in ways]
        same = [text for text in left if text in texts]
        same = same or [text for text in left if any(alike(way, text) for way in texts)]
        if same:
            left.remove(same[0])
            found += 1
    return found, len(left)


def ways_to_tell(item: Provision) -> list[str]:
    return [item.text, " ".join((item.text, item.who, item.how_often, item.how_long))]


def statements(source: Source) -> list[Provision]:
    """Every provision statement; "none is needed" bears no mark and is not one."""
    items = [item for key in PROVISION_KEYS for item in source.sections.provision(key)]
    return [item for item in items if item.mark]


def nothing_needed(source: Source) -> list[str]:
    items = [item for key in PROVISION_KEYS for item in source.sections.provision(key)]
    return [plain(item.text) for item in items if not item.mark]


def figures(names: Iterable[str], kind: str, layout: str, folder: Path) -> dict[str, list[int]]:
    """Wanted, found and spare of each kind of item, over the plans that the layout can hold."""
    total = {name: [0, 0, 0] for name in ("outcomes", "provision", "needs", "advice", "sections")}

    def count(name: str, wanted: Sequence[Sequence[str]], read: Iterable[str]) -> None:
        found, spare = compare(wanted, read)
        total[name] = [a + b for a, b in zip(total[name], (len(wanted), found, spare), strict=True)]

    for plan_name in names:
        source = source_of(load_labelled(plan_name))
        sections = source.sections
        if layout in WHOLE_ONLY and not all(sections.has(key) for key in SECTION_KEYS):
            continue
        plan = render(source, kind, layout, folder)
        nil = nothing_needed(source)
        count("outcomes", [[o.text] for o in sections.E or []], (o.text for o in plan.outcomes))
        count(
            "provision",
            [ways_to_tell(item) for item in statements(source)],
            (item.text for item in plan.provision if plain(item.text) not in nil),
        )
        needs = [[need.text] for area in sections.B or [] for need in area.needs]
        count("needs", needs, (need.text for need in plan.needs))
        advice = [[a.role, f"{a.role} ({a.note})"] for a in sections.K or []]
        count("advice", advice, (entry.role for entry in plan.advice))
        present = [[key] for key in SECTION_KEYS if sections.has(key)]
        count("sections", present, (key for key in SECTION_KEYS if plan.sections[key].present))
    return total


def shortfalls(total: dict[str, list[int]]) -> list[str]:
    """What misses the goal, as figures."""
    return [
        f"{name}: {found} of {wanted} found, {spare} spare"
        for name, (wanted, found, spare) in total.items()
        if found < FOUND_AT_LEAST * wanted or spare > SPARE_AT_MOST * wanted
    ]


def with_faults(faults: dict[str, str]) -> list[ParameterSet]:
    """The layouts, those with a known fault marked: the day it is mended the mark must go."""
    return [
        pytest.param(kind, layout, marks=[pytest.mark.xfail(strict=True, reason=faults[layout])])
        if layout in faults
        else pytest.param(kind, layout)
        for kind, layout in LAYOUTS
    ]


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS)
def test_a_few_plans_are_read_the_same(kind: str, layout: str, tmp_path: Path) -> None:
    assert not shortfalls(figures(FEW, kind, layout, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "layout"),
    with_faults({"parts": STEPS_AS_OUTCOMES}),
)
def test_all_plans_are_read_the_same(kind: str, layout: str, tmp_path: Path) -> None:
    assert not shortfalls(figures(every_plan(), kind, layout, tmp_path))


def test_an_item_lost_is_not_found_and_a_stray_one_is_spare() -> None:
    wanted = [["A daily walk to the shop."], ["Ten minutes of reading with his tutor."]]
    assert compare(wanted, ["a daily walk to the shop", "Something else altogether"]) == (1, 1)
