"""The documentation says what the tool does now."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import typer.main

from audit.commands import app
from audit.reading import docx_warnings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
GROUP = typer.main.get_command(app)


def commands(group: Any = GROUP, path: str = "audit") -> dict[str, Any]:
    found = {}
    for name, command in getattr(group, "commands", {}).items():
        if hasattr(command, "commands"):
            found.update(commands(command, f"{path} {name}"))
        else:
            found[f"{path} {name}"] = command
    return found


def test_every_command_is_in_the_readme() -> None:
    shown = re.sub(r"\|", " ", README)
    for path in commands():
        assert path in shown, f"{path} is not in the README"


def test_every_option_of_score_is_in_the_readme() -> None:
    options = {
        option
        for parameter in commands()["audit score"].params
        for option in parameter.opts
        if option.startswith("--")
    }
    missing = {option for option in options if option not in README} - {"--help"}
    assert not missing


def test_the_readme_promises_no_option_that_there_is_not() -> None:
    known = {
        option
        for command in commands().values()
        for parameter in command.params
        for option in parameter.opts
    }
    assert set(re.findall(r"`(--[a-z-]+)`", README)) <= known


def test_every_command_says_what_it_does() -> None:
    for path, command in commands().items():
        assert command.help, path
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{path}: {parameter.name}"


def test_pictures_and_pages_that_are_linked_are_there() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for link in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
            if not link.startswith("http"):
                assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_exit_codes_are_documented() -> None:
    text = (ROOT / "docs" / "exit-codes.md").read_text("utf-8")
    assert all(f"| {code} |" in text for code in range(4))


def test_every_warning_is_explained() -> None:
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "audit").rglob("*.py"))
    codes = set(re.findall(r'ReadingWarning\(\s*"([a-z-]+)"', source))
    codes |= set(docx_warnings._SENTENCES)
    explained = (ROOT / "docs" / "reading.md").read_text("utf-8")
    assert len(codes) > 8
    assert not {code for code in codes if f"`{code}`" not in explained}
