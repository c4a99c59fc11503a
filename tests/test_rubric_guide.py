"""What the handbook tells a panel is so: each example of the notation, each link."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audit.language.phrases import Phrases

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "change-the-rubric.md"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PERIOD = {"period": ["(day*|week*|term*)"]}
EXAMPLES = {
    "access to": (["Access to a laptop", "access-to"], ["accessible to"]),
    "(a|some) support": (["a support", "some support"], ["more support"]),
    "[very] regular": (["very regular", "regular"], ["irregular"]),
    "improv*": (["improve", "improved", "improvement"], ["approve"]),
    "# hours": (["45 hours", "two hours", "2.5 hours"], ["many hours"]),
    "will ... be able": (["will in most lessons be able"], ["will. Then be able"]),
    "# {period}": (["6 weeks", "two terms"], ["6 lessons"]),
}


@pytest.mark.parametrize("phrase", EXAMPLES)
def test_example_finds_what_the_guide_says(phrase):
    assert f"| `{phrase.replace('|', chr(92) + '|')}` |" in GUIDE.read_text(encoding="utf-8")
    found, left = EXAMPLES[phrase]
    for text in found:
        assert text in Phrases([phrase], PERIOD), text
    for text in left:
        assert text not in Phrases([phrase], PERIOD), text


def test_every_example_of_the_guide_is_tested():
    written = re.findall(r"^\| `(.+?)` \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [phrase.replace("\\|", "|") for phrase in written] == list(EXAMPLES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page):
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+)", text):
        if not target.startswith("https://"):
            assert (page.parent / target).is_file(), target
