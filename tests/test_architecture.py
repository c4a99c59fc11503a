"""The house: each room imports only from the rooms above it, and start-up stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# From the top: a room may use the rooms before it. Rooms side by side stand in one tuple.
ROOMS = (
    ("data", "errors", "agreement"),
    ("reading",),
    ("plan",),
    ("language",),
    ("rubric",),
    ("criteria",),
    ("result",),
    ("judging",),
    ("mending",),
    ("plan_reading",),
    ("showing",),
    ("register",),
    ("auditing",),
    ("isolation",),
    ("batch",),
    ("evaluating",),
    ("store",),
    ("sampling", "copies"),
    ("monthly",),
    ("framework",),
    ("reporting",),
    ("commands",),
)
LEVEL = {room: level for level, rooms in enumerate(ROOMS) for room in rooms}
HEAVY = ("spacy", "sklearn", "pdfplumber", "pypdfium2", "sqlalchemy", "matplotlib", "docx", "lxml")


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "audit":
                found.update(f"audit.{name.name}" for name in node.names)
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return {name for name in found if name.startswith("audit.")}


def modules() -> list[Path]:
    return sorted((ROOT / "audit").rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(ROOT)))
def test_a_room_knows_only_the_rooms_above_it(path: Path) -> None:
    here = path.relative_to(ROOT).with_suffix("").parts
    room = here[1]
    if room in ("__init__", "__main__"):
        return
    for name in imports_of(path):
        other = room_of(name)
        if other in ("__version__", room):
            continue
        assert LEVEL[other] < LEVEL[room], f"{room} may not know {name}"


@pytest.mark.parametrize("command", [["--help"], ["score", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(command: list[str]) -> None:
    code = (
        "import sys\n"
        "from audit.commands import app\n"
        "try:\n"
        f"    app({command!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_scoring_a_word_file_imports_no_trainer_database_or_plotter() -> None:
    plan = next((ROOT / "samples" / "plans").glob("*.docx"))
    code = (
        "import sys\n"
        "from audit import audit_plan\n"
        f"audit_plan({str(plan)!r})\n"
        "heavy = ('sklearn', 'scipy', 'matplotlib', 'sqlalchemy', 'pandas', 'pdfplumber')\n"
        "print([m for m in heavy if m in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_module_opens_a_network_connection() -> None:
    banned = {"socket", "urllib.request", "http.client", "requests", "httpx", "pickle", "joblib"}
    for path in modules():
        tree = ast.parse(path.read_text("utf-8"))
        names = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
        names |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        assert not names & banned, f"{path.name} imports {names & banned}"
